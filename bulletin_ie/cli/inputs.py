"""Paths on the command line to the pages that they hold, one by one."""

from __future__ import annotations

import csv
import io
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from bulletin_ie.cli.decoding import UnreadableError, decode

__all__ = ["Meta", "MetaError", "Page", "PageReader", "Problem", "date_in_path", "is_outside"]

_META_COLUMNS = ("path", "source", "published", "locality")


class MetaError(Exception):
    """A ``--meta`` file that cannot be used; the message says why."""


@dataclass(frozen=True)
class Page:
    """One page to extract.

    Attributes:
        source: Name of the page in the records, with forward slashes, never absolute; where a file's name is not UTF-8,
            U+FFFD stands for the bytes that cannot be read.
        text: The file's text.
        published: Publication date as given, or ``None``.
        locality: Whose bulletin it is, or ``None``.
    """

    source: str
    text: str
    published: str | None = None
    locality: str | None = None


@dataclass(frozen=True)
class Problem:
    """An input that gave no record: which one, and why."""

    name: str
    code: str
    message: str


@dataclass(frozen=True)
class Meta:
    """What a ``--meta`` file says about pages, found by their path.

    Attributes:
        folder: The folder of the file, from which its paths count.
        rows: The rows by their path as written, with forward slashes.
    """

    folder: Path
    rows: dict[str, dict[str, str]]

    @classmethod
    def read(cls, path: Path) -> Meta:
        """Read a CSV file with the columns ``path``, ``source``, ``published``, ``locality``.

        ``path`` must be there; an empty cell says nothing. The encodings are those of pages.

        Raises:
            MetaError: The file is missing, is no CSV text, lacks ``path`` or names a path twice.
        """
        try:
            text = decode(path.read_bytes())
        except OSError as error:
            raise MetaError(f"{path}: {error.strerror or error}") from error
        except UnreadableError as error:
            raise MetaError(f"{path}: {error.message}") from error
        reader = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
        names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        reader.fieldnames = names
        unknown = [name for name in names if name not in _META_COLUMNS]
        if "path" not in names or unknown:
            raise MetaError(f"{path}: the columns are {', '.join(_META_COLUMNS)}; found {', '.join(names) or 'none'}")
        return cls(path.absolute().parent, _meta_rows(path, reader))

    def find(self, file: Path, source: str) -> tuple[str, dict[str, str]] | None:
        """The row for a file: by its path from the CSV's folder, its path as given, or its source."""
        for key in (_relative(file, self.folder), file.as_posix(), source):
            if key is not None and key in self.rows:
                return key, self.rows[key]
        return None


def _meta_rows(path: Path, reader: csv.DictReader[str]) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    try:
        for row in reader:
            cells = {name: (row.get(name) or "").strip() for name in _META_COLUMNS}
            key = PurePath(cells["path"].replace("\\", "/")).as_posix()
            if not cells["path"]:
                raise MetaError(f"{path}, line {reader.line_num}: the path is empty")
            if key in rows:
                raise MetaError(f"{path}, line {reader.line_num}: {key} stands twice")
            rows[key] = cells
    except csv.Error as error:
        raise MetaError(f"{path}, line {reader.line_num}: {error}") from error
    return rows


def _relative(file: Path, folder: Path) -> str | None:
    try:
        return Path(os.path.relpath(file.absolute(), folder)).as_posix()
    except ValueError:  # another drive
        return None


def _shown(path: Path) -> str:
    """A path with forward slashes; bytes of it that are no UTF-8 become U+FFFD."""
    return _readable(path.as_posix())


def _readable(name: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", name)  # Python shows such bytes as lone surrogates


def _is_special(file: Path) -> bool:
    """Whether a path leads to a pipe, a socket or a device, which may never end; what is missing is told by reading."""
    try:
        return not stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False


def is_outside(path: Path, folder: Path) -> bool:
    """Whether a path, as it is written, leads out of a folder."""
    found = _relative(path, folder.absolute())
    return found is None or found.split("/")[0] == ".."


def date_in_path(pattern: re.Pattern[str], path: str) -> str | None:
    r"""The publication date that a pattern finds in a path.

    It is the groups ``year``, ``month`` and ``day``, else three groups in that order, else the first group, else the
    whole match; eight digits are read as a date.

    Examples:
        >>> date_in_path(re.compile(r"\d{8}"), "erqi/20220419/p1.txt")
        '2022-04-19'
        >>> date_in_path(re.compile(r"(\d{4})-(\d\d)/(\d\d)"), "2022-04/19/p1.txt")
        '2022-04-19'
        >>> date_in_path(re.compile(r"\d{8}"), "erqi/p1.txt") is None
        True
    """
    match = pattern.search(path)
    if match is None:
        return None
    named = match.groupdict()
    if {"year", "month", "day"} <= named.keys():
        found = "-".join(named[name] or "" for name in ("year", "month", "day"))
    elif pattern.groups == 3:
        found = "-".join(group or "" for group in match.groups())
    else:
        found = match[1] or "" if pattern.groups else match[0]
    if re.fullmatch(r"[0-9]{8}", found):
        found = f"{found[:4]}-{found[4:6]}-{found[6:]}"
    return found or None


@dataclass
class PageReader:
    """Reads the pages under some paths, and remembers what could not be read.

    Attributes:
        paths: Files and folders; folders are walked in the order of their names, for regular files only. A link in one is
            read where it leads to a file in it; what is given by its own name is read wherever it leads.
        glob: Which files of a folder to take; with a slash it is matched against the path inside the folder.
        published: Publication date of every page, or ``None``.
        published_from: Pattern that finds the date in the path.
        locality: Locality of every page, or ``None``.
        meta: What is known of single pages; it wins over the rest.
        root: The folder from which sources are named, which holds all paths; ``None``: the folder given.
        problems: What could not be read so far.
        notes: What a person should know though nothing failed.
    """

    paths: Sequence[Path]
    glob: str = "*.txt"
    published: str | None = None
    published_from: re.Pattern[str] | None = None
    locality: str | None = None
    meta: Meta | None = None
    root: Path | None = None
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def files(self) -> list[tuple[Path, str]]:
        """Every file to read with its path inside ``root`` or the folder given, for a single file its name."""
        found: list[tuple[Path, str]] = []
        for path in self.paths:
            if path.is_dir():
                inside = [(file, self._named(file, path)) for file in self._walk(path)]
                if not inside:
                    self._problem(str(path), "empty_folder", f"no file in this folder matches {self.glob}")
                found += inside
            else:
                found.append((path, self._named(path, path.parent)))
        return found

    def pages(self, files: Sequence[tuple[Path, str]]) -> Iterator[Page]:
        """The pages of ``files``; one that cannot be read goes into ``problems``."""
        taken: dict[str, Path] = {}
        used: set[str] = set()
        undated = 0
        for file, inside in files:
            row = self.meta.find(file, inside) if self.meta else None
            if row:
                used.add(row[0])
            page = self._page(file, inside, row[1] if row else {})
            if page is None:
                continue
            other = taken.setdefault(page.source, file)
            if other is not file:
                message = f"{other} has the same source; give a folder that holds both, also as --root, or use --meta"
                self._problem(str(file), "same_source", message)
                continue
            undated += page.published is None
            yield page
        self._note(undated, set(self.meta.rows) - used if self.meta else set())

    def _named(self, file: Path, folder: Path) -> str:
        inside = _relative(file, self.root.absolute()) if self.root else None
        return _readable(inside) if inside is not None else _shown(file.relative_to(folder))

    def _walk(self, folder: Path) -> list[Path]:
        found: list[Path] = []

        def unreadable(error: OSError) -> None:
            self._problem(str(error.filename), "unreadable", error.strerror or str(error))

        for root, folders, names in os.walk(folder, onerror=unreadable):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [
                Path(root, name) for name in names if not name.startswith(".") and self._wanted(folder, root, name)
            ]
        pages = [file for file in found if not _is_special(file) and not self._leads_out(file, folder)]
        return sorted(pages, key=lambda file: file.relative_to(folder).parts)

    def _leads_out(self, file: Path, folder: Path) -> bool:
        """Whether a file is a link to one outside of the folder; it is named then and not read."""
        from bulletin_ie.exchange.reading import leads_out

        if is_outside := leads_out(file, folder):
            self._problem(str(file), "outside", f"a link that leads out of {folder}; give the file that it leads to")
        return is_outside

    def _wanted(self, folder: Path, root: str, name: str) -> bool:
        subject = Path(root, name).relative_to(folder).as_posix() if "/" in self.glob else name
        return fnmatchcase(subject, self.glob)

    def _page(self, file: Path, inside: str, row: dict[str, str]) -> Page | None:
        if _is_special(file):
            self._problem(str(file), "unreadable", "a pipe or a device, no file; save its text to a file first")
            return None
        try:
            text = decode(file.read_bytes())
        except UnreadableError as error:
            self._problem(str(file), error.code, error.message + self._advice(file))
            return None
        except OSError as error:
            self._problem(str(file), "unreadable", error.strerror or str(error))
            return None
        published = row.get("published") or self.published
        if not published and self.published_from:
            published = date_in_path(self.published_from, file.as_posix())
        return Page(
            source=row.get("source") or inside,
            text=text,
            published=published or None,
            locality=row.get("locality") or self.locality,
        )

    def _advice(self, file: Path) -> str:
        from bulletin_ie.exchange.reading import is_sqlite

        return f"; `report` and `export` read it as sqlite:///{file}" if is_sqlite(file) else ""

    def _problem(self, name: str, code: str, message: str) -> None:
        self.problems.append(Problem(_readable(name), code, _readable(message)))

    def _note(self, undated: int, unused: set[str]) -> None:
        if undated and self.published_from:
            self.notes.append(f"--published-from found no date in the path of {undated} page(s)")
        if unused:
            shown = ", ".join(sorted(unused)[:3]) + (", …" if len(unused) > 3 else "")
            self.notes.append(f"--meta has {len(unused)} row(s) that no page matches: {shown}")
