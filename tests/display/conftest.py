"""Pages that are hard to show."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from bulletin_ie.records import (
    Article,
    Bulletin,
    Count,
    Deadline,
    Diagnostic,
    EventRecord,
    Line,
    Participation,
    Place,
    Span,
    Statement,
    TemporalValue,
    Title,
)

HOSTILE = "<script>window.stolen = 1</script><img src=x onerror='window.stolen = 1'></style></div>{{ 7 * 7 }}{% raw %}\"'&amp;"


def build_nasty() -> Bulletin:
    """Values that nest, cross, begin together and lie in pieces, on a page full of markup and control characters."""
    text = (
        f"清溪县报 {HOSTILE}\r\n防汛会议\r\n本报讯 6月8日，副县长尚青强调，县水利局要在6月20日前对12处\n隐患"
        "（广告：柳林家具）逐一整改。\n青石镇\u202e柳林\u202c村\x00\x1b[31m红\t完\n"
    )

    def at(*words: str) -> tuple[Span, ...]:
        return tuple(Span(start=text.index(w), end=text.index(w) + len(w), text=w) for w in words)

    said = "县水利局要在6月20日前对12处\n隐患（广告：柳林家具）逐一整改"
    until = TemporalValue(text="6月20日前", type="date", timex="2023-06-20", end=date(2023, 6, 20), mod="before",
                          granularity="day", spans=at("6月20日前"), rule="times.day")  # fmt: skip
    event = EventRecord(
        id="e-1",
        type="meeting",
        trigger=Line(text="会议", spans=at("会议")),
        name=Line(text="防汛会议", spans=at("防汛会议")),
        date=TemporalValue(text="6月8日", type="date", timex="2023-06-08", start=date(2023, 6, 8), end=date(2023, 6, 8),
                           granularity="day", spans=at("6月8日"), rule="times.day", confidence=0.97),
        participants=(
            Participation(id="p-1", name="尚青", titles=(Title(text="副县长", spans=at("副县长")),), roles=("speak",),
                          spans=at("副县长尚青"), rule="people.title_name", confidence=0.99),
        ),
        places=(Place(id="p-2", name="青石镇柳林村", role="visited", spans=at("青石镇\u202e柳林\u202c村")),),
        counts=(Count(id="c-1", value=Decimal(12), unit="处", object="隐患", kind="issue", spans=at("12处\n隐患")),),
        deadlines=(
            Deadline(id="d-1", task=Line(text="对12处隐患逐一整改", spans=at("对12处\n隐患", "逐一整改")), when=until,
                     last_day=date(2023, 6, 20), bound="before", rule="deadlines.before",
                     responsible=(Line(text="县水利局", spans=at("县水利局")),), spans=at(said)),
        ),
        statements=(
            Statement(id="s-1", speaker="尚青", speaker_kind="person", verb="强调", text=said.replace("\n", ""),
                      spans=at(said), rule="<b>rule"),
            Statement(id="s-2", speaker="会议", speaker_kind="meeting", verb="强调", text="隐患（广",
                      spans=at("隐患（广告")),
        ),
        spans=at(text[text.index("6月8日") : -8]),
    )  # fmt: skip
    article = Article(
        id="a-1", body=Line(text="…", spans=()), headline=Line(text="防汛会议", spans=at("防汛会议")), events=(event,)
    )
    beyond = Span(start=len(text) - 2, end=len(text) + 9, text="完")
    return Bulletin(
        id="b-1",
        source=f"页/{HOSTILE}.txt",
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        articles=(article,),
        diagnostics=(Diagnostic(code="garbled_text", message=f"damaged {HOSTILE}", spans=(beyond,)),),
    )


@pytest.fixture(scope="session")
def nasty() -> Bulletin:
    """See `build_nasty`."""
    return build_nasty()


@pytest.fixture(scope="session")
def long_page() -> Callable[[int], Bulletin]:
    """A page of some length, a value in every line and one statement over all of it."""

    def make(length: int) -> Bulletin:
        line = "县水利局排查隐患12处，已全部整改到位，其余工作按计划推进。\n"
        text = line * (length // len(line))
        starts = range(0, len(text), len(line))
        counts = tuple(
            Count(id=f"c-{n // len(line)}", value=Decimal(12), unit="处", object="隐患", kind="issue",
                  spans=(Span(start=n + 6, end=n + 11, text=text[n + 6 : n + 11]),))
            for n in starts
        )  # fmt: skip
        whole = (Span(start=0, end=len(text), text=text),)
        said = Statement(id="s-1", speaker="会议", speaker_kind="meeting", verb="指出", text="…", spans=whole)
        event = EventRecord(id="e-1", type="meeting", counts=counts, statements=(said,), spans=whole)
        article = Article(id="a-1", body=Line(text="…"), events=(event,))
        return Bulletin(id="b-1", text=text, text_sha256="", articles=(article,))

    return make
