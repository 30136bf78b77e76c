"""The ruleset version (what decides the output decides the version), and a lexicon on its way to another process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from bulletin_ie.confidence import shipped_calibration
from bulletin_ie.divisions.table import default_gazetteer
from bulletin_ie.errors import ModelError
from bulletin_ie.lexicon import Lexicon, default_lexicon
from bulletin_ie.lexicon.lexicon import Entry
from bulletin_ie.recognizer import shipped_model

__all__ = ["PackedLexicon", "code_digest", "code_files", "default_versions", "pack", "ruleset_version", "unpack"]

# Adapters and reports: they read records and change none. All other code counts, so a new module cannot be forgotten.
_NOT_DECIDING = frozenset({
    "__main__.py", "arrow", "cli", "collection.py", "display", "evaluate", "exchange", "explanation.py", "frames",
    "frames.py", "plots", "plots.py", "queries", "report", "spacy_components.py", "spacy_factories.py", "store",
    "synthesis", "tables",
})  # fmt: skip
_LIBRARIES = ("borax", "dateparser", "opencc")  # the lunar calendar, publication dates, scripts


def code_files(root: Traversable, inside: str = "") -> Iterator[tuple[str, Traversable]]:
    """The source files that decide the output, by their path in the package.

    Args:
        root: The package's folder.
        inside: Path of ``root`` in the package.

    Yields:
        Path and file, in the order of the paths.
    """
    for item in sorted(root.iterdir(), key=lambda i: i.name):
        path = f"{inside}{item.name}"
        if path in _NOT_DECIDING:
            continue
        if item.is_dir():
            yield from code_files(item, f"{path}/")
        elif item.name.endswith(".py"):
            yield path, item


def code_digest(root: Traversable) -> str:
    """Hash of the source files that decide the output, the same under either kind of line end.

    Args:
        root: The package's folder.

    Returns:
        The hash, in hexadecimal.
    """
    digest = hashlib.sha256()
    for path, item in code_files(root):
        content = item.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@cache
def _code_and_libraries() -> str:
    # Not Python's version, nor that of its Unicode tables: the same text gives the same record under each of them.
    return "|".join([code_digest(resources.files("bulletin_ie")), *(f"{name}={_version(name)}" for name in _LIBRARIES)])


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # bundled some other way
        return "unknown"


def ruleset_version(
    lexicon: Lexicon, *, names: str = "rules", divisions: str | None = None, confidence: str | None = None
) -> str:
    """Hash of all that decides the output.

    That is the package's code apart from its adapters, the lexicon's entries, the table of divisions, the versions of
    the libraries that read dates and scripts, and the options that change what is found. ``max_chars`` and ``timeout`` are not among
    them: they refuse a page or cut its record short, which the record then says in a diagnostic.

    Args:
        lexicon: What the finders know.
        names: ``rules``, or the version of the recognizer.
        divisions: Digest of the table of divisions; of the shipped one if not given.
        confidence: The version of what says how sure values are, if anything does.

    Returns:
        Sixteen hexadecimal digits.

    Examples:
        >>> ruleset_version(default_lexicon(), confidence=shipped_calibration("rules").version) in default_versions()
        True
    """
    # The entries and not their files' digest: a lexicon may be made by hand. Examples decide nothing.
    entries = [
        (kind, entry.words, entry.value, sorted(entry.attributes.items()))
        for kind, group in sorted(lexicon.entries.items())
        for entry in group
    ]
    table = divisions if divisions is not None else default_gazetteer().digest
    told = f"{_code_and_libraries()}|{names}|{table}|{confidence}|{entries!r}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def default_versions() -> frozenset[str]:
    """The versions of the rules with the package's own lexicon: alone, and with the shipped recognizer."""
    versions = set()
    for names in ("rules", "model"):
        with suppress(ModelError):  # an installation that lost its model still explains what rules alone made
            recognizer = shipped_model().version if names == "model" else names
            sure = shipped_calibration(names).version
            versions.add(ruleset_version(default_lexicon(), names=recognizer, confidence=sure))
    return frozenset(versions)


PackedLexicon = tuple[str, dict[str, list[dict[str, Any]]]]


def pack(lexicon: Lexicon) -> PackedLexicon:
    """A lexicon as plain values: its read-only mappings cannot be pickled."""
    plain = {
        kind: [{f.name: getattr(e, f.name) for f in fields(e)} | {"attributes": dict(e.attributes)} for e in entries]
        for kind, entries in lexicon.entries.items()
    }
    return lexicon.digest, plain


def unpack(packed: PackedLexicon) -> Lexicon:
    """The lexicon that was packed."""
    digest, plain = packed
    entries = {
        kind: tuple(Entry(**(values | {"attributes": MappingProxyType(values["attributes"])})) for values in group)
        for kind, group in plain.items()
    }
    return Lexicon(MappingProxyType(entries), digest)
