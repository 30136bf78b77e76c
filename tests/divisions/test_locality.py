"""Localities as callers write them."""

from __future__ import annotations

import pytest

from bulletin_ie.divisions.locality import parse_locality


@pytest.mark.parametrize(
    ("text", "path", "level"),
    [
        ("山东省济南市市中区", "山东省 济南市 市中区", "county"),
        ("山东省青岛市市北区", "山东省 青岛市 市北区", "county"),
        ("上海市", "上海市", "province"),
        ("上海市浦东新区", "上海市 浦东新区", "county"),
        ("内蒙古自治区锡林郭勒盟镶黄旗", "内蒙古自治区 锡林郭勒盟 镶黄旗", "county"),
        ("新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县",
         "新疆维吾尔自治区 伊犁哈萨克自治州 察布查尔锡伯自治县", "county"),
        ("四川省凉山州西昌市", "四川省 凉山州 西昌市", "county"),
        ("湖南省常德市津市市新洲镇", "湖南省 常德市 津市市 新洲镇", "township"),
        ("江西省景德镇市珠山区", "江西省 景德镇市 珠山区", "county"),
        ("云南省昭通市镇雄县乌峰街道", "云南省 昭通市 镇雄县 乌峰街道", "township"),
        ("淄博市周村区王村镇", "淄博市 周村区 王村镇", "township"),
        ("广州市番禺区市桥街道", "广州市 番禺区 市桥街道", "township"),
        ("甲县青石乡", "甲县 青石乡", "township"),
        ("甲县青石镇柳树村", "甲县 青石镇 柳树村", "village"),
        ("甲县青石镇东街社区", "甲县 青石镇 东街社区", "village"),
        ("福建省 三明市/三元区", "福建省 三明市 三元区", "county"),
        ("甲县人民政府", "甲县 人民政府", None),
        ("甲县青石镇海棠小区", "甲县 青石镇 海棠小区", None),
        ("Qingxi", "Qingxi", None),
    ],
)  # fmt: skip
def test_path_and_level(text: str, path: str, level: str | None) -> None:
    division = parse_locality(text)
    assert division is not None
    assert (" ".join(division.path), division.name, division.level) == (path, path.split()[-1], level)


def test_white_space_is_no_locality() -> None:
    assert parse_locality(" \u3000") is None


@pytest.mark.parametrize("text", ["县" * 100, "甲市乙区" * 25, "村镇市区" * 25, "市中区" * 30])
def test_no_character_is_lost(text: str) -> None:
    division = parse_locality(text)
    assert division is not None
    assert "".join(division.path) == text
