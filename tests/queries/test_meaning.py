"""What each argument means, on pages made by hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from bulletin_ie import Collection, InputError
from bulletin_ie.records import (
    Article,
    Bulletin,
    Count,
    Division,
    EventRecord,
    Line,
    Participation,
    Place,
    TemporalValue,
    Title,
)

CHENGGUAN = Division(code="990101", name="城关镇", level="township", path=("云山省", "云州市", "清溪县", "城关镇"))
QINGXI = Division(code="990101", name="清溪县", level="county", path=("云山省", "云州市", "清溪县"))
SHANQING = Division(code="990204", name="山清溪县", level="county", path=("云山省", "岭州市", "山清溪县"))


def page(key, *, locality=None, source="given", start=None, end=None, day=True, people=(), **event):
    """A bulletin with one event; people are pairs of a name and a title."""
    when = TemporalValue(text="某日", type="date", granularity="day", start=start, end=end) if day else None
    participants = tuple(
        Participation(id=f"{key}-{number}", name=name, titles=(Title(text=title, canonical=title),) if title else ())
        for number, (name, title) in enumerate(people)
    )
    record = EventRecord(id=f"{key}-e", **{"type": "meeting", "date": when, "participants": participants, **event})
    article = Article(id=f"{key}-a", body=Line(text=""), events=(record,))
    given = f"{key}.txt" if source == "given" else source
    return Bulletin(id=key, source=given, text="", text_sha256=key, articles=(article,), locality=locality)


def ids(results):
    return [hit.bulletin_id for hit in results]


@pytest.fixture(scope="module")
def dated():
    return Collection([
        page("undated", start=None),
        page("without", day=False),
        page("may", start=date(2023, 5, 1), end=date(2023, 5, 31)),
        page("since-may-20", start=date(2023, 5, 20)),
        page("till-may-10", end=date(2023, 5, 10)),
        page("april", start=date(2023, 4, 30), end=date(2023, 4, 30)),
    ])  # fmt: skip


def test_hits_stand_by_first_day_and_those_without_a_day_last(dated):
    assert ids(dated.events()) == ["april", "may", "till-may-10", "since-may-20", "undated", "without"]


def test_equal_days_stand_by_source_and_then_in_reading_order():
    first = page("a", source="2.txt", start=date(2023, 5, 1))
    other = first.articles[0].events[0].model_copy(update={"id": "later"})
    first = first.model_copy(
        update={"articles": (first.articles[0].model_copy(update={"events": (*first.events, other)}),)}
    )
    pages = Collection(
        [page("c", source=None, start=date(2023, 5, 1)), first, page("b", source="1.txt", start=date(2023, 5, 1))]
    )
    assert [hit.event.id for hit in pages.events()] == ["b-e", "a-e", "later", "c-e"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2023-05-01", "2023-05-01", ["may", "till-may-10"]),
        (date(2023, 5, 31), None, ["may", "since-may-20"]),
        (datetime(2023, 6, 1, 12), None, ["since-may-20"]),
        (None, "2023-04-30", ["april", "till-may-10"]),
        ("1900-01-01", "2100-01-01", ["april", "may", "till-may-10", "since-may-20"]),
    ],
)
def test_days_are_inclusive_overlap_and_leave_out_what_has_none(dated, since, until, found):
    assert ids(dated.events(since=since, until=until)) == found


def test_a_place_is_found_by_its_words_its_county_or_a_code():
    def places(*found):
        return tuple(
            Place(id=str(number), name=name, role="visited", division=at) for number, (name, at) in enumerate(found)
        )

    pages = Collection(
        [page("town", places=places(("柳林水库", CHENGGUAN))), page("bare", places=places(("清溪公园", None)))]
    )
    assert ids(pages.events(place="水库")) == ["town"]
    assert ids(pages.events(place="清溪县")) == ["town"]
    assert ids(pages.events(place="清溪")) == ["bare", "town"]
    assert (
        ids(pages.events(place="990101"))
        == ids(pages.events(place="99"))
        == ids(pages.events(place="990000"))
        == ["town"]
    )
    assert ids(pages.events(place="9902")) == ids(pages.events(place="县城")) == []


def test_a_locality_is_a_whole_name_and_never_a_part_of_another():
    pages = Collection([page("a", locality=QINGXI), page("b", locality=SHANQING), page("c")])
    assert ids(pages.events(locality="清溪县")) == ["a"]
    assert ids(pages.events(locality="云山省")) == ["a", "b"]
    assert ids(pages.events(locality="云山省清溪县")) == ids(pages.events(locality="云州市清溪县")) == ["a"]
    assert ids(pages.events(locality="清溪")) == ids(pages.events(locality="清溪县云山省")) == []
    assert ids(pages.events(locality="9902")) == ["b"]


def test_an_official_is_a_whole_name_also_of_someone_whose_post_changes(make_bulletin):
    pages = Collection([make_bulletin()])
    assert (
        len(pages.events(official="周明远"))
        == len(pages.events(official="何大山"))
        == len(pages.events(official="何小满"))
        == 1
    )
    assert len(pages.events(official="周明")) == 0
    assert len(pages.events(official=["周明", "何大山"])) == len(pages.events(official={"何小满"})) == 1
    assert len(pages.deadlines(official=iter(["周明", "周明远"]))) == len(pages.counts(official=("周明远",))) == 1
    assert len(pages.events(official=["周明", "林知远"])) == 0


def test_deadlines_are_due_on_the_days_given_too(make_bulletin):
    pages = Collection([make_bulletin()])
    assert len(pages.deadlines(due_before="2022-05-15", due_after="2022-05-15")) == 1
    assert len(pages.deadlines(due_before="2022-05-14")) == len(pages.deadlines(due_after="2022-05-16")) == 0
    assert len(pages.deadlines(responsible="水利", bound="before", task="整改", official="周明远")) == 1
    assert len(pages.deadlines(responsible="县政府")) == len(pages.deadlines(bound=["by", "within"])) == 0


@pytest.mark.parametrize(
    ("day", "overdue", "left"), [("2022-05-14", False, 1), ("2022-05-15", False, 0), ("2022-05-16", True, -1)]
)
def test_what_is_overdue_depends_on_the_day_that_the_caller_gives(make_bulletin, day, overdue, left):
    hit = Collection([make_bulletin()]).deadlines(as_of=day)[0]
    assert (hit.overdue, hit.days_left) == (overdue, left)


def test_without_a_day_nothing_is_overdue(make_bulletin):
    hit = Collection([make_bulletin()]).deadlines()[0]
    assert (hit.overdue, hit.days_left) == (None, None)


def test_counts_by_thing_action_unit_and_size(make_bulletin):
    pages = Collection([make_bulletin()])
    assert (
        len(pages.counts(kind="issue", object="隐", action="排查", unit="处", minimum=12.5, maximum=Decimal("12.5")))
        == 1
    )
    for given in (
        {"kind": "project"},
        {"object": "项目"},
        {"action": "整改"},
        {"unit": "个"},
        {"minimum": 12.6},
        {"maximum": 12},
    ):
        assert len(pages.counts(**given)) == 0


def test_a_range_lies_between_two_numbers_only_if_both_ends_do():
    count = Count(id="c", value=Decimal(3), value_max=Decimal(5), unit="家", object="企业", kind="organization")
    pages = Collection([page("a", counts=(count,))])
    assert [len(pages.counts(minimum=3, maximum=most)) for most in (3, 4, 5)] == [0, 0, 1]
    assert [len(pages.counts(minimum=least)) for least in (3, 4)] == [1, 0]


def test_officials_of_two_localities_are_never_one():
    people = [("周明远", "县长"), ("何小满", "副县长"), ("尚青", None)]
    pages = Collection([
        page("a", locality=QINGXI, start=date(2023, 5, 1), end=date(2023, 5, 2), people=people),
        page("b", locality=QINGXI, start=date(2023, 5, 9), end=date(2023, 5, 9), people=[("周明远", "县委书记")]),
        page("c", locality=SHANQING, people=people),
    ])  # fmt: skip
    here, there = pages.officials(name="周明远")
    assert (here.locality, here.events, here.first_day, here.last_day) == (
        "990101",
        2,
        date(2023, 5, 1),
        date(2023, 5, 9),
    )
    assert [(use.title, use.first_day, use.last_day, use.events) for use in here.titles] == [
        ("县长", date(2023, 5, 1), date(2023, 5, 2), 1), ("县委书记", date(2023, 5, 9), date(2023, 5, 9), 1),
    ]  # fmt: skip
    assert [(other.name, other.events) for other in here.companions] == [("何小满", 1)]  # no official: 尚青
    assert (there.locality, there.events, there.first_day) == ("990204", 1, None)
    assert here.id != there.id
    assert [one.name for one in pages.officials(title="副", locality="清溪县")] == ["何小满"]
    assert pages.officials(name="周明远", until="2023-05-08")[0].events == 1
    assert len(pages.officials(name="尚青")) == 0


ALLOWED = {
    "type": "condolence_visit", "status": "postponed", "topic": "flood_control", "since": "2023-06-20", "place": "410103",
    "official": "", "locality": "digits", "source": "str",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("type", "visit"), ("type", []), ("type", 5), ("status", ["held", "done"]), ("topic", "防汛"), ("since", "May"), ("since", 5),
        ("place", "123"), ("place", "0000"), ("official", " "), ("official", "a\0"), ("locality", "9" * 8), ("locality", "4101x"),
        ("locality", " 410103 "), ("official", []), ("official", ["周明远", 5]), ("official", b"x"), ("source", 5),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_what_can(name, value):
    with pytest.raises(InputError, match=name) as error:
        Collection().events(**{name: value})
    assert error.value.code == "bad_argument"
    assert ALLOWED[name] in error.value.message


@pytest.mark.parametrize(("value", "words"), [("10", "'10' is no number"), (float("nan"), "nan is no finite number")])
def test_a_number_that_is_none_is_told_so(value, words):
    with pytest.raises(InputError, match=f"minimum={words}; give one such as 10 or 3.5"):
        Collection().counts(minimum=value)


@pytest.mark.parametrize(
    ("ask", "given"),
    [
        ("events", {"since": "2023-05-02", "until": "2023-05-01"}),
        ("deadlines", {"due_after": "2023-05-02", "due_before": "2023-05-01"}),
        ("deadlines", {"as_of": "today"}),
        ("deadlines", {"bound": "until"}),
        ("counts", {"minimum": 2, "maximum": 1}),
        ("counts", {"minimum": True}),
        ("counts", {"maximum": float("nan")}),
        ("counts", {"maximum": Decimal("sNaN")}),
        ("counts", {"kind": "projects"}),
        ("officials", {"name": ""}),
    ],
)  # fmt: skip
def test_other_questions_refuse_too(ask, given):
    with pytest.raises(InputError) as error:
        getattr(Collection(), ask)(**given)
    assert error.value.code == "bad_argument"


def test_a_number_of_any_size_can_be_asked_for(make_bulletin):
    assert len(Collection([make_bulletin()]).counts(minimum=10**400)) == 0
