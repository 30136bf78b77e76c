"""Pages out of articles: heads, datelines, bylines, displaced headlines, noise by style."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bulletin_ie.synthesis.grammar import Piece, Scribe
from bulletin_ie.synthesis.model import AnnotatedArticle, AnnotatedPage, Entity
from bulletin_ie.synthesis.noise import Draft, half_width, misread, pad_names, space_numbers, wrap

__all__ = ["STYLES", "Story", "compose"]

STYLES = ("newspaper", "web", "ocr", "roundup", "notice")
"""Page styles that can be asked for."""


@dataclass(slots=True)
class Story:
    """An article before it is set: pieces of its headline and body."""

    headline: list[Piece]
    body: list[Piece]
    kind: str
    source: str


class _Setter:
    """Puts pieces one after the other and notes where entities and ranges lie."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.entities: list[Entity] = []
        self.ranges: dict[str, tuple[int, int]] = {}
        self.at = 0

    def put(self, pieces: list[Piece], name: str = "") -> None:
        start = self.at
        for text, label in pieces:
            if label and text:
                self.entities.append(Entity(self.at, self.at + len(text), label))
            self.parts.append(text)
            self.at += len(text)
        if name:
            self.ranges[name] = (start, self.at)

    def words(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)

    def draft(self) -> Draft:
        return Draft("".join(self.parts), self.entities, self.ranges)


def compose(scribe: Scribe, stories: list[Story], style: str, seed: int) -> AnnotatedPage:
    """Sets stories on a page.

    Args:
        scribe: Where choices come from; writes head, byline and foot.
        stories: The articles in reading order.
        style: One of `STYLES`.
        seed: Noted on the page.
    """
    setter = _Setter()
    displaced = style == "newspaper" and scribe.random() < 0.25
    _head(scribe, setter, style)
    for number, story in enumerate(stories):
        if not displaced and story.headline:
            setter.put(story.headline, f"h{number}")
            setter.words("\n")
        _body(scribe, setter, story, style, number)
        setter.words("\n\n" if style != "roundup" or scribe.random() < 0.5 else "\n")
    if displaced:
        for number, story in enumerate(stories):
            if story.headline:
                setter.put(story.headline, f"h{number}")
                setter.words("\n\n" if scribe.random() < 0.5 else "\n")
    _foot(scribe, setter, style)
    draft = setter.draft()
    _spoil(draft, scribe.random, style)
    return _page(draft, stories, style, seed)


def _head(scribe: Scribe, setter: _Setter, style: str) -> None:
    rule = {"newspaper": "报头", "ocr": "报头", "web": "网头", "roundup": "网头", "notice": ""}[style]
    if rule and scribe.random() < 0.7:
        setter.put(scribe.write(rule))
        setter.words("\n")


def _foot(scribe: Scribe, setter: _Setter, style: str) -> None:
    if style in ("web", "roundup") and scribe.random() < 0.5:
        setter.put(scribe.write("网尾"))
        setter.words("\n")


def _body(scribe: Scribe, setter: _Setter, story: Story, style: str, number: int) -> None:
    """The running text, with dateline and byline where the article has none of its own."""
    paper = style in ("newspaper", "ocr")
    body = story.body
    start = setter.at
    indent = "　　" if scribe.random() < (0.5 if paper else 0.2) else ""
    late = False
    if story.source == "grammar" and style != "notice":
        if scribe.random() < (0.8 if paper else 0.3):
            if paper and scribe.random() < 0.15:
                setter.put(scribe.write("署名行"))
                setter.words("\n")
            body = [*scribe.write("电头"), *body]
        late = scribe.random() < (0.2 if paper else 0.5)
    if indent:
        body = [(indent, ""), *((text.replace("\n", "\n" + indent), label) for text, label in body)]
    setter.put(body)
    if late:
        setter.words("" if scribe.random() < 0.4 else "\n")
        setter.put(scribe.write("文末署名"))
    setter.ranges[f"b{number}"] = (start, setter.at)


def _spoil(draft: Draft, random: Callable[[], float], style: str) -> None:
    """Applies the noise that goes with a style."""
    if style == "ocr" or (style == "newspaper" and random() < 0.3):
        if random() < 0.5:
            half_width(draft, punctuation=True, wide_digits=False)
    elif random() < 0.06:
        half_width(draft, punctuation=False, wide_digits=True)
    if random() < (0.4 if style in ("newspaper", "ocr") else 0.08):
        pad_names(draft, "　" if random() < 0.6 else " ")
    if random() < (0.5 if style in ("newspaper", "ocr") else 0.05):
        space_numbers(draft, random, share=0.3 + 0.6 * random(), before=random() < 0.8, after=random() < 0.3)
    if style == "ocr":
        misread(draft, random, 0.04 * random())
    if random() < {"newspaper": 0.85, "ocr": 0.8, "web": 0.12, "roundup": 0.12, "notice": 0.15}[style]:
        heads = [key for key in draft.ranges if key.startswith("h")]
        wrap(draft, 12 + int(random() * 29), random, columns=0.02 * random(), skip=heads if random() < 0.6 else ())


def _page(draft: Draft, stories: list[Story], style: str, seed: int) -> AnnotatedPage:
    articles = []
    for number, story in enumerate(stories):
        start, end = draft.ranges[f"b{number}"]
        articles.append(AnnotatedArticle(start, end, draft.ranges.get(f"h{number}"), story.kind, story.source))
    entities = tuple(entity for entity in draft.entities if draft.text[entity.start : entity.end].strip())
    return AnnotatedPage(draft.text, entities, tuple(articles), style, seed)
