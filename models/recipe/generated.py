"""Generated bulletins as training samples: clean text as the recognizer will see it, with the generator's labels."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from random import Random

from samples import Sample, sample_of

from bulletin_ie.synthesis import AnnotatedPage, Gazetteer, generate_pages
from bulletin_ie.text import read_page

__all__ = ["gazetteer", "generated_samples"]

_FINAL = "。！？…”）：\n"


def gazetteer(path: Path, counties: int, seed: int) -> Gazetteer:
    """Real counties with their towns and villages, a random part of a table of five levels (code, name, level, parent)."""
    names: dict[str, tuple[str, int, str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            code, name, level, parent = line.rstrip("\n").split("\t")[:4]
            names[code] = (name, int(level), parent)
    chosen = sorted(code for code, (_, level, _) in names.items() if level == 3)
    chosen = sorted(Random(seed).sample(chosen, min(counties, len(chosen))))
    wanted = set(chosen)

    def above(code: str) -> list[str]:
        path = []
        while code in names:
            path.append(code)
            code = names[code][2]
        return path[::-1]

    rows = []
    for code, (_, level, parent) in names.items():
        if level == 5 and parent in names and names[parent][2] in wanted:
            path = [_plain(names[c][0]) for c in above(code)]
            if len(path) == 5:
                rows.append(path)
    return Gazetteer.from_rows(rows)


def _plain(name: str) -> str:
    """A village's name without its committee, as bulletins write it."""
    for ending, kept in (
        ("社区居民委员会", "社区"),
        ("村民委员会", "村"),
        ("居民委员会", "社区"),
        ("村委会", "村"),
        ("居委会", "社区"),
    ):
        if name.endswith(ending) and len(name) > len(ending) + 1:
            stem = name.removesuffix(ending)
            return stem if stem.endswith((kept, "村", "社区", "嘎查")) else stem + kept
    return name


def generated_samples(seed: int, pages: int, places: Gazetteer) -> Iterator[Sample]:
    """Articles of generated pages, unwrapped."""
    random = Random(seed)
    for page in generate_pages(seed, pages, gazetteer=places, skeleton_share=0.75):
        yield from _articles(page, random)


def _articles(page: AnnotatedPage, random: Random) -> Iterator[Sample]:
    clean = read_page(page.text)
    offsets = clean.offsets
    bounds = [(a.start, a.end) for a in page.articles]
    bounds += [a.headline for a in page.articles if a.headline]
    for start, end in bounds:
        low, high = bisect_left(offsets, start), bisect_left(offsets, end)
        key = clean.key[low:high]
        entities = [
            (bisect_left(offsets, e.start) - low, bisect_left(offsets, e.end) - low, e.label)
            for e in page.entities
            if start <= e.start and e.end <= end
        ]
        yield _unwrapped(key, entities, keep=random.random() < 0.1)


def _unwrapped(key: str, entities: list[tuple[int, int, str]], *, keep: bool) -> Sample:
    """The text without the breaks inside its sentences, as the layout hands it on."""
    drop = set()
    for i, char in enumerate(key):
        inside = any(a <= i < b for a, b, _ in entities) if char in "\n " else False
        if (char == "\n" and (inside or (not keep and i and key[i - 1] not in _FINAL))) or (
            char == " " and inside and not keep
        ):
            drop.add(i)
    if not drop:
        return sample_of(key, entities)
    places, count = [], 0
    for i in range(len(key) + 1):
        places.append(count)
        count += i < len(key) and i not in drop
    text = "".join(c for i, c in enumerate(key) if i not in drop)
    return sample_of(text, [(places[a], places[b], label) for a, b, label in entities])
