"""Every character is read alike under every Python: what it is folded to, and the classes that this belongs to."""

from __future__ import annotations

import hashlib
import re
from itertools import chain

from bulletin_ie.text.folding import fold_key, fold_widths, is_word

EXPECTED = "4bf0c352cde6639b"
"""Of Python 3.11 to 3.13, with Unicode 14.0 to 15.1. Where another Python gives another one, `folding` lacks characters."""
WORD, DIGIT, SPACE = map(re.compile, (r"\w", r"\d", r"\s"))


def test_characters_fold_alike_and_belong_to_the_same_classes() -> None:
    plane = "".join(map(chr, chain(range(0xD800), range(0xE000, 0x10000))))
    beyond = "".join(map(chr, chain(range(0x10000, 0x32400), range(0xE0000, 0xE0200))))  # no Unicode has other letters
    folded = fold_widths(plane)
    made = hashlib.sha256(folded.encode())
    for char in folded + fold_key(fold_widths(beyond)):
        known = char.isalnum(), char.isspace(), char.isdigit(), char.isdecimal(), char.isalpha()
        made.update(bytes(map(bool, (*known, WORD.match(char), DIGIT.match(char), SPACE.match(char)))))
    assert made.hexdigest()[:16] == EXPECTED
    assert [is_word(char) for char in ("\U00031350", "\U0001e4d0")] == [True, False]  # which Python 3.11 does not know
