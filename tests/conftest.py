"""Fixtures that several test folders share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest
from chromium import _chromium, chromium  # noqa: F401 - fixtures for every folder
from hypothesis import HealthCheck, settings

from bulletin_ie.records import (
    Appointment,
    Article,
    Bulletin,
    Byline,
    Count,
    Deadline,
    Diagnostic,
    Division,
    EventRecord,
    Line,
    Participation,
    Place,
    Publication,
    Span,
    Statement,
    TemporalValue,
    Title,
    Topic,
)

# The same examples in each run, and none fails for being slow on a busy machine. New ones each time:
# pytest --hypothesis-profile explore
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", settings.get_profile("steady"), derandomize=False)
settings.load_profile("steady")

PAGE = (
    "清溪县报 第88期 2版\n"
    "清溪县召开防汛工作会议\n周明远要求[抓实抓细]\n"
    "本报讯（记者 林舟）4月6日上午，县委副\n书记、县长周明远到柳林水库检查，随后主持召开防汛工作会议。"
    "周明远强调，要排查隐患12.5处左右，5月15日18时前由县水利局完成整改。村民何小满一同察看。会议任命何大山为局长。\n"
)

MakeBulletin = Callable[..., Bulletin]


def _spans(text: str, *words: str) -> tuple[Span, ...]:
    found = []
    for word in words:
        start = text.index(word)
        found.append(Span(start=start, end=start + len(word), text=word))
    return tuple(found)


def _event(text: str, key: str) -> EventRecord:
    def at(*words: str) -> tuple[Span, ...]:
        return _spans(text, *words)

    when = TemporalValue(
        text="4月6日上午", type="time", timex="2022-04-06TMO", start=date(2022, 4, 6), end=date(2022, 4, 6),
        granularity="part_of_day", part_of_day="morning", year_from="published", rule="month_day", spans=at("4月6日上午"),
    )  # fmt: skip
    until = TemporalValue(
        text="5月15日18时前", type="time", timex="2022-05-15T18:00", interval="../2022-05-15T18:00", mod="before",
        end=date(2022, 5, 15), end_time=time(18), granularity="hour", rule="month_day", spans=at("5月15日18时前"),
    )  # fmt: skip
    titles = (
        Title(text="县委副书记", body="县委", post="副书记", canonical="县委副书记", spans=at("县委副\n书记")),
        Title(text="县长", post="县长", canonical="县长", spans=at("县长")),
    )
    official = Participation(
        id=f"{key}-p1", name="周明远", titles=titles, roles=("lead", "chair"), rule="title_name", confidence=0.9,
        spans=(Span(start=text.index("周明远到"), end=text.index("周明远到") + 3, text="周明远"),),
    )  # fmt: skip
    villager = Participation(id=f"{key}-p2", name="何小满", roles=("accompany",), side="host", spans=at("何小满"))
    post = Title(text="局长", post="局长", canonical="局长", spans=at("局长"))
    return EventRecord(
        id=f"{key}-e1",
        type="meeting",
        trigger=Line(text="召开", spans=at("召开")),
        name=Line(text="防汛工作会议", spans=at("防汛工作会议")),
        date=when,
        participants=(official, villager),
        places=(
            Place(
                id=f"{key}-l1", name="柳林水库", role="visited", kind="water", rule="visit", spans=at("柳林水库"),
                division=Division(code="990001", name="清溪县", level="county", path=("清溪县",)),
            ),
        ),
        counts=(
            Count(
                id=f"{key}-c1", value=Decimal("12.5"), unit="处", object="隐患", kind="issue", action="排查",
                qualifier="about", rule="count", spans=at("隐患12.5处左右"),
            ),
        ),
        deadlines=(
            Deadline(
                id=f"{key}-d1", task=Line(text="完成整改", spans=at("完成整改")), when=until, bound="before",
                last_day=date(2022, 5, 15), last_time=time(18), rule="deadline", spans=until.spans,
                responsible=(Line(text="县水利局", spans=at("县水利局")),),
            ),
        ),
        statements=(
            Statement(
                id=f"{key}-s1", speaker="周明远", speaker_kind="person", speaker_id=f"{key}-p1", verb="强调",
                text="要排查隐患12.5处左右", rule="reported", spans=at("周明远强调，要排查隐患12.5处左右"),
            ),
        ),
        appointments=(
            Appointment(id=f"{key}-a1", name="何大山", title=post, change="appointed", spans=at("何大山")),
        ),
        topics=(Topic(label="flood_control", rule="topic", spans=at("防汛")),),
        spans=at(text[text.index("4月6日") : -1]),
        rule="meeting",
    )  # fmt: skip


@pytest.fixture
def make_bulletin() -> MakeBulletin:
    """A bulletin that fills every table, made by hand."""

    def make(source: str | None = "qx/p1.txt", text: str = PAGE, locality: str | None = None) -> Bulletin:
        digest = hashlib.sha256(text.encode()).hexdigest()
        key = hashlib.sha256((source or text).encode()).hexdigest()[:12]
        article = Article(
            id=f"{key}-1",
            headline=Line(text="清溪县召开防汛工作会议", spans=_spans(text, "清溪县召开防汛工作会议")),
            subheadlines=(Line(text="周明远要求[抓实抓细]", spans=_spans(text, "周明远要求[抓实抓细]")),),
            body=Line(
                text=text[text.index("4月") :].replace("\n", ""), spans=_spans(text, text[text.index("4月") : -1])
            ),
            dateline=Line(text="本报讯", spans=_spans(text, "本报讯")),
            byline=Byline(reporters=(Line(text="林舟", spans=_spans(text, "林舟")),)),
            events=(_event(text, key),),
        )
        return Bulletin(
            id=key,
            source=source,
            published=date(2022, 4, 7),
            published_from="argument",
            publication=Publication(title=Line(text="清溪县报", spans=_spans(text, "清溪县报"))),
            locality=Division(name=locality, level="county", path=(locality,)) if locality else None,
            text=text,
            text_sha256=digest,
            articles=(article,),
            diagnostics=(Diagnostic(code="no_headline", message="made by hand"),),
            ruleset_version="test",
        )

    return make
