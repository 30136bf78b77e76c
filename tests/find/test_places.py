"""Where: stops, venues, lists, and what is no place."""

from __future__ import annotations

import pytest

from bulletin_ie.find.places import PlaceFinder
from bulletin_ie.find.sentences import mask_quotes
from bulletin_ie.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(default_lexicon())


def places(finder: PlaceFinder, text: str) -> list[tuple[str, str]]:
    return [(text[p.start : p.end], p.role) for p in finder.find(text, mask_quotes(text))]


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
        ("会议深入实施“十大战略”。", []),
    ],
)
def test_stops(finder: PlaceFinder, text: str, expected: list[str]) -> None:
    assert [name for name, _ in places(finder, text)] == expected


def test_venue(finder: PlaceFinder) -> None:
    assert ("县会议中心", "venue") in places(finder, "4月6日，全县工作会议在县会议中心召开。")
