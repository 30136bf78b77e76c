"""Every pattern of the package is bounded: no repeat inside a repeat without end, no dot without end, linear time."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from itertools import count
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from time import process_time

import pytest

import bulletin_ie
from bulletin_ie.events.reading import Finders
from bulletin_ie.layout import PageAnalyzer
from bulletin_ie.lexicon import default_lexicon

PACKAGE = Path(bulletin_ie.__file__).parent
REPEATS = {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}
FUNCTIONS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
PIECES = ("1", "4月6日", "“", "（", "、", " ", "区", "—", "\n", "年 ")
SHORT, LONG = 2_000, 4_000
MEASURABLE = 0.05  # seconds
READINGS = 8
GROWTH = 3.2  # twice the text: 2 is linear, 4 is quadratic
DEPTH = 7  # of attributes and collections below a module


def collected(value, name, depth, seen):
    """The patterns that an object holds, with names that lead to them."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield (value.pattern, value.flags), name
        return
    if depth == 0 or id(value) in seen:
        return
    seen[id(value)] = value  # kept, so that its id stays its own
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, (tuple, list, set, frozenset)):
        inner = zip(count(), value)
    elif type(value).__module__.startswith("bulletin_ie"):
        slots = (slot for kind in type(value).__mro__ for slot in getattr(kind, "__slots__", ()))
        inner = [(slot, getattr(value, slot)) for slot in slots if hasattr(value, slot)]
        inner += getattr(value, "__dict__", {}).items()
    else:
        return
    for key, below in inner:
        yield from collected(below, f"{name}.{key}", depth - 1, seen)


def written():
    """The patterns that stand as literals in calls of ``re``."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in FUNCTIONS
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and isinstance(node.args[0], ast.Constant)
            ):
                yield (
                    (node.args[0].value, re.compile("").flags),
                    f"{file.relative_to(PACKAGE).as_posix()}:{node.lineno}",
                )


def patterns():
    found, seen = {}, {}
    modules = (module.name for module in pkgutil.walk_packages(bulletin_ie.__path__, "bulletin_ie."))
    roots = [importlib.import_module(name) for name in modules if not name.endswith("__main__")]
    held = [(value, f"{root.__name__}.{name}") for root in roots for name, value in vars(root).items()]
    built = Finders(default_lexicon()), PageAnalyzer(default_lexicon())
    held += [(value, type(value).__name__) for value in built]
    for value, name in held:
        for pattern, place in collected(value, name, DEPTH, seen):
            found.setdefault(pattern, place)
    for pattern, place in written():
        found.setdefault(pattern, place)
    return found


PATTERNS = patterns()


def faults(parsed, within=False):
    """What in a parsed pattern has no bound and is dangerous; ``within`` a repeat that has no end."""
    for kind, value in parsed:
        if kind in REPEATS:
            _, most, repeated = value
            endless = most is kinds.MAXREPEAT
            if endless and within:
                yield "a repeat without end within another"
            if endless and [inner for inner, _ in repeated] == [kinds.ANY]:
                yield "a dot repeated without end"
            yield from faults(repeated, within or endless)
            continue
        parts = value if isinstance(value, (tuple, list)) else (value,)
        parts = [part for one in parts for part in (one if isinstance(one, list) else (one,))]
        for part in parts:
            if isinstance(part, parser.SubPattern):
                yield from faults(part, within)


def seconds(pattern, text):
    start = process_time()
    pattern.search(text)
    return process_time() - start


def growth(pattern, piece):
    """How many times longer a search takes in twice the text; 0 where it takes next to no time."""
    long = (piece * LONG)[:LONG]
    took = seconds(pattern, long)
    if took < MEASURABLE:
        return 0.0
    readings = []
    for _ in range(READINGS):  # one good reading is proof: the square shows in every one
        readings.append((seconds(pattern, long[:SHORT]), seconds(pattern, long)))
        ratio = min(b for _, b in readings) / max(min(a for a, _ in readings), 1e-6)
        if ratio <= GROWTH:
            break
    return ratio


def test_patterns_are_found():
    assert len(PATTERNS) > 300
    assert any(name.startswith("Finders.") for name in PATTERNS.values())


@pytest.mark.parametrize("bad", ["(?:a+)+", "(?:a|(?:b{2,}c?)){1,}", "(?=x(.*))", "a.{2,}b", "(?:x.+?)"])
def test_a_bad_pattern_is_refused(bad):
    assert list(faults(parser.parse(bad)))


def test_quadratic_growth_is_seen():
    assert growth(re.compile(r"\d+[年月]"), "1") > GROWTH


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS, ids=PATTERNS.values())
def test_it_is_bounded(pattern, flags):
    assert not list(faults(parser.parse(pattern, flags & ~re.UNICODE))), pattern


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS, ids=PATTERNS.values())
def test_time_is_linear(pattern, flags):
    compiled = re.compile(pattern, flags)
    slow = {piece: round(ratio, 1) for piece in PIECES if (ratio := growth(compiled, piece)) > GROWTH}
    assert not slow, pattern
