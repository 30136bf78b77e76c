"""Changes of post: who was appointed, elected, removed or resigned.

A change is read from a verb and what stands beside it. Two orders exist: the verb before the names
(任命张三为县长, 免去李四的县长职务) and the names before the verb (张三当选为县长, 李四不再担任县长职务).
After the verb, a list may go on over commas, semicolons and lines (任命：张三为…；李四为…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from bulletin_ie.find.appointment_reader import AppointmentMention, AppointmentReader, PostWords, Verb
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.recognizer import Sighting
from bulletin_ie.records.vocabulary import AppointmentChange
from bulletin_ie.rules.words import any_of
from bulletin_ie.text import AlignedText

__all__ = ["RULES", "AppointmentFinder", "AppointmentMention"]

RULES: dict[str, str] = {
    "appointments.verb_names_as_post": "A verb of appointing or electing, names, 为, a post: 任命周启航为副县长.",
    "appointments.verb_names_of_post": "A verb of removing, names, 的, a post: 免去沈国良的县教育局局长职务.",
    "appointments.names_verb_post": "Names, a verb of taking or leaving a post, the post: 罗远山当选为县长.",
    "appointments.list_item": "A further item of a list that such a verb opened: 任命：…；何静姝为县审计局局长.",
    "appointments.same_person": "A further change of the person named before: …任县委书记，不再担任县长职务.",
}


class AppointmentFinder:
    """Finds changes of post.

    Args:
        lexicon: The words: kinds ``appointment_before``, ``appointment_after``, ``post_ending``, ``not_a_post``.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> text = AlignedText.of("会议任命周启航为县财政局局长、县国资办主任，免去沈国良的副县长职务。")
        >>> for m in AppointmentFinder(default_lexicon()).find(text):
        ...     print(m.change, text.clean[slice(*m.name)], "".join(text.clean[a:b] for a, b in m.title))
        appointed 周启航 县财政局局长
        appointed 周启航 县国资办主任
        removed 沈国良 副县长
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._entries = {
            (word, kind == "appointment_before"): entry
            for kind in ("appointment_before", "appointment_after")
            for entry in lexicon.of(kind)
            for word in entry.words
        }
        words = sorted({word for word, _ in self._entries}, key=lambda w: (-len(w), w))
        posts = (*lexicon.words("post_ending"), *lexicon.words("post"))
        self._words = PostWords(
            verbs=re.compile(any_of(words)),
            ending=re.compile(f"{any_of(posts)}(?:（[^（）]{{1,6}}）)?$"),
            surnames=(*lexicon.words("compound_surname"), *lexicon.words("surname")),
            task_post=re.compile(f"{any_of(lexicon.words('not_a_post'))}$"),
        )

    def find(self, text: AlignedText, sighting: Sighting | None = None) -> list[AppointmentMention]:
        """Find every change of post, one mention for each post of each person.

        Args:
            text: An article's body, or any running text.
            sighting: What a recognizer sees in it, or in a longer text that begins with it.

        Returns:
            The mentions, in reading order; a change said twice is given once.
        """
        key = text.key
        reader = AppointmentReader(self._words, key, sighting)
        found: list[AppointmentMention] = []
        done = 0
        for verb in self._verb_uses(key):
            if verb.start < done:
                continue
            items = reader.read(verb, found)
            if items:
                found += items
                done = items[-1].end
        return _once(key, found)

    def _verb_uses(self, key: str) -> Iterator[Verb]:
        for match in self._words.verbs.finditer(key):
            for before in (True, False):
                entry = self._entries.get((match.group(), before))
                if entry is not None:
                    change = cast("AppointmentChange", entry.value)
                    formal, keep = bool(entry.attributes.get("formal")), bool(entry.attributes.get("keep"))
                    yield Verb(
                        match.start(), match.end(), change, before, formal, keep, bool(entry.attributes.get("told"))
                    )


def _once(key: str, found: list[AppointmentMention]) -> list[AppointmentMention]:
    seen: set[tuple[str, str, str]] = set()
    result: list[AppointmentMention] = []
    for item in found:
        said = ("".join(key[slice(*item.name)].split()), "".join(key[a:b] for a, b in item.title), item.change)
        if said not in seen:
            seen.add(said)
            result.append(item)
    return result
