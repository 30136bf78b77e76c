"""Bulletins in a relational database: ``open_store("sqlite:///bulletins.db")``."""

from bulletin_ie.store.store import Added, Store, open_store

__all__ = ["Added", "Store", "open_store"]
