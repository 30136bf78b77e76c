"""Who is an official: by the value of the post in the lexicon that ships."""

from __future__ import annotations

import hashlib
import re
from functools import cache, lru_cache

from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.records import Title
from bulletin_ie.text import AlignedText

__all__ = ["is_official", "person_key"]


def is_official(title: Title) -> bool:
    """Whether a title is one of office, by the shipped lexicon's value of the post that it ends with.

    Args:
        title: The title.

    Returns:
        ``False`` for titles of business and of persons, else ``True``.

    Examples:
        >>> [is_official(Title(text=text)) for text in ("县应急管理局局长", "茶业公司董事长", "集团工会主席", "副县长（挂职）")]
        [True, False, False, True]
    """
    return _kind_of_post(title.text) not in ("business", "person")


@lru_cache(maxsize=4096)
def person_key(table: str, name: str, where: str) -> str:
    """The id of a row of ``officials`` or ``people``.

    Args:
        table: Which of the two.
        name: The person's name.
        where: Code or name of the locality, else the source of the bulletin.

    Returns:
        Sixteen hexadecimal digits.

    Examples:
        >>> person_key("officials", "林知远", "清溪县") == person_key("officials", "林知远", "柳林县")
        False
    """
    return hashlib.sha256("\0".join((table, name, where)).encode()).hexdigest()[:16]


@cache
def _posts() -> tuple[tuple[str, str], ...]:
    """Posts with their kinds, longest first."""
    lexicon = default_lexicon()
    table = lexicon.table("post")
    return tuple((word, table[word]) for word in lexicon.words("post"))


@lru_cache(maxsize=4096)
def _kind_of_post(text: str) -> str:
    key = re.sub(r"[”’]?(?:（[^（）]{1,8}）)?$", "", "".join(AlignedText.of(text).key.split()))
    return next((kind for word, kind in _posts() if key.endswith(word)), "")
