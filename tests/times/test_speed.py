"""Time grows with the length of the text, and no faster."""

from __future__ import annotations

from functools import partial

import pytest
from growing import grows_in_proportion

from bulletin_ie.times import find_times

SENTENCES = (
    "本报讯 4月2日上午，青石县召开2022年防汛工作会议，学习省里有关文件，通报沟渠清淤进展，把下一步的事情逐项排好。"
    "县委书记周明远强调，要紧盯薄弱环节，压实各方责任，完善应急预案，强化物资储备，让群众住得安稳。"
    "要盯住沟渠清淤、道路修补，确保三座水库大坝加固工程5月15日前完成，对跨河桥梁、临崖路段、排水暗渠挨个登记，汛期前整改完毕。"
    "县长李时越要求，各级各部门要靠前指挥、主动作为，坚持24小时值班值守，发现苗头第一时间报告、第一时间消除，始终把主动权握在手里。"
    "截至目前，全县累计排查隐患132处，整改完成128处，出动抢险队员1500余人次，安置群众1086户3245人，其余问题6月底前全部销号。\n"
)


@pytest.mark.parametrize(
    "unit",
    [SENTENCES, "一二三四五六七八九十", "2022", "年月日", "4月2日、", "今明后天", "（4月2日", "2022年4月2日 ", "前后内起至到", "\n1 ", "1\n", "春节期间前后", "3至5天", "周一、", "\u200b4", "“十四五”"],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    short = unit * (2_000 // len(unit))
    assert grows_in_proportion(lambda n: partial(find_times, short * n, "2022-04-19"), 1)
