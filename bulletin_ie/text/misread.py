"""Figures that OCR reads as letters, and 日 that it reads as 曰 or 目, put right for patterns."""

from __future__ import annotations

import re

__all__ = ["mend_figures"]

_FIGURE = re.compile(
    r"(?<![\dA-Za-z])"
    r"(?:(?=[OoIl|]{0,3}\d)[\dOoIl|]{2,6}(?= ?[年月日曰时点分余多个户人名家处项万亿元亩米%.至、，-])|[Il|][Oo](?= ?[月日曰]))"
)
# A letter that can belong to a figure: few pages have one, and it is found at once.
_LETTER = re.compile(r"[OoIl|][\dOoIl|]{0,5} ?[年月日曰时点分余多个户人名家处项万亿元亩米%.至、，-]")
_DAY = re.compile(r"[曰目口](?:(?<=\d.)|(?<=\d .))(?=[上下前起晚早，。、；：）至到止凌召讯在\n-]|中午|$)")
_MONTH_BEFORE = re.compile(r"月 ?\d{1,2} ?$")
_DIGITS = str.maketrans("OoIl|", "00111")


def mend_figures(key: str) -> str:
    """Put right what OCR misread in dates and figures, one character to one character.

    Letters between digits become digits where a unit follows; 曰, 目 and 口 behind a month and a number become 日.

    Args:
        key: Text in pattern form.

    Returns:
        A text of the same length.

    Examples:
        >>> mend_figures("2O24年1O月l5曰前完成l2个项目，I0月8目上午开工")
        '2024年10月15日前完成12个项目，10月8日上午开工'
        >>> mend_figures("A10展区、LED屏、3口井、15目滤网")
        'A10展区、LED屏、3口井、15目滤网'
    """
    if _LETTER.search(key):
        key = _FIGURE.sub(lambda m: m.group().translate(_DIGITS), key)
    if "月" in key and ("目" in key or "口" in key or "曰" in key):
        key = _DAY.sub(lambda m: "日" if _after_month(key, m.start()) else m.group(), key)
    return key


def _after_month(key: str, position: int) -> bool:
    return bool(_MONTH_BEFORE.search(key, max(0, position - 6), position))
