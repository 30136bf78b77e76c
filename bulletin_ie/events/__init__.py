"""Events: what an article reports, put together from what the finders saw."""

from bulletin_ie.events.assembly import EventAssembler

__all__ = ["EventAssembler"]
