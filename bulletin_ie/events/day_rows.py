"""Days named in a row, 5月8日、9日: the event took place from the first to the last."""

from __future__ import annotations

from bulletin_ie.events.dates import ROW
from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.records import TemporalValue
from bulletin_ie.times import ResolvedTime, TimeMention, to_record

__all__ = ["event_date"]

_DAYS = frozenset({"day", "part_of_day"})
_AND = frozenset({"、", "和", "与", "及"})
_WEEK = 7  # days between the first and the last; what lies farther apart is two things
_DATE = 10  # characters of YYYY-MM-DD


def event_date(reading: ArticleReading, when: TimeMention, resolved: dict[TimeMention, ResolvedTime]) -> TemporalValue:
    """The date of an event.

    Args:
        reading: The article.
        when: The mention that dates the event.
        resolved: What the mentions of its section mean.

    Returns:
        Its record; where further days follow in a row, a range up to the last of them.
    """
    first = to_record(reading.body, when, resolved[when])
    if when.granularity not in _DAYS or when.limit not in (None, "during"):
        return first
    last = _last_of_row(reading, when, resolved)
    if last is when:
        return first
    end = to_record(reading.body, last, resolved[last])
    whole = first.model_copy(
        update={
            "text": reading.body.clean[when.start : last.end].replace("\n", ""),
            "spans": reading.body.spans(when.start, last.end),
            "timex": f"{(first.timex or '').split('/')[0]}/{(end.timex or '').split('/')[-1]}",
            "end": end.end,
            "end_time": end.end_time,
            "rule": "times.range",
        }
    )
    days = [side[:_DATE] for side in (whole.timex or "").split("/")]
    return whole.model_copy(update={"interval": "/".join(days)})


def _last_of_row(reading: ArticleReading, when: TimeMention, resolved: dict[TimeMention, ResolvedTime]) -> TimeMention:
    """The last of the days that follow each other with nothing but a mark or an and between them."""
    begun, last = resolved[when].day, when
    for mention in reading.times.between(when.end, min(when.end + ROW, len(reading.body))):
        if reading.body.key[last.end : mention.start] not in _AND or mention.granularity not in _DAYS:
            break
        meaning = resolved.get(mention)
        if begun is None or meaning is None or meaning.day is None or mention.limit not in (None, "during"):
            break
        if not 0 < (meaning.day.day - begun.day).days <= _WEEK or not meaning.timex:
            break
        last = mention
    return last
