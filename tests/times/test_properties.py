"""What holds for every temporal expression."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_ie.errors import InputError
from bulletin_ie.records import TemporalValue
from bulletin_ie.times import RULES, explain, find_times, format_time, parse_time
from bulletin_ie.times.shapes import SHAPES

ANCHOR = date(2022, 4, 18)
FOLDER = Path(__file__).parent / "corpus"
GROUPS = [
    g for p in sorted(FOLDER.glob("*.toml")) for g in tomllib.loads(p.read_text(encoding="utf-8")).get("group", ())
]
PHRASES = [phrase for group in GROUPS for phrase in group["phrases"]]
FIELDS = (
    "type",
    "timex",
    "interval",
    "mod",
    "start",
    "end",
    "start_time",
    "end_time",
    "granularity",
    "part_of_day",
    "period",
)


def value_of(value: TemporalValue) -> dict[str, object]:
    return {name: getattr(value, name) for name in FIELDS}


def unlike(value: TemporalValue, again: TemporalValue | None) -> set[str]:
    """The fields in which two values differ; a lunar month is written as a range of days, which is finer."""
    names = set(FIELDS) - ({"granularity"} if "/" in str(value.timex) else set())
    return {name for name in names if again is None or getattr(again, name) != getattr(value, name)}


ANCHORS = (ANCHOR, date(2023, 12, 31), date(2024, 2, 29), date(2024, 3, 31))


@pytest.mark.parametrize("anchor", ANCHORS, ids=str)
def test_formatted_values_read_back_as_the_same(anchor: date) -> None:
    for phrase in PHRASES:
        value = parse_time(phrase, anchor)
        assert value is not None
        words = format_time(value)
        assert not unlike(value, parse_time(words, anchor)), (phrase, words)


def is_absolute(value: TemporalValue, words: str) -> bool:
    """Whether words are said to need no anchor: all but those that docs/times.md names."""
    if value.type == "duration":
        months = re.search(r"年|月", words) is not None and value.start is not None and value.end is not None
        return "H" not in str(value.timex) and not (months and min(value.start.day, value.end.day) >= 28)
    timex = str(value.timex)
    if value.type == "set" or "WE" in timex or "_REF" in timex or "XX" in timex or timex.startswith("../"):
        return False
    return "_to_" not in (value.period or "")


@pytest.mark.parametrize("anchor", ANCHORS, ids=str)
def test_formatted_values_need_no_anchor(anchor: date) -> None:
    checked = 0
    for phrase in PHRASES:
        value = parse_time(phrase, anchor)
        assert value is not None
        words = format_time(value)
        if not is_absolute(value, words):
            continue
        checked += 1
        for other in (None, date(1999, 7, 7)):
            assert not unlike(value, parse_time(words, other)), (phrase, words, other)
    assert checked > 1000


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("30日内", "2022年4月18日起30天内"),
        ("近三年", "2019年4月18日起3年内"),
        ("未来五天", "2022年4月18日起5天内"),
        ("5月10日起45日内", "2022年5月10日起45天内"),
        ("半个月内", "2022年4月18日起半个月内"),
        ("一个半月", "1个半月"),
        ("20个工作日", "20个工作日"),
        ("周末", "周末"),
    ],
)
def test_lengths_are_counted_from_their_first_day(phrase: str, words: str) -> None:
    value = parse_time(phrase, ANCHOR)
    assert value is not None
    assert format_time(value) == words
    assert not unlike(value, parse_time(words, ANCHOR))


days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(days, days)
@settings(max_examples=150, deadline=None)
def test_any_day_reads_back(day: date, anchor: date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month:02}.{day.day:02}",
    ):
        value = parse_time(text, anchor)
        assert value is not None
        assert (value.start, value.end, value.timex) == (day, day, day.isoformat())


@given(days, st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_any_range_reads_back(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    text = f"{day.year}年{day.month}月{day.day}日至{last.year}年{last.month}月{last.day}日"
    value = parse_time(text)
    assert value is not None
    assert (value.start, value.end) == (day, last)


@given(days)
@settings(max_examples=60, deadline=None)
def test_every_anchor_works(anchor: date) -> None:
    for phrase in PHRASES[::17]:
        value = parse_time(phrase, anchor) if not re.search(r"\d{4}|二〇", phrase) else None
        assert value is None or value.start is None or value.end is None or value.start <= value.end, phrase


@given(
    st.text(
        alphabet="0123456789年月日号时点分上下午前后内至到—-:：./ \n今明昨去本周末一二三十廿初底旬季度半每近起截止的（）“”春节汛期T",
        max_size=40,
    )
)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_exact_spans(text: str) -> None:
    values = find_times(text, ANCHOR)
    position = 0
    for value in values:
        for span in value.spans:
            assert text[span.start : span.end] == span.text
            assert span.start >= position
            position = span.end
    assert TemporalValue.model_validate_json(values[0].model_dump_json()) == values[0] if values else True


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_unicode_is_survived(text: str) -> None:
    if any("\ud800" <= c <= "\udfff" for c in text):
        return
    for value in find_times(text, ANCHOR):
        assert all(text[s.start : s.end] == s.text for s in value.spans)


@pytest.mark.parametrize("number", range(len(SHAPES)), ids=[f"{i}-{s.name}" for i, s in enumerate(SHAPES)])
def test_every_shape_reads_what_its_pattern_allows(number: int) -> None:
    """No words that a pattern matches make its reader fail."""
    shape = SHAPES[number]
    bare = _without_context(shape.pattern)

    @given(st.from_regex(re.compile(bare), fullmatch=True))
    @settings(max_examples=40, deadline=None)
    def reads(words: str) -> None:
        if (
            re.fullmatch(bare, words)
            and words.isprintable()
            and not re.search(r"[^\x00-\x7f]", "".join(c for c in words if c.isdigit()))
        ):
            shape.read(words)

    reads()


def _without_context(pattern: str) -> str:
    """A pattern without what it asks of its surroundings."""
    kept, depth, position = "", 0, 0
    while position < len(pattern):
        if pattern[position] == "\\":
            kept += "" if depth else pattern[position : position + 2]
            position += 2
            continue
        if depth or re.match(r"\(\?<?[=!]", pattern[position:]):
            depth += (pattern[position] == "(") - (pattern[position] == ")")
        else:
            kept += pattern[position]
        position += 1
    return kept.replace(r"\d", "[0-9]")


def test_rewrapped_text_gives_the_same_values() -> None:
    text = (
        "本报讯 4月2日上午，青石县召开2022年防汛工作会议。会议要求，5月15日前完成水毁工程修复，28日凌晨2时前转移到位，"
        "3个工作日内上报，6月底前全部销号，9月16-18日开展演练，到“十四五”末建成，一季度末前开工，自本通告发布之日起15日内拆除，"
        "今天（4月18日）下午3时许，昨晚8时30分，近三年，2023—2025年，每天上午9时至11时30分，汛期前完工，二〇二二年四月二日。"
    )
    plain = [value_of(v) for v in find_times(text, ANCHOR)]
    assert len(plain) == 17
    for width in (7, 11, 14, 16, 23, 40):
        for end in ("\n", "\r\n"):
            wrapped = end.join(text[i : i + width] for i in range(0, len(text), width))
            assert [value_of(v) for v in find_times(wrapped, ANCHOR)] == plain, width
    spaced = re.sub(r"(\d+)", r" \1 ", text)
    assert [value_of(v) for v in find_times(spaced, ANCHOR)] == plain
    wide = text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert [value_of(v) for v in find_times(wide, ANCHOR)] == plain


def test_every_rule_is_described_and_hit() -> None:
    hit = {v.rule for phrase in PHRASES for v in find_times(phrase, ANCHOR)}
    assert hit <= set(RULES)
    # shapes that never stand alone, and the halves of ranges, name no rule of their own
    inner = {f"times.{s.name}" for s in SHAPES if s.name.startswith("bare_") or not s.opens} | {"times.short_part"}
    assert set(RULES) - hit <= inner, set(RULES) - hit - inner


def test_explain_names_the_words_and_the_rule() -> None:
    for phrase in PHRASES:
        shown = explain(phrase, ANCHOR)
        assert "rule times." in shown, phrase
        assert "value" in shown


def test_bad_input() -> None:
    with pytest.raises(InputError, match="not_text"):
        find_times(b"4")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="bad_date"):
        find_times("4月2日", anchor="someday")
    assert find_times("") == []
    assert parse_time("") is None
    assert parse_time("第一时间") is None
    assert parse_time("4月2日和5月3日") is None


def test_anchor_forms() -> None:
    for anchor in (ANCHOR, datetime(2022, 4, 18, 8, 46), "2022-04-18", "2022年4月18日", "20220418", "April 18, 2022"):
        value = parse_time("昨天", anchor)
        assert value is not None
        assert value.start == date(2022, 4, 17)
    later = parse_time("两小时后", datetime(2022, 4, 18, 23, 30))
    assert later is not None
    assert (later.timex, later.start) == ("2022-04-19T01:30", date(2022, 4, 19))
