"""Reading lexicon files and asking them for words.

A file is TOML. Each table name is a *kind* of knowledge, each table an entry::

    [[count_object]]
    words = ["水库", "河道"]
    value = "site"
    examples = ["管住16座小型水库"]
    rejects = ["“三个水库”"]

``words`` are matched as they stand (Simplified script, full-width punctuation), ``value`` is what they
mean, ``examples`` must give a value through this entry, ``rejects`` must not. Further keys are kept in
``attributes``. The kinds and their values are listed in ``docs/lexicons.md``.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bulletin_ie.errors import LexiconError

__all__ = ["Entry", "Lexicon", "default_lexicon", "load_lexicon"]

_OWN_KEYS = {"words", "value", "examples", "rejects"}


@dataclass(frozen=True)
class Entry:
    """One entry of a lexicon file.

    Attributes:
        kind: The table it stands in, such as ``count_object``.
        words: Words that mean the same here.
        value: What they mean, one of the kind's values; may be empty where the words speak for themselves.
        examples: Sentences in which the entry must be found.
        rejects: Sentences in which it must not.
        attributes: Any further keys.
        origin: The file's name.
    """

    kind: str
    words: tuple[str, ...]
    value: str = ""
    examples: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    origin: str = ""


@dataclass(frozen=True)
class Lexicon:
    """All entries by kind.

    Attributes:
        entries: Entries of each kind, in file order.
        digest: Hash of everything that was read; part of the ruleset version.

    Examples:
        >>> lexicon = default_lexicon()
        >>> lexicon.table("reporting_verb")["强调"]
        'stress'
    """

    entries: Mapping[str, tuple[Entry, ...]]
    digest: str

    def of(self, kind: str) -> tuple[Entry, ...]:
        """The entries of a kind; none for a kind that no file has."""
        return self.entries.get(kind, ())

    def words(self, kind: str) -> tuple[str, ...]:
        """All words of a kind, longest first, so that an alternation prefers the longest."""
        found = {word for entry in self.of(kind) for word in entry.words}
        return tuple(sorted(found, key=lambda w: (-len(w), w)))

    def table(self, kind: str) -> dict[str, str]:
        """Each word of a kind with its value; a later entry (a user's pack) wins."""
        return {word: entry.value for entry in self.of(kind) for word in entry.words}

    def entry(self, kind: str, word: str) -> Entry | None:
        """The entry that holds a word, the last one where several do."""
        return next((e for e in reversed(self.of(kind)) if word in e.words), None)


def load_lexicon(packs: Iterable[str | Path] = ()) -> Lexicon:
    """Read the package's lexicon files and then a user's own.

    Args:
        packs: TOML files, or folders of them; entries add to the package's, and win over them.

    Returns:
        The lexicon.

    Raises:
        LexiconError: If a file is missing, is not TOML, or breaks the format.

    Examples:
        >>> "强调" in load_lexicon().words("reporting_verb")
        True
    """
    own = tuple(packs)
    return _read(own) if own else default_lexicon()


@cache
def default_lexicon() -> Lexicon:
    """The lexicon that ships with the package, read once."""
    return _read(())


def _read(packs: tuple[str | Path, ...]) -> Lexicon:
    digest = hashlib.sha256()
    entries: dict[str, list[Entry]] = {}
    data = resources.files("bulletin_ie.lexicon").joinpath("data")
    sources = [(item.name, item.read_bytes()) for item in data.iterdir() if item.name.endswith(".toml")]
    shipped = len(sources)
    sources.sort()
    for pack in packs:
        sources += _pack_files(Path(pack))
    known: set[str] = set()
    for position, (name, content) in enumerate(sources):
        digest.update(content)
        for kind, tables in _parse(name, content).items():
            if position < shipped:
                known.add(kind)
            elif kind not in known:
                raise LexiconError(
                    "unknown_kind",
                    f"{name}: no kind of knowledge is called {kind!r}; known are {', '.join(sorted(known))}.",
                )
            made = [_entry(name, kind, table) for table in tables]
            if position >= shipped:
                _check_against(entries[kind], made)
            entries.setdefault(kind, []).extend(made)
    frozen = MappingProxyType({kind: tuple(items) for kind, items in entries.items()})
    return Lexicon(frozen, digest.hexdigest())


def _check_against(shipped: list[Entry], made: list[Entry]) -> None:
    """Refuse values and keys that no entry of the package has: a slip would pass unseen."""
    values = {entry.value for entry in shipped if entry.value}
    keys = {key for entry in shipped for key in entry.attributes}
    for entry in made:
        if entry.value not in values and (values or entry.value):
            known = ", ".join(sorted(values)) or "none"
            raise LexiconError(
                "unknown_value", f"{entry.origin}: {entry.kind} has no value {entry.value!r}; its values are {known}."
            )
        for key in entry.attributes.keys() - keys:
            raise LexiconError("unknown_key", f"{entry.origin}: an entry of {entry.kind} has no key {key!r}.")


def _pack_files(path: Path) -> list[tuple[str, bytes]]:
    try:
        files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        return [(file.name, file.read_bytes()) for file in files]
    except OSError as error:
        raise LexiconError(
            "unreadable", f"{path.name}: cannot be read ({error.strerror}); give a TOML file or folder."
        ) from error


def _parse(name: str, content: bytes) -> dict[str, list[dict[str, Any]]]:
    try:
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(
            "bad_toml", f"{name}: not UTF-8 TOML ({error}); see docs/lexicons.md for the format."
        ) from error
    for kind, value in tables.items():
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise LexiconError("bad_entry", f"{name}: {kind!r} must be an array of tables; write [[{kind}]].")
    return tables


def _entry(name: str, kind: str, table: dict[str, Any]) -> Entry:
    words = table.get("words")
    if not isinstance(words, list) or not words or not all(isinstance(w, str) and w for w in words):
        raise LexiconError("bad_entry", f'{name}: an entry of {kind!r} lacks words; write words = ["…"].')
    value = table.get("value", "")
    if not isinstance(value, str):
        raise LexiconError("bad_entry", f"{name}: the value of {words[0]!r} in {kind!r} must be a string.")
    return Entry(
        kind=kind,
        words=tuple(words),
        value=value,
        examples=tuple(table.get("examples", ())),
        rejects=tuple(table.get("rejects", ())),
        attributes=MappingProxyType({k: v for k, v in table.items() if k not in _OWN_KEYS}),
        origin=name,
    )
