"""The sample bulletins of the demonstration: what each article of them must give."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import bulletin_ie
from bulletin_ie.records import Article, Bulletin

SAMPLES = Path(bulletin_ie.__file__).parent / "samples"


class Told(NamedTuple):
    """What one article tells; texts without white space."""

    headline: str
    below: list[str]
    opening: str
    closing: str
    events: list[tuple[str, list[str]]]


GOLDEN: dict[str, tuple[date, list[Told]]] = {
    "newspaper_columns.txt": (
        date(2024, 10, 18),
        [
            Told(
                "陶然调研老旧小区改造和加装电梯工作",
                ["用“绣花”功夫提升城市品质"],
                "本报讯10月16日下午，枫津区委",
                "事办实，让群众的获得感成色更足。",
                [("field_visit", ["陶然", "纪晓棠", "邵一帆", "苏见青"])],
            ),
            Told(
                "区人大常委会举行会议",
                [],  # see the expected failure below
                "本报讯10月17日，枫津区第十二",
                "位、勤勉履职，自觉接受人大监督。",
                [("meeting", ["安如山", "费尔东", "蓝心", "纪晓棠", "邵一帆", "秦时月"])],
            ),
            Told(
                "区领导看望慰问福利中心老人",
                [],
                "本报讯重阳节前夕，10月10日上",
                "着她的手说，如今的日子比蜜还甜。",
                [("condolence_visit", ["罗敷"])],
            ),
        ],
    ),
    "newspaper_ocr.txt": (
        date(2023, 9, 20),
        [
            Told(
                "雁塘县部署秋粮生产和森林防火工作",
                ["颗粒归仓抢农时严防死守护青山"],
                "本报讯(记者丁一)9月18日上午",
                "250万元,9月底前拨付到乡镇。",
                [("meeting", ["贺长风", "聂远征", "司空图", "叶知秋", "邬江"])],
            ),
            Told(
                "雁塘县与北辰食品集团签约",
                ["总投资6.2亿元年产8万吨鲜食玉米"],
                "本报9月19日讯(记者丁一通讯员",
                "济开发区管委会主任雷明见证签约。",
                [("ceremony", ["聂远征", "上官鸿", "邬江", "万里", "雷明"])],
            ),
            Told(
                "第三届稻田音乐会9月28日举行",
                [],
                "本报讯(通讯员郝甜)记者从县文化",
                "演出,现场设置农产品展位85个。",
                [("other", [])],
            ),
        ],
    ),
    "notice.txt": (
        date(2024, 3, 5),
        [
            Told(
                "鹿鸣县人民政府关于鹿鸣大桥维修加固期间实行交通管制的通告",
                [],
                "鹿鸣大桥建成通车已二十八年，经检",
                "鹿鸣县人民政府2024年3月5日",
                [("notice", [])],
            )
        ],
    ),
    "web_article.txt": (
        date(2024, 7, 24),
        [
            Told(
                "林海阔一线督导防御台风工作",
                [],
                "7月24日下午，市委书记林海阔带",
                "600余人，储备编织袋52万条。",
                [("inspection", ["林海阔", "欧阳朔", "郑和平", "白帆", "池鱼"])],
            )
        ],
    ),
}


def plain(text: str) -> str:
    return "".join(text.split())


def told(article: Article) -> Told:
    assert article.headline is not None
    body = plain(article.body.text)
    return Told(
        plain(article.headline.text),
        [plain(line.text) for line in article.subheadlines],
        body[:16],
        body[-16:],
        [(str(event.type), [person.name for person in event.participants]) for event in article.events],
    )


def extracted(name: str) -> Bulletin:
    return bulletin_ie.extract((SAMPLES / name).read_text(encoding="utf-8"))


def test_every_sample_is_told() -> None:
    assert {path.name for path in SAMPLES.glob("*.txt")} == set(GOLDEN)


@pytest.mark.parametrize("name", GOLDEN)
def test_articles_and_events(name: str) -> None:
    bulletin, (published, articles) = extracted(name), GOLDEN[name]
    assert bulletin.published == published
    assert [told(article) for article in bulletin.articles] == articles


def test_what_stands_behind_a_column_break_belongs_to_the_visit() -> None:
    visit = extracted("newspaper_columns.txt").articles[0].events[0]
    assert {count.value for count in visit.counts} >= {36, 1482, 27, 210, 9, 14}
    assert [str(deadline.last_day) for deadline in visit.deadlines] == [
        "2024-11-30",
        "2024-10-31",
        "2025-01-01",
    ]
    assert {statement.speaker for statement in visit.statements} == {"陶然", "苏见青"}


def test_a_term_is_no_part_of_what_is_counted() -> None:
    counts = extracted("notice.txt").articles[0].events[0].counts
    assert [count.object for count in counts if count.value == 256] == ["吊杆"]


@pytest.mark.xfail(strict=True, reason="a second headline line that names an event itself is taken for a stranger's")
def test_the_second_line_of_a_headline_is_kept() -> None:
    below = extracted("newspaper_columns.txt").articles[1].subheadlines
    assert [line.text for line in below] == ["任免国家机关工作人员"]
