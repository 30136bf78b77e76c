"""What holds for any text and any bytes; shared by the short test and the long run of the fuzzer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bulletin_ie
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import rows

HERE = Path(__file__).resolve()
FOLDERS = (HERE.parents[1] / "benchmark", HERE.parents[1] / "pages", HERE.parents[2] / "bulletin_ie" / "samples")
ODD = (
    "\x00",
    "\ufeff",
    "\r\n",
    "\r",
    "\u2028",
    "😀",
    "𠮷",
    "⽉",
    "縣",
    "９",
    "\ud800",
    "　",
    "\t",
    "（",
    "“",
    "」",
    "〔",
    "\ufffd",
)


def pieces() -> list[str]:
    """Clauses, marks and numbers of the pages that the project wrote, and odd characters; equal ones once, in order."""
    found: dict[str, None] = dict.fromkeys(ODD)
    for folder in FOLDERS:
        for page in sorted(folder.glob("*.txt")):
            text = page.read_text(encoding="utf-8")
            found.update(dict.fromkeys(m.group() for m in re.finditer(r"[^，。；：\n]{1,24}|[，。；：\n]", text)))
            found.update(dict.fromkeys(re.findall(r"\d[\d.%万亿年月日时分至]{0,12}", text)))
    return list(found)


def check(text: str) -> Bulletin | None:
    """Extract a text and check what is promised of any text.

    Args:
        text: Any string.

    Returns:
        The record, or ``None`` where the text was refused as it may be.

    Raises:
        AssertionError: A promise is broken; any other exception is one too.
    """
    try:
        bulletin = bulletin_ie.extract(text, source="fuzz")
    except bulletin_ie.InputError:
        assert any("\ud800" <= char <= "\udfff" for char in text), "refused without a reason"
        return None
    record = bulletin.model_dump_json()
    assert Bulletin.model_validate_json(record) == bulletin
    for span in spans_in(bulletin.model_dump(mode="json")):
        assert text[span["start"] : span["end"]] == span["text"]
    tables = rows(bulletin)
    assert len(tables["bulletins"]) == 1
    ids = [row["id"] for name in ("events", "participations", "places", "counts", "deadlines") for row in tables[name]]
    assert len(ids) == len(set(ids)), "two items with one id"
    for event in bulletin.events:
        for item in (*event.participants, *event.places, *event.counts, *event.deadlines):
            assert item.confidence is None or 0 <= item.confidence <= 1
    return bulletin


def spans_in(node: Any) -> Iterator[dict[str, Any]]:
    """Every span of a record as JSON."""
    if isinstance(node, dict):
        if (
            isinstance(node.get("start"), int)
            and isinstance(node.get("end"), int)
            and isinstance(node.get("text"), str)
        ):
            yield node
        for value in node.values():
            yield from spans_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans_in(value)
