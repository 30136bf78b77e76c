"""The verbs that tell what people did, and what must or may not stand beside them."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin_ie.lexicon import Entry, Lexicon
from bulletin_ie.rules.words import any_of

__all__ = ["RoleVerb", "RoleWords"]


class RoleVerb(NamedTuple):
    """What a verb says.

    Attributes:
        role: The role of its subject, ``visit``, ``report`` or ``meeting``.
        unless_after: What may not stand behind it.
        unless_before: What may not stand between subject and verb.
        reporting: Whether what was said may follow.
        needs_before: Words of which one must stand between subject and verb.
        ends_clause: Whether a mark must follow.
    """

    role: str
    unless_after: tuple[str, ...]
    unless_before: tuple[str, ...]
    reporting: bool
    needs_before: tuple[str, ...] = ()
    ends_clause: bool = False


class RoleWords:
    """The role verbs, visiting verbs, reporting verbs and speaking meetings of a lexicon.

    Args:
        lexicon: The lexicon.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs: dict[str, RoleVerb] = {}
        reporting = set(lexicon.words("reporting_verb"))
        for entry in (*lexicon.of("visit_verb"), *lexicon.of("role_verb")):
            role = entry.value or "visit"
            for word in entry.words:
                self._verbs[word] = RoleVerb(
                    role,
                    _tuple(entry, "unless_after"),
                    _tuple(entry, "unless_before"),
                    word in reporting,
                    _tuple(entry, "needs_before"),
                    bool(entry.attributes.get("ends_clause")),
                )
        for word in reporting - set(self._verbs):
            self._verbs[word] = RoleVerb("report", ("精神", "满意"), ("听取", "按照", "根据"), True)
        speakers = lexicon.words("meeting_speaker")
        for word in speakers:
            self._verbs.setdefault(word, RoleVerb("meeting", (), (), False))
        # What but people can be a subject; most sentences have neither, and then their verbs are nobody's.
        self._other_subject = re.compile(f"[他她]|{any_of(speakers)}")
        words = sorted(self._verbs, key=lambda w: (-len(w), w))
        self._pattern = re.compile(any_of(words))

    def may_act(self, masked: str, start: int, end: int) -> bool:
        """Whether a range has a subject that is not named: a pronoun, or a meeting that speaks."""
        return self._other_subject.search(masked, start, end) is not None

    def verbs(self, masked: str, start: int, end: int) -> list[tuple[int, int, tuple[re.Match[str], RoleVerb]]]:
        """Marks of the role verbs in a range, each with what it means."""
        known = self._verbs
        return [(m.start(), 2, (m, known[m.group()])) for m in self._pattern.finditer(masked, start, end)]


def _tuple(entry: Entry, name: str) -> tuple[str, ...]:
    return tuple(entry.attributes.get(name, ()))
