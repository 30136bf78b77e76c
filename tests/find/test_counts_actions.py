"""Verbs of counted things."""

import pytest

from bulletin_ie.find.counts import CountFinder
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.text import AlignedText

FINDER = CountFinder(default_lexicon())


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("4台锅炉全部点火。", ["点火"]),
        ("12处护栏安装到位。", ["安装到位"]),
        ("还有7个项目未开工。", ["未开工"]),
        ("对查出的63项问题逐一整改。", ["查出"]),
        ("对尚未整改的6个问题挂牌督办。", ["尚未整改"]),
        ("从各部门抽3名干部驻村。", ["抽"]),
        ("全县建3个产业园。", ["建"]),
        ("新建2座泵站、5公里管道。", ["新建", "新建"]),
        ("修了6间民宿。", ["修"]),
        ("320亩水稻被淹。", ["被淹"]),
        ("完成12眼机井的检修。", ["检修"]),
        ("涉及群众50户。", [None]),
        ("全县有12个乡镇。", [None]),
        ("18个项目签约，总投资45亿元。", ["签约", None]),
    ],
)
def test_verb(text: str, actions: list[str | None]) -> None:
    assert [count.action for count in FINDER.find(AlignedText.of(text))] == actions
