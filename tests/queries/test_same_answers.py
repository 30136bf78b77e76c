"""A store and a collection of the same bulletins answer alike, whatever is asked."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin_ie.records.vocabulary import Bound, CountKind, EventStatus, EventType, TopicLabel, values

DAYS = st.dates(date(2022, 12, 1), date(2024, 6, 30))
UNUSUAL = st.sampled_from(["%", "_", "'", "\\", "县", "甲%县", "乙_乡", "丙/丁", "'; drop table events; --", "A", "a"])


def several(kind):
    return st.one_of(st.sampled_from(values(kind)), st.sets(st.sampled_from(values(kind)), min_size=1, max_size=4))


def words(found):
    """Words that stand in the corpus, parts of them, and others."""
    known = st.sampled_from(sorted(found))
    parts = st.builds(
        lambda word, first, size: word[first : first + size] or word, known, st.integers(0, 3), st.integers(1, 3)
    )
    return st.one_of(known, parts, UNUSUAL).filter(str.strip)


def arguments(**fields):
    """Any choice of some arguments, few of them, so that something is found."""
    names = st.sets(st.sampled_from(sorted(fields)), max_size=3)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: fields[name] for name in sorted(chosen)})).map(
        in_order
    )


def in_order(given_):
    for first, last in (("since", "until"), ("due_after", "due_before"), ("minimum", "maximum")):
        if first in given_ and last in given_ and given_[first] > given_[last]:
            given_ = {**given_, first: given_[last], last: given_[first]}
    return given_


def areas(pages, of):
    divisions = [division for page in pages for division in of(page) if division]
    names = {name for division in divisions for name in (division.name, *division.path, "".join(division.path))}
    codes = {division.code[:size] for division in divisions if division.code for size in (2, 4, 6)}
    return st.one_of(words(names), st.sampled_from(sorted(codes)))


def event_fields(pages):
    events = [event for page in pages for event in page.events]
    people = {person.name for event in events for person in (*event.participants, *event.appointments)}
    places = {place.name for event in events for place in event.places}
    in_places = areas(pages, lambda page: [place.division for event in page.events for place in event.places])
    return {
        "official": st.one_of(words(people), st.lists(words(people), min_size=1, max_size=3)), "type": several(EventType), "place": st.one_of(words(places), in_places),
        "since": DAYS, "until": DAYS, "topic": several(TopicLabel), "status": several(EventStatus),
        "locality": areas(pages, lambda page: [page.locality]),
        "source": st.sampled_from(sorted(page.source for page in pages if page.source)),
    }  # fmt: skip


def check(ask, fields, count):
    seen = set()

    @settings(
        max_examples=count, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(arguments(**fields))
    def same(chosen):
        in_memory, stored = ask(chosen)
        assert in_memory == stored
        seen.add(len(in_memory) > 0)

    same()
    assert seen == {True, False}  # else nothing was tested


def test_events(collection, store):
    check(lambda chosen: (collection.events(**chosen), store.events(**chosen)), event_fields(collection), 60)


def test_deadlines(collection, store):
    deadlines = [one for page in collection for event in page.events for one in event.deadlines]
    fields = {
        "due_before": DAYS, "due_after": DAYS, "as_of": DAYS, "bound": several(Bound),
        "responsible": words({line.text for one in deadlines for line in one.responsible}),
        "task": words({one.task.text for one in deadlines}),
    }  # fmt: skip
    check(
        lambda chosen: (collection.deadlines(**chosen), store.deadlines(**chosen)),
        event_fields(collection) | fields,
        40,
    )


def test_counts(collection, store):
    counts = [one for page in collection for event in page.events for one in event.counts]
    numbers = st.one_of(st.sampled_from([one.value for one in counts]), st.integers(0, 10**5), st.floats(0, 1e6))
    fields = {
        "kind": several(CountKind), "object": words({one.object for one in counts}),
        "action": words({one.action for one in counts if one.action}),
        "unit": words({one.unit for one in counts if one.unit}), "minimum": numbers, "maximum": numbers,
    }  # fmt: skip
    check(lambda chosen: (collection.counts(**chosen), store.counts(**chosen)), event_fields(collection) | fields, 40)


def test_officials(collection, store):
    people = [person for page in collection for event in page.events for person in event.participants]
    chosen = {
        name: field
        for name, field in event_fields(collection).items()
        if name in {"since", "until", "locality", "source"}
    }
    titles = {title.text for person in people for title in person.titles}
    fields = chosen | {"name": words({person.name for person in people}), "title": words(titles)}
    check(lambda chosen: (collection.officials(**chosen), store.officials(**chosen)), fields, 40)


def test_at_the_very_bounds(collection, store):
    """Each value that stands in the corpus, asked for as least and most: nothing falls between SQL and the filters."""
    dates = [hit.event.date for hit in collection.events() if hit.event.date]
    for day in sorted({one for when in dates for one in (when.start, when.end) if one})[::4]:
        assert collection.events(since=day, until=day) == store.events(since=day, until=day)
        assert len(collection.events(since=day, until=day)) > 0
    for day in sorted({hit.deadline.last_day for hit in collection.deadlines() if hit.deadline.last_day})[::4]:
        found = collection.deadlines(due_after=day, due_before=day)
        assert len(found) > 0
        assert found == store.deadlines(due_after=day, due_before=day)
    for value in sorted({hit.count.value for hit in collection.counts()})[::8]:
        assert collection.counts(minimum=value, maximum=value) == store.counts(minimum=value, maximum=value)


def test_every_name_of_a_locality(collection, store):
    paths = {page.locality.path for page in collection if page.locality and page.locality.path}
    for name in sorted({name for path in paths for name in (*path, "".join(path), path[0] + path[-1])}):
        found = collection.events(locality=name)
        assert found == store.events(locality=name), name
    assert len(collection.events(locality="河南省")) > len(collection.events(locality="河南省中原区")) > 0
