"""The command ``evaluate``: scores annotated pages and prints the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bulletin_ie.errors import InputError, StoreError
from bulletin_ie.evaluate import (
    Change,
    GoldError,
    Results,
    ResultsError,
    absent_ends,
    compare,
    read_gold,
    read_results,
    score_document,
)
from bulletin_ie.exchange.replacing import replacing
from bulletin_ie.pipeline import Extractor

__all__ = ["annotation_files", "evaluate_paths"]


def evaluate_paths(
    extractor: Extractor,
    paths: Sequence[Path],
    against: Path | None = None,
    json_out: Path | None = None,
    list_errors: bool = False,
) -> int:
    """Score annotation files and print the outcome.

    Args:
        extractor: What makes the records.
        paths: Annotation files, or folders that are walked for ``*.json``.
        against: Results of an older run to compare with.
        json_out: Where to save the results.
        list_errors: Whether to list every miss and every extra.

    Returns:
        The exit status: 0, 1 (some annotations failed), 2 (nothing to score, or no older results).
    """
    console, errors = Console(highlight=False), Console(stderr=True, highlight=False)
    try:
        old = read_results(against) if against else None
    except ResultsError as error:
        _line(errors, f"error: {error}")
        return 2
    results, failed, scored = Results(), 0, 0
    for path, name in annotation_files(paths):
        try:
            gold, text, source = read_gold(path)
            bulletin = extractor.extract(text, published=gold.published, source=source)
        except (GoldError, InputError) as error:
            _line(errors, f"failed: {error}")
            failed += 1
            continue
        for end, words in absent_ends(gold, bulletin):
            _line(errors, f"warning: {path}: the {end} {words} of an article is not in {source}")
        results.extend(score_document(gold, bulletin, name))
        scored += 1
    if not scored:
        named = ", ".join(map(str, paths))
        reason = "could be scored" if failed else f"is in {named}; give annotations, files .json, or folders of them"
        _line(errors, f"error: no annotation {reason}")
        return 1 if failed else 2
    _print_figures(console, results)
    if list_errors:
        _print_errors(console, results)
    if old is not None:
        _print_changes(console, compare(old, results))
    if json_out is not None and not _save(json_out, results.to_json(), errors):
        return 1
    return 1 if failed else 0


def annotation_files(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Every annotation file with its name in the results.

    Args:
        paths: Files, or folders that are walked for ``*.json``.

    Yields:
        Path and name.
    """
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*.json")):
                yield file, file.relative_to(path).with_suffix("").as_posix()
        else:
            yield path, path.stem


def _print_figures(console: Console, results: Results) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("slot")
    for heading in ("gold", "P", "R", "F1"):
        table.add_column(heading, justify="right")
    for slot, figures in results.figures().items():
        shares = (figures.precision, figures.recall, figures.f1)
        values = (f"{value:.3f}" if figures.any else "–" for value in shares)
        table.add_row(slot, str(figures.gold), *values)
    console.print(table)
    whole, events = results.whole_events()
    _line(console, f"mean F1 {results.mean_f1():.3f}; events with every scored slot right {whole}/{events}")


def _print_errors(console: Console, results: Results) -> None:
    for outcome in sorted(results.outcomes):
        if outcome.kind != "hit":
            _line(console, f"{outcome.document}\t{outcome.slot}\t{outcome.kind}\t{outcome.item}\t({outcome.where})")


def _print_changes(console: Console, changes: Sequence[Change]) -> None:
    gains = sum(change.is_gain for change in changes)
    _line(console, f"{gains} gained, {len(changes) - gains} lost")
    for change in changes:
        sign = "+" if change.is_gain else "-"
        turn = f"{change.before or 'nothing'} → {change.now or 'nothing'}"
        _line(console, f"{sign} {change.document}\t{change.slot}\t{change.item}\t{turn}\t({change.where})")


def _save(path: Path, text: str, errors: Console) -> bool:
    try:
        with replacing(path) as temporary:
            temporary.write_text(text, encoding="utf-8")
    except StoreError as error:
        _line(errors, f"error: {error.message} ({error.code})")
        return False
    return True


def _line(console: Console, line: str) -> None:
    print(line, file=console.file)  # rich would turn the tabs into spaces
