from __future__ import annotations

import pytest

from bulletin_ie.records import Title
from bulletin_ie.tables import TABLES, rows

NAMES = [
    "bulletins",
    "articles",
    "headlines",
    "bylines",
    "events",
    "officials",
    "people",
    "participations",
    "titles",
    "roles",
    "places",
    "counts",
    "deadlines",
    "statements",
    "appointments",
    "topics",
    "diagnostics",
    "mentions",
]


def test_the_tables_are_those_of_the_contract():
    assert list(TABLES) == NAMES


def test_a_table_refers_only_to_tables_before_it():
    for index, (name, columns) in enumerate(TABLES.items()):
        earlier = list(TABLES)[:index]
        for column in columns:
            assert column.refers is None or column.refers in earlier, f"{name}.{column.name}"


def test_a_full_bulletin_has_rows_in_every_table_and_no_other_columns(make_bulletin):
    found = rows(make_bulletin())
    assert list(found) == NAMES
    for name, table_rows in found.items():
        assert table_rows, name
        for row in table_rows:
            assert list(row) == [column.name for column in TABLES[name]]
            required = [column.name for column in TABLES[name] if column.required or column.key]
            assert [column for column in required if row[column] is None] == [], name


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_unique(make_bulletin, name):
    found = rows(make_bulletin())[name]
    keys = [tuple(row[column.name] for column in TABLES[name] if column.key) for row in found]
    assert len(set(keys)) == len(keys)


def test_values_stand_in_their_columns(make_bulletin):
    found = rows(make_bulletin())
    event, count, deadline = found["events"][0], found["counts"][0], found["deadlines"][0]
    assert (event["type"], event["trigger_text"], event["part_of_day"]) == ("meeting", "召开", "morning")
    assert event["timex"] == "2022-04-06TMO"
    assert (float(count["value"]), count["unit"], count["object"], count["action"]) == (12.5, "处", "隐患", "排查")
    assert (deadline["task"], deadline["when_text"], deadline["responsible"]) == (
        "完成整改",
        "5月15日18时前",
        "县水利局",
    )
    assert found["statements"][0]["participation_id"] == found["participations"][0]["id"]
    assert found["appointments"][0]["change_type"] == "appointed"
    assert [row["role"] for row in found["roles"]] == ["lead", "chair", "accompany"]
    assert found["places"][0]["division_code"] == "990001"


def test_a_title_makes_an_official_and_none_makes_a_person(make_bulletin):
    found = rows(make_bulletin())
    assert [row["name"] for row in found["officials"]] == ["周明远"]
    assert [row["name"] for row in found["people"]] == ["何小满"]
    first, second = found["participations"]
    assert first["official_id"] == found["officials"][0]["id"]
    assert first["person_id"] is None
    assert second["person_id"] == found["people"][0]["id"]
    assert second["official_id"] is None


def test_people_of_two_localities_are_never_one(make_bulletin):
    pages = [
        make_bulletin(),
        make_bulletin(source="other"),
        make_bulletin(locality="清溪县"),
        make_bulletin("b", locality="清溪县"),
    ]
    ids = [rows(page)["officials"][0]["id"] for page in pages]
    assert len(set(ids)) == 3
    assert ids[2] == ids[3]


def test_every_mention_slices_the_text(make_bulletin):
    bulletin = make_bulletin()
    mentions = rows(bulletin)["mentions"]
    assert all(bulletin.text[row["span_start"] : row["span_end"]] == row["text"] for row in mentions)
    kinds = {row["kind"] for row in mentions}
    assert {"participation", "title", "place", "count", "deadline", "task", "responsible", "statement", "appointment",
            "topic", "event_date", "trigger", "event_name", "headline", "subheadline", "reporter", "publication_title",
            } <= kinds  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "table"),
    [
        (("县委书记",), "officials"), (("區長",), "officials"), (("区领导",), "officials"), (("副县长（挂职）",), "officials"),
        (("驻村干部",), "officials"), (("主理人",), "officials"), (("茶业公司董事长", "县政协副主席"), "officials"),
        (("茶业公司董事长",), "people"), (("種糧大戶",), "people"), (("集团工会主席",), "people"), ((), "people"),
    ],
)  # fmt: skip
def test_titles_of_business_and_of_persons_make_no_official(make_bulletin, titles, table):
    page = make_bulletin()
    article = page.articles[0]
    event = article.events[0]
    person = event.participants[1].model_copy(update={"titles": tuple(Title(text=text, post=text) for text in titles)})
    event = event.model_copy(update={"participants": (person,)})
    found = rows(page.model_copy(update={"articles": (article.model_copy(update={"events": (event,)}),)}))
    assert {name: len(found[name]) for name in ("officials", "people")} == {"officials": 0, "people": 0} | {table: 1}
