"""The views in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from chromium import Chromium

from bulletin_ie import Collection
from bulletin_ie.display import bulletin_html, collection_html, stylesheet
from bulletin_ie.records import Bulletin

MakeBulletin = Callable[..., Bulletin]
WORDS = "return document.querySelector('.bie-text').textContent"
PARTS = "return [...document.querySelectorAll('{}')].map(e => {{ const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom] }})"


def test_no_script_of_a_page_runs_and_its_words_are_seen(chromium: Chromium, nasty: Bulletin):
    chromium.show(bulletin_html(nasty) + collection_html([nasty], caption=nasty.source or ""))
    assert chromium.run("return window.stolen") is None
    assert chromium.run("return document.querySelectorAll('.bie script, .bie img').length") == 0
    assert chromium.run(WORDS) == nasty.text.replace("\r\n", "\n").translate(
        dict.fromkeys(map(ord, "\x00\x1b\u202e\u202c"), "\ufffd")
    )
    assert "<script>window.stolen" in chromium.find(".bie-text")[0].text
    assert chromium.errors() == []
    assert chromium.requests() == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_view_fits_and_events_stand_beside_the_page_or_below_it(chromium: Chromium, nasty: Bulletin, width: int):
    chromium.look(width)
    chromium.show(bulletin_html(nasty))
    assert chromium.overflow() <= 0
    ((left, top, right, bottom),) = chromium.run(PARTS.format(".bie-text"))
    ((x, y, _, _),) = chromium.run(PARTS.format(".bie-side"))
    assert (x >= right and y == top) if width == 1280 else (x == left and y >= bottom)


def test_lines_under_one_word_lie_below_each_other(chromium: Chromium, nasty: Bulletin):
    chromium.show(bulletin_html(nasty))
    script = """
        const word = [...document.querySelectorAll('.bie-s')].find(e => e.textContent === '12处\\n')
        return [...word.querySelectorAll('.bie-m')].map(e => e.getClientRects()[0].bottom)"""
    lines = chromium.run(script)
    assert len(lines) >= 3
    assert [outer - inner >= 2 for outer, inner in pairwise(lines)] == [True] * (len(lines) - 1)


def test_a_value_leads_to_its_words_without_any_script(chromium: Chromium, long_page: Callable[[int], Bulletin]):
    chromium.scripts(False)
    chromium.show(bulletin_html(long_page(3000)))
    chromium.scripts(True)  # the page has had its chance; finding and clicking are scripts of the driver's
    chromium.find(".bie-side [data-item=c-90] a")[0].click()
    words = chromium.run(
        "const e = document.querySelector(':target'); return [e.textContent, getComputedStyle(e).outlineStyle]"
    )
    assert words == ["隐患12处", "solid"]
    assert chromium.run("return document.querySelector('.bie-text').scrollTop") > 0


def test_nothing_outside_the_view_changes_its_looks(chromium: Chromium, make_bulletin: MakeBulletin):
    outside = "<div id=out><ul><li>甲</li></ul><table><tr><td>乙</td></tr></table><a href='#'>丙</a><details><summary>丁</summary></details></div>"
    looks = "return [...document.querySelectorAll('#out, #out *')].map(e => [...getComputedStyle(e)].map(p => getComputedStyle(e)[p]).join())"
    chromium.show(outside)
    before = chromium.run(looks)
    chromium.show(outside + bulletin_html(make_bulletin()))
    assert chromium.run(looks) == before


def test_a_long_page_scrolls_in_its_box(chromium: Chromium, long_page: Callable[[int], Bulletin]):
    chromium.show(bulletin_html(long_page(100_000)))
    assert len(chromium.run(WORDS)) > 99_000
    assert chromium.run("return document.documentElement.scrollHeight") < 2000
    assert chromium.run("const e = document.querySelector('.bie-text'); e.scrollTop = 1e6; return e.scrollTop") > 10_000


def test_text_keeps_the_color_of_its_surroundings(chromium: Chromium, make_bulletin: MakeBulletin):
    chromium.look(dark=True)
    chromium.show("<style>:root { color-scheme: light dark }</style>" + bulletin_html(make_bulletin()))
    script = "return [document.body, ...document.querySelectorAll('.bie-m, .bie-values li, .bie-values a')].map(e => getComputedStyle(e).color)"
    assert set(chromium.run(script)) == {"rgb(255, 255, 255)"}


# What JupyterLab and nbconvert's usual template say of lists and tables in an output.
LAB = """<style>
    .jp-OutputArea-output dl, .jp-OutputArea-output dt, .jp-OutputArea-output dd { display: block }
    .jp-OutputArea-output dl { width: 100%; overflow: hidden; padding: 0; margin: 0 }
    .jp-OutputArea-output dt { font-weight: bold; float: left; width: 20%; padding: 0; margin: 0 }
    .jp-OutputArea-output dd { float: left; width: 80%; padding: 0; margin: 0 }
    .jp-RenderedHTMLCommon ul:not(.list-inline) { padding-left: 2em } .jp-RenderedHTMLCommon ul { list-style: disc; margin-bottom: 1em }
    .jp-RenderedHTMLCommon p { text-align: left; margin: 0 0 1em }
    .jp-RenderedHTMLCommon a:link { text-decoration: none; color: rgb(0, 0, 255) }
    .jp-RenderedHTMLCommon a:hover { text-decoration: underline; color: rgb(0, 0, 255) }
    .jp-RenderedHTMLCommon table { border-collapse: collapse; border: none; font-size: 13px; table-layout: fixed; margin: 0 auto 1em }
    .jp-RenderedHTMLCommon td, .jp-RenderedHTMLCommon th, .jp-RenderedHTMLCommon tr { vertical-align: middle; padding: .5em;
      line-height: normal; white-space: normal; max-width: none; border: none }
    :not(.jp-RenderedMarkdown).jp-RenderedHTMLCommon td, :not(.jp-RenderedMarkdown).jp-RenderedHTMLCommon th { text-align: right }
    details, summary { display: block }
    </style><div class="jp-OutputArea-output jp-RenderedHTMLCommon">{}</div>"""


def test_labels_of_a_card_keep_their_width_in_a_notebook(chromium: Chromium, make_bulletin: MakeBulletin):
    look = "return [...document.querySelectorAll('.bie-values dt span')].map(e => [e.getClientRects().length, e.textContent])"
    chromium.look(900)
    for page in (bulletin_html(make_bulletin()), bulletin_html(make_bulletin(), style=False)):
        chromium.show(LAB.replace("{}", page if "<style>" in page else f"<style>{stylesheet()}</style>{page}"))
        lines = chromium.run(look)
        assert [1, "deadlines"] in lines
        assert {number for number, _ in lines} == {1}
        labels, values = (chromium.run(PARTS.format(part)) for part in (".bie-values dt", ".bie-values dd"))
        for label, value in zip(labels, values, strict=True):
            assert label[2] <= value[0]
            assert abs(label[1] - value[1]) < 3
        looks = "const e = document.querySelector('.bie-values {}'); const s = getComputedStyle(e); return [s.float, s.fontWeight]"
        assert [chromium.run(looks.format(tag)) for tag in ("dt", "dd")] == [["none", "400"]] * 2
        assert (
            chromium.run("return getComputedStyle(document.querySelector('.bie-card summary')).display") == "list-item"
        )


def test_people_and_places_of_events_are_seen_without_scrolling(chromium: Chromium, make_bulletin: MakeBulletin):
    pages = []
    for number in range(3):
        page = make_bulletin(source=f"qingxi/2022/page-{number}.txt")
        event = page.events[0]
        people = tuple(
            event.participants[0].model_copy(update={"id": f"{number}-{n}", "name": f"欧阳尚{n}"}) for n in range(20)
        )
        event = event.model_copy(update={"participants": people, "places": event.places * 9})
        pages.append(page.model_copy(update={"articles": (page.articles[0].model_copy(update={"events": (event,)}),)}))
    chromium.look(900)
    chromium.show(LAB.replace("{}", Collection(pages).events()._repr_html_()))
    names = [head.text for head in chromium.find(".bie-table th")]
    heads = dict(zip(names, chromium.run(PARTS.format(".bie-table th")), strict=True))
    assert max(heads["participants"][2], heads["places"][2]) <= 700  # a sidebar leaves so much
    assert chromium.overflow() <= 0
    rows = chromium.run(PARTS.format(".bie-table tbody tr"))
    assert max(bottom - top for _, top, _, bottom in rows) < 70


def test_the_rules_of_a_notebook_for_lists_and_tables_do_not_break_a_view(
    chromium: Chromium, make_bulletin: MakeBulletin
):
    lab = """<style>
        .lab ul:not(.list-inline) { padding-left: 2em; list-style: disc } .lab p { margin: 0 0 1em } .lab dt { float: left }
        .lab a:link { color: rgb(0, 0, 255); text-decoration: underline } .lab table { table-layout: fixed; margin: auto }
        .lab td, .lab th { text-align: right; vertical-align: middle; white-space: normal; max-width: none }</style>"""
    page = make_bulletin()
    chromium.show(lab + f"<div class=lab>{bulletin_html(page)}{collection_html([page])}</div>")
    look = "return [...document.querySelectorAll('{}')].map(e => getComputedStyle(e)['{}'])"
    assert set(chromium.run(look.format(".bie-legend, .bie-values ul", "padding-left"))) == {"0px"}
    assert set(chromium.run(look.format(".bie-values a", "text-decoration-line"))) == {"none"}
    assert set(chromium.run(look.format(".bie-table td:first-child, .bie-table th", "text-align"))) == {"left"}
    labels, values = (chromium.run(PARTS.format(part)) for part in (".bie-values dt", ".bie-values dd"))
    assert all(
        label[2] <= value[0] and abs(label[1] - value[1]) < 3 for label, value in zip(labels, values, strict=True)
    )
