"""Full dates of page metadata."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_ie.times import parse_stamp

DAY = date(2022, 4, 19)


@pytest.mark.parametrize(
    "text",
    [
        "2022-04-19", "2022-4-19", "2022/04/19", "2022/4/19 08:46", "2022.4.19", "2022.04.19 08:46:12", "20220419", "2022年4月19日",
        "2022年04月19日 08:46", "2022 年 4 月 19 日", "二〇二二年四月十九日", "二零二二年四月十九日", "２０２２年４月１９日",
        "April 19, 2022", "19 April 2022", "Apr 19 2022", "19 avril 2022", "发布时间：2022-04-19 08:46", "2022-04-19T08:46:00+08:00",
    ],
)  # fmt: skip
def test_full_date(text: str) -> None:
    assert parse_stamp(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4月19日",
        "2022年4月",
        "昨天",
        "yesterday",
        "19",
        "08:46",
        "2022-13-40",
        "20221340",
        "第20220419号文件编号很长很长" * 9,
        "no date at all",
        "2022",
        "Apr 19",
        "12345678901",
    ],
)
def test_no_full_date(text: str) -> None:
    assert parse_stamp(text) is None
