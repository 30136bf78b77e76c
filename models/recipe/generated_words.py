"""Generated bulletins as segmented sentences: the generator knows where names end, a first model cuts the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy_pkuseg import inference
from spacy_pkuseg.feature_extractor import FeatureExtractor
from spacy_pkuseg.model import Model

from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.segmenter.dictionary import fold
from bulletin_ie.segmenter.files import TAGS
from bulletin_ie.synthesis import Entity, annotated_sentences, generate_pages

__all__ = ["generated_sentences"]

_FIRST = [number for number, tag in enumerate(TAGS) if tag in {"B", "B_single"}]
_LATER = [number for number, tag in enumerate(TAGS) if tag not in {"B", "B_single"}]
_NEVER = -1e9
_LENGTHS = range(8, 120)  # characters of a sentence that is taken
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")


def generated_sentences(folder: str, seed: int, count: int) -> Iterator[list[str]]:
    """Words of different generated sentences.

    Args:
        folder: A model of spacy-pkuseg, which decides what the generator does not know.
        seed: Of the generator.
        count: How many sentences.
    """
    extractor, model = FeatureExtractor.load(folder), Model.load(folder)
    seen: set[str] = set()
    for number in range(seed * 100_000, (seed + 1) * 100_000):
        for page in generate_pages(number, 1, style="web"):
            for text, entities in annotated_sentences(page):
                sentence, marks = _joined(text, entities)
                if len(seen) == count:
                    return
                if len(sentence) in _LENGTHS and sentence not in seen and marks:
                    seen.add(sentence)
                    yield _cut(extractor, model, sentence, _known(sentence, marks))


def _joined(text: str, entities: Sequence[Entity]) -> tuple[str, list[Entity]]:
    """A sentence without its blanks, folded as the segmenter reads it."""
    places, count = [], 0
    for char in text:
        places.append(count)
        count += not char.isspace()
    places.append(count)
    marks = [Entity(places[e.start], places[e.end], e.label) for e in entities]
    return fold("".join(text.split())), marks


def _known(sentence: str, marks: Sequence[Entity]) -> dict[int, bool]:
    """Characters of which it is known whether a word begins there: at the ends of names, and in some names inside."""
    known: dict[int, bool] = {}
    for start, end, label in marks:
        known[start] = known[end] = True
        inside = {"PER": _in_person, "TITLE": _in_title}.get(label)
        if inside:
            known.update((start + place, begins) for place, begins in inside(sentence[start:end]).items())
    return known


def _in_person(name: str) -> dict[int, bool]:
    """The treebank cuts a person's name behind the surname, and so does this."""
    if not _HAN_NAME.fullmatch(name):
        return {}
    lexicon = default_lexicon()
    surname = 1 if name[0] in lexicon.words("surname") else 0
    if len(name) > 2 and name[:2] in lexicon.words("compound_surname"):
        surname = 2
    return {place: place == surname for place in range(1, len(name))}


def _in_title(title: str) -> dict[int, bool]:
    """A word begins with the post, behind the body that it belongs to."""
    post = next((word for word in default_lexicon().words("post") if title.endswith(word)), title)
    return {len(title) - len(post): True} if len(post) < len(title) else {}


def _cut(extractor: FeatureExtractor, model: Model, sentence: str, known: dict[int, bool]) -> list[str]:
    """The best segmentation that agrees with what is known."""
    nodes = list(extractor.normalize_text(sentence))
    features = [extractor.get_node_features_idx(i, nodes) for i in range(len(nodes))]
    scores, edges = inference.getLogYY(features, model.n_tag, model.n_feature * model.n_tag, model.w, 1.0)
    for place, begins in known.items():
        if place < len(sentence):
            scores[place, _LATER if begins else _FIRST] = _NEVER
    _, tags = inference.run_viterbi(scores, edges)
    starts = [i for i, tag in enumerate(tags) if i == 0 or tag in _FIRST]
    return [sentence[a:b] for a, b in zip(starts, [*starts[1:], len(sentence)], strict=True)]
