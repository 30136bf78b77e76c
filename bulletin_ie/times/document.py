"""The years that a document names as its own time, and the context made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from bulletin_ie.times.calendars import holiday_day
from bulletin_ie.times.context import DocumentYears, TimeContext
from bulletin_ie.times.expressions import Moment, TimeRange
from bulletin_ie.times.mentions import TimeMention

__all__ = ["document_context", "infer_years"]

YearKind = Literal["current", "planned", "reviewed", "summed"]

# Not the document's own time: an incident's year, a plan's end, a law's edition, a year of comparison.
_OTHER_AFTER = re.compile(
    r"以来|[以之][前后]|前|起|后|初?至|到|[“‘]?\d{1,2}[·.]\d{1,2}|版|修订|修正|施行|颁布|出台|生(?!产)|建成|建校|建厂|成立|出生|特大|投产|投用|"
    r"度?[^，。；]{0,6}(?:审计|决算)|同期|届|[^，。；]{0,6}大学|[^，。；]{0,4}(?:远景|愿景)|"
    r"(?:(?<=年度)|度)(?:全国|全[省市县区]|[国省市县区]级?)?(?:考核(?!工作)|述职|总结|表彰|评比|评议|测评|先进|优秀|最美|十佳|劳动模范|劳模|民主生活会|组织生活会)|"
    r"的?(?:存量|遗留|历史|积案|陈案|旧账|成绩(?!单)|成效|成就|经验|教训|事故|疫情|灾情)|"
    r"[^，。；、“《]{0,14}(?:反馈|督察|巡视|巡察|交办|查处|遗留|结转|通报)[^，。；]{0,6}(?:问题|案例|案件|事项)|"
    r"[^，。；]{0,2}(?:脱贫|摘帽|退伍|退休|退役|毕业|转业|当选|荣获|创办|引进|回乡|返乡|入党|入伍|参军|参加革命|参加工作|出资|落户|签约|开工|动工|"
    r"竣工|完工|投入使用|启用|扩建|改建|改造|重建|搬迁|流转|注册|入驻|立案|获评|获批|被评|被确定|被列|被授予|开始|嫁到|考入|考取|担任|辞去|去世|牺牲)(?![^，。；]{0,10}(?:项目|工程|任务|计划|方案|仪式|活动|工作|会议|清单))|[^，。；]{1,8}(?<![灾震雨战产汛售课先前最会节])后(?![续勤备])"
)
_OTHER_BEFORE = re.compile(
    r"(?:比|较|自|从|早在|始于|成立于|建于|始建于|截至|截止|截至到|超|达|同比|与|相比|〔|\[|到|至|力争|预计|争取|确保|有望|面向|展望|建设期|工期)(?:上年|前年)?$"
)
# A day on which something happened before: an incident, or an act with lasting effect.
_HISTORY = re.compile(
    r"[^。；]{0,12}?(?:特大|暴雨|洪[水涝灾]|事故|地震|灾[害后]|火灾|爆炸|发生|出台|印发|颁布|施行|实施|通过|成立|建成|投用|投产|立项|批准|出生|入党|毕业|任命|当选|以来)"
)
_UNTIL_NOW = re.compile("截[至止到]")
# Figures of a quarter or half that is over.
_MEASURED = re.compile(
    r"[^。；]{0,30}?(?:同比|环比|增长|下降|累计|实现(?:地区)?(?:生产总值|GDP|产值|营收|税收|增加值|财政|销售))"
)
_EQUATED = re.compile("([去今明])年[（(]?$")
# What a page is stamped with and no time is read in: 09/05/2023, its own number 清政发〔2023〕12号.
_STAMPED = re.compile(
    r"^[^\d\n]{0,12}\d{1,2}/\d{1,2}/(20\d\d)(?!\d)[^\n]{0,30}$"
    r"|^[\u4e00-\u9fff ]{2,14}[〔（(\[](20\d\d)[〕）)\]]第?\d{1,4}号$",
    re.M,
)
_MAY_BE_STAMPED = re.compile(r"[/〔（(\[]20\d\d(?:(?<=/20..)|[〕）)\]])")
_NOW = re.compile(r"今年[，（(]?$")
_PLANNED_BEFORE = re.compile(
    r"(?:部署|谋划|安排|明确|提出|计划|研究|布置|制定|规划|谋定|展望|做好|抓好|动员)了?(?:[^，。；]{0,4})?$"
)
_REVIEWED_BEFORE = re.compile(r"(?:总结|回顾|通报|听取|审议|盘点|表彰|肯定|汇报)了?(?:[^，。；]{0,6})?$")
_REVIEWED_AFTER = re.compile(
    r"，?[^。；，要将拟]{0,16}?(?:实现了?|完成了?|达到?|增长|累计|荣获|被评为|入选)(?![^。；，]{0,8}(?:目标|任务|情况))"
)
# A year at the head of its clause tells what was done in it, unless the clause looks ahead or says what year it is.
_FORWARD = (
    r"[^。；]{0,40}(?:[将要拟]|计划|安排|力争|争取|确保|预计|目标|任务|重点|[是为][^，。；]{0,16}年|继续|聚焦|坚持)"
)
_AHEAD_OF = re.compile(_FORWARD)
_TOLD_OF = re.compile(rf"，(?!{_FORWARD})")
# A work plan is of its year, whoever hears or adopts it (审议《2023年工作要点》).
_OWN_PLAN = re.compile(
    r"[^，。；》]{0,20}(?:要点|计划(?!完成|执行)|方案|预算(?!执行)|安排|清单|目标任务|名单)(?![^，。；》]{0,6}(?:执行|落实|完成))"
)


def infer_years(key: str, mentions: Iterable[TimeMention]) -> DocumentYears:
    """The years that a document names as its own time.

    Historical years (1998年以前, 2016年“8·16”), ends of plans (到2025年底, 2023—2025年), days of
    incidents and years of comparison do not count.

    Args:
        key: The document's text.
        mentions: Its temporal expressions, as ``detect`` gives them.

    Examples:
        >>> from bulletin_ie.times.detection import detect
        >>> key = "总结2021年农业工作，布置2022年任务，到2025年底建成。"
        >>> years = infer_years(key, detect(key))
        >>> sorted(years.reviewed), sorted(years.planned)
        ([2021], [2022])
    """
    mentions = list(mentions)
    past: TimeMention | None = None
    found: dict[YearKind, set[int]] = {"current": set(), "planned": set(), "reviewed": set(), "summed": set()}
    parts: list[tuple[int, int]] = []
    months: dict[int, set[int]] = {}  # in which days of a current year are named; 0 stands for the whole year
    for mention in mentions:
        moment = mention.expression
        if isinstance(moment, Moment) and moment.year is not None:
            kind = _kind(key, mention, moment) if past is None or not _goes_on(key, past, mention) else None
            past = mention if kind is None and mention.limit is None and moment.granularity == "year" else None
            part = _part(key, mention, moment)
            if part is not None:
                sure = kind in ("current", "planned") or moment.month is not None or moment.period == "school_term"
                parts += [part] if sure else []
            elif kind is not None:
                found[kind].add(moment.year)
                if kind == "current":
                    months.setdefault(moment.year, set()).add(moment.month or 0)
        found["current"] |= _said_of(key, mention) | _covered(key, mention)
    if _MAY_BE_STAMPED.search(key):
        found["current"] |= {int(m.group(1) or m.group(2)) for m in _STAMPED.finditer(key)}
    found["reviewed"] |= found["summed"]
    by_days = {year: named for year, named in months.items() if year not in found["planned"]}
    return DocumentYears(
        early=frozenset(year for year, named in by_days.items() if named <= {1, 2}),
        late=frozenset(year for year, named in by_days.items() if named <= {11, 12}),
        part=max(parts, default=None),
        **{kind: frozenset(years) for kind, years in found.items()},
        counted=max((month for m in mentions if (month := _counted_until(key, m))), default=None),
    )


def _goes_on(key: str, past: TimeMention, mention: TimeMention) -> bool:
    """Whether a year opens the next clause of a history: 始建于1952年，2018年迁建."""
    years = [m.expression.year for m in (past, mention) if isinstance(m.expression, Moment) and m.expression.year]
    between = key[past.end : mention.start]
    return (
        len(years) == 2
        and years[0] < years[1]
        and between.endswith(("，", "；", "、"))
        and len(between) <= 40
        and not re.search("[。\n]", between)
        and not _AHEAD_OF.match(key, mention.end)
    )


def _said_of(key: str, mention: TimeMention) -> set[int]:
    """The text's year where it says which year 去年 or 今年 is: 去年（2022年）."""
    moment = mention.moment
    said = _EQUATED.search(key, max(0, mention.start - 4), mention.start)
    if said is None or moment is None or moment.year is None:
        return set()
    return {moment.year + {"去": 1, "今": 0, "明": -1}[said.group(1)]}


def _covered(key: str, mention: TimeMention) -> set[int]:
    """The years of the days that a round-up covers, on a line or in brackets of its head: （2024年9月9日—15日）."""
    span = mention.expression
    if not isinstance(span, TimeRange) or mention.limit is not None:
        return set()
    in_head = mention.start <= _HEAD and key[mention.start - 1 : mention.start] in ("（", "(")
    if not (in_head and key[mention.end : mention.end + 1] in ("）", ")")) and not _stands_alone(key, mention):
        return set()
    first, last = span.start, span.end
    if not isinstance(first, Moment) or not isinstance(last, Moment) or first.year is None:
        return set()
    if first.month is None or first.day is None or last.day is None:
        return set()
    year = last.year or first.year
    months = (year - first.year) * 12 + (last.month or first.month) - first.month
    return {first.year, year} if 0 <= months <= 1 else set()


_HEAD = 60
"""How far the head of a text may reach, where its lines have been joined."""


def _counted_until(key: str, mention: TimeMention) -> tuple[int, int] | None:
    """The year and month up to which a text counts: 截至2023年5月底, 2023年一季度实现生产总值."""
    first = mention.expression.start if isinstance(mention.expression, TimeRange) else mention.expression
    last = mention.moment
    if last is None or last.day is not None or mention.planned or not isinstance(first, Moment) or first.year is None:
        return None
    year = last.year or first.year
    if mention.limit in (None, "by") and _UNTIL_NOW.search(key, max(0, mention.start - 4), mention.end):
        if last.month is not None:
            return year, last.month
        return (year, 12) if last.edge == "end" and last.granularity == "year" else None
    if mention.limit is not None or not _MEASURED.match(key, mention.end):
        return None
    if last.month is not None:
        return (year, last.month) if last is not first else None
    if last.first is not None:
        return year, min(12, last.first[0] * (3 if last.first[1] == "quarter" else 1))
    if last.quarter is not None:
        return year, 3 * last.quarter
    return (year, 6 * last.half) if last.half is not None else None


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
        return None
    if (moment.quarter or moment.half or moment.first) and _MEASURED.match(key, mention.end):
        return None  # the text counts up to it
    if (reviewed := _REVIEWED_BEFORE.search(before)) and not _OWN_PLAN.match(key, mention.end):
        return "summed" if reviewed.group().startswith(("总结", "回顾", "盘点")) else "reviewed"
    if _PLANNED_BEFORE.search(before):
        return "planned"
    if _TOLD_OF.match(key, mention.end) and not _NOW.search(before):
        return "reviewed"
    return "reviewed" if _REVIEWED_AFTER.match(key, mention.end) else "current"


def _part(key: str, mention: TimeMention, moment: Moment) -> tuple[int, int] | None:
    """First and last month of a part of a year, counted from the year 0; ``None`` for a day and a whole year."""
    year = moment.year
    if year is None or moment.day is not None:
        return None
    if moment.month is not None:
        own = _stands_alone(key, mention) or (mention.limit is None and _OF_MONTH.match(key, mention.end))
        return (year * 12 + moment.month - 1,) * 2 if own else None
    if (named := _OF_SEASON.search(key, mention.start, mention.end + 4)) is not None:
        middle = year * 12 + {"春": 2, "夏": 6, "秋": 8, "冬": 11}[named.group(1)]
        return middle - 1, middle + 1
    if moment.holiday is not None:
        day = holiday_day(year, moment.holiday)
        return (day.year * 12 + day.month - 1,) * 2 if day is not None else None
    if _NEXT_YEARS.match(key, mention.end):
        return year * 12 - 4, year * 12 - 1
    if moment.quarter is not None:
        return year * 12 + 3 * moment.quarter - 3, year * 12 + 3 * moment.quarter - 1
    return (year * 12 + 6 * moment.half - 6, year * 12 + 6 * moment.half - 1) if moment.half is not None else None


# A meeting or a task named for a month: 2023年5月份工作例会.
_OF_MONTH = re.compile(r"份?[^，。；的]{0,8}(?:例会|会议|主题党日|调度会|推进会|分析会|党课|活动|接访|排查)")
_OF_SEASON = re.compile("([春夏秋冬])季?(?:学期|开学|招生|造林|征兵)")
# What is collected in the last months of the year before: 2024年度城乡居民医保征缴.
_NEXT_YEARS = re.compile(
    r"度?[^，。；]{0,10}(?:医保|医疗保险|党报党刊|报刊)[^，。；]{0,10}(?:征缴|缴费|参保|征订|发行|订阅)"
)


_LINE = 200  # characters around a time in which its line ends, or it does not stand alone


def _stands_alone(key: str, mention: TimeMention) -> bool:
    """Whether a time fills its line, but for a few characters, as in the head of a page."""
    low, high = max(0, mention.start - _LINE), min(len(key), mention.end + _LINE)
    start = key.rfind("\n", low, mention.start) + 1 or low
    end = key.find("\n", mention.end, high)
    line = key[start : end if end >= 0 else high].strip()
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
        counts_from_base: See ``TimeContext``.

    Examples:
        >>> from bulletin_ie.times.detection import detect
        >>> key = "本报讯 4月12日，某区2022年统计工作会议召开。"
        >>> sorted(document_context(key, detect(key)).years.current)
        [2022]
    """
    return TimeContext(published=published, years=infer_years(key, mentions), counts_from_base=counts_from_base)
