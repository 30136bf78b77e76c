"""Who does what: subjects of verbs, pronouns, lists, passed-on speeches."""

from __future__ import annotations

import pytest

from bulletin_ie.find.people import PeopleFinder
from bulletin_ie.find.roles import RoleFinder, people_groups
from bulletin_ie.find.sentences import mask_quotes, sentences
from bulletin_ie.lexicon import default_lexicon


@pytest.fixture(scope="module")
def finders() -> tuple[PeopleFinder, RoleFinder]:
    return PeopleFinder(default_lexicon()), RoleFinder(default_lexicon())


def roles(finders: tuple[PeopleFinder, RoleFinder], text: str) -> set[tuple[str, str]]:
    people, finder = finders
    masked = mask_quotes(text)
    actions = finder.find(masked, sentences(masked), people_groups(people.find(text)))
    return {(name, a.role) for a in actions for name in a.names or ("会议",) if a.role not in ("visit", "subject")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委书记周明远主持会议并讲话。", {("周明远", "chair"), ("周明远", "speak")}),
        ("会议由县委书记周明远主持。", {("周明远", "chair")}),
        (
            "县长李明、副县长王平出席会议，县委常委陈静列席。",
            {("李明", "attend"), ("王平", "attend"), ("陈静", "attend")},
        ),
        ("县长李明带队检查，副县长王平陪同。", {("李明", "lead"), ("王平", "accompany")}),
        ("在县长李明陪同下，省水利厅厅长王平察看水库。", {("李明", "accompany")}),
        ("县长李明听取了镇党委书记王平的汇报。", {("王平", "brief")}),
        ("县长李明听取了情况汇报。", set()),
        ("会议传达学习了省委书记王平在全省会议上的讲话精神。", set()),
        ("县长李明走进车间。他指出，要快；要求，要稳。", {("李明", "speak"), ("李明", "report")}),
        ("县长李明强调，各部门要及时汇报、主动陪同。", {("李明", "speak"), ("李明", "report")}),
        ("会议指出，要压实责任。", {("会议", "report")}),
        ("镇党委书记王平介绍，全镇种粮2万亩。", {("王平", "brief"), ("王平", "report")}),
        ("陪同调研的县领导有县长李明、副县长王平。", {("李明", "accompany"), ("王平", "accompany")}),
        ("列席：李明、王平。", {("李明", "attend"), ("王平", "attend")}),
        ("出席人员：县长李明、副县长王平。", {("李明", "attend"), ("王平", "attend")}),
        ("会议邀请县长李明列席。", {("李明", "attend")}),
        ("县长李明走进老党员王平家中，说：路不能堵。", {("李明", "speak"), ("李明", "report")}),
        ("县水利局局长王平参加会议并汇报。", {("王平", "attend"), ("王平", "brief")}),
        ("县水利局局长王平参加汇报会。", {("王平", "join")}),
        ("主持：李明（县长）", {("李明", "chair")}),
        ("请假：王平（副县长）", set()),
        ("同去的，有县长李明、镇长王平。", {("李明", "accompany"), ("王平", "accompany")}),
        ("县长李明带着副县长王平到青石镇调研。", {("李明", "lead"), ("王平", "accompany")}),
        ("县委常委陈静主持会议，各镇书记参加。", {("陈静", "chair")}),
        ("县长李明、副县长王平，各镇书记参加。", {("李明", "join"), ("王平", "join")}),
        ("县长李明、副县长王平在主席台就座。", {("李明", "attend"), ("王平", "attend")}),
        ("省水利厅处长王平随行。", {("王平", "accompany")}),
        ("县长李明与随行的干部交谈。", set()),
        ("任命陈静为人民陪审员。", set()),
        ("市长李明会见秦岳集团董事长王平一行。", {("王平", "guest")}),
    ],
)
def test_roles(finders: tuple[PeopleFinder, RoleFinder], text: str, expected: set[tuple[str, str]]) -> None:
    assert roles(finders, text) == expected


def test_what_is_said_gives_no_roles(finders: tuple[PeopleFinder, RoleFinder]) -> None:
    text = "县长李明说：“书记带队，局长汇报，大家都要出席。”"
    assert roles(finders, text) == {("李明", "speak"), ("李明", "report")}
