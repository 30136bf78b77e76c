"""Who said what."""

from __future__ import annotations

import re

from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.events.sections import Section
from bulletin_ie.events.values import words
from bulletin_ie.find.roles import Action
from bulletin_ie.find.sentences import Sentence
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
        Statements in reading order; what was said reaches to the next one, to the end of its paragraph, or to where the
        reporter goes on: behind direct speech, at 会上 or 随后, and where somebody does something.
    """
    body = reading.body
    reports = [a for a in reading.actions.between(section.start, section.end) if a.role == "report"]
    found = []
    for number, action in enumerate(reports):
        if body.key[action.end : action.end + 1] == "》":
            continue  # 《关于…的建议》
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


_QUOTATION = 2000  # characters of direct speech at most


def _quoted_before(key: str, verb: int) -> tuple[int, int]:
    """The direct speech that ends shortly before a verb; an empty range where there is none."""
    closed = key.rfind("”", max(0, verb - 24), verb)
    opened = key.rfind("“", max(0, closed - _QUOTATION), closed) if closed >= 0 else -1
    if opened < 0 or "\n" in key[opened:verb]:
        return verb, verb
    return opened, closed + 1


def _end(reading: ArticleReading, reports: list[Action], number: int, section: Section) -> int:
    """Where what was said ends."""
    action = reports[number]
    key = reading.body.key
    following = reports[number + 1].start if number + 1 < len(reports) else section.end
    paragraph = key.find("\n", action.end, min(following, section.end))  # no further: a paragraph may be a whole page
    stop = paragraph if paragraph >= 0 else section.end
    if following < stop:
        between = reading.sentences.between(action.end + 1, following + 1)
        stop = between[-1].start if between else following
        if stop <= action.end:
            stop = following
    if closed := _DIRECT.match(key, action.end, stop):
        return closed.end()
    told = (s.start for s in reading.sentences.between(action.end + 1, stop) if _is_narrated(reading, s))
    return next(told, stop)


def _is_narrated(reading: ArticleReading, sentence: Sentence) -> bool:
    """Whether a sentence tells what went on: it opens so, or somebody named does something at its beginning."""
    if reading.finders.narration.opens(reading.masked, sentence):
        return True
    for action in reading.actions.between(sentence.start, sentence.end):
        if action.start - sentence.start > _NEAR or _DUTY.search(reading.masked, sentence.start, action.start):
            return False
        if action.names and (action.role != "subject" or _is_known(reading, action)):
            return True
    return False


def _is_known(reading: ArticleReading, action: Action) -> bool:
    """Whether those who are only named first in a clause have a title or are named elsewhere."""
    people = (reading.by_name[name] for name in action.names if name in reading.by_name)
    return any(person.titles or len(person.mentions) > 1 for person in people)


_DIRECT = re.compile(
    "[^，。“]{0,2}[：，]?“[^”\n]{0,600}[。！？…]”(?![，、；的])|[^，。“]{0,2}[：，]“[^”\n]{1,600}”[。！？]"
)
"""Direct speech that is all that was said."""
_DUTY = re.compile("[要须应由请]|务必")
_NEAR = 40
"""Characters from the head of a sentence to what somebody named does."""


def _shown(reading: ArticleReading, name: str) -> str:
    first = reading.by_name[name].mentions[0]
    return words(reading.whole, first.start, first.end)


RULES = {"statements.reporting_verb": "A reporting verb with its subject, 周明远强调，…; 会议指出，…."}
