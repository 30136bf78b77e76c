"""The times of an event: which of them says when it took place, and what all of them mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import timedelta
from operator import itemgetter

from bulletin_ie.events.other_days import belongs_elsewhere
from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.events.sections import Section
from bulletin_ie.records import TemporalValue
from bulletin_ie.times import ReferenceDay, ResolvedTime, TimeContext, TimeMention, resolve, resolve_all, to_record

__all__ = ["ROW", "event_time", "read_times", "signed_date", "with_part_of_day"]

_DAYLIKE = frozenset({"day", "part_of_day", "hour", "minute"})
_MOVED = re.compile(r"(?:推迟|延期|延后|顺延|改期|调整|改)(?:至|到|为|在)$")
_AHEAD = re.compile(r"(?:将于|定于|拟于|计划于|将在|兹定于|拟定于|定在)$")
_SAME_DAY = 120  # characters behind a day in which its part of the day may be told
_LINE = 200  # characters around a day in which its line ends, or it does not stand alone
ROW = 40  # characters behind a day in which a row of days goes on
_DESCRIBES = re.compile(r"(?:起)?[^，。；、\d]{2,6}的")
_MEETS = re.compile(r"[^，。；]{0,6}(?:召开|举行|举办)的")
_SINCE = re.compile(r"(?:截至|截止|自从?|从|早在|入汛以来)$")


def event_time(reading: ArticleReading, section: Section, event_type: str, status: str) -> TimeMention | None:
    """The mention that says when an event took place.

    Args:
        reading: The article.
        section: The event's part of it.
        event_type: Its type; a notice is dated by its sign-off.
        status: Its status; a postponed event has a new day, a planned one stands after 将于.

    Returns:
        The mention, or ``None`` where the section names no day and nothing vague such as 近日.
    """
    key = reading.body.key
    inside = [t for t in reading.times.between(section.start, section.end) if t not in reading.due_times]
    days = [
        t
        for t in inside
        if t.granularity in _DAYLIKE
        and t.limit in (None, "during")
        and t.kind != "duration"  # 用了一天
        and t.rule != "times.length_from_event"  # 公示自发布之日起5日
        and not _is_since(key, t)
        and not _is_nowadays(t, section)
    ]
    if event_type == "notice":
        signed = [t for t in days if _alone(key, t)]
        return signed[-1] if signed else None
    days = [t for t in days if not belongs_elsewhere(reading, t, event_type, status)]
    for pattern in {"postponed": (_MOVED,), "planned": (_AHEAD,)}.get(status, ()):
        for mention in inside:
            if mention.granularity in _DAYLIKE and pattern.search(
                key, max(0, mention.head_start - 5), mention.head_start
            ):
                return mention
    spoken = _speech(key, section.start, section.end)
    vague = [t for t in inside if t.granularity == "vague" and t.kind == "vague"]
    days, vague = _narrated(days, vague, spoken)
    if days and (lasting := _acting_since(reading, days[0], vague, days)) is not None:
        return lasting
    first = _nearest(reading, section, days)
    if first is None or (vague and vague[0].start < first.start and first.start - section.start > 60):
        return vague[0] if vague and vague[0].start - section.start < 60 else first
    if vague and vague[0].start < first.start and _is_anothers(reading, vague[0], first):
        return vague[0]  # 近日，县委举行学习会，围绕4月8日印发的文件研讨
    if vague and vague[0].start < first.start and _acts_in_sentence(reading, vague[0], first):
        return vague[0]  # 近日，县长…调研。4月2日开工的…: the day is another matter's
    return first


def _narrated(
    days: list[TimeMention], vague: list[TimeMention], spoken: list[tuple[int, int]]
) -> tuple[list[TimeMention], list[TimeMention]]:
    """The days and vague times of the narration; where it has none, those of what people say."""
    told, loose = ([t for t in times if not _inside(t, spoken)] for times in (days, vague))
    if told:
        return told, loose
    return ([], loose) if loose else (days, vague)


def _inside(mention: TimeMention, spoken: list[tuple[int, int]]) -> bool:
    number = bisect_right(spoken, mention.start, key=itemgetter(0)) - 1
    return number >= 0 and mention.start < spoken[number][1]


def _speech(key: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where whole sentences stand in quotation marks: “今晚就得干完！”, not the “4·15” of a name; no range in another."""
    found: list[tuple[int, int]] = []
    if key.find("“", start, end) < 0:
        return found
    opened: list[int] = []
    stopped = -1  # where the last sentence ended
    for m in _QUOTATION.finditer(key, start, end):
        if m.group() == "“":
            opened.append(m.end())
        elif m.group() == "\n":  # a mark may be missing; what a paragraph opens it closes
            opened.clear()
        elif m.group() != "”":
            stopped = m.start()
        elif opened and (begin := opened.pop()) <= stopped:
            while found and found[-1][0] > begin:
                found.pop()
            found.append((begin, m.start()))
    return found


_QUOTATION = re.compile("[“”\n。！？…]")


def _is_since(key: str, mention: TimeMention) -> bool:
    """Whether something lasts from or up to a day; the meeting from which there is news (从5月8日召开的) was held on it."""
    return _SINCE.search(key, max(0, mention.start - 4), mention.start) is not None and not (
        key[mention.start - 1] == "从" and _MEETS.match(key, mention.end)
    )


def _acting_since(
    reading: ArticleReading, first: TimeMention, vague: list[TimeMention], days: list[TimeMention]
) -> TimeMention | None:
    """A vague time behind the first day, where only then an official acts: 16日降雨。连日来，县长上堤进村."""
    later = next((v for v in vague if 0 < v.start - first.start < _BACKGROUND), None)
    sentence = reading.sentences.holding(later.start) if later is not None else None
    opening = reading.sentences.holding(first.start)
    if later is None or sentence is None or opening is None or opening is sentence or later.start > sentence.start + 1:
        return None
    if reading.is_acted(opening.start, sentence.start):
        return None
    acts = reading.is_acted(sentence.start, sentence.end)
    dated = any(sentence.start <= d.start < sentence.end for d in days)
    return later if acts and not dated else None


def _is_anothers(reading: ArticleReading, vague: TimeMention, first: TimeMention) -> bool:
    """Whether a day in the sentence of a vague time only describes a thing: 4月8日印发的文件."""
    key = reading.body.key
    sentence = reading.sentences.holding(vague.start)
    if sentence is None or first.start >= sentence.end or vague.start - sentence.start > 20:
        return False
    return key[first.start - 1] not in "，。；\n" and _DESCRIBES.match(key, first.end) is not None


def _acts_in_sentence(reading: ArticleReading, vague: TimeMention, first: TimeMention) -> bool:
    """Whether an official acts in the sentence of a vague time, which ends before the first day."""
    sentence = reading.sentences.holding(vague.start)
    if sentence is None or first.start < sentence.end:
        return False
    return reading.is_acted(sentence.start, sentence.end)


def _alone(key: str, mention: TimeMention) -> bool:
    """Whether a date is a line of its own, as a sign-off is."""
    low, high = max(0, mention.start - _LINE), min(len(key), mention.end + _LINE)
    before = key.rfind("\n", low, mention.start)
    after = key.find("\n", mention.end, high)
    line = key[before + 1 : after if after >= 0 else high].strip(" 　（）")
    return before >= 0 and len(line) <= mention.end - mention.start + 2


def _nearest(reading: ArticleReading, section: Section, days: list[TimeMention]) -> TimeMention | None:
    """The first day of the section; with a common opening for several leaders, the first after it."""
    if section.others:
        opening = reading.body.key.find("\n", section.start, section.end)
        days = [d for d in days if d.start > opening] or days
    plain = [d for d in days if d.moment is None or d.moment.holiday is None]  # 春分刚过 dates nothing
    first = next(iter(plain or days), None)
    if first is None:
        return None
    if (told := _told_behind(reading, section, first, plain)) is not None:
        return told
    if (acting := _of_acting(reading, section, first, plain)) is not None:
        return acting
    if not first.is_range:
        return first
    return next((d for d in plain if _is_told(d) and 0 < d.start - first.start < 40), first)


def _told_behind(
    reading: ArticleReading, section: Section, first: TimeMention, days: list[TimeMention]
) -> TimeMention | None:
    """The day behind a dateline that has one of its own: 本报6月11日讯 …。昨天，县长…; 6月11日电 6月10日，县长…."""
    if section.start or not _in_dateline(reading, first):
        return None
    near = [d for d in days if 0 < d.start - first.end < _BACKGROUND]
    told = next((d for d in near if _is_told(d) and d.moment is not None and d.moment.day_shift == -1), None)
    return told or next((d for d in near if _opens_behind(reading, d)), None)


def _opens_behind(reading: ArticleReading, mention: TimeMention) -> bool:
    """Whether a day opens the text behind a dateline, or is that of the meeting from which the paper has its news."""
    key, dateline = reading.body.key, reading.layout.dateline
    if dateline is None or _is_same_day(mention):
        return False
    opening = key[len(dateline) : mention.start].strip(" \n:：")
    return not opening or (opening.endswith("从") and _MEETS.match(key, mention.end) is not None)


def _in_dateline(reading: ArticleReading, mention: TimeMention) -> bool:
    dateline = reading.layout.dateline
    return dateline is not None and mention.end <= len(dateline)


def _of_acting(
    reading: ArticleReading, section: Section, first: TimeMention, days: list[TimeMention]
) -> TimeMention | None:
    """The day of the first sentence in which an official acts, where a sentence before it only tells what led to it."""
    kind = section.trigger.type if section.trigger is not None else None
    holding = reading.sentences.holding(first.start)
    begin = holding.start if holding is not None else first.start
    for sentence in reading.sentences.between(begin, min(section.end, first.start + _BACKGROUND)):
        acts = reading.is_acted(sentence.start, sentence.end)
        if sentence.start <= first.start:
            told = reading.finders.frames.trigger(reading.masked, "events.body_trigger", sentence.start, sentence.end)
            if acts or (told is not None and told.type == kind):
                return None
        elif acts:
            own = next((d for d in days if sentence.start <= d.start <= sentence.start + 12), None)
            return None if own is None or _is_same_day(own) else own
    return None


def _is_same_day(mention: TimeMention) -> bool:
    """Whether a time is only a part of the day told before: 上午, 当晚10时."""
    moment = mention.moment
    return mention.is_within_day or (moment is not None and moment.anaphoric and moment.day_shift == 0)


_BACKGROUND = 90
"""How far what led to an event may reach."""


def _is_told(mention: TimeMention) -> bool:
    """Whether a day is told as the reporter's own: 昨晚, 今天上午, which dates the event also behind the days of a rain."""
    moment = mention.moment
    return moment is not None and not mention.is_range and moment.day_shift in (0, -1) and not moment.anaphoric


def _is_nowadays(mention: TimeMention, section: Section) -> bool:
    """Whether 今天 deep in a text only means these days (今天条件好了)."""
    return mention.text in ("今天", "今日") and mention.start - section.start > 150


def with_part_of_day(
    reading: ArticleReading, section: Section, when: TimeMention, resolved: dict[TimeMention, ResolvedTime]
) -> TimeMention:
    """A later mention of the same day near the first that also says the part of day (本报11月25日讯 … 今天下午).

    Args:
        reading: The article.
        section: The event's part of the article.
        when: The mention that dates the event.
        resolved: What the section's mentions mean.

    Returns:
        That mention, or ``when`` where there is none.
    """
    own = resolved[when]
    if own.part_of_day is not None or own.day is None or when.is_range:
        return when
    spoken = _speech(reading.body.key, section.start, section.end)
    for mention, meaning in resolved.items():
        near = 0 < mention.start - when.start < _SAME_DAY and not _inside(mention, spoken)
        if near and meaning.part_of_day and meaning.day and meaning.day.day == own.day.day and mention.limit is None:
            return mention
    return when


def signed_date(reading: ArticleReading, context: TimeContext) -> TemporalValue | None:
    """The date below an article, where it has one.

    Args:
        reading: The article.
        context: What is known of the page.

    Returns:
        The record of the date.
    """
    if reading.signed is None:
        return None
    mention = reading.finders.times.find(reading.signed.key)[0]
    return to_record(reading.signed, mention, resolve(mention, context))


def _opening_day(when: TimeMention, inside: list[TimeMention], context: TimeContext) -> ReferenceDay | None:
    """The day of a section's opening, from which 上午, 当晚 and 第二天 further below count."""
    if not when.is_within_day and (when.moment is None or not when.moment.anaphoric):
        return None
    before = (t for t in inside if t.start < when.start and t.granularity in _DAYLIKE and t.limit in (None, "during"))
    return next((day for t in before if (day := resolve(t, context).day) is not None), None)


_AFTER = 31  # days after the page's day on which no event was held yet; a page may be dated a little too early


def _not_ahead(when: TimeMention, own: ResolvedTime, context: TimeContext) -> ResolvedTime:
    """The day of an event that was held: 12月30日 on a page of June is that of the year before."""
    today = context.today
    if today is None or own.day is None or own.start is None or not (today.year_known and own.day.year_known):
        return own
    if own.day.year_from == "text" or (own.start - today.day).days <= _AFTER:
        return own
    earlier = resolve(when, context.at(today._replace(day=today.day - timedelta(days=365))))
    return earlier if earlier.start is not None and earlier.start <= today.day else own


def read_times(
    reading: ArticleReading,
    section: Section,
    when: TimeMention | None,
    due: list[TimeMention],
    context: TimeContext,
    status: str = "held",
) -> dict[TimeMention, ResolvedTime]:
    """What the times of a section mean, counted from the day of its event.

    Args:
        reading: The article.
        section: The event's part of it.
        when: The mention that dates the event.
        due: The times of its deadlines, whose words may reach further than detection's (验收后10日内).
        context: What is known of the page.
        status: The event's status; what was held was not held long after the page came out.

    Returns:
        The mentions of the section up to the last one of use, each with its meaning.
    """
    inside = reading.times.between(section.start, section.end)
    last = max((t.start for t in due), default=-1)
    if when is not None:
        issued = next((t for t in inside if t is not when and _in_dateline(reading, t)), None)
        if issued is not None and _is_told(when) and (day := resolve(issued, context).day) is not None:
            context = context.at(day)  # 昨天 counts from the dateline's day
        context = context.after(_opening_day(when, inside, context))
        own = resolve(when, context)
        if status == "held":
            own = _not_ahead(when, own, context)
        context = context.at(own.day)
        last = max(last, when.start + _SAME_DAY, when.end + ROW)
    inside = inside[: bisect_right(inside, last, key=lambda t: t.start)]
    found: dict[TimeMention, ResolvedTime] = dict(
        zip(inside, resolve_all(inside, context, reading.body.key), strict=True)
    )
    if when is not None:
        found[when] = own  # 昨日 counts from the page's day, all else from the event's
    found.update({t: resolve(t, context) for t in due if t not in found})
    return found
