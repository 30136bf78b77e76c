"""The package's data files, read once."""

from __future__ import annotations

from functools import cache
from importlib import resources

from bulletin_ie.synthesis.divisions import Gazetteer
from bulletin_ie.synthesis.grammar import Grammar
from bulletin_ie.synthesis.skeletons import Skeleton, read_skeletons
from bulletin_ie.synthesis.vary import Rewordings
from bulletin_ie.synthesis.world import SLOTS

__all__ = ["default_gazetteer", "default_grammar", "default_rewordings", "default_skeletons"]

_DIVISIONS = "divisions.txt"


def _lines(name: str) -> list[str]:
    text = resources.files("bulletin_ie.synthesis").joinpath("data", name).read_text(encoding="utf-8")
    return text.splitlines()


@cache
def default_grammar() -> Grammar:
    """All rules of the package."""
    folder = resources.files("bulletin_ie.synthesis").joinpath("data")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".txt") and file.name != _DIVISIONS)
    return Grammar((line for name in names for line in _lines(name)), slots=SLOTS)


@cache
def default_gazetteer() -> Gazetteer:
    """The sample of real divisions that comes with the package."""
    return Gazetteer.from_sample(_lines(_DIVISIONS))


@cache
def default_skeletons() -> tuple[Skeleton, ...]:
    """The annotated articles that come with the package."""
    folder = resources.files("bulletin_ie.synthesis").joinpath("data", "skeletons")
    if not folder.is_dir():
        return ()
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    return tuple(skeleton for file in files for skeleton in read_skeletons(file.read_text(encoding="utf-8")))


@cache
def default_rewordings() -> Rewordings:
    """Words that may stand for one another beside names."""
    return Rewordings.from_lines(_lines("rewordings.lst"))
