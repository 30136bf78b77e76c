"""Write the figures of the benchmark to `benchmark_figures.json`, which a test holds against every change.

.venv/bin/python tests/evaluate/keep_figures.py
"""

from __future__ import annotations

import json
from pathlib import Path

from bulletin_ie.evaluate import Results, read_gold, score_document
from bulletin_ie.pipeline import load

FILE = Path(__file__).parent / "benchmark_figures.json"
FOLDER = Path(__file__).parents[1] / "benchmark"


def measure() -> Results:
    """The results on every annotated document of the benchmark."""
    extractor, results = load(), Results()
    for path in sorted(FOLDER.glob("c*.json")):
        gold, text, source = read_gold(path)
        results.extend(
            score_document(gold, extractor.extract(text, published=gold.published, source=source), path.stem)
        )
    return results


def kept(results: Results) -> dict[str, float]:
    """F1 of each slot, and the share of events with every scored slot right, rounded to 0.001."""
    whole, events = results.whole_events()
    figures = {slot: round(found.f1, 3) for slot, found in results.figures().items()}
    return figures | {"events with every scored slot right": round(whole / events, 3)}


if __name__ == "__main__":
    FILE.write_text(json.dumps(kept(measure()), indent=1) + "\n", encoding="utf-8")
