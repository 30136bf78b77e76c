"""Pages in Arrow batches in, records in Arrow batches out: what every engine that speaks Arrow can run."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bulletin_ie.arrow.columns import batch_of, cells_of, columns_of, schema_of
from bulletin_ie.errors import InputError
from bulletin_ie.inputs import Failure, Input
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import Column, Row, is_complete, rows

if TYPE_CHECKING:
    import pyarrow as pa

    from bulletin_ie.pipeline import Extractor

__all__ = ["extract_batches", "record_schema", "table_batches"]

_ROWS, _CHARS = (
    256,
    2**24,
)  # a batch that goes out has no more rows, and ends with the row that brings it over the characters
_COLUMNS = (
    Column("source"),
    Column("id"),
    Column("published", "date"),
    Column("locality_code"),
    Column("locality_name"),
    Column("articles", "integer"),
    Column("events", "integer"),
    Column("complete", "boolean"),
    Column("ruleset_version"),
    Column("error_code"),
    Column("error_message"),
    Column("record"),
)


def record_schema() -> pa.Schema:
    """The schema of what ``extract_batches`` yields.

    Returns:
        The schema: who the page is, what was found, what went wrong, and the record as JSON.

    Raises:
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> record_schema().names[:3], record_schema().names[-3:]
        (['source', 'id', 'published'], ['error_code', 'error_message', 'record'])
    """
    return schema_of(_COLUMNS)


def extract_batches(batches: Iterable[pa.RecordBatch], **options: Any) -> Iterator[pa.RecordBatch]:
    """Read the pages of Arrow batches: one row out for each row in, in the same order.

    A page that cannot be read becomes a row with its ``error_code`` and ``error_message`` and without a record; it never
    ends the job. The extractor is loaded once a process and kept for later calls with the same options.

    Args:
        batches: Pages, in a column ``text`` and, where known, ``source``, ``published`` (a date or a string in any usual
            form) and ``locality``; other columns are passed over.
        **options: What ``bulletin_ie.load`` takes.

    Yields:
        Batches of ``record_schema()``; where a batch ends need not be where one of the input does.

    Raises:
        InputError: A batch has no column ``text``, or an option cannot be used (``bad_argument``).
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> import pyarrow as pa
        >>> pages = ["本报讯 4月6日，县委书记周明远到青石镇调研。", None]
        >>> batch = pa.RecordBatch.from_pydict({"text": pages, "source": ["p1.txt", "p2.txt"]})
        >>> for row in next(extract_batches([batch])).to_pylist():
        ...     print(row["source"], row["events"], row["error_code"])
        p1.txt 1 None
        p2.txt None not_text
    """
    extractor = _loaded(pickle.dumps(options))
    for batch in batches:
        results = extractor.pipe(_pages(batch), batch_size=1, on_error="yield")
        yield from _in_parts(_row(result) for result in results)


def table_batches(
    batches: Iterable[pa.RecordBatch], table: str, *, time_as_text: bool = False
) -> Iterator[pa.RecordBatch]:
    """The rows of one table out of Arrow batches of records, such as those that ``extract_batches`` yields.

    Rows without a record, as failed pages have, give nothing. An official whom several pages name comes with each of
    them: drop the duplicates of ``id`` of ``officials`` and ``people`` in the engine.

    Args:
        batches: Records, as JSON in a column ``record``; other columns are passed over.
        table: A name in ``bulletin_ie.tables.TABLES``.
        time_as_text: Whether times of day are text (``18:00:00``), for engines that do not know them, such as Spark.

    Yields:
        Batches of ``arrow.schema(table, time_as_text=time_as_text)``.

    Raises:
        InputError: There is no such table, or a batch has no column ``record`` (``bad_argument``).
        StoreError: A value does not fit its column (``bad_value``).
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> import pyarrow as pa
        >>> page = pa.RecordBatch.from_pydict({"text": ["本报讯 4月6日，县委书记周明远到青石镇调研。"]})
        >>> [name for batch in table_batches(extract_batches([page]), "places") for name in batch.column("name").to_pylist()]
        ['青石镇']
    """
    columns = columns_of(table, time_as_text=time_as_text)
    times = [c.name for c in columns_of(table) if c.type == "time"] if time_as_text else []
    for batch in batches:
        found = (row for record in cells_of(batch, "record") if record for row in _rows_of(record, table, times))
        yield from _in_parts(found, columns)


@lru_cache(maxsize=4)
def _loaded(options: bytes) -> Extractor:
    from bulletin_ie.pipeline import load  # all the rules: only when pages are read, not when records are

    return load(**pickle.loads(options))


def _pages(batch: pa.RecordBatch) -> Iterator[Input]:
    texts = cells_of(batch, "text")
    given = [cells_of(batch, n) if n in batch.schema.names else [None] * len(texts) for n in _GIVEN]
    for text, source, published, locality in zip(texts, *given, strict=True):
        yield Input(text, source, published, locality)


_GIVEN = ("source", "published", "locality")


def _row(result: Bulletin | Failure) -> Row:
    if isinstance(result, Failure):
        source = None if result.source is None else str(result.source)
        return {"source": source, "error_code": result.code, "error_message": result.message}
    home = result.locality
    return {
        "source": result.source,
        "id": result.id,
        "published": result.published,
        "locality_code": home.code if home else None,
        "locality_name": home.name if home else None,
        "articles": len(result.articles),
        "events": len(result.events),
        "complete": is_complete(result),
        "ruleset_version": result.ruleset_version,
        "record": result.model_dump_json(),
    }


def _rows_of(record: str, table: str, as_text: list[str]) -> list[Row]:
    try:
        found = rows(Bulletin.model_validate_json(record))[table]
    except ValidationError as error:
        message = f"A row of the column `record` is no record: {error.errors(include_url=False)[0]['msg']}."
        raise InputError("bad_argument", message) from error
    for row in found:
        row.update({name: str(row[name]) for name in as_text if row[name] is not None})
    return found


def _in_parts(found: Iterable[Row], columns: tuple[Column, ...] = _COLUMNS) -> Iterator[pa.RecordBatch]:
    """Rows in batches of bounded size."""
    part: list[Row] = []
    size = 0
    for row in found:
        part.append(row)
        size += len(row.get("record") or row.get("text") or "")
        if len(part) >= _ROWS or size >= _CHARS:
            yield batch_of(columns, part)
            part, size = [], 0
    if part:
        yield batch_of(columns, part)
