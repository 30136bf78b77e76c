"""Newspaper pages whose columns break articles off: every block goes to the article that it continues."""

import random
import re
from pathlib import Path

from bulletin_ie.layout import analyze
from bulletin_ie.layout.cohesion import Cohesion
from bulletin_ie.text import read_page

BENCHMARK = Path(__file__).parents[1] / "benchmark"


def _articles() -> list[tuple[str, str]]:
    """Headlines and bodies of the benchmark's newspaper articles."""
    names = ("c09", "c10", "c17", "c18", "c19", "c20", "c21", "c22", "c30", "c38", "c39", "c40")
    pages = (analyze(read_page((BENCHMARK / f"{name}.txt").read_text(encoding="utf-8"))) for name in names)
    return [
        (article.headline.clean, article.body.clean)
        for page in pages
        for article in page.articles
        if article.headline is not None and article.dateline is not None and len(article.body.clean) > 180
    ]


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _wrapped(body: str, width: int, indent: str) -> list[str]:
    """Lines of a column, none of which begins with a punctuation mark."""
    lines = []
    for paragraph in body.split("\n"):
        rest = indent + paragraph
        while rest:
            size = width
            while rest[size : size + 1] in tuple("，。、；：！？”）,;:"):
                size += 1
            lines.append(rest[:size])
            rest = rest[size:]
    return lines


def _interleaved(articles: list[tuple[str, str]], choice: random.Random) -> str:
    """A page on which every article breaks off once, behind the beginning of another."""
    width, indent = choice.randint(14, 22), choice.choice(["", "　　"])
    first, rest = [], []
    for headline, body in articles:
        lines = _wrapped(body, width, indent)
        cut = choice.randint(4, len(lines) - 3)
        first.append([headline, "", *lines[:cut]])
        rest.append(lines[cut:])
    choice.shuffle(rest)
    return "\n".join(line for block in [*first, *rest] for line in [*block, ""])


def test_most_articles_of_random_columns_are_put_together() -> None:
    articles, right, pages = _articles(), 0, 60
    assert len(articles) > 20
    for seed in range(pages):
        choice = random.Random(seed)
        chosen = choice.sample(articles, 3)
        found = {_plain(a.body.clean) for a in analyze(read_page(_interleaved(chosen, choice))).articles}
        right += sum(_plain(body) in found for _, body in chosen)
    assert right >= 0.85 * 3 * pages


def test_rest_right_behind_another_article() -> None:
    """No blank line parts the rest of one article from the whole one above it."""
    articles, right, pages = _articles(), 0, 40
    for seed in range(pages):
        choice = random.Random(seed)
        (headline, body), (other_headline, other) = choice.sample(articles, 2)
        lines, whole = _wrapped(body, 18, "　　"), _wrapped(other, 18, "　　")
        cut = choice.choice([n for n in range(3, len(lines) - 2) if lines[n - 1][-1] not in "。！？”"])
        page = "\n".join([headline, other_headline, "", *lines[:cut], *whole, *lines[cut:]])
        found = {_plain(a.body.clean) for a in analyze(read_page(page)).articles}
        right += _plain(body) in found and _plain(other) in found
    assert right >= 0.6 * pages


def test_last_line_of_a_cut_column_is_kept() -> None:
    """What stands behind the last full stop of a short opening paragraph is no headline of the same article."""
    page = (
        "周明远检查供热保障\n\n本报讯（记者 方小舟）12月6日，零下30\n多度的严寒里，县委副书记、县长周明远深入\n"
        "热源厂、换热站和居民小区，检查供热保障工\n作。副县长左文、县住建局局长白鹭、站\n\n"
        "县总工会举办培训班\n\n本报讯（记者 方小舟）12月5日，县总工会\n举办技能培训班，120名职工参加培训，为期5\n"
        "天。县总工会主席白鹭参加，要求学用结合。\n\n前街道党工委书记高远一同检查。\n"
    )
    first, second = analyze(read_page(page)).articles
    assert _plain(first.body.clean).endswith("县住建局局长白鹭、站前街道党工委书记高远一同检查。")
    assert _plain(second.body.clean).endswith("要求学用结合。")


def test_cohesion_knows_the_article() -> None:
    texts = ["县长周明远到青石镇调研水库", "书记李向东慰问老党员", "周明远在青石镇说，水库要加固"]
    cohesion = Cohesion(texts)
    assert cohesion.shared(2, (0,)) > cohesion.shared(2, (1,)) == 0


def test_who_came_along_belongs_to_the_article_above() -> None:
    page = """本报讯（记者 罗一舟）3月4日，县委常
委、县委办公室主任顾小满，副县长葛云
山到沙溪镇走访企业。
顾小满说，企业的难处，县委办公室要每
周听一次，听完要有回音。
葛云山说，用工的缺口月底前补上。
副县长葛云山、县委办公室主任顾小满
现场答复了9个问题。

本报讯 3月5日，县长邱明远到青禾镇
柳河村看望脱贫户，了解生活困难。
邱明远要求，镇村干部要常来常往。
他叮嘱，春耕的种子月底前备齐。

县委常委、县委办公室主任顾小满，副
县长葛云山一同走访。
记者 乔木

本报讯 3月6日，沙溪县职业技能比赛
在县职教中心举行，96名选手参加。
"""
    first, second, _ = analyze(read_page(page)).articles
    assert _plain(first.body.clean).endswith("现场答复了9个问题。")
    assert _plain(second.body.clean).endswith("月底前备齐。县委常委、县委办公室主任顾小满，副县长葛云山一同走访。")
    assert [name.clean for name in second.reporters] == ["乔木"]


def test_a_headline_that_names_a_body_and_a_matter_is_none_of_its_words() -> None:
    page = """本报讯（记者 罗一舟）3月4日，沙溪
县政协召开“老旧小区加装电梯”专题
协商会。截至2月底，已加装36台，

县政协专题协商老旧小区加装电梯

惠及居民520户。会议要求，有关部门
6月底前拿出办理方案。

本报讯 3月6日，沙溪县职业技能比赛
在县职教中心举行，96名选手参加。

沙溪报社　地址：沙溪县河滨路8号　内部资料
"""
    first, second = analyze(read_page(page)).articles
    assert _plain(first.body.clean).endswith("已加装36台，惠及居民520户。会议要求，有关部门6月底前拿出办理方案。")
    assert first.headline is not None
    assert first.headline.clean == "县政协专题协商老旧小区加装电梯"
    assert second.headline is None


def test_every_row_of_a_table_is_text_of_its_article() -> None:
    rows = [
        "1    新建农村公路86公里    县交通运输局    10月底前",
        "2    维修山塘18座    县水利局    汛期来临前",
        "3    为680名村民开展免费体检    县卫生健康局    6月底前",
        "4    扩建幼儿园2所    县教育局    秋季开学前",
    ]
    page = "\n".join(
        ["柳塘县人民政府办公室关于印发重点任务清单的通知", "各乡镇人民政府：", "现将清单印发给你们，请抓好落实。",
         "序号    重点任务    责任单位    完成时限", *rows, "县政府督查室要建立台账，对进度滞后的单位予以通报。"]
    )  # fmt: skip
    body = analyze(read_page(page)).articles[0].body.key
    assert all(row.split()[1] in body and row.split()[3] in body for row in rows)
