from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from bulletin_ie import records
from bulletin_ie.tables import TABLES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def maker():
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_documents_are_current(maker):
    for path, text in maker.targets().items():
        assert path.read_text(encoding="utf-8") == text, f"run `make docs` ({path.name})"


def test_every_model_and_field_is_in_it(maker):
    text = maker.reference()
    models = [name for name in records.__all__ if name[0].isupper() and not name.isupper()]
    assert sorted(models) == sorted(maker.MODELS)
    for name in models:
        section = text.split(f"\n### {name}\n", 1)[1].split("\n### ", 1)[0]
        for field in getattr(records, name).model_fields:
            assert f"| `{field}` |" in section


def test_every_value_of_a_closed_list_and_every_column_is_described(maker):
    lists, tables = maker.lists(), maker.tables()
    for name, members in maker.closed_lists().items():
        section = lists.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]
        assert all(f"| `{member}` |" in section for member in members), name
    for name, columns in TABLES.items():
        section = tables.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]
        assert all(f"`{column.name}`" in section for column in columns), name


def test_there_are_at_most_twenty_topics(maker):
    assert len(maker.closed_lists()["TopicLabel"]) <= 20
