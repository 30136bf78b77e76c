"""What people do: roles and reporting clauses, by the subject of each verb."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from bulletin_ie.budget import check
from bulletin_ie.find.role_lists import Action, Group, people_groups
from bulletin_ie.find.role_scan import SentenceScan
from bulletin_ie.find.role_words import RoleWords
from bulletin_ie.find.sentences import Sentence
from bulletin_ie.lexicon import Lexicon

__all__ = ["RULES", "Action", "Group", "RoleFinder", "people_groups"]

RULES = {
    "roles.subject_verb": "The subject of a verb, 周明远主持会议.",
    "roles.in_company_of": "Named with 在…陪同下.",
    "roles.heard": "Whose report was heard, 听取了李明的汇报.",
    "roles.received": "Who was received, 会见王平一行.",
}


class RoleFinder:
    """Assigns verbs to the people who are their subjects.

    Args:
        lexicon: Role verbs, visiting verbs and reporting verbs.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = RoleWords(lexicon)

    def find(self, masked: str, sentences: list[Sentence], groups: list[Group]) -> list[Action]:
        """All actions of a text, in reading order.

        Args:
            masked: Text with direct speech masked.
            sentences: Its sentences.
            groups: Its lists of people.

        Returns:
            Actions with the names of those who did them.
        """
        starts = [g.start for g in groups]
        actions: list[Action] = []
        topic: Group | None = None  # the last person alone that was a subject: what 他 means
        for sentence in sentences:
            check()
            own = groups[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end - 1)]
            if not own and not self._words.may_act(masked, sentence.start, sentence.end):
                continue
            scan = SentenceScan(self._words, masked, sentence, own, topic)
            actions += scan.run()
            topic = scan.topic
        return actions
