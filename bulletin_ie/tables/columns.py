"""The tables and their columns, each with its meaning: what databases, frames and the reference are made from.

Columns avoid SQL's reserved words, so that queries by hand need no quotes (``trigger_text``, ``span_start``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["TABLES", "TABLE_MEANINGS", "Column", "ColumnType", "Row"]

ColumnType = Literal["text", "integer", "number", "boolean", "date", "time"]
"""What a column holds; ``number`` is a decimal number."""

Row = dict[str, Any]
"""A row: the value of each column by its name."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        type: Its type; ``number`` is a decimal number.
        key: Whether it belongs to the primary key.
        required: Whether it is never empty; key columns never are.
        refers: The table whose ``id`` it holds, or ``None``.
        meaning: What it holds, in a line.

    Examples:
        >>> next(column for column in TABLES["deadlines"] if column.name == "responsible").meaning
        'Who must do it, joined with 、.'
    """

    name: str
    type: ColumnType = "text"
    key: bool = False
    required: bool = False
    refers: str | None = None
    meaning: str = ""


_TYPES: dict[str, ColumnType] = {
    "": "text", "int": "integer", "num": "number", "bool": "boolean", "date": "date", "time": "time",
}  # fmt: skip


def _columns(*specs: str) -> tuple[Column, ...]:
    """Columns from ``name | meaning``; after the name, in this order: ``:type``, ``!`` required or ``*`` key, ``>table``."""
    return tuple(_column(spec) for spec in specs)


def _column(spec: str) -> Column:
    name, _, meaning = spec.partition(" | ")
    name, _, refers = name.partition(">")
    key, required = name.endswith("*"), name.endswith("!")
    name, _, kind = name.rstrip("!*").partition(":")
    return Column(name, _TYPES[kind], key, required, refers or None, meaning)


_BULLETIN = "bulletin_id!>bulletins | The bulletin that it comes from."
_EVENT_ITEM = (
    _BULLETIN,
    "event_id!>events | The event that it belongs to.",
    "position:int! | Place among the event's, from 0.",
)
_SPAN = (
    "span_start:int | First code point of its words in the raw text.",
    "span_end:int | One past the last code point of its words.",
)
_MADE_BY = (
    "rule | Rule, lexicon entry or model that made it.",
    "confidence:num | Probability that it is right, 0 to 1.",
)
_OF_ARTICLE = ("article_id*>articles | The article.", "position:int* | Place among the article's, from 0.", _BULLETIN)
_OF_PERSON = (
    "participation_id*>participations | The participation.", "position:int* | Place among the participation's, from 0.", _BULLETIN,
)  # fmt: skip

TABLES: dict[str, tuple[Column, ...]] = {
    "bulletins": _columns(
        "id* | Stable id, from the source, else from the text.",
        "source | The caller's name for the page.",
        "published:date | Day of publication.",
        "published_from | Whether that day came from the caller (argument) or the page.",
        "publication_title | Name of the paper or site, as printed.",
        "publication_issue | Issue, as printed.",
        "publication_page | Page, as printed.",
        "locality_code | Six-digit code of the division whose bulletin it is.",
        "locality_name | Name of the division whose bulletin it is.",
        "locality_path | Names from the largest division down to that one, with / between them.",
        "text_sha256! | SHA-256 of the raw text as UTF-8.",
        "schema_version! | Version of the form of the record.",
        "ruleset_version! | Hash of all that decided the output.",
        "complete:bool! | Whether the record was made to the end, and not cut short by a timeout.",
        "record! | The whole record as JSON: the source of truth for every other column and table.",
    ),
    "articles": _columns(
        "id* | Stable id, from the bulletin and the first words.",
        _BULLETIN,
        "position:int! | Place in the bulletin, from 0.",
        "dateline | Opening formula, such as 本报讯.",
        "body! | Running text without line breaks and byline.",
        *_SPAN,
    ),
    "headlines": _columns(*_OF_ARTICLE, "kind! | headline or subheadline.", "text! | The words.", *_SPAN),
    "bylines": _columns(*_OF_ARTICLE, "kind! | reporter, correspondent or source.", "name! | The name as printed.", *_SPAN),
    "events": _columns(
        "id* | Stable id.",
        _BULLETIN,
        "article_id!>articles | The article that reports it.",
        "parent_id | The event that it is part of.",
        "position:int! | Place in the article, from 0.",
        "type! | What sort of event.",
        "status! | Whether it was held.",
        "trigger_text | The words that named its type.",
        "name | Its own name.",
        "date_text | The words of its date.",
        "date_type | TIMEX3 type of the date.",
        "timex | TIMEX3 value of the date.",
        "date_interval | ISO 8601-2 interval of a range of dates.",
        "date_mod | TIMEX3 modifier of the date.",
        "first_day:date | First day that the date covers; empty is open or unknown.",
        "last_day:date | Last day that the date covers; empty is open or unknown.",
        "start_time:time | Clock time at the start.",
        "end_time:time | Clock time at the end.",
        "granularity | The finest unit that the date names.",
        "part_of_day | Part of the day.",
        "year_from | Where the year of the date came from.",
        "period | Season or campaign, such as flood_season.",
        *_SPAN,
        *_MADE_BY,
    ),
    "officials": _columns(
        "id* | Stable id, from name and locality.",
        "name! | The name, without padding.",
        "locality! | Code or name of the bulletins' locality, else their source: people of two localities are never one.",
    ),
    "people": _columns(
        "id* | Stable id, from name and locality.",
        "name! | The name, without padding.",
        "locality! | Code or name of the bulletins' locality, else their source: people of two localities are never one.",
    ),
    "participations": _columns(
        "id* | Stable id.",
        *_EVENT_ITEM,
        "official_id>officials | The official; empty for a person without an official title.",
        "person_id>people | The person; empty for an official.",
        "name! | The name, without padding.",
        "side | host or guest, where the event has two sides.",
        *_SPAN,
        *_MADE_BY,
    ),
    "titles": _columns(
        *_OF_PERSON,
        "text! | The title as written.",
        "body | The body that the post belongs to.",
        "post | The post.",
        "canonical | The title without place and abbreviation.",
        "capacity! | How the post is held.",
        "is_group:bool! | Whether it names a group, such as 区领导.",
        *_SPAN,
    ),
    "roles": _columns(*_OF_PERSON, "role! | What the person did."),
    "places": _columns(
        "id* | Stable id.",
        *_EVENT_ITEM,
        "name! | The most specific name that the text gives.",
        "role! | visited or venue.",
        "kind! | What sort of place.",
        "division_code | Six-digit code of the division that it names or lies in.",
        "division_name | Name of that division.",
        "division_level | Level of that division.",
        "division_path | Names from the largest division down to that one, with / between them.",
        *_SPAN,
        *_MADE_BY,
    ),
    "counts": _columns(
        "id* | Stable id.",
        *_EVENT_ITEM,
        "value:num! | The number; money in 元 unless the unit names another currency.",
        "value_max:num | The upper number of a range.",
        "unit! | Measure word or unit.",
        "object! | The counted thing.",
        "kind! | What sort of thing.",
        "action | What was done to the counted things.",
        "qualifier! | How exact the number is said to be.",
        *_SPAN,
        *_MADE_BY,
    ),
    "deadlines": _columns(
        "id* | Stable id.",
        *_EVENT_ITEM,
        "task! | What must be done.",
        "when_text! | The words of the time, with 前 or 内.",
        "timex | TIMEX3 value of the time.",
        "bound! | before, by, within or during.",
        "last_day:date | The last day still in time.",
        "last_time:time | The last clock time on that day.",
        "responsible | Who must do it, joined with 、.",
        *_SPAN,
        *_MADE_BY,
    ),
    "statements": _columns(
        "id* | Stable id.",
        *_EVENT_ITEM,
        "speaker! | Name of the person; 会议 for the meeting.",
        "speaker_kind! | What the speaker is.",
        "participation_id>participations | The participation of a person who takes part.",
        "verb! | The reporting verb.",
        "text! | What was said.",
        *_SPAN,
        *_MADE_BY,
    ),
    "appointments": _columns(
        "id* | Stable id.",
        *_EVENT_ITEM,
        "name! | The person.",
        "title! | The post given or taken.",
        "canonical | The post without place and abbreviation.",
        "capacity! | How the post is held.",
        "change_type! | What happened.",
        *_SPAN,
        *_MADE_BY,
    ),
    "topics": _columns(
        "event_id*>events | The event.",
        "position:int* | Place among the event's, from 0.",
        _BULLETIN,
        "label! | The subject.",
        *_MADE_BY,
    ),
    "diagnostics": _columns(
        "bulletin_id*>bulletins | The bulletin.",
        "position:int* | Place in the bulletin, from 0.",
        "code! | What was left open, of a closed list.",
        "message! | What it means here.",
        *_SPAN,
    ),
    "mentions": _columns(
        "bulletin_id*>bulletins | The bulletin.",
        "position:int* | Place in the bulletin, from 0.",
        "article_id>articles | The article that the words belong to.",
        "event_id>events | The event that the words belong to.",
        "item_id | Id of the item that the words belong to, of whatever table.",
        "kind! | What the words are: participation, title, count, deadline_time …",
        "span_start:int! | First code point in the raw text.",
        "span_end:int! | One past the last code point.",
        "text! | The words as they stand in the raw text, with any line break.",
    ),
}  # fmt: skip
"""Every table with its columns; a table refers only to tables that stand before it."""

TABLE_MEANINGS: dict[str, str] = {
    "bulletins": "One row a page: where it is from, and its whole record as JSON.",
    "articles": "The articles of a page, in reading order.",
    "headlines": "Headlines and the lines below them.",
    "bylines": "Who wrote an article, one row a name.",
    "events": "What an article reports: type, date and own name of each event.",
    "officials": "Everybody whom a bulletin gives an official title, one row a name and locality.",
    "people": "Everybody else who takes part, one row a name and locality.",
    "participations": "Who took part in which event.",
    "titles": "The titles of a person in an event.",
    "roles": "What a person did in an event.",
    "places": "Where an event was, and what it visited.",
    "counts": "The figures of an event.",
    "deadlines": "The tasks of an event, and until when.",
    "statements": "Who said what.",
    "appointments": "Who was given or left which post.",
    "topics": "The subjects of an event, most frequent first.",
    "diagnostics": "What was left open rather than guessed.",
    "mentions": "Every span of every value: where in the raw text it stands.",
}
"""What each table holds, in a line."""
