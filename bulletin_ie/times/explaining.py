"""Why a time means what it means: the words, the rule, where the year came from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bulletin_ie.times.api import prepare
from bulletin_ie.times.expressions import Clock, Holiday, Length, LunarDay, Stretch, Vague
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.resolution import resolve_all
from bulletin_ie.times.resolved import ResolvedTime
from bulletin_ie.times.shapes import SHAPES
from bulletin_ie.times.timex import length_value
from bulletin_ie.times.tokens import Tokenizer, default_tokenizer

__all__ = ["RULES", "explain"]

RULES: dict[str, str] = {f"times.{shape.name}": shape.says for shape in reversed(SHAPES) if shape.says} | {
    "times.month_day": "A day in a month, with or without its year, weekday, part of day and clock time: 4月2日上午9时.",
    "times.part_of_day": "A part of the day alone, of the day mentioned last: 上午，….",
    "times.holiday": "A holiday or solar term on its day of the year: 国庆节前, 今年冬至.",
    "times.period": "A season or campaign, whose days stay open unless a calendar fixes them: 汛期前.",
    "times.vague": "A time without a day: 日前, 目前, 今后.",
    "times.range": "From one time to another, both included: 4月1日至3日.",
    "times.range_to_present": "From a time to the day of the text: 2016年至今.",
    "times.offset": "A time that lies a length away: 三天后, 两年前, 国庆节前三天.",
    "times.length_from_event": "A length counted from a stated event: 自通告发布之日起15日内.",
}
"""Every rule's name with what it reads and an example."""

_LIMITS = {
    "before": "no later than; the first day is open",
    "by": "up to and including; the first day is open",
    "within": "inside of",
    "since": "from then on; the last day is open",
    "after": "from then on; the last day is open",
    "during": "in the course of",
    "around": "near",
}
_SOURCES = {
    "text": "the text says it",
    "published": "from the day of the text",
    "document": "from other times of the document",
    None: "no year is needed or none is known",
}
_CODES = {
    "year_unknown": "neither the text nor its day tells the year",
    "date_ambiguous": "two readings fit, so none is chosen",
    "season_unresolved": "no calendar fixes the days",
}


def explain(text: str, anchor: date | datetime | str | None = None) -> str:
    """Show how the temporal expressions of a text are derived.

    Args:
        text: Any text.
        anchor: The day of the text; see ``find_times``.

    Returns:
        A paragraph for each expression: its words one by one, its rule, its value and what the year rests on.

    Raises:
        InputError: As ``find_times``.

    Examples:
        >>> print(explain("6月底前完成", anchor=date(2022, 4, 18)))
        6月底前
          6月: month (month 6)
          底: edge (edge end)
          前: before, no later than; the first day is open
          rule times.edge: The beginning, middle or end of what stands before it: 6月底, 年初, 一季度末.
          value 2022-06 before, ../2022-06-30
          year published: from the day of the text
    """
    page, mentions, context = prepare(text, anchor)
    resolved = resolve_all(mentions, context, page.key)
    return "\n".join(line for m, r in zip(mentions, resolved, strict=True) for line in _derivation(page.key, m, r))


def _derivation(key: str, mention: TimeMention, resolved: ResolvedTime) -> Iterator[str]:
    yield mention.text
    for word, meaning in _words(default_tokenizer(), key, mention):
        yield f"  {word}: {meaning}"
    yield f"  rule {mention.rule}: {RULES[mention.rule]}"
    parts = [" ".join(p for p in (resolved.timex, resolved.mod) if p), resolved.interval, resolved.period]
    yield f"  value {', '.join(p for p in parts if p) or 'none'}"
    if resolved.code is not None:
        yield f"  open {resolved.code}: {_CODES[resolved.code]}"
    elif resolved.year_from is not None:
        yield f"  year {resolved.year_from}: {_SOURCES[resolved.year_from]}"


def _words(tokens: Tokenizer, key: str, mention: TimeMention) -> Iterator[tuple[str, str]]:
    """The tokens of a mention and the words between and around them."""
    position = mention.start
    plain = ""
    while position < mention.end:
        token = tokens.following(key, position) if mention.head_start <= position < mention.head_end else None
        if token is None or token.end > mention.end:
            plain += key[position]
            position += 1
            continue
        if plain:
            yield plain, _plain_meaning(mention)
            plain = ""
        yield key[position : token.end], f"{token.name} ({_reading(token.reading)})"
        position = token.end
    if plain:
        yield plain, _plain_meaning(mention)


def _plain_meaning(mention: TimeMention) -> str:
    return f"{mention.limit}, {_LIMITS[mention.limit]}" if mention.limit is not None else "link or gloss"


def _reading(reading: object) -> str:
    if isinstance(reading, dict):
        return ", ".join(f"{k} {_part(v)}" for k, v in reading.items() if v is not None and v is not False)
    if isinstance(reading, Stretch):
        return f"{length_value(reading.length)} {'ahead' if reading.direction > 0 else 'back'}"
    if isinstance(reading, Length):
        return length_value(reading)
    return reading.reference if isinstance(reading, Vague) else type(reading).__name__.lower()


def _part(value: object) -> str:
    if isinstance(value, Clock):
        return ":".join(f"{part:02}" for part in value if part is not None)
    if isinstance(value, Holiday):
        return f"{value.name} {value.key}"
    if isinstance(value, LunarDay):
        return f"{value.month}-{value.day}{' leap' if value.leap else ''}"
    return str(value)
