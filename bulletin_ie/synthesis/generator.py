"""The generator's entry points: pages and sentences from a seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from bulletin_ie.synthesis.composer import STYLES, Story, compose
from bulletin_ie.synthesis.corpus import default_gazetteer, default_grammar, default_rewordings, default_skeletons
from bulletin_ie.synthesis.divisions import Gazetteer
from bulletin_ie.synthesis.grammar import Scribe, join
from bulletin_ie.synthesis.model import AnnotatedPage, Entity
from bulletin_ie.synthesis.refill import mark_dates, refill
from bulletin_ie.synthesis.skeletons import Skeleton
from bulletin_ie.synthesis.vary import reword, thin, untitle
from bulletin_ie.synthesis.world import World, make_world

__all__ = ["annotated_sentences", "generate_page", "generate_pages"]

_STYLE_WEIGHTS = ("newspaper",) * 7 + ("web",) * 5 + ("ocr",) * 3 + ("roundup",) * 2 + ("notice",)
_SKELETON_SHARE = 0.5
_UNTITLED_SHARE = 0.12
_THINNED_SHARE = 0.3
_SENTENCE_END = "。！？"
_MOST_STORIES = {"newspaper": 4, "ocr": 3, "web": 1, "roundup": 7, "notice": 1}


def generate_page(
    seed: int,
    *,
    style: str | None = None,
    gazetteer: Gazetteer | None = None,
    skeletons: Sequence[Skeleton] | None = None,
    skeleton_share: float = _SKELETON_SHARE,
) -> AnnotatedPage:
    """Makes one page; the same arguments always make the same page.

    Args:
        seed: Any whole number.
        style: One of `STYLES`, or ``None`` for any.
        gazetteer: Real divisions to draw from; ``None`` for the sample in the package.
        skeletons: Annotated articles to draw from; ``None`` for those in the package.
        skeleton_share: The share of articles that are made from skeletons, where there are any.

    Returns:
        The page.

    Raises:
        ValueError: If the style is unknown.

    Examples:
        >>> page = generate_page(1, style="web")
        >>> page.style, len(page.articles), page.text == generate_page(1, style="web").text
        ('web', 1, True)
    """
    if style is not None and style not in STYLES:
        raise ValueError(f"style is one of {', '.join(STYLES)}, not {style!r}")
    random = Random(seed).random
    chosen = style or _STYLE_WEIGHTS[int(random() * len(_STYLE_WEIGHTS))]
    grammar = default_grammar()
    world, fillers = make_world(grammar, random, gazetteer or default_gazetteer())
    bones = default_skeletons() if skeletons is None else skeletons
    most = _MOST_STORIES[chosen]
    count = 1 + int(random() * most)
    stories = []
    scribe = grammar.scribe(random, fillers)
    for _ in range(count):
        scribe = grammar.scribe(random, fillers)
        world.recast(random)
        if bones and chosen != "notice" and random() < skeleton_share:
            stories.append(_from_skeleton(scribe, world, bones))
        else:
            stories.append(_from_grammar(scribe, chosen))
        if random() < _UNTITLED_SHARE:
            stories[-1].headline = untitle(stories[-1].headline)
            stories[-1].body = untitle(stories[-1].body)
    return compose(scribe, stories, chosen, seed)


def _from_skeleton(scribe: Scribe, world: World, bones: Sequence[Skeleton]) -> Story:
    bone = bones[int(scribe.random() * len(bones))]
    headline, body = refill(scribe, bone, world.level)
    random = scribe.random
    if random() < _THINNED_SHARE:
        body = thin(body, random, 0.6 * random())
    return Story(headline, reword(body, default_rewordings(), random), bone.genre or "skeleton", "skeleton")


def _from_grammar(scribe: Scribe, style: str) -> Story:
    rule = {"roundup": "短文类", "notice": "公告类"}.get(style, "文类")
    kind = join(scribe.write(rule))
    return Story(scribe.write(f"{kind}_题"), mark_dates(scribe.write(f"{kind}_文")), kind, "grammar")


def generate_pages(
    seed: int,
    count: int,
    *,
    style: str | None = None,
    gazetteer: Gazetteer | None = None,
    skeletons: Sequence[Skeleton] | None = None,
    skeleton_share: float = _SKELETON_SHARE,
) -> Iterator[AnnotatedPage]:
    """Makes pages one after the other, each from a seed of its own.

    Args:
        seed: Any whole number; page ``i`` is ``generate_page(seed * 1_000_003 + i)``.
        count: How many.
        style: As in `generate_page`.
        gazetteer: As in `generate_page`.
        skeletons: As in `generate_page`.
        skeleton_share: As in `generate_page`.

    Yields:
        The pages.

    Examples:
        >>> pages = list(generate_pages(5, 3))
        >>> len({page.text for page in pages})
        3
    """
    for number in range(count):
        yield generate_page(
            seed * 1_000_003 + number,
            style=style,
            gazetteer=gazetteer,
            skeletons=skeletons,
            skeleton_share=skeleton_share,
        )


def annotated_sentences(page: AnnotatedPage) -> Iterator[tuple[str, tuple[Entity, ...]]]:
    """The sentences of a page's articles, each with its entities counted from its own start.

    Args:
        page: A page.

    Yields:
        Text and entities; no entity is cut, and the sentences of an article join to its body.

    Examples:
        >>> page = AnnotatedPage("贺云到会。县长讲话。", (Entity(0, 2, "PER"), Entity(5, 7, "TITLE")))
        >>> list(annotated_sentences(page))[1]
        ('县长讲话。', (Entity(start=0, end=2, label='TITLE'),))
    """
    bounds = [(article.start, article.end) for article in page.articles] or [(0, len(page.text))]
    entities = page.entities
    first = 0
    for start, end in bounds:
        while start < end:
            while first < len(entities) and entities[first].start < start:
                first += 1
            stop = _sentence_stop(page, start, end, first)
            last = first
            while last < len(entities) and entities[last].end <= stop:
                last += 1
            inside = entities[first:last]
            yield page.text[start:stop], tuple(Entity(e.start - start, e.end - start, e.label) for e in inside)
            start = stop


def _sentence_stop(page: AnnotatedPage, start: int, end: int, first: int) -> int:
    """Where the sentence that begins at ``start`` ends: after a full stop outside of entities."""
    stop = start
    while stop < end:
        stop = min((at + 1 for mark in _SENTENCE_END if (at := page.text.find(mark, stop, end)) >= 0), default=end)
        while stop < end and page.text[stop] in "”’）":
            stop += 1
        if not any(e.start < stop < e.end for e in page.entities[first : first + 200] if e.start < stop):
            return stop
    return end
