"""Bylines in the forms that papers and web sites print."""

import pytest

from bulletin_ie.layout.bylines import Bylines
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.text import AlignedText

BYLINES = Bylines(default_lexicon())
Names = list[tuple[str, str]]


def names(text: str, *, bare: bool = True) -> Names | None:
    key = AlignedText.of(text).key
    found = BYLINES.read(key, bare=bare)
    return None if found is None else [(c.role[0], key[c.start : c.end].replace(" ", "")) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者 景小舟", [("r", "景小舟")]),
        ("记者 景小舟 通讯员 张一帆", [("r", "景小舟"), ("c", "张一帆")]),
        ("（记者 林 舟　编辑 何苗　责编 方田）", [("r", "林舟")]),
        ("（记者 龙　腾 通讯员 田　甜）", [("r", "龙腾"), ("c", "田甜")]),
        ("（记者 芮　文）", [("r", "芮文")]),
        ("记者 景小舟通讯员 荆 岚", [("r", "景小舟"), ("c", "荆岚")]),
        ("记者楼望江 见习记者 谷禾", [("r", "楼望江"), ("r", "谷禾")]),
        ("（县融媒体中心 吴小农 汪芳　图/程辰）", [("r", "吴小农"), ("r", "汪芳")]),
        ("（州政府信息科　文昌安　仁青措）", [("r", "文昌安"), ("r", "仁青措")]),
        ("清川县融媒体中心记者 王明", [("r", "王明")]),
        ("极目新闻通讯员 杨光", [("c", "杨光")]),
        ("□本报记者 王小明 李红 摄影报道", [("r", "王小明"), ("r", "李红")]),
        ("□记者 冷 静 报道", [("r", "冷静")]),
        ("记者张三 李四 通讯员王五报道", [("r", "张三"), ("r", "李四"), ("c", "王五")]),
        ("文字：白露寒　图片：葛一川", [("r", "白露寒")]),
        ("文/图：任佳音", [("r", "任佳音")]),
        ("张三 文/图", [("r", "张三")]),
        ("（张三 李四/文 王五/图）", [("r", "张三"), ("r", "李四")]),
        ("张三 文 李四 图", [("r", "张三")]),
        ("文 张三 图 李四", [("r", "张三")]),
        ("撰稿：薄小雪", [("r", "薄小雪")]),
        ("（整理：沈 湖）", [("r", "沈湖")]),
        ("供稿：田甜", [("c", "田甜")]),
        ("供稿：县农业农村局", [("s", "县农业农村局")]),
        ("供稿丨沁川融媒", [("s", "沁川融媒")]),
        ("（区政府办供稿）", [("s", "区政府办")]),
        ("（穆青山）", [("r", "穆青山")]),
        ("（县应急管理局）", [("s", "县应急管理局")]),
        ("通讯员 黎想 舒远", [("c", "黎想"), ("c", "舒远")]),
        ("记者 斯日古楞 通讯员 包乌兰", [("r", "斯日古楞"), ("c", "包乌兰")]),
        ("记者 古丽米热·阿布都", [("r", "古丽米热·阿布都")]),
        ("編輯：付波　全媒體記者：王勃 陶然", [("r", "王勃"), ("r", "陶然")]),
        ("作者：张三 单位：县水利局", [("r", "张三")]),
        ("来源：清川县融媒体中心", [("s", "清川县融媒体中心")]),
        ("（阿依古　李　倩）", [("r", "阿依古"), ("r", "李倩")]),
        ("作者：本站编辑", []),
        ("作者：管理员", []),
        ("摄影：金川", []),
        ("编辑：何苗　审核：方正言", []),
        ("一审：沈舟　二审：何畅怀　三审：方喜", []),
        ("[责任编辑：墨言]", []),
        ("本报记者 张三 摄", []),
    ],
)
def test_read(text: str, expected: Names) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "记者从县水利局获悉，全县水库运行平稳",
        "记者见面会在县文化馆举行",
        "通讯员培训班在县委党校开班",
        "（试行）",
        "（试行 修订）",
        "（一期 二期）",
        "（扩大）",
        "（本报通讯员）",
        "首页 时政 民生 镇街 视频 专题 公告",
        "清川县召开防汛工作会议",
    ],
)
def test_read_nothing(text: str) -> None:
    assert names(text, bare=text.startswith("（")) is None


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("会议还听取了三项汇报。记者 荆小舟 通讯员 章帆", "记者 荆小舟 通讯员 章帆"),
        ("取得实效。（记者 张三）", "（记者 张三）"),
        ("确保安全。”（王小明）", "（王小明）"),
        ("整改到位。 文/王小明 图/李红", "文/王小明 图/李红"),
        ("不断提高。（县委办 王小明）", "（县委办 王小明）"),
        ("及时处置。(区政府办供稿)", "（区政府办供稿）"),
        ("取得实效（记者 张三）", "（记者 张三）"),
        ("取得实效。（顾　盼　周　宁）", "（顾 盼 周 宁）"),
        ("取得实效（顾　盼　周　宁）", "（顾 盼 周 宁）"),
        ("实现“零火情”。通讯员 王铁", "通讯员 王铁"),
        ("到场观摩。 葛金荣 张兴宏", "葛金荣 张兴宏"),
    ],
)
def test_trailing(text: str, byline: str) -> None:
    key = AlignedText.of(text).key
    found = BYLINES.trailing(key)
    assert found is not None
    assert key[found[0] :] == byline


@pytest.mark.parametrize(
    "text",
    ["会议审议了《方案（试行）》。", "他说：“好。”记者走访了3户群众。", "县委常委会举行（扩大）会议。", "记者 张三"],
)
def test_no_trailing(text: str) -> None:
    assert BYLINES.trailing(AlignedText.of(text).key) is None
