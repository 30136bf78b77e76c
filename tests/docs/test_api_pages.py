"""Every public name is documented: the table of ``docs/api/index.md`` says which modules are public."""

from __future__ import annotations

import inspect
import pkgutil
import re
import zlib
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

import bulletin_ie

INDEX = (Path(__file__).parents[2] / "docs" / "api" / "index.md").read_text(encoding="utf-8")
PUBLIC = re.findall(r"^\| \[`([\w.]+)`\]", INDEX, re.MULTILINE)
INSIDE = set(re.findall(r"`(\w+)`", INDEX.split("Everything else is the inside", 1)[1]))


@pytest.fixture(scope="module")
def documented(site):
    """The names that the API pages document."""
    _, _, packed = (site / "objects.inv").read_bytes().partition(b"zlib.\n")
    return {line.split(" ", 1)[0] for line in zlib.decompress(packed).decode("utf-8").splitlines()}


def test_every_module_is_said_to_be_public_or_inside():
    modules = {module.name for module in pkgutil.iter_modules(bulletin_ie.__path__)} - {"__main__"}
    public = {name.removeprefix("bulletin_ie.") for name in PUBLIC if name != "bulletin_ie"}
    assert not public & INSIDE
    assert modules == public | INSIDE - {"samples"}


@pytest.mark.parametrize("module", PUBLIC)
def test_every_public_name_is_on_an_api_page(module, documented):
    home = import_module(module)
    missing = []
    for name in home.__all__:
        thing = getattr(home, name)
        own = f"{getattr(thing, '__module__', '')}.{getattr(thing, '__qualname__', '')}"
        if f"{module}.{name}" not in documented and own not in documented:
            missing.append(name)
    assert not missing, f"{module}: no docstring, or no place in docs/api, for {', '.join(missing)}"


@pytest.mark.parametrize("module", PUBLIC)
def test_every_method_of_a_public_class_is_on_an_api_page(module, documented):
    home, missing = import_module(module), []
    for cls in filter(inspect.isclass, (getattr(home, name) for name in home.__all__)):
        for base in cls.__mro__:
            if not base.__module__.startswith("bulletin_ie"):
                continue
            for name, member in vars(base).items():
                if name.startswith("_") or not isinstance(member, (property, classmethod, staticmethod, FunctionType)):
                    continue
                if not {f"{owner.__module__}.{owner.__qualname__}.{name}" for owner in (cls, base)} & documented:
                    missing.append(f"{cls.__name__}.{name}")
    assert not missing


@pytest.mark.parametrize("module", PUBLIC)
def test_every_public_class_and_function_has_a_docstring(module):
    home = import_module(module)
    assert home.__doc__
    for name in home.__all__:
        thing = getattr(home, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert thing.__doc__, f"{module}.{name}"
            assert not thing.__doc__.startswith(f"{name}("), f"{module}.{name}: a dataclass without words of its own"
