"""What the views say, and that a page's words stay words."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from jinja2 import Environment

from bulletin_ie.display import bulletin_html, event_html, legend_html, page_html, stylesheet, table_html
from bulletin_ie.display.values import KINDS
from bulletin_ie.records import Bulletin, EventRecord, Line, Span

MakeBulletin = Callable[..., Bulletin]
VOID = {"img", "br", "hr", "input", "meta", "link"}


class Tree(HTMLParser):
    """The tags with their attributes, and the words; fails on tags that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[tuple[str, str]] = []
        self.words: dict[str, str] = {}
        self.feed(html)
        assert not self.stack

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append((tag, dict(attrs).get("class") or tag))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        for name in {name for _, name in self.stack}:
            self.words[name] = self.words.get(name, "") + data

    def holding(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags for key, value in attrs.items() if key == name and value is not None]


def test_the_page_is_shown_word_for_word_with_its_line_breaks(nasty: Bulletin):
    shown = Tree(page_html(nasty, style=False)).words["bie-text"]
    assert len(shown) == len(nasty.text)
    assert shown == nasty.text.translate(dict.fromkeys(map(ord, "\x00\x1b\u202e\u202c"), "\ufffd"))


@pytest.mark.parametrize("view", [bulletin_html, page_html, lambda page: event_html(page.events[0])])
def test_markup_on_a_page_is_shown_and_not_obeyed(nasty: Bulletin, view: Callable[[Bulletin], str]):
    tree = Tree(view(nasty))
    assert {tag for tag, _ in tree.tags} <= {
        "div",
        "style",
        "p",
        "ul",
        "li",
        "span",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "a",
    }
    assert not [name for _, attrs in tree.tags for name in attrs if name.startswith("on")]
    assert "49" not in "".join(tree.words.get(name, "") for name in ("bie-head", "bie-text"))
    assert all(href.startswith("#") for href in tree.holding("href"))


def test_every_value_has_its_id_at_its_words(nasty: Bulletin):
    items = {item for value in Tree(page_html(nasty)).holding("data-item") for item in value.split()}
    assert items >= {"e-1#trigger", "e-1#name", "e-1#date", "p-1", "p-2", "c-1", "d-1", "s-1", "s-2", "b-1#open0"}


def test_the_tooltip_names_every_value_with_its_rule_and_how_sure_it_is(nasty: Bulletin):
    tips = [tip for tip in Tree(page_html(nasty)).holding("title") if "counts: 12 处 隐患" in tip]
    assert any("deadlines: before 2023-06-20, task" in tip and "statements: 尚青" in tip for tip in tips)
    assert any("[people.title_name, 99% sure]" in tip for tip in Tree(page_html(nasty)).holding("title"))


def test_each_id_stands_once_and_each_link_has_its_words(nasty: Bulletin):
    tree = Tree(bulletin_html(nasty))
    names = tree.holding("id")
    assert len(set(names)) == len(names)
    links = {href[1:] for href in tree.holding("href")}
    assert links
    assert links <= set(names)


def test_a_page_shown_twice_in_a_notebook_repeats_no_id(nasty: Bulletin):
    first, second = Tree(nasty._repr_html_()), Tree(nasty._repr_html_())
    assert first.holding("id")
    assert not set(first.holding("id")) & set(second.holding("id"))
    for tree in (first, second):  # and each links into its own view
        links = {href[1:] for href in tree.holding("href")}
        assert links
        assert links <= set(tree.holding("id"))


def test_a_scope_stands_in_every_id_and_a_card_links_to_it(nasty: Bulletin):
    page = Tree(page_html(nasty, scope="left"))
    assert all(name.startswith("bie-left-") for name in page.holding("id"))
    links = {href[1:] for href in Tree(event_html(nasty.events[0], linked=True, scope="left")).holding("href")}
    assert links <= set(page.holding("id"))


def test_a_card_says_every_value_of_its_event(make_bulletin: MakeBulletin):
    words = " ".join(Tree(event_html(make_bulletin().events[0], style=False)).words["bie-card"].split())
    for value in ("meeting", "2022-04-06", "周明远", "县委副书记、县长; lead, chair", "何小满", "柳林水库", "about 12.5 处 隐患",
                  "before 2022-05-15 18:00", "完成整改 (县水利局)", "强调: 要排查隐患12.5处左右", "何大山 局长", "flood_control"):  # fmt: skip
        assert value in words
    assert "何小满" in Tree(event_html(make_bulletin().events[0], style=False)).words["bie-card"]


def test_a_value_of_a_card_tells_its_words_and_what_made_it(nasty: Bulletin):
    tips = Tree(event_html(nasty.events[0])).holding("title")
    assert "「副县长尚青」 people.title_name, 99% sure" in tips
    assert "「12处隐患」" in tips
    assert "「6月20日前」 deadlines.before" in tips


def test_an_empty_page_and_an_empty_event_have_a_view():
    assert "No event was found" in bulletin_html(Bulletin(id="b-1", text="", text_sha256=""))
    assert "notice" in event_html(EventRecord(id="e-1", type="notice", status="planned"))


def test_size_grows_with_the_page_and_not_with_its_square(long_page: Callable[[int], Bulletin]):
    small, large = (len(bulletin_html(long_page(length), style=False)) for length in (20_000, 100_000))
    assert large < 5.5 * small


def test_the_legend_names_the_kinds_of_the_page_only(nasty: Bulletin):
    legend = Tree(legend_html(nasty, style=False)).words["bie-legend"]
    assert "deadlines" in legend
    assert "appointments" not in legend
    assert all(label in legend_html() for label in KINDS.values())


def test_a_notebook_shows_a_bulletin_and_an_event(make_bulletin: MakeBulletin):
    page = make_bulletin()
    assert re.sub(r'(["#])bie-[0-9a-f]{8}-', r"\1bie-", page._repr_html_()) == bulletin_html(page)
    assert page.events[0]._repr_html_() == event_html(page.events[0])
    assert event_html(page.events[0])._repr_html_().startswith('<div class="bie">')


def test_a_view_joins_with_text_and_goes_into_a_template_as_it_is(make_bulletin: MakeBulletin):
    view = event_html(make_bulletin().events[0], style=False)
    assert ("<p>" + view).startswith('<p><div class="bie">')
    template = Environment(autoescape=True).from_string("{{ view }}{{ words }}")
    assert template.render(view=view, words="<b>") == view + "&lt;b&gt;"


def test_a_plain_repr_is_one_short_line(make_bulletin: MakeBulletin, nasty: Bulletin):
    page = make_bulletin()
    assert repr(page) == str(page) == "<Bulletin 'qx/p1.txt' 2022-04-07: 1 article, 1 event>"
    assert repr(page.articles[0]) == "<Article '清溪县召开防汛工作会议': 1 event>"
    assert repr(page.events[0]) == (
        "<EventRecord meeting 2022-04-06 '防汛工作会议': 2 participants, 1 place, 1 count, 1 deadline, 1 statement, 1 appointment>"
    )
    assert len(repr(nasty)) < 200
    assert "\n" not in repr(nasty)
    person = page.events[0].participants[1]
    assert repr(person).endswith(
        f"name='何小满', roles=('accompany',), side='host', spans=@{person.span.start}-{person.span.end})"
    )
    places = tuple(Span(start=n, end=n + 1, text="县" * 1000) for n in range(0, 2000, 2))
    assert repr(Line(text="县", spans=places)).endswith("@0-1,2-3,4-5,6-7,8-9,10-11,12-13,14-15,… (1,000 places))")
    assert repr(places[1]) == f"Span(start=2, end=3, text='{'县' * 79}…')"
    assert repr(page.articles[0].byline.model_copy(update={"reporters": ()})) == "Byline()"


def test_half_a_character_does_not_keep_a_view_from_being_written():
    assert "青石镇\ufffd" in table_html(["a"], [("青石镇\ud800",)]).encode().decode()


def test_a_table_escapes_its_cells_and_says_what_it_leaves_out():
    table = table_html(["place", "events"], [("<b>青石镇", n) for n in range(7)], limit=5, style=False)
    assert table.count("&lt;b&gt;青石镇") == 5
    assert "and 2 more" in table
    assert "Nothing was found." in table_html(["place"], [])


def test_every_rule_of_the_stylesheet_holds_inside_a_view_only():
    rules = re.sub(r"/\*.*?\*/|@media print", "", stylesheet(), flags=re.S)
    selectors = [one.strip(" \n{}") for rule in re.findall(r"[^{}]+(?={)", rules) for one in rule.split(",")]
    assert all(re.match(r"\.bie(?![\w-])", selector) for selector in selectors if selector)
    assert not re.search(r"url\(|@import|@font-face|</", stylesheet())


def _brightness(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_kinds_differ_in_color_or_line_and_can_be_seen_on_light_and_dark():
    found = re.findall(r"\.bie-k-(\w+) \{ --bie-c: (#\w{6}); --bie-b: (\w+); \}", stylesheet())
    assert {kind for kind, *_ in found} == set(KINDS)
    assert len({(color, line) for _, color, line in found}) == len(KINDS)
    for _, color, _ in found:
        for ground in ("#ffffff", "#1e1e1e"):
            dark, light = sorted((_brightness(color), _brightness(ground)))
            assert (light + 0.05) / (dark + 0.05) >= 3
