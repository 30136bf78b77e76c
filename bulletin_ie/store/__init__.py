"""Bulletins in a relational database: ``open_store("sqlite:///bulletins.db")``."""

from bulletin_ie.store.engine import safe_url
from bulletin_ie.store.results import Added, Known, Refused
from bulletin_ie.store.store import Store, open_store

__all__ = ["Added", "Known", "Refused", "Store", "open_store", "safe_url"]
