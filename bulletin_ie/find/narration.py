"""Where the reporter speaks again after what somebody said."""

from __future__ import annotations

import re

from bulletin_ie.find.sentences import Sentence
from bulletin_ie.lexicon import Lexicon

__all__ = ["NarrationFinder"]

_MARKS = " \u3000\n”"


class NarrationFinder:
    """Knows the words with which a reporter goes on (会上, 随后, 据悉).

    Args:
        lexicon: Kind ``narrative_opener``.

    Examples:
        >>> from bulletin_ie.find.sentences import sentences
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> text = "县长强调，要压实责任。会上，各乡镇签订责任书。"
        >>> [NarrationFinder(default_lexicon()).opens(text, s) for s in sentences(text)]
        [False, True]
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words = "|".join(map(re.escape, lexicon.words("narrative_opener")))
        self._opener = re.compile(f"(?:{words})" if words else "(?!)")

    def opens(self, masked: str, sentence: Sentence) -> bool:
        """Whether a sentence begins with such a word.

        Args:
            masked: The text, direct speech masked.
            sentence: One of its sentences.
        """
        start = sentence.start
        while start < sentence.end and masked[start] in _MARKS:
            start += 1
        return self._opener.match(masked, start) is not None
