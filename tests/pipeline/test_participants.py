"""Who takes part in an event, and as what."""

from __future__ import annotations

import pytest

from bulletin_ie import extract

# Roles of every participant, and pages that say just that.
CASES: list[tuple[dict[str, list[str]], str]] = [
    (
        {"周明远": ["lead"], "程岳": ["lead"], "沈卓": ["accompany"]},
        "本报讯 4月6日，县长周明远、副县长程岳到青石镇调研，镇长沈卓陪同。",
    ),
    (
        {"周明远": ["lead"], "程岳": ["accompany"], "沈卓": ["accompany"]},
        "本报讯 4月6日，县长周明远带着副县长程岳、县水利局局长沈卓到青石镇检查。",
    ),
    (
        {"周明远": ["chair"], "程岳": ["attend"], "何静姝": ["attend"], "沈卓": ["attend"]},
        "本报讯 4月6日，全县防汛会议召开，县长周明远主持。县领导程岳 何静姝 沈卓出席会议。",
    ),
    (
        {"周明远": ["attend"], "程岳": ["attend"]},
        "本报讯 4月6日，全县第三次妇女代表大会开幕。县委书记周明远，县长程岳在主席台就座。",
    ),
    (
        {"周明远": ["speak"], "程岳": ["attend"], "沈卓": ["attend"]},
        "本报讯 4月6日，县工商联举办企业家早茶。县长周明远和恒丰公司董事长程岳、青石药业厂长沈卓共进早茶。周明远说，大家放心发展。",
    ),
    (
        {"周明远": ["speak", "attend"], "程岳": ["attend"], "沈卓": ["attend"]},
        "本报讯 4月6日，县妇联在文化广场举办维权周活动。县委副书记周明远到场并讲话。县法院庭长程岳、律师代表沈卓现场解答咨询。",
    ),
    (
        {"周明远": ["lead"], "程岳": ["accompany"], "沈卓": ["accompany"]},
        "本报讯 4月6日，县长周明远到青石镇调研防汛工作。县水利局局长程岳、镇长沈卓现场算起了水账。周明远走进老党员何大柱家。",
    ),
    (
        {"周明远": ["lead"], "程岳": ["lead"], "沈卓": ["attend"]},
        "本报讯 4月6日，县委书记周明远会见恒丰集团董事长程岳一行。双方就合作交换了意见，县长沈卓一起交换看法。",
    ),
]


@pytest.mark.parametrize(("expected", "page"), CASES)
def test_roles_of_participants(expected: dict[str, list[str]], page: str) -> None:
    (event,) = extract(page).events
    assert {p.name: list(p.roles) for p in event.participants} == expected


def test_who_is_sent_from_elsewhere_by_the_bracket_behind_a_name() -> None:
    page = "本报讯 6月8日，县长陈立新到柳树村调研。副县长程岳（挂职）参加。"
    people = extract(page).articles[0].events[0].participants
    assert {p.name: [t.capacity for t in p.titles] for p in people} == {"陈立新": ["full"], "程岳": ["seconded"]}


@pytest.mark.parametrize(
    ("page", "sides"),
    [
        (
            "本报讯 6月8日，县长陈立新会见恒丰公司董事长程岳一行。副县长何静姝参加会见。",
            {"陈立新": "host", "程岳": "guest", "何静姝": "host"},
        ),
        (
            "清溪县与恒丰公司举行签约仪式\n本报讯 6月8日，清溪县与恒丰公司签约仪式举行。"
            "县委书记周明远、恒丰公司总经理沈卓出席并致辞。县长陈立新主持。",
            {"周明远": "host", "沈卓": "guest", "陈立新": "host"},
        ),
        (
            "本报讯 6月8日，全县企业座谈会召开。县长陈立新主持，恒丰公司总经理沈卓发言。",
            {"陈立新": None, "沈卓": None},
        ),
    ],
)
def test_sides(page: str, sides: dict[str, str | None]) -> None:
    people = extract(page).articles[0].events[0].participants
    assert {p.name: p.side for p in people} == sides
