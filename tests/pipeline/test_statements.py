"""Where what somebody said ends."""

from __future__ import annotations

import pytest

import bulletin_ie

HEAD = "本报讯（记者 江海平）5月17日，清河县召开防汛工作会议。县长周明远主持会议，副县长林晓峰参加。\n"

CASES = {
    "another reporting clause": (
        "周明远强调，要压实责任。林晓峰要求，各乡镇要盯住险段。",
        ["要压实责任。", "各乡镇要盯住险段。"],
    ),
    "the same speaker again": ("周明远强调，要压实责任。他指出，形势严峻。", ["要压实责任。", "形势严峻。"]),
    "the reporter goes on": (
        "周明远强调，要压实责任。要盯住险段。会上，各乡镇签订了责任书。",
        ["要压实责任。要盯住险段。"],
    ),
    "afterwards": ("周明远强调，要压实责任。随后，大家来到渠首察看。", ["要压实责任。"]),
    "the meeting goes on": ("周明远强调，要压实责任。会议还研究了其他事项。", ["要压实责任。"]),
    "the speaker goes on to do something": (
        "周明远要求，险情处置今天天黑前完成。在清河闸，周明远察看了水位。",
        ["险情处置今天天黑前完成。"],
    ),
    "who came along": ("周明远要求，险情处置今天天黑前完成。副县长林晓峰参加检查。", ["险情处置今天天黑前完成。"]),
    "direct speech": ("周明远说：“路不能堵！”老人乐了。", ["“路不能堵！”"]),
    "a quote that opens what was said": ("周明远强调，“汛情就是命令”，要压实责任。", ["“汛情就是命令”，要压实责任。"]),
    "an order goes on": (
        "周明远强调，要压实责任。各乡镇会后三天内开会研究。县委督查室要跟踪问效。",
        ["要压实责任。各乡镇会后三天内开会研究。县委督查室要跟踪问效。"],
    ),
    "an order to somebody named": (
        "周明远强调，要压实责任。此事由林晓峰牵头，5月底前办结。",
        ["要压实责任。此事由林晓峰牵头，5月底前办结。"],
    ),
}


@pytest.mark.parametrize(("text", "said"), CASES.values(), ids=CASES)
def test_what_was_said_ends(text: str, said: list[str]) -> None:
    page = bulletin_ie.extract(HEAD + text, published="2022-05-18")
    (event,) = page.events
    assert [s.text for s in event.statements] == said


def test_a_title_that_ends_in_a_reporting_verb_says_nothing() -> None:
    text = "周明远领办《关于加快清淤的建议》重点提案，林晓峰参加。"
    (event,) = bulletin_ie.extract(HEAD + text, published="2022-05-18").events
    assert event.statements == ()
