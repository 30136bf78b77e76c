"""The years that a document names as its own time, and the context made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from bulletin_ie.times.context import DocumentYears, TimeContext
from bulletin_ie.times.expressions import Moment
from bulletin_ie.times.mentions import TimeMention

__all__ = ["document_context", "infer_years"]

YearKind = Literal["current", "planned", "reviewed"]

# Not the document's own time: an incident's year, a plan's end, a law's edition, a year of comparison.
_OTHER_AFTER = re.compile(
    r"以来|[以之][前后]|前|起|后|初?至|到|[“‘]?\d{1,2}[·.]\d{1,2}|版|修订|修正|施行|颁布|出台|生(?!产)|建成|建校|建厂|成立|出生|特大|投产|投用|"
    r"度?(?:审计|决算)|同期|届|[^，。；]{0,6}大学|"
    r"[^，。；]{0,2}(?:脱贫|摘帽|退伍|退休|毕业|转业|当选|荣获|创办|引进|回乡|返乡|入党)|[^，。；]{1,8}(?<![灾震雨战产汛售课先前最会节])后(?![续勤备])"
)
_OTHER_BEFORE = re.compile(
    r"(?:比|较|自|从|早在|始于|成立于|建于|始建于|截至|截止|截至到|超|达|同比|与|相比|〔|\[|到|至|力争|预计|争取|确保|有望|面向|展望|建设期|工期)(?:上年|前年)?$"
)
# A day on which something happened before: an incident, or an act with lasting effect.
_HISTORY = re.compile(
    r"[^。；]{0,12}?(?:特大|暴雨|洪[水涝灾]|事故|地震|灾[害后]|火灾|爆炸|发生|出台|印发|颁布|施行|实施|通过|成立|建成|投用|投产|立项|批准|出生|入党|毕业|任命|当选|以来)"
)
_UNTIL_NOW = re.compile("截[至止到]")
_PLANNED_BEFORE = re.compile(
    r"(?:部署|谋划|安排|明确|提出|计划|研究|布置|制定|规划|谋定|展望|做好|抓好|动员)了?(?:[^，。；]{0,4})?$"
)
_REVIEWED_BEFORE = re.compile(r"(?:总结|回顾|通报|听取|审议|盘点|表彰|肯定|汇报)了?(?:[^，。；]{0,6})?$")
_REVIEWED_AFTER = re.compile(
    r"，?[^。；，要将拟]{0,16}?(?:实现了?|完成了?|达到?|增长|累计|荣获|被评为|入选)(?![^。；，]{0,8}(?:目标|任务|情况))"
)


def infer_years(key: str, mentions: Iterable[TimeMention]) -> DocumentYears:
    """The years that a document names as its own time.

    Historical years (2000年以前, 2016年“8·16”), ends of plans (到2025年底, 2023—2025年), days of
    incidents and years of comparison do not count.

    Args:
        key: The document's text.
        mentions: Its temporal expressions, as :func:`detect` gives them.

    Examples:
        >>> from bulletin_ie.times.detection import detect
        >>> key = "总结2021年成绩，部署2022年任务，到2025年底建成。"
        >>> years = infer_years(key, detect(key))
        >>> sorted(years.reviewed), sorted(years.planned)
        ([2021], [2022])
    """
    mentions = list(mentions)
    found: dict[YearKind, set[int]] = {"current": set(), "planned": set(), "reviewed": set()}
    for mention in mentions:
        moment = mention.expression
        if isinstance(moment, Moment) and moment.year is not None:
            kind = _kind(key, mention, moment)
            if kind is not None:
                found[kind].add(moment.year)
    if not any(found.values()):
        found["current"] = _counted_until(key, mentions)
    return DocumentYears(**{kind: frozenset(years) for kind, years in found.items()})


def _counted_until(key: str, mentions: list[TimeMention]) -> set[int]:
    """The year of the months up to which a text counts (截至2023年5月底), where all of them agree."""
    years = set()
    for mention in mentions:
        moment = mention.expression
        if isinstance(moment, Moment) and moment.year is not None and moment.month is not None and moment.day is None:
            words = key[max(0, mention.start - 4) : mention.end]
            if mention.limit in (None, "by") and not mention.planned and _UNTIL_NOW.search(words):
                years.add(moment.year)
    return years if len(years) == 1 else set()


def _kind(key: str, mention: TimeMention, moment: Moment) -> YearKind | None:
    if mention.limit in ("before", "since", "after", "by") or moment.edge is not None or moment.span_years > 1:
        return None
    if mention.text.endswith("同期"):
        return None
    before = key[max(0, mention.start - 12) : mention.start]
    if _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(key, mention.end):
        return None
    if moment.day is not None:
        if mention.planned:
            return "planned"
        return None if not _opens_line(key, mention) and _HISTORY.match(key, mention.end) else "current"
    if moment.month is not None:
        return "current" if _stands_alone(key, mention) else None
    if _REVIEWED_BEFORE.search(before):
        return "reviewed"
    if _PLANNED_BEFORE.search(before):
        return "planned"
    return "reviewed" if _REVIEWED_AFTER.match(key, mention.end) else "current"


def _stands_alone(key: str, mention: TimeMention) -> bool:
    """Whether a time fills its line, but for a few characters, as in the head of a page."""
    start = key.rfind("\n", 0, mention.start) + 1
    end = key.find("\n", mention.end)
    line = key[start : end if end >= 0 else len(key)].strip()
    return len(line) - (mention.end - mention.start) <= 8 and line[-1:] not in "。；，："


def _opens_line(key: str, mention: TimeMention) -> bool:
    """Whether a day stands at the head of its line (a dateline) or on a line of its own (a sign-off, page data)."""
    before = key[max(0, mention.start - 41) : mention.start]
    after = key[mention.end : mention.end + 41]
    ahead = len(before) - before.rfind("\n") - 1
    behind = after.find("\n") if "\n" in after else len(after)
    return ahead <= 8 or ahead + mention.end - mention.start + behind <= 40


def document_context(
    key: str, mentions: Iterable[TimeMention], published: date | None = None, *, counts_from_base: bool = False
) -> TimeContext:
    """The context of a whole page.

    Args:
        key: The page's text, ``AlignedText.key``.
        mentions: Its temporal expressions.
        published: Day of publication, where known.
        counts_from_base: See :class:`TimeContext`.

    Examples:
        >>> from bulletin_ie.times.detection import detect
        >>> key = "本报讯 4月12日，某区2022年统计工作会议召开。"
        >>> sorted(document_context(key, detect(key)).years.current)
        [2022]
    """
    return TimeContext(published=published, years=infer_years(key, mentions), counts_from_base=counts_from_base)
