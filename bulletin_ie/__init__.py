"""Event records from Chinese local-government bulletins.

Examples:
    >>> import bulletin_ie
    >>> page = bulletin_ie.extract("本报讯 4月6日上午，县委书记周明远主持召开防汛工作会议。", published="2022-04-07")
    >>> page.events[0].participants[0].titles[0].text
    '县委书记'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bulletin_ie import arrow, display, exchange, frames, plots, times
    from bulletin_ie.collection import Collection
    from bulletin_ie.errors import (
        BulletinIEError,
        InputError,
        LexiconError,
        MissingExtraError,
        ModelError,
        SchemaVersionError,
        StoreError,
        UnknownItemError,
    )
    from bulletin_ie.pipeline import Extractor, Failure, Input, extract, load
    from bulletin_ie.records import Bulletin
    from bulletin_ie.store import open_store

__all__ = [
    "Bulletin",
    "BulletinIEError",
    "Collection",
    "Extractor",
    "Failure",
    "Input",
    "InputError",
    "LexiconError",
    "MissingExtraError",
    "ModelError",
    "SchemaVersionError",
    "StoreError",
    "UnknownItemError",
    "arrow",
    "display",
    "exchange",
    "extract",
    "frames",
    "load",
    "open_store",
    "plots",
    "times",
]

_MODULES = ("arrow", "display", "exchange", "frames", "plots", "times")
_HOMES = {
    **dict.fromkeys(("Extractor", "Failure", "Input", "extract", "load"), "bulletin_ie.pipeline"),
    **dict.fromkeys(
        (
            "BulletinIEError",
            "InputError",
            "LexiconError",
            "MissingExtraError",
            "ModelError",
            "SchemaVersionError",
            "StoreError",
            "UnknownItemError",
        ),
        "bulletin_ie.errors",
    ),
    "Bulletin": "bulletin_ie.records",
    "Collection": "bulletin_ie.collection",
    "open_store": "bulletin_ie.store",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: nothing heavy loads with the package."""
    if name in _MODULES:
        return import_module(f"bulletin_ie.{name}")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'bulletin_ie' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
