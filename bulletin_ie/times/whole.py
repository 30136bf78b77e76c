"""Reading a string that is said to be a time as a whole, where a running text would leave the words open."""

from __future__ import annotations

import re

__all__ = ["in_words"]

_NUMBERS = (
    (re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"), r"\1年\2月\3日"),
    (re.compile(r"((?:19|20)\d\d)[/\-.](1[0-2]|0?[1-9])"), r"\1年\2月"),
    (
        re.compile(
            r"(1[0-2]|0?[1-9])([/.])(3[01]|[12]\d|0?[1-9]) ?(?:[-—–~～至到]{1,2}) ?(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])"
        ),
        r"\1月\3日至\4月\5日",
    ),
    (
        re.compile(
            r"((?:19|20)\d\d)([/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9]) ?[-—–~～至到]{1,2} ?(3[01]|[12]\d|0?[1-9])"
        ),
        r"\1年\3月\4日至\5日",
    ),
    (re.compile(r"(1[0-2]|0?[1-9])[/.\-](3[01]|[12]\d|0?[1-9])"), r"\1月\2日"),
)


def in_words(text: str) -> str | None:
    """The Chinese words for a date in digits that leaves out the year or its marks.

    Args:
        text: A string that is a time as a whole.

    Returns:
        The words, or ``None`` where the string is no such date.

    Examples:
        >>> in_words("11/7"), in_words("6.18-6.20"), in_words("20231105"), in_words("3:1")
        ('11月7日', '6月18日至6月20日', '2023年11月05日', None)
    """
    for pattern, words in _NUMBERS:
        m = pattern.fullmatch(text)
        if m is not None:
            return m.expand(words)
    return None
