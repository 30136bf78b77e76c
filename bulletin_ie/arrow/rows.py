"""Bulletins as Arrow tables, at once or batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from bulletin_ie.arrow.columns import batch_of, schema
from bulletin_ie.errors import require
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import TABLES, Row, rows

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["BATCH", "SharedRows", "batches", "tables"]

BATCH = 500
"""Bulletins a batch, if not told otherwise."""


class SharedRows:
    """The rows of bulletins, with each official and person once, though many bulletins name them.

    Remembers the ids of the officials and people that it gave out: some 100 bytes each.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", locality="清溪县")
        >>> shared = SharedRows()
        >>> [[row["name"] for row in shared.rows(page)["officials"]] for _ in range(2)]
        [['周明远'], []]
    """

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = {"officials": set(), "people": set()}

    def rows(self, bulletin: Bulletin) -> dict[str, list[Row]]:
        """The rows of a bulletin in every table, without officials and people that came before.

        Args:
            bulletin: The record.

        Returns:
            For each table name its rows.
        """
        found = rows(bulletin)
        for name, known in self._known.items():
            found[name] = [row for row in found[name] if row["id"] not in known]
            known.update(row["id"] for row in found[name])
        return found


def batches(bulletins: Iterable[Bulletin], *, batch_size: int = BATCH) -> Iterator[dict[str, pa.RecordBatch]]:
    """The rows of any number of bulletins, a batch of each table for so many bulletins; memory is bounded.

    Args:
        bulletins: The records, different bulletins.
        batch_size: Bulletins a batch.

    Returns:
        An iterator over a batch a table. Officials and people come once, with the first bulletin that names them.

    Raises:
        StoreError: A value does not fit its column (``bad_value``).
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> import bulletin_ie
        >>> pages = [bulletin_ie.extract(f"本报讯 4月{day}日，县长李明到青石镇调研。") for day in (6, 7, 8)]
        >>> [batch["events"].num_rows for batch in batches(pages, batch_size=2)]
        [2, 1]
    """
    shared = SharedRows()
    source = iter(bulletins)
    while part := list(islice(source, batch_size)):
        collected: dict[str, list[Row]] = {name: [] for name in TABLES}
        for bulletin in part:
            for name, found in shared.rows(bulletin).items():
                collected[name] += found
        yield {name: batch_of(TABLES[name], found) for name, found in collected.items()}


def tables(bulletins: Iterable[Bulletin]) -> dict[str, pa.Table]:
    """The rows of bulletins as an Arrow table for each table name, all in memory.

    Args:
        bulletins: The records, different bulletins.

    Returns:
        The tables; one without rows has all its columns, too.

    Raises:
        StoreError: A value does not fit its column (``bad_value``).
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", published="2022-04-07")
        >>> tables([page])["events"].column("first_day").to_pylist()
        [datetime.date(2022, 4, 6)]
    """
    lib = require("pyarrow", "arrow")
    parts = list(batches(bulletins))
    return {name: lib.Table.from_batches([part[name] for part in parts], schema(name)) for name in TABLES}
