"""What looks like a time and is none: the context decides."""

from __future__ import annotations

import re

from bulletin_ie.times.expressions import Expression, Length, Limit, Moment, Offset, TimeRange, Vague
from bulletin_ie.times.modifiers import Modifier

__all__ = ["accepts"]

# Lengths that describe a thing or a habit: 24小时值班, 一小时交通圈, 15分钟车程.
_HABIT = re.compile(
    r"”?(?:的|不间断|不打烊|全天候|全时段)?(?:领导|专人|在岗|在线|轮流|轮班|驻点)?(?:值班|值守|值岗|营业|服务|热线|便利|自助|监测|监控|巡逻|巡查|备勤|待命|"
    r"不间断|不打烊|全天候|在线|轮班|轮值|响应|开放|工作制|生活圈|交通圈|经济圈|通勤圈|出行圈|就医圈|养老圈|服务圈|健身圈|阅读圈|.{0,4}圈|车程|路程|步行|"
    r"高铁|直达|义务教育|一[次调通总评查报会督]|以上|岁|龄|制|一遇|游)"
)
_SCORE = re.compile(r"(?:以|比分|比|战胜|击败|不敌|战平)\s?(?:总比分)?$")
# Years of an era or before Christ, not lengths: 光绪三年, 公元711年.
_ERA = re.compile(
    r"(?:公元前?|西元前?|光绪|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|宣统|崇祯|万历|嘉靖|正德|弘治|成化|永乐|洪武|至正|至元|"
    r"咸淳|绍兴|熙宁|元丰|贞观|开元|天宝|昭和|平成|令和|大正|明治)$"
)
# The rest of a name: 周三木、丁一晨.
_NAME_IN_LIST = re.compile(r"[\u4e00-\u9fff]、(?<![起前后止内、]、)")
_OPEN_LEFT = re.compile(r"(?:^|[，。；：、！？（“\s于在到至从自每当约近及和午早晚晨夜日我你他她们咱])$")
_VAGUE_ATTRIBUTE = re.compile(r"的(?:路|距离)")


def accepts(
    key: str, expression: Expression, rule: str, start: int, end: int, limit: Limit | None, lead: Modifier | None
) -> bool:
    """Whether an expression is a time where it stands.

    Args:
        key: The text.
        expression: What was read.
        rule: Name of the rule.
        start: Where it begins, without modifiers.
        end: Where it ends, without modifiers.
        limit: The modifier after it.
        lead: The modifier before it.
    """
    if isinstance(expression, Length | Offset) and _ERA.search(key[max(0, start - 3) : start]):
        return False
    if isinstance(expression, Length):
        return _length(key, expression, start, end, limit)
    if isinstance(expression, Moment):
        if rule == "clock":
            return _clock(key, start, end, limit, lead)
        if rule == "weekday" and end - start == 2:
            return not _NAME_IN_LIST.match(key, end)
        if rule in ("part_of_day", "short_part"):
            return (
                limit is not None
                or bool(_OPEN_LEFT.search(key[max(0, start - 1) : start]))
                or key[end : end + 1] in "，"
            )
        return True
    if isinstance(expression, TimeRange):
        return not _SCORE.search(key[max(0, start - 4) : start])
    return not (isinstance(expression, Vague) and _VAGUE_ATTRIBUTE.match(key, end))


def _length(key: str, length: Length, start: int, end: int, limit: Limit | None) -> bool:
    if limit is not None:
        return True
    return not _HABIT.match(key, end) and not key.startswith("第", max(0, start - 1))


def _clock(key: str, start: int, end: int, limit: Limit | None, lead: Modifier | None) -> bool:
    """A clock time alone, without a day: 9:30 may be a score, 21:15 a ratio."""
    if ":" not in key[start:end] or not key[start].isdigit():
        return True
    if _SCORE.search(key[max(0, start - 4) : start]):
        return False
    return limit is not None or lead is not None or bool(_OPEN_LEFT.search(key[max(0, start - 1) : start]))
