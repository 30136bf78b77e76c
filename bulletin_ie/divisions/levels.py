"""Which level a page speaks from: 我县, 全区, 市委书记 without a name in front."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["own_levels"]

_REACH = 4_000  # characters of a page that tell enough
_LEVEL = re.compile(r"[省市县区旗州盟镇乡]")
_POST = re.compile(r"委书记|委副书记|委常委|委、|委办|政府|领导|长|人大|政协|直各")
_OPENS = frozenset("，。；：、！？“（日午\n \u3000")


def own_levels(headlines: str, body: str) -> dict[str, float]:
    """How strongly a page speaks from each level, the strongest 1.

    Args:
        headlines: Its headlines in pattern form.
        body: The page in pattern form.

    Returns:
        Weights by the last character of the division's name; empty where nothing tells.

    Examples:
        >>> own_levels("县领导调研防汛工作", "4月6日，县委书记周明远到青石镇调研。市委高度重视，我县将认真落实。")
        {'县': 1.0}
    """
    found: Counter[str] = Counter()
    for text, factor in ((headlines, 3), (body[:_REACH], 1)):
        for match in _LEVEL.finditer(text):
            before = text[match.start() - 1 : match.start()]
            if before == "我":
                found[match.group()] += 3 * factor
            elif before == "全":
                found[match.group()] += 2 * factor
            elif (not before or before in _OPENS) and _POST.match(text, match.end()):
                found[match.group()] += factor
    most = max(found.values(), default=0)
    return {level: round(count / most, 2) for level, count in found.items() if count * 4 > most}
