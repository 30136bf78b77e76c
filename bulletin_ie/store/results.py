"""What a store says: what it wrote, what it refused, what it knows already."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from bulletin_ie.records import Division

__all__ = ["HEAD_OF_RECORD", "Added", "Known", "Refused"]

HEAD_OF_RECORD = 2000
"""Characters of a record that hold all before its text; where a page head is longer, the page is extracted again."""


@dataclass(frozen=True)
class Refused:
    """A bulletin that a database cannot hold.

    Attributes:
        id: Its id.
        source: Its source, if it has one.
        message: Why.

    Examples:
        >>> print(Refused("b-1", "清溪/p1.txt", "an id in articles holds a NUL character"))
        清溪/p1.txt: an id in articles holds a NUL character
    """

    id: str
    source: str | None
    message: str

    def __str__(self) -> str:
        return f"{self.source or self.id}: {self.message}"


@dataclass(frozen=True)
class Added:
    """What a call of ``Store.add`` did, in bulletins.

    Attributes:
        new: Not in the store before.
        replaced: In the store with another record, whose rows are gone now.
        unchanged: In the store with the equal record, or cut short by a timeout where the store has a complete record of
            the same text; nothing was written.
        refused: Those that the database cannot hold, where ``on_error`` is ``skip``.

    Examples:
        >>> Added(new=2) + Added(new=1, unchanged=4)
        Added(new=3, replaced=0, unchanged=4)
    """

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    refused: tuple[Refused, ...] = ()

    def __add__(self, other: Added) -> Added:
        return Added(
            self.new + other.new,
            self.replaced + other.replaced,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
        )

    def __repr__(self) -> str:
        shown = f"Added(new={self.new}, replaced={self.replaced}, unchanged={self.unchanged}"
        return f"{shown}, refused={self.refused})" if self.refused else f"{shown})"


class Known(BaseModel):
    """What a store knows of a bulletin without reading all of it: enough to see whether extracting it again helps.

    Attributes:
        text_sha256: Hash of its text.
        ruleset_version: Hash of all that decided the output.
        published: Day of publication.
        published_from: Whether that came from the caller or the page.
        locality: Whose bulletin it is.
        complete: Whether it was not cut short by a timeout.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到柳林镇调研。", source="p1.txt", locality="清溪县")
        >>> with bulletin_ie.open_store("sqlite://") as store:
        ...     done = store.add([page])
        ...     known = store.known([page.id, "b-1"])
        >>> list(known) == [page.id], known[page.id].locality.name, known[page.id].complete
        (True, '清溪县', True)
    """

    model_config = ConfigDict(frozen=True)

    text_sha256: str
    ruleset_version: str
    published: date | None = None
    published_from: str | None = None
    locality: Division | None = None
    complete: bool = True

    @classmethod
    def from_row(cls, row: Any) -> Known:
        """From the columns of these names, and ``head``: the beginning of the record, where alone the rule of the locality stands.

        Raises:
            ValueError: The record does not begin as a record does.
        """
        _, key, rest = row.head.partition(',"locality":')  # within a JSON text its quotes would be escaped
        if not key:
            raise ValueError("the record has no locality")
        locality = json.JSONDecoder().raw_decode(rest)[0]
        named = {name: getattr(row, name) for name in cls.model_fields if name != "locality"}
        return cls(**named, locality=locality)
