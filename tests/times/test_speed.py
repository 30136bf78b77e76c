"""Time grows with the length of the text, and no faster."""

from __future__ import annotations

import time

import pytest

from bulletin_ie.times import find_times

SENTENCES = (
    "本报讯 4月2日上午，青石县召开2022年防汛工作会议，传达学习上级会议精神，通报水毁工程修复进展，对下一步工作进行再安排、再部署、再落实。"
    "县委书记周明远强调，要紧盯薄弱环节，压实各方责任，完善应急预案，强化物资储备，确保人民群众生命财产安全。"
    "要加快推进恢复重建项目建设，确保三座水库除险加固工程5月15日前完成，全面排查地下空间、隧道涵洞、山洪沟道等风险点，逐一建立台账，汛期前整改完毕。"
    "县长李时博要求，各级各部门要靠前指挥、主动作为，严格落实24小时值班值守制度，发现险情第一时间处置、第一时间上报，牢牢掌握防汛救灾主动权。"
    "截至目前，全县累计排查隐患132处，整改完成128处，投入抢险力量2700余人次，转移群众1263户3918人，其余问题6月底前全部销号。\n"
)


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        find_times(text, "2022-04-19")
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "unit",
    [SENTENCES, "一二三四五六七八九十", "2022", "年月日", "4月2日、", "今明后天", "（4月2日", "2022年4月2日 ", "前后内起至到", "\n1 ", "1\n", "春节期间前后", "3至5天", "周一、", "\u200b4", "“十四五”"],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    find_times(unit)
    short = unit * (3_000 // len(unit))
    small, large = seconds(short), seconds(short * 4)
    assert large < 8 * small + 0.05
