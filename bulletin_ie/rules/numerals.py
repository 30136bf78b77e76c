"""Numerals as bulletins write them: Arabic digits, Chinese numerals, and both mixed with 万 and 亿.

Approximate numerals keep the number they name: 3100余 is 3100, 十余万 is 100000; that they are
approximate is for the caller to see (``APPROXIMATE_MARKS``). A numeral that names no number
(几, 数十) and two digits side by side that mean a range (三四十) give ``None``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

__all__ = [
    "APPROXIMATE_MARKS",
    "ARABIC_NUMBER",
    "CHINESE_NUMBER",
    "NUMBER",
    "parse_integer",
    "parse_number",
]

APPROXIMATE_MARKS = "余多几来"
"""Characters that make a numeral approximate, inside or right after it: 十余万, 300多, 十几, 十来."""

_DIGITS = dict(zip("零〇○一二三四五六七八九", [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], strict=True))
_DIGITS |= dict(zip("两兩壹贰叁肆伍陆柒捌玖", [2, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9], strict=True))
_TENS = {"廿": 20, "卅": 30}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_SCALE = _SMALL | _LARGE

_CN = "".join([*_DIGITS, *_TENS, *_SCALE])
_MARKED = "[余多几来]"

ARABIC_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,18})(?:\.\d{1,9}(?!\d))?"
    rf"(?:{_MARKED}?[十百千万亿萬億]{{1,3}}(?:\d{{1,4}}[百千万萬](?![万亿]))?)?"
)
"""Pattern of a number that begins with digits: ``1,263``, ``12.5亿``, ``3000多万``, ``1亿3000万``."""

CHINESE_NUMBER = rf"(?:[{_CN}]{{1,24}}(?:{_MARKED}[百千万亿]{{1,2}})?|半)"
"""Pattern of a Chinese numeral: ``三十七``, ``二〇二二``, ``一亿三千万``, ``十余万``, ``半``."""

NUMBER = rf"(?:{ARABIC_NUMBER}|{CHINESE_NUMBER})"
"""Pattern of any number; bounded, without groups. A mark after it (300多) is not part of it."""

_ARABIC_FORM = re.compile(
    rf"(?P<base>\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,18}})(?P<fraction>\.\d{{1,9}})?(?:{_MARKED}?(?P<scale>[十百千万亿萬億]{{1,3}})"
    r"(?:(?P<tail>\d{1,4})(?P<tail_scale>[百千万萬]))?)?"
)
_MARK_IN_NUMBER = re.compile(rf"(?<=[{_CN}\d]){_MARKED}(?=[百千万亿萬億]|$)")


@lru_cache(maxsize=8192)
def parse_number(text: str) -> Decimal | None:
    """The value of a numeral.

    Args:
        text: The numeral and nothing else; a closing 余, 多, 几 or 来 is allowed.

    Returns:
        Its value, or ``None`` where the text is no numeral or names no one number.

    Examples:
        >>> [str(parse_number(t)) for t in ("1,263", "12.5亿", "一百零五", "两万三", "二〇二二", "十余万", "半")]
        ['1263', '1250000000', '105', '23000', '2022', '100000', '0.5']
        >>> parse_number("三四十") is None and parse_number("几十") is None
        True
    """
    text = text.strip()
    if not text:
        return None
    if text == "半":
        return Decimal("0.5")
    if text[0].isdigit():
        return _arabic(text)
    plain = _MARK_IN_NUMBER.sub("", text)
    whole, point, fraction = plain.partition("点")
    value = _chinese(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    digits = [_DIGITS.get(c) for c in fraction]
    if not digits or None in digits:
        return None
    return Decimal(f"{value}.{''.join(map(str, digits))}")


def parse_integer(text: str) -> int | None:
    """The value of a numeral that names a whole number.

    Args:
        text: The numeral and nothing else.

    Returns:
        Its value, or ``None`` where the text is no numeral or names a fraction.

    Examples:
        >>> parse_integer("十五"), parse_integer("07"), parse_integer("半")
        (15, 7, None)
    """
    value = parse_number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def _arabic(text: str) -> Decimal | None:
    text = text.rstrip(APPROXIMATE_MARKS)
    m = _ARABIC_FORM.fullmatch(text)
    if m is None:
        return None
    value = Decimal(m["base"].replace(",", "") + (m["fraction"] or "")) * _power(m["scale"] or "")
    if m["tail"]:
        part = Decimal(m["tail"]) * _SCALE[m["tail_scale"]]
        if part >= _power(m["scale"]):
            return None
        value += part
    return _plain(value)


def _power(scale: str) -> int:
    """The product of scale characters: 百万 is 1000000."""
    product = 1
    for character in scale:
        product *= _SCALE[character]
    return product


def _plain(value: Decimal) -> Decimal:
    """The value without needless zeros and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _chinese(text: str) -> int | None:
    if not text or any(c not in _DIGITS and c not in _TENS and c not in _SCALE for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return _digit_run(text)
    return _large(text)


def _digit_run(text: str) -> int | None:
    """Digits one after another: 二〇二二. Two or three without a zero are a range (三四), no number."""
    if len(text) in (2, 3) and not any(_DIGITS[c] == 0 for c in text):
        return None
    return int("".join(str(_DIGITS[c]) for c in text))


def _large(text: str) -> int | None:
    """A numeral with 亿 and 万: each part before such a character is a numeral below it."""
    for unit in (10**8, 10**4):
        at = max((text.rfind(c) for c, value in _LARGE.items() if value == unit), default=-1)
        if at < 0:
            continue
        head, tail = text[:at], text[at + 1 :]
        factor = _large(head) if head else 1
        if factor is None:
            return None
        rest = _tail(tail, unit)
        return None if rest is None else factor * unit + rest
    return _below_ten_thousand(text)


def _tail(text: str, unit: int) -> int | None:
    """What follows a unit: nothing, one digit of the next lower power (两万三), or a smaller numeral."""
    if not text:
        return 0
    if len(text) == 1 and text in _DIGITS:
        return _DIGITS[text] * unit // 10
    value = _large(text.lstrip("零〇○"))
    return value if value is not None and value < unit else None


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, -1, 10**4
    after_zero = False
    for position, character in enumerate(text):
        if character in _SMALL:
            unit = _SMALL[character]
            if unit >= last or digit == 0:
                return None
            total += unit * (1 if digit < 0 else digit)
            digit, last, after_zero = -1, unit, False
        elif character in _TENS:
            if digit >= 0 or last <= 10:
                return None
            total, last, after_zero = total + _TENS[character], 10, False
        elif _DIGITS[character] == 0:
            if digit >= 0 or position == 0:
                return None
            after_zero = True
        elif digit >= 0:
            return None
        else:
            digit = _DIGITS[character]
    if digit < 0:
        return total
    return total + digit * (1 if last == 10 or after_zero or last == 10**4 else last // 10)
