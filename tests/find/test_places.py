"""Where: stops, venues, lists, and what is no place."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bulletin_ie.find.places import PlaceFinder
from bulletin_ie.find.sentences import mask_quotes
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.recognizer import Label, Recognized, Sighting


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(default_lexicon())


@dataclass(frozen=True)
class Eyes:
    """A recognizer's view in which just the given words are names."""

    names: list[Recognized]

    def probability(self, start: int, end: int, label: Label) -> float | None:
        found = [n.probability for n in self.names if (n.start, n.end, n.label) == (start, end, label)]
        return found[0] if found else 0.0


def sees(text: str, *names: tuple[str, Label]) -> Eyes:
    return Eyes([Recognized(text.index(w), text.index(w) + len(w), label, 0.95) for w, label in names])


def places(finder: PlaceFinder, text: str, sighting: Sighting | None = None) -> list[tuple[str, str]]:
    return [(text[p.start : p.end], p.role) for p in finder.find(text, mask_quotes(text), (), sighting)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李明来到柳桥农贸市场，检查消防设施。", ["柳桥农贸市场"]),
        ("李明先后到青石镇柳树村、顺达物流园和县人民医院调研。", ["青石镇柳树村", "顺达物流园", "县人民医院"]),
        ("在桂花里，李明走进老房子。", ["桂花里"]),
        ("在如归客栈南门路店，李明询问情况。", ["如归客栈南门路店"]),
        ("李明考察了澄光仪器（厦门）有限公司。", ["澄光仪器（厦门）有限公司"]),
        ("李明率队赴深圳、东莞考察。", ["深圳", "东莞"]),
        ("在南湖公园项目现场，李明听取汇报。", ["南湖公园项目"]),
        ("在二道沟乡集中安置点，李明与群众拉家常。", ["二道沟乡集中安置点"]),
        ("李明深入一线督导。", []),
        ("李明深入贯彻落实会议精神。", []),
        ("李明参观企业生产车间。", []),
        ("在调研中，李明强调要快。", []),
        ("李明检查了排水设施，查看了3家烧烤店。", []),
        ("会议深入实施“八个一批”。", []),
        ("李明对柳桥农贸市场、顺达物流园开展检查。", ["柳桥农贸市场", "顺达物流园"]),
        ("李明到城区和青石镇检查。", ["青石镇"]),
        ("李明来到上坝湾、下坝湾两个自然村。", ["上坝湾", "下坝湾"]),
        ("李明察看了青年路公园、柳桥农贸市场建设情况。", ["青年路公园", "柳桥农贸市场"]),
        ("要引导更多企业到青石镇建工厂。", []),
        ("报名者可于周五前到县体育馆登记。", []),
        ("李明走访优秀党员、老钳工家中。", []),
        ("李明赴定点帮扶村——青石镇柳树村开展义诊。", ["青石镇柳树村"]),
        ("李明察看了七星湖清淤、护城河截污情况。", ["七星湖", "护城河"]),
        ("李明来到云岭一中食堂，询问菜价。", ["云岭一中"]),
        ("第一站是顺达物流园，李明问得很细。", ["顺达物流园"]),
        ("李明一行绕道柳树村看育苗大棚。", ["柳树村"]),
        ("李明先后察看了柳树村冬小麦播种现场、顺达物流园。", ["柳树村", "顺达物流园"]),
        ("李明来到柳树村村民家里。", ["柳树村"]),
        ("李明转场到青石镇政府三楼会议室。", ["青石镇政府"]),
        ("李明走进临街店铺，询问收入。", []),
        ("李明带着“访惠聚”驻村工作队查看冬麦。", []),
    ],
)
def test_stops(finder: PlaceFinder, text: str, expected: list[str]) -> None:
    assert [name for name, _ in places(finder, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳树村村头，新居成排。", ["柳树村"]),
        ("9日上午，柳树村。李明边走边看。", ["柳树村"]),
        ("顺达印刷公司生产车间里，机器轰鸣。", ["顺达印刷公司"]),
        ("柳树村、顺达物流园，一路看下来，李明问得很细。", ["柳树村", "顺达物流园"]),
        ("只见柳树村的秧田里，农民正在育秧。", ["柳树村"]),
        ("柳树村，新居成排；杨树村，果树满坡。", ["柳树村", "杨树村"]),
        ("青石镇的粮食驿站里，机器轰鸣。", ["粮食驿站"]),
        ("首站柳树村。李明边走边看。", ["柳树村"]),
        ("——柳树村。村口新立了两块牌子。", ["柳树村"]),
        ("市水利局，要抓好落实。", []),
        ("由区领导挂点，抓好落实。", []),
        ("青石镇，是全国的样板。", []),
        ("在全县范围内，要抓好落实。", []),
        ("生产车间里，机器轰鸣。", []),
    ],
)
def test_head_of_sentence(finder: PlaceFinder, text: str, expected: list[str]) -> None:
    assert [name for name, _ in places(finder, text)] == expected


def test_recognizer_gives_names_without_a_known_ending(finder: PlaceFinder) -> None:
    text = "李明先后来到阔恰、云顶漂流，详细询问。"
    seen = sees(text, ("阔恰", "PLACE"), ("云顶漂流", "PLACE"))
    assert [name for name, _ in places(finder, text)] == []
    assert [name for name, _ in places(finder, text, seen)] == ["阔恰", "云顶漂流"]


def test_recognizer_that_sees_nothing_speaks_against_a_thing(finder: PlaceFinder) -> None:
    text = "李明查看电气线路。"
    assert [name for name, _ in places(finder, text)] == ["电气线路"]
    assert places(finder, text, sees(text)) == []


def test_list_carries_a_member_that_nobody_knows(finder: PlaceFinder) -> None:
    text = "李明走访了众诚机械厂、顺达物流园、蓝海渔具。"
    seen = sees(text, ("众诚机械厂", "ORG"), ("顺达物流园", "PLACE"))
    assert [name for name, _ in places(finder, text, seen)] == ["众诚机械厂", "顺达物流园", "蓝海渔具"]


def test_paragraph_that_tells_of_a_place_named_with_its_town(finder: PlaceFinder) -> None:
    text = "李明下村。\n青石镇柳树村受灾最重，道路冲断。\n柳树村是示范村。"
    seen = sees(text, ("青石镇", "DIV"), ("柳树村", "PLACE"))
    assert places(finder, text, seen) == [("青石镇柳树村", "visited")]


def test_organ_at_the_head_of_a_sentence_is_no_stop(finder: PlaceFinder) -> None:
    text = "县融媒体中心，要做好宣传。"
    assert places(finder, text, sees(text, ("县融媒体中心", "BODY"))) == []


def test_noun_in_front_of_a_name_is_no_part_of_it(finder: PlaceFinder) -> None:
    text = "李明深入包联企业云溪饲料现场办公。"
    assert places(finder, text, sees(text, ("云溪饲料", "ORG"))) == [("云溪饲料", "visited")]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("4月6日，全县工作会议在县会议中心召开。", "县会议中心"),
        ("座谈会就在青石镇茶叶市场二楼开了起来。", "青石镇茶叶市场"),
        ("协商会开到了农户身边，会场就设在柳桥糖厂礼堂。", "柳桥糖厂礼堂"),
        ("因大雪延期举办，地点仍在县赛马场。", "县赛马场"),
        ("周三，县水利局在青石镇政府三楼会议室召开调度会。", "青石镇政府"),
        ("地点：县人民会堂\n6月18日，大会开幕。", "县人民会堂"),
        ("会后，李明在柳树村与村民代表座谈。", "柳树村"),
    ],
)
def test_venue(finder: PlaceFinder, text: str, venue: str) -> None:
    assert (venue, "venue") in places(finder, text)
