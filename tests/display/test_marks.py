"""A page is cut at every border, and each value is named over all of its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bulletin_ie.display.marks import LANES, Mark, marks, pieces
from bulletin_ie.display.values import Entry
from bulletin_ie.records import Bulletin, Span

LENGTH = 60


def _mark(number: int, start: int, end: int) -> Mark:
    return Mark(start, end, Entry(f"c-{number}", "count", "12"))


@st.composite
def _some_marks(draw: st.DrawFn, most: int = 30) -> list[Mark]:
    borders = draw(st.lists(st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)), max_size=most))
    return [_mark(number, min(a, b), max(a, b)) for number, (a, b) in enumerate(borders) if a != b]


@given(_some_marks())
def test_pieces_are_the_whole_text_in_order(found: list[Mark]):
    cut = list(pieces(LENGTH, found))
    assert [piece.start for piece in cut] == [0, *(piece.end for piece in cut[:-1])]
    assert cut[-1].end == LENGTH
    assert all(piece.start < piece.end for piece in cut)


@given(_some_marks(most=LANES))
def test_every_character_names_the_marks_that_cover_it(found: list[Mark]):
    for piece in pieces(LENGTH, found):
        for place in (piece.start, piece.end - 1):
            assert {m.entry.item for _, m in piece.marks} == {m.entry.item for m in found if m.start <= place < m.end}


@given(_some_marks())
def test_a_mark_keeps_its_lane_and_shares_it_with_no_other(found: list[Mark]):
    lanes: dict[str, set[int]] = {}
    for piece in pieces(LENGTH, found):
        numbers = [lane for lane, _ in piece.marks if lane < LANES]
        assert len(set(numbers)) == len(numbers)
        for lane, mark in piece.marks:
            lanes.setdefault(mark.entry.item, set()).add(lane)
    assert all(len(used) == 1 for used in lanes.values())
    assert set(lanes) == {mark.entry.item for mark in found}


def test_marks_beyond_the_lanes_are_named_at_their_first_character():
    found = [_mark(number, number, LENGTH) for number in range(LANES + 5)]
    cut = list(pieces(LENGTH, found))
    assert max(len(piece.marks) for piece in cut) <= LANES + 1
    assert {m.entry.item for piece in cut for _, m in piece.marks} == {m.entry.item for m in found}


def test_the_shorter_mark_stands_next_to_the_words():
    found = [_mark(0, 0, 20), _mark(1, 0, 8), _mark(2, 0, 3)]
    first = next(pieces(LENGTH, found))
    assert [(lane, mark.entry.item) for lane, mark in first.marks] == [(0, "c-2"), (1, "c-1"), (2, "c-0")]


def test_events_are_named_over_their_parts_of_the_page():
    parts = [("e-1", Span(start=0, end=10, text="")), ("e-2", Span(start=5, end=99, text=""))]
    cut = [(piece.start, piece.end, piece.events) for piece in pieces(20, [], parts)]
    assert cut == [(0, 5, ("e-1",)), (5, 10, ("e-1", "e-2")), (10, 20, ("e-2",))]


def test_work_grows_with_the_marks_and_not_with_their_square():
    def size(number: int) -> int:
        found = [_mark(n, n, 2 * number - n) for n in range(number)]  # each lies inside the one before
        return sum(len(piece.marks) for piece in pieces(2 * number, found))

    assert size(2000) < 2.2 * size(1000)


def test_marks_of_a_bulletin_lie_inside_its_text_and_name_every_value(nasty: Bulletin):
    found = marks(nasty)
    assert all(0 <= mark.start < mark.end <= len(nasty.text) for mark in found)
    items = {mark.entry.item for mark in found}
    assert items >= {"e-1#trigger", "e-1#name", "e-1#date", "p-1", "p-2", "c-1", "d-1", "s-1", "s-2", "b-1#open0"}
    parts = {(mark.part, nasty.text[mark.start : mark.end]) for mark in found if mark.entry.item == "d-1"}
    assert parts == {("time", "6月20日前"), ("task", "对12处\n隐患"), ("task", "逐一整改"), ("responsible", "县水利局")}
