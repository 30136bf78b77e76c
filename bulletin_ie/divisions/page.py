"""One object for the pipeline: whose bulletin a page is, and the divisions of its places."""

from __future__ import annotations

from dataclasses import replace

from bulletin_ie.divisions.finding import DivisionFinder
from bulletin_ie.divisions.given import read_home
from bulletin_ie.divisions.inference import LocalityReader
from bulletin_ie.divisions.places import PageDivisions, PlaceReader
from bulletin_ie.divisions.table import Gazetteer, Unit
from bulletin_ie.layout import PageLayout
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records import Diagnostic, Division, Span
from bulletin_ie.text import AlignedText

__all__ = ["DivisionReader", "ambiguous"]

_SHOWN = 4


class DivisionReader:
    """Reads the divisions of pages; built once.

    Args:
        table: The divisions.
        lexicon: What stands around their names.
    """

    def __init__(self, table: Gazetteer, lexicon: Lexicon) -> None:
        self.table = table
        self._finder = DivisionFinder(table, lexicon)
        self._locality = LocalityReader(self._finder, lexicon)
        self._places = PlaceReader(self._finder, lexicon)

    def read(
        self, page: AlignedText, layout: PageLayout, locality: str | None
    ) -> tuple[Division | None, PageDivisions, tuple[Diagnostic, ...]]:
        """Whose page it is, and what its places are asked of.

        Args:
            page: The page.
            layout: Its layout.
            locality: What the caller says.

        Returns:
            The locality, the divisions of the page, and what stayed open.

        Raises:
            InputError: With code ``bad_argument``, if ``locality`` is too long.
        """
        home = read_home(self._finder, locality) if locality is not None else None
        names = self._finder.names(page.key)
        diagnostics: tuple[Diagnostic, ...] = ()
        if home is None or (home.unit is None and home.units):
            inferred = self._locality.read(page, layout, names)
            if home is None:
                home = inferred.home
                if inferred.ambiguous:
                    diagnostics = (self._open(inferred.ambiguous, inferred.spans),)
            elif inferred.home is not None and inferred.home.unit in home.units:
                division = inferred.home.division.model_copy(update={"rule": "divisions.given", "spans": ()})
                home = replace(inferred.home, division=division)
            else:
                diagnostics = (self._open(home.units, ()),)
        return home.division if home else None, self._places.page(page, home, names), diagnostics

    def _open(self, units: tuple[Unit, ...], spans: tuple[Span, ...]) -> Diagnostic:
        return ambiguous(units[0].name, tuple("".join(self.table.path(unit)) for unit in units), spans)


def ambiguous(name: str, options: tuple[str, ...], spans: tuple[Span, ...]) -> Diagnostic:
    """The diagnostic of a name that several divisions have.

    Args:
        name: The name.
        options: Their paths.
        spans: The words.

    Returns:
        The diagnostic.
    """
    shown = "、".join(options[:_SHOWN]) + ("…" if len(options) > _SHOWN else "")
    message = f"{name}: {len(options)} divisions have this name ({shown}); none was chosen. Give the locality."
    return Diagnostic(code="division_ambiguous", message=message, spans=spans)
