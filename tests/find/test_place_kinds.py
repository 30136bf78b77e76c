"""Kinds of places by the last nouns of their names."""

import pytest

from bulletin_ie.find.place_kinds import PlaceKinds
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.records.vocabulary import PlaceKind, values

KINDS = PlaceKinds(default_lexicon())

NAMES = {
    "division": ["青石镇", "云河街道", "清溪县"],
    "village": ["柳树村", "柳树村千亩方", "青石镇柳树村“金穗”千亩示范片", "柳树村3组滑坡隐患点"],
    "residence": ["石榴社区", "南门小区", "鼓楼里小区出入口", "云河街道“同心家园”"],
    "street": ["望江古街", "老东门步行街", "青河大桥"],
    "site": ["青河大桥项目工地", "城东安置房项目", "青河治理工程区"],
    "enterprise": ["顺达物流公司", "云岭茶场", "贺岭酒庄", "云河宾馆会议室", "清溪煤矿调度中心"],
    "institution": [
        "柳树村党群服务中心",
        "青石镇政府",
        "县委常委会议室",
        "县档案馆",
        "县行政中心报告厅",
        "县政府大院1号楼",
    ],
    "school": ["县委党校", "实验小学操场", "实验小学礼堂"],
    "hospital": ["县人民医院门诊大厅", "县福利院", "幸福社区日间照料中心"],
    "park": ["青河经济开发区", "青河高新区", "现代农业示范区", "青河综合保税区", "云顶山景区停车场"],
    "facility": ["城南粮库", "县自来水厂", "双桥变电站", "云河充电站"],
    "water": ["柳湾排涝闸", "青石水库", "城北入河排污口"],
    "culture": ["县体育馆停车场", "青石镇文化站", "柳树村文化礼堂", "县全民健身中心"],
    "market": ["云河农贸市场", "云河商业综合体"],
    "transport": ["城东客运站", "云河港", "三号码头", "城西公交站"],
    "other": ["牛头屿养殖区"],
}


def test_every_kind_is_shown():
    assert set(NAMES) == set(values(PlaceKind))


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in NAMES.items() for name in names])
def test_kind(kind, name):
    assert KINDS.of(name) == kind


def test_unknown_nouns_tell_nothing():
    assert KINDS.of("云河之畔") is None
    assert KINDS.of("") is None
    assert KINDS.of("停车场") == "facility"
    assert KINDS.of("操场") is None
