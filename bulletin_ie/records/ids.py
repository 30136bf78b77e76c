"""Stable identifiers: hashes of what a thing is, never of where it stands in a list or how sure we are."""

from __future__ import annotations

from hashlib import sha256

__all__ = ["ItemIds", "article_id", "bulletin_id", "opening"]


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def bulletin_id(source: str | None, text_sha256: str) -> str:
    """The id of a bulletin: from its source, else from its text.

    Args:
        source: The caller's name for the page.
        text_sha256: Hash of the text.

    Returns:
        The id.

    Examples:
        >>> bulletin_id("erqi/p1.txt", "aa") == bulletin_id("erqi/p1.txt", "bb")
        True
    """
    return "b-" + _hash("source", source) if source else "b-" + _hash("text", text_sha256)


_OPENING = 24  # characters of a body that tell it from others


def opening(body: str) -> str:
    """The first characters of a body, white space left out.

    Args:
        body: The body.

    Returns:
        At most 24 characters.

    Examples:
        >>> opening("本报讯　县长李明 到青石镇调研。")
        '本报讯县长李明到青石镇调研。'
    """
    return "".join(body.split(maxsplit=_OPENING)[:_OPENING])[:_OPENING]


def article_id(bulletin: str, body: str, occurrence: int) -> str:
    """The id of an article: from its bulletin and the first 24 characters of its body, white space left out.

    Args:
        bulletin: Id of the bulletin.
        body: The body.
        occurrence: How many articles of the bulletin began the same way before.

    Returns:
        The id.
    """
    return "a-" + _hash(bulletin, opening(body), str(occurrence))


class ItemIds:
    """Ids of the items of one article.

    Args:
        article: Id of the article.

    Examples:
        >>> ids = ItemIds("a-1")
        >>> ids.make("count", "311|个|项目") == ItemIds("a-1").make("count", "311|个|项目")
        True
    """

    def __init__(self, article: str) -> None:
        self._head = f"{article}\x1f"
        self._seen: dict[str, int] = {}

    def make(self, kind: str, value: str) -> str:
        """The id of an item, from its kind, its value and its occurrence among equal values."""
        item = f"{kind}\x1f{value}"
        number = self._seen[item] = self._seen.get(item, 0) + 1
        whole = f"{self._head}{item}\x1f{number}"
        return f"{kind[0]}-{sha256(whole.encode()).hexdigest()[:16]}"
