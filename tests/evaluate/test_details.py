"""Details that the scored slots do not look at: only where the annotation has them, and only of what was found."""

import pytest

from bulletin_ie.evaluate import GoldDocument, score_document
from bulletin_ie.pipeline import load

TEXT = """县长检查防汛工作
重点部位一处不漏

本报讯 6月8日上午，清溪县委副书记、代县长周航到柳林水库检查防汛工作，县水利局局长孙悦陪同。共排查隐患12处，储备编织袋3万余条。
周航强调，要落实责任。县水利局要在6月20日前完成整改。
"""
COUNTS = [
    {"value": 12, "unit": "处", "object": "隐患", "kind": "issue", "action": "排查", "qualifier": "exact"},
    {"value": 30000, "unit": "条", "object": "编织袋", "kind": "other", "qualifier": "over"},
]
DEADLINE = {
    "task": "完成整改",
    "text": "6月20日前",
    "due": "2023-06-20",
    "bound": "before",
    "responsible": ["县水利局"],
}
EVENT = {
    "type": "inspection", "date": "2023-06-08", "part_of_day": "morning", "timex": "2023-06-08TMO", "topics": ["flood_control"],
    "participants": [
        {"name": "周航", "titles": ["清溪县委副书记", "代县长"], "roles": ["lead"], "title_parts": [{"text": "代县长", "post": "代县长", "capacity": "acting"}]},
        {"name": "孙悦", "titles": ["县水利局局长"], "title_parts": [{"text": "县水利局局长", "body": "县水利局", "post": "局长"}]},
    ],
    "places": [{"name": "柳林水库", "role": "visited", "kind": "water"}],
    "counts": COUNTS,
    "deadlines": [DEADLINE],
    "statements": [{"speaker": "周航", "clauses": [{"verb": "强调", "text": "要落实责任。县水利局要在6月20日前完成整改。"}]}],
}  # fmt: skip


def figures(**changes):
    article = {
        "opening": "本报讯6月8日上午",
        "closing": "完成整改。",
        "headline": "县长检查防汛工作",
        "subheadlines": ["重点部位一处不漏"],
    }
    document = {"text_file": "a.txt", "published": "2023-06-09", "articles": [article | {"events": [EVENT | changes]}]}
    page = load().extract(TEXT, published="2023-06-09")
    return score_document(GoldDocument.model_validate(document), page, "page").figures()


@pytest.mark.parametrize(
    ("slot", "number"),
    [
        ("subheadline", 1), ("title parts", 2), ("place kind", 1), ("count action", 1), ("count qualifier", 2),
        ("deadline responsible", 1), ("statement", 1), ("timex", 1), ("topic", 1),
    ],
)  # fmt: skip
def test_what_is_right_is_right(slot, number):
    found = figures()[slot]
    assert (found.hits, found.missed, found.extra) == (number, 0, 0)


@pytest.mark.parametrize(
    ("slot", "changes"),
    [
        ("place kind", {"places": [{"name": "柳林水库", "role": "visited", "kind": "park"}]}),
        ("count action", {"counts": [COUNTS[0] | {"action": "整改"}]}),
        ("count qualifier", {"counts": [COUNTS[0] | {"qualifier": "about"}]}),
        ("deadline responsible", {"deadlines": [DEADLINE | {"responsible": ["县农业局"]}]}),
        ("statement", {"statements": [{"speaker": "周航", "clauses": [{"verb": "指出", "text": "要落实责任。"}]}]}),
        ("timex", {"timex": "2023-06-08"}),
        ("topic", {"topics": ["education"]}),
    ],
)
def test_another_value_is_missed_and_extra(slot, changes):
    found = figures(**changes)[slot]
    assert found.hits == 0
    assert found.missed == 1
    assert found.extra >= 1


@pytest.mark.parametrize(
    ("slot", "changes"),
    [
        ("place kind", {"places": [{"name": "柳林水库", "role": "visited"}]}),
        ("place kind", {"places": [{"name": "闫家湾村", "role": "visited", "kind": "park"}]}),
        ("count action", {"counts": [{key: value for key, value in COUNTS[0].items() if key != "action"}]}),
        ("statement", {"statements": [{"speaker": "周航", "count": 1}]}),
        ("side", {}),
    ],
)
def test_what_is_not_annotated_or_not_found_counts_neither_way(slot, changes):
    found = figures(**changes)[slot]
    assert (found.hits, found.missed, found.extra) == (0, 0, 0)


@pytest.mark.parametrize("slot", ["timex", "topics"])
def test_details_of_the_event_are_asked_for_only_where_given(slot):
    assert {"timex": "timex", "topics": "topic"}[slot] not in figures(**{slot: None})
