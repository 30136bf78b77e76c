"""Pages that were wrapped again by characters, a blank line behind every line, as some readers give them."""

import json
from pathlib import Path

import pytest

from bulletin_ie.layout import PageLayout, analyze
from bulletin_ie.text import read_page

COLUMNS = Path(__file__).parent / "columns"
NARROW = str.maketrans("，：；（）！？", ",:;()!?")
HALL = [
    "沙溪县召开春耕备耕现场会",
    "本报讯（记者 罗一舟）3月4日上午，沙溪县春耕备耕现场会在青禾镇召开。县长邱明远出席并讲话，副县长顾小满主持会议，各乡镇主要负责人参加。邱明远要求，各乡镇要抓紧修复",
    "葛云山督查校园食品安全",
    "本报讯 3月5日，副县长葛云山到城关小学督查校园食品安全工作，县市场监管局负责人参加。葛云山查看了食堂后厨和留样记录，",
]
REST = [
    "询问食材采购渠道和人员健康",
    "管理情况，当场交办7个问题，",
    "要求各校把食堂管理责任落到",
    "岗位，月底前，由县教育局逐",
    "校验收，验收结果向家长公布。",
]
CANAL = "水毁渠道，4月1日前全部通水，不误农时。邱明远强调，农技人员要驻村指导，随叫随到，种粮大户的贷款要当周办结，县农业农村局每周通报各乡镇春耕进度。"


def _layout(lines: list[str], width: int = 14) -> PageLayout:
    folded = ("\n".join(line[i : i + width] for i in range(0, len(line), width)) for line in lines)
    return analyze(read_page("\n\n".join(folded)))


def _plain(text: str) -> str:
    return "".join(text.split()).translate(NARROW)


def _bodies(layout: PageLayout) -> list[str]:
    return [_plain(article.body.clean) for article in layout.articles]


@pytest.mark.parametrize("name", ["captions_and_adverts", "page_head_in_middle", "rest_behind_whole_article"])
@pytest.mark.parametrize("width", [12, 14, 17])
def test_every_line_of_columns_folded(name: str, width: int) -> None:
    text = (COLUMNS / f"{name}.txt").read_text(encoding="utf-8")
    wanted = json.loads((COLUMNS / f"{name}.json").read_text(encoding="utf-8"))["articles"]
    bodies = _bodies(_layout([line for line in text.split("\n") if line.strip()], width))
    assert [(b[:12], b[-12:]) for b in bodies] == [(_plain(a["opening"]), _plain(a["closing"])) for a in wanted]


def test_a_rest_in_narrow_lines_below_whole_paragraphs() -> None:
    layout = _layout([*HALL, *REST, CANAL])
    meeting, school = _bodies(layout)
    assert meeting.endswith("抓紧修复水毁渠道,4月1日前全部通水,不误农时。" + _plain(CANAL)[20:])
    assert school.endswith("留样记录," + _plain("".join(REST)))
    assert [a.headline.clean for a in layout.articles if a.headline] == [HALL[0], HALL[2]]


def test_slips_of_tools_hide_no_fold() -> None:
    lines = ["沙溪县召开春耕备耕现场会议", "会议强调，，渠道4月1日前全部通水。。", "葛云山督查校园食品安全工作"]
    folded = "\n\n".join("\n".join(line[i : i + 8] for i in range(0, len(line), 8)) for line in lines)
    assert read_page(folded).clean.split("\n\n") == [
        lines[0],
        "会议强调，渠道4月1日前全部通水。",
        lines[2],
    ]


def test_lists_under_labels_stay_with_the_list() -> None:
    page = [
        "沙溪县人民代表大会常务委员会任免名单",
        "（2024年3月6日沙溪县第十八届人民代表大会常务委员会第二十次会议通过）",
        "任命：",
        "罗一舟为沙溪县水务局局长；",
        "顾小满为沙溪县审计局局长。",
        "免去：",
        "葛云山的沙溪县水务局局长职务。",
    ]
    above = ["沙溪县召开春耕备耕现场会", HALL[1] + CANAL, "会议表决通过了3项决议。"]
    below = ["沙溪县举办技能比赛", "本报讯 近日，沙溪县举办了职业技能比赛，96名选手参加。"]
    bodies = _bodies(_layout([*above, *page, *below]))
    assert [b[-8:] for b in bodies] == ["通过了3项决议。", "水务局局长职务。", "96名选手参加。"]


def test_what_stands_below_the_last_words_of_a_column_is_no_part_of_them() -> None:
    page = [*HALL[:2], CANAL, *HALL[2:], *REST, "潮汐预报 高潮 11:42 低潮 05:31"]
    assert _bodies(_layout(page))[-1].endswith("向家长公布。")
