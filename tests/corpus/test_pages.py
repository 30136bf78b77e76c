"""The annotated pages agree with their own texts: nothing here runs an extractor."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bulletin_ie.records.vocabulary import Capacity, PlaceKind, TopicLabel, values

TESTS = Path(__file__).resolve().parent.parent
PAGES = TESTS / "pages"
FOLDERS = (PAGES, TESTS / "benchmark")
GOLD = [path for folder in FOLDERS for path in sorted(folder.glob("*.json"))]

TYPES = {
    "meeting", "field_visit", "inspection", "condolence_visit", "reception",
    "ceremony", "training", "appointment", "notice", "other",
}  # fmt: skip
ROLES = {"lead", "chair", "speak", "brief", "attend", "accompany", "appointee"}
KINDS = {
    "project", "issue", "initiative", "organization", "person", "site", "money", "quantity", "category", "other",
}  # fmt: skip
BOUNDS = {"before", "by", "within", "during"}
PARTS_OF_DAY = {"morning", "noon", "afternoon", "evening", None}
CHANGES = {"appointed", "elected", "removed", "resigned"}
STATUSES = {"planned", "postponed", "cancelled"}
QUALIFIERS = {"exact", "about", "nearly", "at_least", "at_most", "over"}
ARTICLE_KEYS = {"opening", "closing", "headline", "subheadlines", "reporters", "correspondents", "events"}
SIDES = {"host", "guest"}
RELATIVE_DAY = re.compile("今[天日晚晨早]|昨[天日晚]|前[天日]|本日|当[天日]|周[一二三四五六日]")
EVENT_KEYS = {
    "type", "name", "date", "date_end", "part_of_day", "participants", "places", "counts", "deadlines", "statements",
}  # fmt: skip

WIDE = str.maketrans("，：；（）！？０１２３４５６７８９", ",:;()!?0123456789")
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
POWERS = {"十": 10, "百": 100, "千": 1000}
NUMBER = re.compile(
    r"\d+(?:\.\d+)?[余多餘来]?[万萬]?[亿億]?[余多餘]?|[零〇一二两兩三四五六七八九十百千][零〇一二两兩三四五六七八九十百千万萬亿億]*[余多餘来]?[万萬]?"
)


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(WIDE)


def numeral(text: str) -> float:
    """A printed number: digits or Chinese numerals, with 万 and 亿."""
    text = re.sub("[余多餘来]", "", text).translate(str.maketrans("萬億", "万亿"))
    for sign, scale in (("亿", 100_000_000), ("万", 10_000)):
        if sign in text:
            high, low = text.split(sign, 1)
            return numeral(high) * scale + (numeral(low) if low else 0)
    if text[0].isascii():
        return float(text)
    total, digit = 0, 0
    for char in text:
        if char in POWERS:
            total += (digit or 1) * POWERS[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return float(total + digit)


def printed(value: float, unit: str, body: str) -> bool:
    """Whether the number stands in the body right before its unit."""
    return any(
        body.startswith(unit, match.end()) and abs(numeral(match[0]) - value) <= 1e-9 * abs(value)
        for match in NUMBER.finditer(body)
    )


def in_order(short: str, long: str) -> bool:
    """Whether the characters of one text stand in the other in that order."""
    rest = iter(long)
    return all(char in rest for char in short)


def problems(gold: dict[str, Any], text: str) -> Iterator[str]:
    """Every way in which an annotation and its text disagree."""
    page = squeeze(text)
    place = 0
    if gold["published"] is not None:
        date.fromisoformat(gold["published"])
    for article in gold["articles"]:
        if set(article) != ARTICLE_KEYS:
            yield f"keys of an article: {sorted(set(article) ^ ARTICLE_KEYS)}"
        opening, closing = squeeze(article["opening"]), squeeze(article["closing"])
        start = page.find(opening, place)  # a later article may stand between two parts of this one
        end = page.find(closing, start + len(opening))
        if start < 0 or end < 0 or len(opening) < 10 or len(closing) < 10:
            yield f"bounds: {opening} … {closing}"
            continue
        place = start + len(opening)
        body = page[start : end + len(closing)]
        lines = [article["headline"]] if article["headline"] else []
        names = article["reporters"] + article["correspondents"]
        for line in lines + article["subheadlines"] + names:
            if squeeze(line) not in page:
                yield f"not on the page: {line}"
        for event in article["events"]:
            yield from event_problems(event, body, page)


def event_problems(event: dict[str, Any], body: str, page: str) -> Iterator[str]:
    if not EVENT_KEYS <= set(event) <= EVENT_KEYS | {"month_day", "status", "appointments", "timex", "topics"}:
        yield f"keys of an event: {sorted(event)}"
    if event["type"] not in TYPES or event["part_of_day"] not in PARTS_OF_DAY:
        yield f"type or part of day: {event['type']}, {event['part_of_day']}"
    if event.get("status", "planned") not in STATUSES:
        yield f"status: {event['status']}"
    if event["name"] and not in_order(squeeze(event["name"]), body):
        yield f"name: {event['name']}"
    for day in filter(None, (event["date"], event["date_end"])):
        if not day_stands(date.fromisoformat(day), event["type"], body, page):
            yield f"day not in the body: {day}"
    yield from people_problems(event, body)
    for item in event["places"]:
        if squeeze(item["name"]) not in body or item["role"] not in {"visited", "venue"}:
            yield f"place: {item}"
    for item in event["counts"]:
        yield from count_problems(item, body)
    for item in event["deadlines"]:
        yield from deadline_problems(item, None if "status" in event else event["date"], body)
    yield from detail_problems(event, body)


def day_stands(day: date, kind: str, body: str, page: str) -> bool:
    """Whether a day is printed with the event: in the body, as 今天 or 昨日, or in a notice's sign-off."""
    numbers = (str(day.day), *(char for char, value in DIGITS.items() if value == day.day))
    if any(re.search(rf"(?<!\d){number}[日至—~-]", body) for number in numbers):
        return True
    return bool(RELATIVE_DAY.search(body)) or (kind == "notice" and f"{day.month}月{day.day}日" in page)


def people_problems(event: dict[str, Any], body: str) -> Iterator[str]:
    for item in event["participants"]:
        for value in (item["name"], *item["titles"]):
            if squeeze(value) not in body:
                yield f"not in the body: {value}"
        if not item["roles"] or not set(item["roles"]) <= ROLES or item.get("side", "host") not in SIDES:
            yield f"roles or side: {item}"
    people = [item["name"] for item in event["participants"]]
    if len(set(people)) < len(people):
        yield f"named twice: {people}"
    for item in event["statements"]:
        if item["speaker"] not in [*people, "会议", "會議"] or item["count"] < 1:
            yield f"speaker: {item}"
    for item in event.get("appointments", []):
        if squeeze(item["name"]) not in body or squeeze(item["title"]) not in body or item["change"] not in CHANGES:
            yield f"appointment: {item}"
        if item["change"] in {"appointed", "elected"} and item["name"] not in people:
            yield f"appointee missing among the participants: {item}"


def count_problems(item: dict[str, Any], body: str) -> Iterator[str]:
    if squeeze(item["object"]) not in body or not printed(item["value"], squeeze(item["unit"]), body):
        yield f"count: {item}"
    if item["kind"] not in KINDS or item.get("qualifier", "exact") not in QUALIFIERS:
        yield f"kind or qualifier: {item}"
    if item.get("action") and not in_order(squeeze(item["action"]), body):
        yield f"action: {item}"


def deadline_problems(item: dict[str, Any], day: str | None, body: str) -> Iterator[str]:
    if squeeze(item["text"]) not in body or not in_order(squeeze(item["task"]), body):
        yield f"deadline: {item}"
    if item["bound"] not in BOUNDS:
        yield f"bound: {item}"
    if item["due"] and day and date.fromisoformat(item["due"]) < date.fromisoformat(day):
        yield f"due before the event: {item}"
    for who in item.get("responsible", []):
        if squeeze(who) not in body:
            yield f"responsible: {item}"


def detail_problems(event: dict[str, Any], body: str) -> Iterator[str]:
    """Every detail that is no value of its closed list, or whose words do not stand in the body."""
    timex, day = event.get("timex"), event["date"]
    if timex is not None and not (timex == "PAST_REF" if day is None else timex.startswith(day)):
        yield f"timex: {timex}"
    if not set(event.get("topics", ())) <= set(values(TopicLabel)):
        yield f"topics: {event['topics']}"
    for item in event["places"]:
        if item.get("kind", "other") not in values(PlaceKind):
            yield f"kind of a place: {item}"
    for person in event["participants"]:
        for part in person.get("title_parts", ()):
            if not title_is_split(part, person["titles"]):
                yield f"parts of a title: {part}"
    for item in event["statements"]:
        clauses = item.get("clauses", ())
        if clauses and len(clauses) != item["count"]:
            yield f"number of clauses: {item}"
        for clause in clauses:
            if not in_order(squeeze(clause["text"]), body) or not in_order(clause["verb"], body):
                yield f"clause: {clause}"


def title_is_split(part: dict[str, Any], titles: list[str]) -> bool:
    """Whether body and post make up one of the titles; only a word of capacity may stand between them."""
    text, body, post = part["text"], part["body"] or "", part["post"]
    between = text.removeprefix(body).removesuffix(post)
    capacity = part.get("capacity", "full")
    return (
        text in titles
        and text == body + between + post
        and between in {"", "原", "挂职"}
        and capacity in values(Capacity)
    )


def load(path: Path) -> tuple[dict[str, Any], str]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return gold, (path.parent / gold["text_file"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_text_has_its_annotation(folder: Path) -> None:
    stems = {path.stem for path in folder.glob("*.json")}
    assert stems == {path.stem for path in folder.glob("*.txt")}
    assert len(stems) >= {"pages": 12, "benchmark": 1}[folder.name]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotation_agrees_with_text(path: Path) -> None:
    gold, text = load(path)
    assert list(problems(gold, text)) == []
    assert gold["text_file"] == f"{path.stem}.txt"
    assert 500 <= len(text) <= 2000


@pytest.mark.parametrize(
    ("slot", "field", "wrong"),
    [
        ("participants", "name", "查无此人"),
        ("participants", "roles", ["boss"]),
        ("counts", "value", 987654),
        ("counts", "object", "不存在的东西"),
        ("deadlines", "text", "13月40日前"),
        ("deadlines", "bound", "after"),
        ("statements", "speaker", "查无此人"),
        ("places", "name", "子虚乌有镇"),
    ],
)
def test_a_wrong_value_is_noticed(slot: str, field: str, wrong: Any) -> None:
    gold, text = load(PAGES / "newspaper_columns.json")
    events = (event for article in gold["articles"] for event in article["events"])
    item = next(event[slot][0] for event in events if event[slot])
    item[field] = wrong
    assert list(problems(gold, text)) != []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda event: event.update(timex="2023-12-15T19"), "timex"),
        (lambda event: event.update(topics=["weather"]), "topics"),
        (lambda event: event["places"][0].update(kind="castle"), "kind of a place"),
        (lambda event: event["participants"][0]["title_parts"][0].update(post="书记"), "parts of a title"),
        (lambda event: event["statements"][0]["clauses"].pop(), "number of clauses"),
        (lambda event: event["statements"][0]["clauses"][0].update(text="要修一座城堡。"), "clause"),
    ],
)
def test_a_wrong_detail_is_noticed(change: Callable[[dict[str, Any]], object], problem: str) -> None:
    gold, text = load(TESTS / "benchmark" / "c01.json")
    change(gold["articles"][0]["events"][0])
    assert [found.split(":")[0] for found in problems(gold, text)] == [problem]


def test_swapped_bounds_are_noticed() -> None:
    gold, text = load(PAGES / "newspaper_columns.json")
    gold["articles"].reverse()
    assert any(problem.startswith("bounds") for problem in problems(gold, text))


@pytest.mark.parametrize(
    ("text", "value"),
    [("3.6亿", 360_000_000), ("一百二十", 120), ("十二", 12), ("一万二千", 12_000), ("60余", 60), ("1.2万", 12_000)],
)
def test_numerals_are_read(text: str, value: float) -> None:
    assert numeral(text) == value
