from __future__ import annotations

import re
from decimal import Decimal

import pytest

from bulletin_ie.rules.numerals import CHINESE_NUMBER, NUMBER, parse_integer, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"), ("07", "7"), ("1,263", "1263"), ("12,345,678", "12345678"), ("12.50", "12.5"), ("3.60万", "36000"),
        ("12.5亿", "1250000000"), ("1亿3000万", "130000000"), ("3千", "3000"), ("3百万", "3000000"), ("300多万", "3000000"),
        ("30多亿", "3000000000"), ("3100余", "3100"), ("10", "10"),
        ("零", "0"), ("〇", "0"), ("○", "0"), ("七", "7"), ("十", "10"), ("十五", "15"), ("二十", "20"), ("廿", "20"), ("廿八", "28"),
        ("卅一", "31"), ("三十七", "37"), ("百", "100"), ("一百五", "150"), ("一百零五", "105"), ("一百一十五", "115"),
        ("两千三", "2300"), ("一千零五", "1005"), ("一千零五十", "1050"), ("三千五百", "3500"), ("两万三", "23000"),
        ("三万五千", "35000"), ("一百二十万", "1200000"), ("二十五万三千", "253000"), ("一亿三千万", "130000000"),
        ("一千二百三十四亿五千六百七十八万九千零一十二", "123456789012"), ("万", "10000"), ("百万", "1000000"),
        ("十余", "10"), ("十余万", "100000"), ("十几", "10"), ("二十余", "20"), ("百余", "100"), ("万余", "10000"), ("十来", "10"),
        ("二〇二二", "2022"), ("二○二二", "2022"), ("五零二", "502"), ("三点五", "3.5"), ("零点二五", "0.25"), ("半", "0.5"),
        ("壹佰贰拾叁", "123"), ("三十萬", "300000"), ("兩億", "200000000"),
    ],
)  # fmt: skip
def test_value(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)
    assert "E" not in str(parse_number(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "几",
        "几十",
        "数十",
        "三四",
        "三四十",
        "十五六",
        "十十",
        "百十千",
        "零百",
        "三点",
        "年",
        "1.2.3",
        "二十一十",
        "上百",
    ],
)
def test_no_value(text: str) -> None:
    assert parse_number(text) is None


def test_integer() -> None:
    assert parse_integer("十五") == 15
    assert parse_integer("1.5万") == 15000
    assert parse_integer("1.5") is None
    assert parse_integer("年") is None


def test_pattern_takes_whole_numbers() -> None:
    text = "总投资12.5亿元，1,086户3245人，十余万株，300多家，一亿三千万，3000多万元，2022年，1亿3000万元"
    found = [m.group() for m in re.finditer(NUMBER, text)]
    assert found == ["12.5亿", "1,086", "3245", "十余万", "300", "一亿三千万", "3000多万", "2022", "1亿3000万"]


def test_every_integer_written_out_reads_back() -> None:
    digits = "零一二三四五六七八九"

    def written(n: int) -> str:
        if n >= 10000:
            rest = n % 10000
            link = "" if not rest else written(rest) if rest >= 1000 else "零" + written(rest)
            return written(n // 10000) + "万" + link
        out, zero = "", False
        for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            d = n // unit % 10
            if d:
                out += ("零" if zero and out else "") + digits[d] + name
                zero = False
            else:
                zero = True
        return out or "零"

    for n in [*range(1200), *range(9990, 10120), *range(0, 1_000_000, 997)]:
        assert parse_number(written(n)) == n, written(n)
        assert re.fullmatch(CHINESE_NUMBER, written(n))
