"""The command ``evaluate --card``: the figures of the models' cards, measured again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bulletin_ie.cli.scores import annotation_files
from bulletin_ie.errors import InputError
from bulletin_ie.evaluate import (
    GoldDocument,
    GoldError,
    Rated,
    Reliability,
    Results,
    judge_document,
    rated_values,
    read_gold,
    reliability,
    score_document,
)
from bulletin_ie.evaluate.card import corpus_figures, name_figures, read_corpus, without_titles
from bulletin_ie.name_model import Names
from bulletin_ie.pipeline import Extractor, load
from bulletin_ie.recognizer import shipped_model
from bulletin_ie.records import Bulletin

__all__ = ["print_card"]

CORPUS = Path("ner") / "uner_gsdsimp.jsonl.gz"
"""Where a folder with open corpora has Universal NER."""

_SLOTS = ("participant", "title", "role", "place", "place exact")
_MODES: tuple[Names, ...] = ("rules", "model")


def print_card(paths: Sequence[Path], data: Path | None = None) -> int:
    """Measure what the cards of the models say, and print it.

    Args:
        paths: Annotation files or folders; without any, the benchmark of the clone that the package runs from.
        data: A folder with open corpora; with it the recognizer is measured on Universal NER, too.

    Returns:
        The exit status: 0; 2 if there is nothing to measure on.
    """
    console, errors = Console(highlight=False), Console(stderr=True, highlight=False)
    own = Path(__file__).parents[2] / "tests" / "benchmark"
    if not paths and not own.is_dir():
        errors.print("error: no annotations come with the installed package; name some: evaluate --card GOLD...")
        return 2
    try:
        pages = [read_gold(path)[:2] for path, _ in annotation_files(paths or [own])]
        if not pages:
            raise GoldError("no annotation could be read")
        _print_names(console, pages)
        if data is not None:
            _print_corpus(console, data)
    except (GoldError, InputError) as error:
        errors.print(f"error: {error}", markup=False)
        return 2
    return 0


def _print_names(console: Console, pages: Sequence[tuple[GoldDocument, str]]) -> None:
    table = Table("F1 on", "rules alone", "with the model", box=None, pad_edge=False)
    rows: dict[str, list[str]] = {slot: [] for slot in _SLOTS}
    rows["names alone"] = []
    rated: dict[Names, Reliability | None] = {}
    for names in _MODES:
        extractor = load(names=names)
        records = [(gold, extractor.extract(text, published=gold.published)) for gold, text in pages]
        figures = _scored(records).figures()
        for slot in _SLOTS:
            rows[slot].append(f"{figures[slot].f1:.3f}" if slot in figures and figures[slot].any else "–")
        alone = name_figures(_alone(extractor, pages))
        rows["names alone"].append(f"{alone.f1:.3f}" if alone.any else "–")
        rated[names] = _reliability(records)
    for slot, values in rows.items():
        table.add_row(slot, *values)
    console.print(f"{len(pages)} annotated page{'' if len(pages) == 1 else 's'}")
    console.print(table)
    for names, found in rated.items():
        if found is not None:
            console.print(f"confidence, {'with the model' if names == 'model' else 'rules alone'}: {found}")


def _scored(records: Sequence[tuple[GoldDocument, Bulletin]]) -> Results:
    results = Results()
    for number, (gold, bulletin) in enumerate(records):
        results.extend(score_document(gold, bulletin, str(number)))
    return results


def _alone(extractor: Extractor, pages: Sequence[tuple[GoldDocument, str]]) -> list[tuple[GoldDocument, Bulletin]]:
    """The records of the pages whose people have lost their titles."""
    return [(gold, extractor.extract(without_titles(text, gold), published=gold.published)) for gold, text in pages]


def _reliability(records: Sequence[tuple[GoldDocument, Bulletin]]) -> Reliability | None:
    values: list[Rated] = []
    for gold, bulletin in records:
        values += rated_values(bulletin, judge_document(gold, bulletin))
    return reliability(values) if values else None


def _print_corpus(console: Console, data: Path) -> None:
    figures = corpus_figures(shipped_model(), read_corpus(data / CORPUS, "test"))
    table = Table("Universal NER, test", *figures, box=None, pad_edge=False)
    table.add_row("F1, exact spans", *(f"{one.f1:.3f}" for one in figures.values()))
    console.print(table)
