"""Train the word segmenter: a treebank's words and generated bulletins in, the folder `models/segmenter` out.

    python models/recipe/train_segmenter.py --data ../shared/data --out models/segmenter

`--data` is a folder with the openly licensed treebank that `models/segmenter/CARD.md` names. Needs spacy-pkuseg (extra
`train`). About ten minutes on one core; the same data, generator and lexicons give the same files.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import spacy_pkuseg
import srsly
from generated_words import generated_sentences

from bulletin_ie.segmenter import load_segmenter
from bulletin_ie.segmenter.dictionary import fold
from bulletin_ie.segmenter.files import TAGS, Parameters, write_parameters

FILES = {part: f"seg/ud_gsdsimp.{part}.txt" for part in ("train", "dev", "test")}
"""A sentence a line, words between spaces."""


@dataclass(frozen=True)
class Settings:
    """All that decides a training run.

    Attributes:
        sentences: Generated sentences.
        first: Rounds of the model that cuts them.
        rounds: Rounds of the model that is kept.
        least: A feature whose weights are all smaller is dropped.
        decimals: Of the weights that are kept.
        seed: Of everything that is drawn.
    """

    sentences: int = 2500
    first: int = 8
    rounds: int = 20
    least: float = 0.04
    decimals: int = 2
    seed: int = 7


def read_words(path: Path) -> list[list[str]]:
    """The words of each sentence of a file, folded as the segmenter reads them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[fold(word) for word in line.split()] for line in lines if line.strip()]


def fit(sentences: Iterable[list[str]], dev: Path, out: Path, rounds: int, seed: int) -> None:
    """Train a model of spacy-pkuseg into a folder, which has no part in what it logs."""
    out.mkdir(parents=True, exist_ok=True)
    train = out / "train.txt"
    train.write_text("".join(f"{' '.join(words)}\n" for words in sentences), encoding="utf-8")
    random.seed(seed)
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        spacy_pkuseg.train(str(train), str(dev), str(out), train_iter=rounds)


def pruned(folder: Path, settings: Settings) -> Parameters:
    """The features that say something, with rounded weights."""
    told = srsly.read_msgpack(folder / "features.msgpack")
    if told["tag_to_idx"] != {tag: number for number, tag in enumerate(TAGS)}:
        raise SystemExit("this spacy-pkuseg has other tags than bulletin_ie.segmenter.files")
    features = sorted(told["feature_to_idx"], key=told["feature_to_idx"].get)
    with np.load(folder / "weights.npz", allow_pickle=False) as file:
        weights = file["w"]
    nodes = weights[: len(features) * len(TAGS)].reshape(len(features), len(TAGS))
    keep = np.abs(nodes).max(axis=1) >= settings.least
    keep[0] = True  # every character has it, by its number
    kept = [feature for feature, stays in zip(features, keep, strict=True) if stays]
    numbers = np.concatenate([nodes[keep].ravel(), weights[nodes.size :]]).round(settings.decimals)
    return Parameters({feature: i for i, feature in enumerate(kept)}, words_of(kept), numbers)


def words_of(features: Iterable[str]) -> frozenset[str]:
    """The words that features speak of: ``w1.word``, ``w-1.word``, ``ww.l.word*word``."""
    words: set[str] = set()
    for feature in features:
        kind, _, rest = feature.partition(".")
        if kind in {"w1", "w-1"}:
            words.add(rest)
        elif kind == "ww":
            words.update(rest[2:].split("*"))
    return frozenset(words)


def f_score(folder: Path, sentences: Iterable[list[str]], *, dictionary: bool) -> float:
    """F1 of words, in percent: a word counts where both of its ends are right."""
    segmenter = load_segmenter(folder, dictionary=dictionary)
    hit = found = wanted = 0
    for words in sentences:
        gold, place = set(), 0
        for word in words:
            gold.add((place, place + len(word)))
            place += len(word)
        cut = set(segmenter.ranges("".join(words)))
        hit, found, wanted = hit + len(gold & cut), found + len(cut), wanted + len(gold)
    return 200 * hit / (found + wanted)


def main() -> None:
    """Make the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    for name in ("sentences", "first", "rounds"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Settings, name))
    parser.add_argument("--least", type=float, default=Settings.least)
    given = parser.parse_args()
    settings = Settings(given.sentences, given.first, given.rounds, given.least)
    missing = [path for path in FILES.values() if not (given.data / path).is_file()]
    if missing:
        parser.error(f"{given.data} lacks {', '.join(missing)}; models/segmenter/CARD.md says where the data come from")
    began = time.monotonic()
    treebank = {part: read_words(given.data / path) for part, path in FILES.items()}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        texts = treebank["train"]
        if settings.sentences:
            fit(texts, given.data / FILES["dev"], folder / "first", settings.first, settings.seed)
            texts = texts + list(generated_sentences(str(folder / "first"), settings.seed, settings.sentences))
        fit(texts, given.data / FILES["dev"], folder / "last", settings.rounds, settings.seed)
        write_parameters(given.out, pruned(folder / "last", settings), {"settings": asdict(settings)})
    print(f"trained in {time.monotonic() - began:.0f} s")
    for part in ("dev", "test"):
        for dictionary in (False, True):
            score = f_score(given.out, treebank[part], dictionary=dictionary)
            print(f"{part}: F1 {score:.2f} {'with' if dictionary else 'without'} the dictionary")


if __name__ == "__main__":
    main()
