"""Character folding, one character to one character.

Widths and CJK radicals are folded for people (``clean``); script and punctuation are folded for
patterns only (``key``). NFKC on a whole string is not used: it changes lengths and meaning (①, ㎡).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from bulletin_ie.text.misread import mend_figures

__all__ = ["fold_key", "fold_widths", "is_word", "to_simplified"]

# CJK Radicals Supplement (U+2E80–2EF3) that PDF tools yield and that have no compatibility mapping in Unicode.
_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺈⺋⺌⺍⺎⺘⺟⺠⺢⺧⺩⺫⺬⺭⺮⺯⺰⺱⺶⺷⺸⺺⺻⺼⻁⻂⻃⻄⻅⻆⻇⻈⻉⻋⻌⻐⻒⻓⻔⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻰⻳",
        "厂乙刀㔾小小尣扌母民氵牛王目示礻竹糸纟罒羊羊羊聿聿月虎衤覀西见角角讠贝车辶钅长长门青韦页风飞食食饣饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿龙龟",
        strict=True,
    )
)
# Letters and digits of other scripts that Unicode has since 15.0: which of them a Python knows depends on its version.
_YOUNG = (
    *range(0x1123F, 0x11241), 0x11F02, *range(0x11F04, 0x11F11), *range(0x11F12, 0x11F34), *range(0x11F50, 0x11F5A), 0x1342F,
    *range(0x13441, 0x13447), 0x1B132, 0x1B155, *range(0x1D2C0, 0x1D2D4), *range(0x1DF25, 0x1DF2B),
    *range(0x1E030, 0x1E06E), *range(0x1E4D0, 0x1E4EC), *range(0x1E4F0, 0x1E4FA),
)  # fmt: skip
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"


@cache
def _base_table() -> dict[int, str]:
    table: dict[int, str] = {ord(k): v for k, v in _SUPPLEMENT.items()}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1:
            table[code] = folded
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)):
        table[code] = chr(code - 0xFEE0)
    table[ord("％")] = "%"
    table[0x2010] = table[0x2011] = "-"
    table[ord("＂")] = '"'
    table.update(dict.fromkeys(_YOUNG, "\ufffd"))
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    table.update(dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n"))
    return table


def fold_widths(text: str) -> str:
    """Fold widths of digits and letters, and CJK radicals, one character to one character.

    Args:
        text: Any text.

    Returns:
        A text of the same length.

    Examples:
        >>> fold_widths("２０２２年⽉")
        '2022年月'
    """
    return _wide(bool(_ASTRAL.search(text))).sub(lambda m: _base_table()[ord(m.group())], text)


_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # beyond the characters that nearly every page has


@cache
def _wide(astral: bool) -> re.Pattern[str]:
    """The characters to fold: a page has few, so that finding them is faster than looking all characters up.

    A class with ``astral`` characters takes ten times as long.
    """
    chars = [chr(code) for code in _base_table() if astral or code <= 0xFFFF]
    return re.compile(f"[{''.join(map(re.escape, chars))}]")


# One form for each mark; contexts between digits are restored afterwards.
_PUNCTUATION = dict(
    zip(
        ",;!?()「」『』﹁﹂﹃﹄〝〞•・‧∙⋅﹑､｡，；！？（）﹔﹐﹕〔〕~∼〜\u3000",
        "，；！？（）“”‘’“”‘’“”·····、、。，；！？（）；，：（）～～～ ",
        strict=True,
    )
)
_MARK = re.compile(f"[{''.join(re.escape(a) for a, b in _PUNCTUATION.items() if a != b)}]")
# Each begins with its mark, which is found at once, and looks back from there.
_THOUSANDS = re.compile(r"\d(?<![\d.]\d)\d{0,2}(?:，\d{3}){1,4}(?!\d)")
_GROUP = re.compile(r"，(?<=\d，)(?=\d{3})")  # what all of them have
_CLOCK = re.compile(r"：(?<=\d：)(?=\d\d)")
_COLON = re.compile(r":(?:(?<!\d:)|(?!\d))")
_POINT = re.compile(r"．(?<=\d．)(?=\d)")
_STRAIGHT = re.compile(r'"')
# Ideographs that Unicode has since 15.0: to Python 3.11 they are nothing, to a later one letters.
_YOUNG_HAN = re.compile("[\U0002b739\U0002ebf0-\U0002ee5d\U00031350-\U000323af]")


def fold_key(clean: str) -> str:
    """Fold script and punctuation so that one pattern sees one form.

    Args:
        clean: Text with widths already folded.

    Returns:
        A text of the same length: Simplified script, full-width Chinese punctuation, curly quotes,
        ``·`` for every middle dot, ASCII comma, point and colon between digits, and ``𠀀`` for ideographs that not every
        Python knows.

    Examples:
        >>> fold_key('縣委書記(張三),9:30,1,200戶')
        '县委书记（张三），9:30，1,200户'
    """
    key = _MARK.sub(lambda m: _PUNCTUATION[m.group()], to_simplified(clean))
    if _ASTRAL.search(key):
        key = _YOUNG_HAN.sub("𠀀", key)
    if _GROUP.search(key):
        key = _THOUSANDS.sub(lambda m: m.group().replace("，", ","), key)
    if ":" in key:
        key = _COLON.sub("：", key)
    if "：" in key:
        key = _CLOCK.sub(":", key)
    if "．" in key:
        key = _POINT.sub(".", key).replace("．", "·")
    if '"' in key:
        key = "\n".join(_curl(line) for line in key.split("\n"))
    return mend_figures(key)


def _curl(line: str) -> str:
    """Turn straight double quotes of one line into opening and closing ones, alternately."""
    if '"' not in line:
        return line
    marks = iter(range(line.count('"')))
    return _STRAIGHT.sub(lambda _: "”" if next(marks) % 2 else "“", line)


def is_word(char: str) -> bool:
    """Whether a character is a letter, an ideograph or a digit; the same under every Python.

    Args:
        char: One character, or none.

    Returns:
        Whether it is one.

    Examples:
        >>> [is_word(char) for char in ("镇", "，", "")]
        [True, False, False]
    """
    return fold_key(fold_widths(char)).isalnum() if char > "\U00010fff" else char.isalnum()


def to_simplified(text: str) -> str:
    """Convert Traditional characters to Simplified ones, one to one.

    Characters of GB 2312 are left alone unless the text is plainly Traditional, so that 著 or 乾 in a
    Simplified name stay as they are.

    Args:
        text: Any text.

    Returns:
        A text of the same length.

    Examples:
        >>> to_simplified("縣長調研")
        '县长调研'
    """
    if _in_gb2312(_DASHES.sub("", text)):
        return text
    chars = set(text)
    plain = set(text.encode("gb2312", "ignore").decode("gb2312"))
    strange = "".join(sorted([c for c in chars - plain if c > "\u2e7f"]))
    if not strange:
        return text
    table = {a: b for a, b in _simplified(strange).items() if chr(a) != b}
    if len(table) > 0.08 * sum(c > "\u4dff" for c in chars):
        table.update(_simplified("".join(sorted(c for c in chars if c > "\u4dff"))))
    return text.translate(table) if table else text


_DASHES = re.compile("[—·]")  # no part of Python's GB 2312, and of no script


def _in_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _simplified(chars: str) -> dict[int, str]:
    """Map each character to its Simplified form, by OpenCC's ``t2s`` table."""
    converted = [_convert(c) for c in chars]
    return {ord(a): b for a, b in zip(chars, converted, strict=True) if len(b) == 1}


@cache
def _convert(char: str) -> str:
    return str(_opencc().convert(char))


@cache
def _opencc() -> Any:
    import opencc  # loads its dictionaries: only when a Traditional character is there

    return opencc.OpenCC("t2s")
