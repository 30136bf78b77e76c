"""Who said what."""

from __future__ import annotations

from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.events.sections import Section
from bulletin_ie.events.values import words
from bulletin_ie.find.roles import Action
from bulletin_ie.records import Statement
from bulletin_ie.records.ids import ItemIds

__all__ = ["statements_of"]

_ENDS = frozenset("。！？；")


def statements_of(
    reading: ArticleReading, section: Section, ids: ItemIds, participants: dict[str, str]
) -> tuple[Statement, ...]:
    """The statements of an event.

    Args:
        reading: The article.
        section: The event's part of it.
        ids: Maker of ids.
        participants: Names of participants with their ids.

    Returns:
        Statements in reading order; what was said reaches to the next one or to the end of its paragraph.
    """
    body = reading.body
    reports = [a for a in reading.actions.between(section.start, section.end) if a.role == "report"]
    found = []
    for number, action in enumerate(reports):
        start = action.end + (body.key[action.end : action.end + 1] in ("，", "：", ":"))
        end = _end(reading, reports, number, section)
        if body.key[action.end : action.end + 1] in _ENDS:
            start, end = _quoted_before(body.key, action.start)  # “…”周明远说。
        text = words(body, start, end)
        if not text:
            continue
        for name in action.names or ("会议",):
            shown = name if not action.names else _shown(reading, name)
            found.append(
                Statement(
                    id=ids.make("statement", f"{name}|{action.verb}|{text[:24]}"),
                    speaker=shown,
                    speaker_kind="person" if action.names else "meeting",
                    speaker_id=participants.get(shown),
                    verb=words(body, action.start, action.end),
                    text=text,
                    spans=body.spans(start, end),
                    rule="statements.reporting_verb",
                )
            )
    return tuple(found)


def _quoted_before(key: str, verb: int) -> tuple[int, int]:
    """The direct speech that ends shortly before a verb; an empty range where there is none."""
    closed = key.rfind("”", max(0, verb - 24), verb)
    opened = key.rfind("“", 0, closed) if closed >= 0 else -1
    if opened < 0 or "\n" in key[opened:verb]:
        return verb, verb
    return opened, closed + 1


def _end(reading: ArticleReading, reports: list[Action], number: int, section: Section) -> int:
    """Where what was said ends."""
    action = reports[number]
    key = reading.body.key
    paragraph = key.find("\n", action.end, section.end)
    stop = paragraph if paragraph >= 0 else section.end
    if number + 1 < len(reports) and reports[number + 1].start < stop:
        following = reports[number + 1].start
        between = reading.sentences.between(action.end + 1, following + 1)
        stop = between[-1].start if between else following
        if stop <= action.end:
            stop = following
    return stop


def _shown(reading: ArticleReading, name: str) -> str:
    first = reading.by_name[name].mentions[0]
    return words(reading.whole, first.start, first.end)


RULES = {"statements.reporting_verb": "A reporting verb with its subject, 周明远强调，…; 会议指出，…."}
