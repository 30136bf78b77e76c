"""Names of people, drawn as they are spread in the country."""

from __future__ import annotations

from bulletin_ie.synthesis.grammar import Piece, Scribe, join

__all__ = ["full_name", "like_name"]

_MINORITY_SHARE = 0.04
_WORD_SHARE = 0.035
_DOTS = "·•．・"


def full_name(scribe: Scribe, argument: str = "") -> list[Piece]:
    """A person's name, marked.

    Args:
        scribe: Where choices come from.
        argument: ``plain`` for surname and given name only; otherwise any kind of name.
    """
    return [(_name(scribe, _MINORITY_SHARE if argument != "plain" else 0.0), "PER")]


def like_name(scribe: Scribe, name: str) -> str:
    """Another name of the same form: with a dot, of four or more characters, or ordinary; padding stays."""
    bare = "".join(name.split())
    if bare != name:
        made = like_name(scribe, bare)
        return name[len(name.split()[0])].join(made) if len(made) < 4 else made
    if any(dot in name for dot in _DOTS):
        for _ in range(20):
            made = join(scribe.write("民族姓名"))
            if "·" in made:
                return made
    if len(name) > 3:
        minority = scribe.random() < 0.4
        return join(scribe.write("民族姓名")) if minority else join(scribe.write("复姓")) + join(scribe.write("双名"))
    made = _name(scribe, _MINORITY_SHARE)
    return made if len(made) == len(name) or scribe.random() < 0.5 else _name(scribe, _MINORITY_SHARE)


def _name(scribe: Scribe, minority: float) -> str:
    die = scribe.random()
    if die < minority:
        return join(scribe.write("民族姓名"))
    if die < minority + _WORD_SHARE:
        return join(scribe.write("词姓名"))
    return join(scribe.write("姓")) + join(scribe.write("名"))
