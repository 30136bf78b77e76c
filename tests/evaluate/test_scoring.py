from __future__ import annotations

import json

import pytest

from bulletin_ie.evaluate import GoldDocument, GoldError, read_gold, score_document
from bulletin_ie.evaluate.matching import match, overlaps, same_role, same_title
from bulletin_ie.evaluate.results import FINER_SLOTS
from bulletin_ie.records import Bulletin

RIGHT = {
    "text_file": "page.txt",
    "published": "2022-04-07",
    "articles": [
        {
            "opening": "4月6日上午，县委副书记",
            "closing": "会议任命何大山为局长。",
            "headline": "清溪县召开防汛工作会议",
            "subheadlines": ["周明远要求[抓实抓细]"],
            "reporters": ["林舟"],
            "correspondents": [],
            "events": [
                {
                    "type": "meeting",
                    "status": "held",
                    "name": "防汛工作会议",
                    "date": "2022-04-06",
                    "part_of_day": "morning",
                    "participants": [
                        {"name": "周明远", "titles": ["县委副书记", "清溪县县长"], "roles": ["lead", "chair"]},
                        {"name": "何小满", "titles": [], "roles": ["attend"]},
                    ],
                    "places": [{"name": "柳林水库", "role": "visited"}],
                    "counts": [{"value": 12.5, "unit": "处", "object": "各类隐患", "kind": "issue"}],
                    "deadlines": [
                        {"task": "完成隐患整改", "text": "5月15日18时前", "due": "2022-05-15", "bound": "before"}
                    ],
                    "statements": [{"speaker": "周明远", "count": 1}],
                    "appointments": [{"name": "何大山", "title": "局长", "change": "appointed"}],
                }
            ],
        }
    ],
}


def gold(**event):
    document = json.loads(json.dumps(RIGHT))
    document["articles"][0]["events"][0] |= event
    return GoldDocument.model_validate(document)


def wrong(results):
    return {(outcome.slot, outcome.kind, outcome.item) for outcome in results.outcomes if outcome.kind != "hit"}


@pytest.fixture
def page(make_bulletin):
    return make_bulletin()


def with_event(page, **update):
    article = page.articles[0]
    event = article.events[0].model_copy(update=update)
    return page.model_copy(update={"articles": (article.model_copy(update={"events": (event,)}),)})


def test_a_right_record_has_one_in_every_slot(page):
    results = score_document(gold(), page, "page")
    figures = results.figures()
    assert {slot: figure.f1 for slot, figure in figures.items() if figure.f1 != 1} == {"role exact": 2 / 3}
    assert results.mean_f1() == 1
    assert results.whole_events() == (1, 1)
    assert len(figures) == 22 + 8  # of ten details, timex and topics only where the annotation has them
    finer = [slot for slot in figures if slot in FINER_SLOTS]
    assert list(figures)[-len(finer) :] == finer


def test_an_empty_record_has_zero_recall(page):
    results = score_document(gold(), page.model_copy(update={"articles": ()}), "page")
    figures = results.figures()
    annotated = {slot for slot, figure in figures.items() if figure.gold}
    assert all(figures[slot].recall == 0 for slot in annotated)
    assert {"article bounds", "participant", "count", "deadline", "speaker", "appointment"} <= annotated
    assert results.whole_events() == (0, 1)


def test_an_empty_annotation_makes_everything_extra(page):
    empty = GoldDocument(text_file="page.txt")
    figures = score_document(empty, page, "page").figures()
    assert {slot: figure.extra for slot, figure in figures.items()} == {
        "article bounds": 1, "participant": 2, "title": 2, "role": 3, "place": 1, "count": 1, "deadline": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"type": "notice"}, {("event type", "missed", "notice"), ("event type", "extra", "meeting")}),
        ({"date": "2022-04-05"}, {("event date", "missed", "2022-04-05"), ("event date", "extra", "2022-04-06")}),
        ({"date": None, "month_day": "04-06"}, {("event date", "missed", "XXXX-04-06"), ("event date", "extra", "2022-04-06")}),
        ({"date_end": "2022-04-07"}, {("event date", "missed", "2022-04-06/2022-04-07"), ("event date", "extra", "2022-04-06")}),
        ({"part_of_day": None}, {("part of day", "extra", "morning")}),
        ({"name": "现场会"}, {("event name", "missed", "现场会"), ("event name", "extra", "防汛工作会议")}),
        ({"status": "planned"}, {("status", "missed", "planned"), ("status", "extra", "held")}),
        ({"statements": []}, {("speaker", "extra", "周明远")}),
        ({"places": []}, {("place", "extra", "柳林水库"), ("place exact", "extra", "柳林水库")}),
        ({"appointments": []}, {("appointment", "extra", "何大山 局长 appointed")}),
    ],
)  # fmt: skip
def test_one_wrong_value_shows_in_its_slot_only(page, change, expected):
    base = wrong(score_document(gold(), page, "page"))
    assert wrong(score_document(gold(**change), page, "page")) - base == expected


@pytest.mark.parametrize(
    ("change", "slots"),
    [
        ({"value": 13}, {"count", "count kind"}),
        ({"unit": "个"}, {"count", "count kind"}),
        ({"object": "水库"}, {"count", "count kind"}),
        ({"kind": "site"}, {"count kind"}),
        ({"kind": "project"}, {"count kind", "project count"}),
        ({"object": "隐患"}, set()),
    ],
)
def test_counts(page, change, slots):
    counts = [RIGHT["articles"][0]["events"][0]["counts"][0] | change]
    base = wrong(score_document(gold(), page, "page"))
    found = wrong(score_document(gold(counts=counts), page, "page")) - base
    assert {slot for slot, *_ in found} == slots


@pytest.mark.parametrize(
    ("change", "slots"),
    [
        ({"due": "2022-05-14"}, {"deadline", "deadline bound"}),
        ({"due": None}, {"deadline", "deadline bound"}),  # the record made a day up
        ({"bound": "by"}, {"deadline bound"}),
        ({"task": "开展演练"}, {"deadline", "deadline bound"}),
        ({"text": "5月中旬前"}, set()),  # the day decides
    ],
)
def test_deadlines(page, change, slots):
    deadlines = [RIGHT["articles"][0]["events"][0]["deadlines"][0] | change]
    base = wrong(score_document(gold(), page, "page"))
    found = wrong(score_document(gold(deadlines=deadlines), page, "page")) - base
    assert {slot for slot, *_ in found} == slots


def test_an_optional_item_is_neither_missed_nor_extra(page):
    event = RIGHT["articles"][0]["events"][0]
    for slot in ("participants", "places", "counts", "deadlines"):
        items = [item | {"optional": True} for item in event[slot]]
        for record in (page, with_event(page, **{slot: ()})):
            results = score_document(gold(**{slot: items}), record, "page")
            assert results.whole_events() == (1, 1), slot


def test_a_wrong_role_makes_the_event_not_whole(page):
    people = [
        {"name": "周明远", "titles": ["县委副书记", "县长"], "roles": ["lead"]},
        {"name": "何小满", "roles": ["accompany"]},
    ]
    assert score_document(gold(participants=people), page, "page").whole_events() == (0, 1)


def test_bounds_need_both_ends(page):
    document = json.loads(json.dumps(RIGHT))
    document["articles"][0]["closing"] = "另一篇文章的结尾"
    figures = score_document(GoldDocument.model_validate(document), page, "page").figures()["article bounds"]
    assert (figures.hits, figures.missed, figures.extra) == (0, 1, 1)


def test_an_event_goes_to_the_annotation_it_fits(page):
    """The second of two events is paired by its people, not by its place in the list."""
    first = page.articles[0].events[0]
    stranger = first.model_copy(update={"id": "x", "participants": (), "date": None, "type": "other"})
    article = page.articles[0].model_copy(update={"events": (stranger, first)})
    results = score_document(gold(), page.model_copy(update={"articles": (article,)}), "page")
    assert results.whole_events() == (1, 1)
    assert results.figures()["events"].extra == 1
    assert results.figures()["count"].extra == 1


def test_events_inside_others_are_no_events_of_their_own(page):
    first = page.articles[0].events[0]
    inner = first.model_copy(
        update={"id": "x", "parent": first.id, "participants": (), "places": (), "counts": (), "deadlines": ()}
    )
    article = page.articles[0].model_copy(update={"events": (first, inner)})
    assert score_document(gold(), page.model_copy(update={"articles": (article,)}), "page").figures()["events"].f1 == 1


def test_scoring_survives_json(page):
    again = Bulletin.model_validate_json(page.model_dump_json())
    assert score_document(gold(), again, "page").to_json() == score_document(gold(), page, "page").to_json()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("区委书记", "三元区委书记", True),
        ("区委书记", "三明市三元区委书记", True),
        ("区长", "三元区区长", True),
        ("党工委书记", "柳荫街道党工委书记", True),
        ("书记", "区委书记", False),
        ("书记", "副书记", False),
        ("部长", "统战部部长", False),
        ("主任", "区委办主任", False),
        ("区委书记", "区委副书记", False),
    ],
)
def test_same_title(first, second, same):
    assert same_title(("某", first), ("某", second)) is same
    assert same_title(("某", second), ("某", first)) is same
    assert not same_title(("某", first), ("另", second))


def test_attend_and_accompany_pass_for_each_other():
    assert same_role(("某", "attend"), ("某", "accompany"))
    assert not same_role(("某", "attend"), ("某", "lead"))
    assert not same_role(("某", "attend"), ("另", "attend"))


def test_equal_pairs_come_before_loose_ones():
    found = match(["青石镇柳树湾村", "柳树湾村"], ["柳树湾村", "青石镇柳树湾村"], overlaps)
    assert (len(found.hits), found.missed, found.extra) == (2, (), ())


def test_one_found_item_serves_one_annotation():
    assert match(["a", "a"], ["a"]).missed == ("a",)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "Invalid JSON"),
        ('{"text_file": "x.txt", "articles": [{"opening": "a"}]}', "articles.0.closing: Field required"),
        ('{"text_file": "x.txt", "artcles": []}', "artcles: Extra inputs"),
        ('{"text_file": "x.txt"}', "neither beside it nor in the folder above"),
    ],
)
def test_annotations_that_cannot_be_used(tmp_path, content, message):
    path = tmp_path / "gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        read_gold(path)


def test_the_text_is_found_beside_and_above_and_left_as_it_is(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "a.txt").write_bytes("正文\r\n".encode("utf-8-sig"))
    path = tmp_path / "gold" / "a.json"
    path.write_text('{"text_file": "a.txt"}', encoding="utf-8")
    assert read_gold(path)[1:] == ("正文\r\n", "a.txt")
    (tmp_path / "gold" / "a.txt").write_bytes("近处".encode())
    assert read_gold(path)[1] == "近处"


@pytest.mark.parametrize("name", ["../../secret.txt", "{}/secret.txt", "link.txt"])
def test_a_text_is_never_looked_for_outside_of_the_two_folders(tmp_path, name):
    (tmp_path / "secret.txt").write_text("外面", encoding="utf-8")
    folder = tmp_path / "pages" / "gold"
    folder.mkdir(parents=True)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    path = folder / "a.json"
    path.write_text(f'{{"text_file": "{name.format(tmp_path)}"}}', encoding="utf-8")
    with pytest.raises(GoldError, match="leads out of"):
        read_gold(path)


def test_a_folder_that_is_a_link_is_read_as_it_was_given(tmp_path):
    folder = tmp_path / "elsewhere" / "gold"
    folder.mkdir(parents=True)
    (folder / "a.json").write_text('{"text_file": "a.txt"}', encoding="utf-8")
    (folder / "a.txt").write_text("正文", encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "gold").symlink_to(folder)
    assert read_gold(tmp_path / "pages" / "gold" / "a.json")[1] == "正文"
