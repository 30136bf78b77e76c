"""Probes of places.toml, events.toml, appointments.toml and topics.toml."""

from __future__ import annotations

from readings import Probe, Readings

from bulletin_ie.find.place_kinds import PlaceKinds
from bulletin_ie.find.places import PlaceMention
from bulletin_ie.lexicon import Entry
from bulletin_ie.text import AlignedText

__all__ = ["PROBES"]


def _places(read: Readings, sentence: str) -> list[tuple[str, PlaceMention]]:
    return [(sentence[p.start : p.end], p) for p in read.article(sentence).places]


def _place_suffix(read: Readings, entry: Entry, sentence: str) -> bool:
    """A place is read that ends in a word of the entry and has its kind."""
    return any(name.endswith(entry.words) and p.kind == entry.value for name, p in _places(read, sentence))


def _place_kind(read: Readings, entry: Entry, sentence: str) -> bool:
    """A place of the entry's kind ends in a word of the entry."""
    return any(name.endswith(entry.words) and p.kind == entry.value for name, p in _places(read, sentence))


def _place_part(read: Readings, entry: Entry, sentence: str) -> bool:
    """A place that ends in a word of the entry has the kind of the place in front of that word."""
    kinds = PlaceKinds(read.lexicon)
    return any(
        name.endswith(word) and p.kind == kinds.of(name.removesuffix(word))
        for name, p in _places(read, sentence)
        for word in entry.words
    )


def _place_lead(read: Readings, entry: Entry, sentence: str) -> bool:
    """A place is read that a word of the entry leads to."""
    return any(sentence.startswith(entry.words, p.lead) for _, p in _places(read, sentence))


def _place_end(read: Readings, entry: Entry, sentence: str) -> bool:
    """A place is read that ends before a word of the entry."""
    return any(sentence.startswith(entry.words, p.end) for _, p in _places(read, sentence))


def _ends_place(read: Readings, entry: Entry, sentence: str) -> bool:
    """A place is read that ends in a word of the entry."""
    return any(name.endswith(entry.words) for name, _ in _places(read, sentence))


def _begins_place(read: Readings, entry: Entry, sentence: str) -> bool:
    """A place is read that begins with a word of the entry."""
    return any(name.startswith(entry.words) for name, _ in _places(read, sentence))


def _city_name(read: Readings, entry: Entry, sentence: str) -> bool:
    """A place is read that is a word of the entry."""
    return any(name in entry.words for name, _ in _places(read, sentence))


def _trigger(read: Readings, entry: Entry, sentence: str) -> bool:
    """The sentence's type is the entry's, by one of its words."""
    found = read.finders.frames.trigger(sentence, "events.headline_trigger")
    named = found is not None and any(word in sentence[found.start : found.end] for word in entry.words)
    return named and found is not None and found.type == entry.value


def _event_name_end(read: Readings, entry: Entry, sentence: str) -> bool:
    """An event's own name is read that ends in a word of the entry."""
    found = read.finders.namer.held(sentence, 0, len(sentence))
    return bool(found) and sentence[: found[-1][1]].endswith(entry.words)


def _name_boundary(read: Readings, entry: Entry, sentence: str) -> bool:
    """An event's own name is read that begins right behind a word of the entry."""
    found = read.finders.namer.held(sentence, 0, len(sentence))
    return bool(found) and sentence[: found[0][0]].endswith(entry.words)


def _event_status(read: Readings, entry: Entry, sentence: str) -> bool:
    """The sentence's event has the status of the entry."""
    return read.finders.frames.status(sentence, 0, len(sentence)) == entry.value


def _event_turn(read: Readings, entry: Entry, sentence: str) -> bool:
    """The sentence leads on as the entry says."""
    return read.finders.frames.turn(sentence, 0, len(sentence)) == entry.value


def _appointment(read: Readings, entry: Entry, sentence: str) -> bool:
    """The sentence tells of a change of post of the entry's sort."""
    found = read.finders.appointments.find(AlignedText.of(sentence))
    return any(not entry.value or a.change == entry.value for a in found)


def _post_ending(read: Readings, entry: Entry, sentence: str) -> bool:
    """Somebody is given a post that ends in a word of the entry."""
    found = read.finders.appointments.find(AlignedText.of(sentence))
    return any("".join(sentence[s:e] for s, e in a.title).endswith(entry.words) for a in found)


def _no_post(read: Readings, entry: Entry, sentence: str) -> bool:
    """No change of post is told; an example of what bars one."""
    return not read.finders.appointments.find(AlignedText.of(sentence))


def _topic(read: Readings, entry: Entry, sentence: str) -> bool:
    """The entry's subject is one of the sentence's."""
    return any(m.label == entry.value for m in read.finders.topics.find(AlignedText.of(sentence)))


def _not_topic(read: Readings, entry: Entry, sentence: str) -> bool:
    """A word of the entry stands in the sentence, and the sentence has no subject."""
    return any(word in sentence for word in entry.words) and not read.finders.topics.find(AlignedText.of(sentence))


PROBES: dict[str, Probe] = {
    "place_suffix": _place_suffix,
    "place_kind": _place_kind,
    "place_part": _place_part,
    "place_lead": _place_lead,
    "place_end": _place_end,
    "place_room": _place_end,
    "not_place": _ends_place,
    "generic_place": _begins_place,
    "city_name": _city_name,
    "trigger": _trigger,
    "event_name_end": _event_name_end,
    "name_boundary": _name_boundary,
    "event_status": _event_status,
    "event_turn": _event_turn,
    "appointment_before": _appointment,
    "appointment_after": _appointment,
    "post_ending": _post_ending,
    "not_a_post": _no_post,
    "topic": _topic,
    "not_topic": _not_topic,
}
