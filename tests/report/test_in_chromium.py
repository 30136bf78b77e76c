"""The report in a real browser, used by clicking."""

from __future__ import annotations

import pytest
from chromium import PHONE, Chromium
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from bulletin_ie import Collection
from bulletin_ie.records import Article, Bulletin, EventRecord, Line, Span
from bulletin_ie.report import write_report


class Reader:
    """Someone who reads a report."""

    def __init__(self, chromium: Chromium) -> None:
        self.chromium = chromium
        self.driver = chromium.driver

    def open(self, path, state=""):
        self.driver.get("about:blank")
        self.chromium.open(path)
        if state:
            self.driver.get(path.resolve().as_uri() + state)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector):
        return [element.text for element in self.chromium.find(selector)]

    def wait(self, condition):
        return WebDriverWait(self.driver, 30, 0.02).until(lambda _: condition())

    def status(self):
        return self.one("#status").text

    def fill(self, field, words, status):
        self.one(f"#{field}").clear()
        self.one(f"#{field}").send_keys(words)
        self.wait(lambda: self.status().startswith(status))

    def pick_day(self, field, day):
        """Choose a day as the browser's calendar does."""
        script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))"
        self.chromium.run(script, self.one(f"#{field}"), day)

    def events(self):
        return self.chromium.run("return [...document.querySelectorAll('#list .card')].map(e => e.dataset.event)")

    def marked(self):
        """The words in the page that are highlighted, as they stand in it."""
        return self.chromium.run("return [...document.querySelectorAll('.bie-on')].map(e => e.textContent).join('')")

    def is_seen(self, selector):
        """Whether an element lies in the view, and nothing over it."""
        script = """
          const element = document.querySelector(arguments[0]), box = element.getClientRects()[0];
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return top !== null && element.contains(top);
        """
        return self.chromium.run(script, selector)

    def went_well(self):
        assert self.chromium.errors() == []
        outside = [
            url for url in self.chromium.requests() if not url.startswith("data:")
        ]  # icons of the browser's own fields
        assert outside == []
        assert self.chromium.run("return window.ran === undefined")


@pytest.fixture
def reader(chromium):
    return Reader(chromium)


def test_events_newest_first_and_nothing_asked_from_elsewhere(reader, report_file, pages):
    reader.open(report_file)
    newest = [event.id for page in reversed(pages) for event in page.events]
    assert reader.events() == newest
    assert reader.status() == "4 of 4 events, newest first"
    assert reader.texts("#list h3")[1] == "区长到企业调研"
    reader.went_well()


def test_filters_by_official_type_days_and_words(reader, report_file, pages):
    reader.open(report_file)
    found = Collection(pages)
    reader.fill("f-official", "尚青", "2 of 4")
    assert set(reader.events()) == {hit.event.id for hit in found.events(official="尚青")}
    reader.one('[data-type="meeting"]').click()
    reader.wait(lambda: reader.status().startswith("1 of 4"))
    assert reader.one('[data-type="meeting"]').get_attribute("aria-pressed") == "true"
    assert set(reader.events()) == {hit.event.id for hit in found.events(official="尚青", type="meeting")}
    reader.one("#clear").click()
    reader.wait(lambda: reader.status().startswith("4 of 4"))
    reader.pick_day("f-from", "2023-06-09")
    reader.pick_day("f-until", "2023-07-19")
    reader.wait(lambda: reader.status().startswith("2 of 4"))
    assert set(reader.events()) == {hit.event.id for hit in found.events(since="2023-06-09", until="2023-07-19")}
    reader.one("#clear").click()
    reader.fill("f-q", "编织袋 林知远", "1 of 4")  # 编织袋 is broken by a line end in the page
    assert reader.events() == [pages[0].events[0].id]
    reader.fill("f-q", "没有的话", "0 of 4")
    assert "No event matches" in reader.one("#list").text
    reader.went_well()


def test_an_official_without_a_locality_has_a_source_that_is_called_so(reader, pages, tmp_path):
    unplaced = pages[0].model_copy(update={"id": "b-0", "locality": None, "source": "c18.txt"})
    write_report([unplaced, pages[2]], tmp_path / "report.html")
    reader.open(tmp_path / "report.html", "#view=officials")
    lines = {" ".join(text.split()) for text in reader.texts(".official > div:first-child .meta")}
    assert lines == {"source c18.txt", "白石区"}
    reader.went_well()


def test_officials_of_one_name_in_two_counties_are_two(reader, report_file):
    reader.open(report_file, "#view=officials")
    names = [row.get_attribute("data-official") for row in reader.chromium.find(".official")]
    assert {"林知远 · 清溪县", "林知远 · 白石区"} <= set(names)
    row = reader.one('[data-official="尚青"]')
    assert "2 events" in row.text
    assert "2023-06-08 – 2023-07-03" in row.text
    assert "副县长" in row.text
    assert "林知远 2" in " ".join(row.text.split())
    assert "周明远 1" in " ".join(row.text.split())
    row.find_element(By.CSS_SELECTOR, "h3 a").click()
    reader.wait(lambda: reader.status().startswith("2 of 4 events"))
    reader.went_well()


def test_without_a_day_nothing_is_overdue(reader, report_file, pages):
    reader.open(report_file, "#view=deadlines")
    days = [hit.deadline.last_day.isoformat() for hit in Collection(pages).deadlines()]
    assert [element.get_attribute("datetime") for element in reader.chromium.find(".due time")] == days
    assert days == sorted(days)
    assert not reader.chromium.find(".is-overdue, .badge.overdue")
    assert reader.texts("#list .group")[0] == "JUNE 2023"


def test_what_is_overdue_on_a_day_that_the_reader_chooses(reader, report_file, pages):
    reader.open(report_file, "#view=deadlines")
    reader.pick_day("f-asof", "2023-08-01")
    reader.wait(lambda: "overdue on 2023-08-01" in reader.status())
    overdue = [hit.deadline.id for hit in Collection(pages).deadlines(as_of="2023-08-01") if hit.overdue]
    assert [row.get_attribute("data-item") for row in reader.chromium.find(".is-overdue")] == overdue
    assert len(overdue) == 2
    assert reader.texts(".badge")[:3] == ["42 days overdue", "1 day overdue", "14 days left"]
    reader.pick_day("f-asof", "2023-07-31")  # the last day itself is still in time
    reader.wait(lambda: ", 1 overdue on 2023-07-31" in reader.status())
    assert reader.texts(".badge")[:2] == ["41 days overdue", "last day"]
    reader.pick_day("f-asof", "2023-08-01")
    reader.wait(lambda: "overdue on 2023-08-01" in reader.status())
    reader.one("#f-due").send_keys("overdue")
    reader.wait(lambda: reader.status().startswith("2 of 5"))
    assert "asof=2023-08-01" in reader.driver.current_url


def test_the_day_may_be_given_when_the_report_is_made(reader, report_as_of):
    reader.open(report_as_of)
    assert reader.one("h1").text == reader.driver.title == "清溪 & <白石>"
    reader.one('[data-view="deadlines"]').click()
    reader.wait(lambda: "2 overdue on 2023-08-01" in reader.status())
    reader.pick_day("f-asof", "")
    reader.wait(lambda: "overdue" not in reader.status())


def test_a_value_of_a_card_shows_its_words_and_back_leads_to_the_list(reader, report_file, pages):
    reader.open(report_file)
    reader.fill("f-official", "尚青", "2 of 4")
    sacks = pages[0].events[0].counts[1]
    reader.one(f'[data-item="{sacks.id}"]').click()
    reader.wait(lambda: reader.marked() == "编\n织袋3.5万条" == sacks.span.text)
    assert reader.is_seen(".bie-on")
    panel = reader.one(".chosen").text
    for said in (
        "35,000 条编织袋",
        "储备",
        "counts.object_number_unit",
        "%",
        "「编⏎织袋3.5万条」",
        f"character {sacks.span.start}",
    ):
        assert said in panel
    assert reader.one(f'.cards [data-item="{sacks.id}"]').get_attribute("aria-current") == "true"
    reader.driver.back()
    reader.wait(lambda: reader.status().startswith("2 of 4"))
    assert reader.one("#f-official").get_attribute("value") == "尚青"
    assert not reader.one("#page").is_displayed()
    reader.driver.forward()
    reader.wait(lambda: reader.marked() == sacks.span.text)
    reader.went_well()


def test_words_of_the_page_show_their_value_and_again_the_one_around_it(reader, report_file, pages):
    said, until = pages[0].events[0].statements[0], pages[0].events[0].deadlines[0]
    reader.open(report_file, f"#page={pages[0].id}")
    words = reader.driver.find_element(By.XPATH, "//*[@class and contains(@class,'bie-s')][contains(.,'20日前')]")
    words.click()
    reader.wait(lambda: "2023-06-20" in reader.one(".chosen").text)
    assert "Deadline" in reader.one(".chosen h3").text
    assert until.rule in reader.one(".chosen").text
    words.click()
    reader.wait(lambda: said.rule in reader.one(".chosen").text)
    reader.one(".chosen .close").click()
    reader.wait(lambda: "Choose words" in reader.one(".chosen").text)
    assert reader.marked() == ""
    reader.went_well()


def test_wide_characters_and_markup_are_words(reader, report_file, pages):
    page = pages[3]
    deputy = next(person for person in page.events[0].participants if person.name == "𠮷田禾")
    reader.open(report_file, f"#page={page.id}&item={deputy.id}")
    reader.wait(lambda: reader.marked() == "副县长𠮷田禾")
    shown = reader.chromium.run("return document.querySelector('.bie-text').textContent")
    assert shown == page.text
    assert f"character {deputy.titles[0].span.start}" in reader.one(".chosen").text
    assert reader.one("#page h2").text == page.source
    assert not reader.chromium.find("#page img, #page b b")
    reader.went_well()


def test_controls_and_turned_directions_are_seen_as_such(reader, pages, tmp_path):
    hidden = "青石镇\u202e林柳\u202c\u2067村\x00\x1b\x85\r\n完\r"
    page = pages[0].model_copy(update={"text": pages[0].text + hidden, "source": "页\u202etxt"})
    write_report([page], tmp_path / "report.html")
    reader.open(tmp_path / "report.html", f"#page={page.id}")
    shown = reader.chromium.run("return document.querySelector('.bie-text').textContent")
    assert shown == pages[0].text + "青石镇\ufffd林柳\ufffd\ufffd村\ufffd\ufffd\ufffd \n完\n"
    assert reader.one("#page h2").text == "页\ufffdtxt"
    reader.went_well()


def test_a_value_as_long_as_the_page_is_marked_at_rest_and_quoted_in_part(reader, pages, tmp_path):
    event = pages[0].events[0]
    line = "县水利局排查隐患12处。\n"
    text = line * 400
    spans = [Span(start=n, end=n + 10, text=text[n : n + 10]) for n in range(0, len(text), len(line))]
    counts = tuple(
        event.counts[0].model_copy(update={"id": f"c-{n}", "spans": (span,)}) for n, span in enumerate(spans)
    )
    said = event.statements[0].model_copy(update={"spans": (Span(start=0, end=len(text), text=text),)})
    event = EventRecord(id="e-1", type="meeting", counts=counts, statements=(said,))
    page = Bulletin(
        id="b-1", text=text, text_sha256="", articles=(Article(id="a-1", body=Line(text="…"), events=(event,)),)
    )
    write_report([page], tmp_path / "report.html")
    reader.open(tmp_path / "report.html", f"#page=b-1&item={said.id}")
    reader.wait(lambda: reader.marked() == text)
    assert len(reader.one(".chosen q").text) == 303
    motion = "return getComputedStyle(document.querySelector('.bie-on')).animationName"
    assert reader.chromium.run(motion) == "none"
    reader.one(".cards [data-item=c-7]").click()
    reader.wait(lambda: reader.marked() == spans[7].text)
    assert reader.chromium.run(motion) == "shine"


def test_a_report_without_a_record_of_a_kind_says_so_and_names_no_filter(reader, tmp_path):
    write_report([Bulletin(id="b-1", text="今天天气好。", text_sha256="")], tmp_path / "report.html")
    for view in ("events", "deadlines", "officials"):
        reader.open(tmp_path / "report.html", f"#view={view}")
        assert reader.one("#list .empty").text == "None was found."
    reader.open(tmp_path / "report.html", "#view=pages&q=防汛")
    assert "Take a filter away" in reader.one("#list .empty").text
    reader.went_well()


def test_an_address_that_names_nothing_says_so(reader, report_file, pages):
    reader.open(report_file, "#page=b-none&item=<img>")
    assert "no such page" in reader.one("#page").text
    reader.open(report_file, "#view=__proto__&from=soon&types=constructor")
    assert reader.status() == "0 of 4 events, newest first"
    reader.open(report_file, f"#page={pages[0].id}&item=%22%5D")
    assert "Choose words" in reader.one(".chosen").text
    reader.went_well()


def test_the_keyboard_is_enough(reader, report_file, pages):
    reader.open(report_file)
    body = reader.one("body")
    body.send_keys(Keys.TAB, Keys.ENTER)  # the link that skips to the list
    assert reader.driver.switch_to.active_element.get_attribute("id") == "main"
    link = reader.one("#list h3 a")
    reader.driver.switch_to.active_element.send_keys(Keys.TAB, Keys.ENTER)
    reader.wait(lambda: reader.one("#page").is_displayed())
    assert reader.driver.switch_to.active_element.tag_name == "h2"
    reader.one(".bie-text").send_keys(Keys.ARROW_RIGHT)
    reader.wait(lambda: reader.marked() != "")
    first = reader.marked()
    reader.one(".bie-text").send_keys(Keys.ARROW_RIGHT)
    reader.wait(lambda: reader.marked() != first)
    reader.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    reader.wait(lambda: reader.marked() == "")
    reader.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    reader.wait(lambda: reader.one("#list").is_displayed())
    assert reader.driver.switch_to.active_element == link


@pytest.mark.parametrize("state", ["", "#view=deadlines&asof=2023-08-01", "#view=officials", "#view=pages"])
def test_lists_on_a_telephone(reader, report_file, state):
    reader.chromium.look(PHONE, 844)
    reader.open(report_file, state)
    assert reader.chromium.overflow() == 0
    assert not reader.one("#f-q").is_displayed()
    reader.one("#filters summary").click()
    assert reader.one("#f-q").is_displayed()
    assert reader.chromium.overflow() == 0


def test_a_page_on_a_telephone(reader, report_file, pages):
    reader.chromium.look(PHONE, 700, dark=True)
    boats = pages[0].events[0].counts[2]
    reader.open(report_file, f"#page={pages[0].id}")
    link = reader.one(f'.cards [data-item="{boats.id}"]')
    reader.chromium.run("arguments[0].scrollIntoView()", link)
    link.click()
    reader.wait(lambda: reader.marked() == "冲锋舟18艘")
    assert reader.is_seen(".bie-on")
    assert reader.is_seen(".chosen h3")
    assert reader.chromium.overflow() == 0
    reader.one(".to-card").click()
    assert reader.driver.switch_to.active_element.get_attribute("data-item") == boats.id
    reader.went_well()


def test_languages_and_names_for_those_who_hear_the_page(reader, report_file, pages):
    reader.open(report_file, f"#page={pages[0].id}&item={pages[0].events[0].id}%23date")
    assert reader.one("html").get_attribute("lang") == "en"
    assert reader.one(".bie-text").get_attribute("lang") == "zh"
    script = r"""
      const han = /[\u4e00-\u9fff]/, wrong = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const around = node.parentElement;
        if (!around.closest("script, style, code") && han.test(node.data) && !around.closest("[lang=zh]")) wrong.push(node.data);
      }
      return wrong.filter((text) => !text.includes(", "));  // a rule's meaning has examples in its English sentence
    """
    assert reader.chromium.run(script) == []
    unnamed = reader.chromium.run(
        "return [...document.querySelectorAll('a, button, input, select')].filter((e) => e.checkVisibility() && "
        "!(e.textContent.trim() || e.ariaLabel || e.labels?.length)).map((e) => e.outerHTML)"
    )
    assert unnamed == []


@pytest.fixture(scope="module")
def many(pages, tmp_path_factory):
    """The report of a page seventy times."""
    path = tmp_path_factory.mktemp("report") / "many.html"
    write_report((pages[0].model_copy(update={"id": f"b-{n}", "source": f"p{n}.txt"}) for n in range(70)), path)
    return path


def test_a_list_is_printed_whole(reader, many):
    reader.open(many)
    reader.driver.execute_cdp_cmd("Page.printToPDF", {})
    reader.wait(lambda: len(reader.events()) == 70)


def test_many_events_come_in_steps(reader, many):
    reader.open(many)
    assert len(reader.events()) == 30
    for shown in (60, 70):
        reader.one(".more-rows").click()
        assert len(reader.events()) == shown
    assert not reader.one(".more-rows").is_displayed()
    link = reader.chromium.find("#list .card h3 a")[55]
    reader.chromium.run("arguments[0].scrollIntoView()", link)
    before = reader.chromium.run("return scrollY")
    link.click()
    reader.wait(lambda: reader.one("#page").is_displayed())
    reader.driver.back()
    reader.wait(lambda: reader.one("#list").is_displayed())
    assert (len(reader.events()), reader.chromium.run("return scrollY")) == (70, before)
    reader.went_well()
