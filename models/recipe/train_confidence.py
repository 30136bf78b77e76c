"""Learn how sure each value is: judged values in, the weights in `models/confidence` out.

    python models/recipe/train_confidence.py judge tests/benchmark/c4[5-9].json --out judged.jsonl.gz
    python models/recipe/train_confidence.py fit models/confidence/judged.jsonl.gz --out models/confidence

`judge` extracts annotated pages and notes the evidence for each value and whether it is right. That is worth most on pages
that no rule was made for yet, so the judged values of such pages are kept: `models/confidence/judged.jsonl.gz`. `fit` learns
one logistic regression for each kind of value from every other page, measures on the rest, and draws `reliability.svg`.
Needs PyTorch and matplotlib (extra `train`); a few seconds.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import matplotlib
import torch

from bulletin_ie.confidence import KINDS, Calibration
from bulletin_ie.confidence.calibration import FORMAT
from bulletin_ie.evaluate import judge_document, read_gold
from bulletin_ie.evaluate.reliability import Rated, Reliability, reliability
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.name_model import Names, choose_recognizer
from bulletin_ie.pipeline import Extractor
from bulletin_ie.records import Bulletin

RARE = 3  # a fact that fewer values show is left out
PRIOR = 10.0  # values of the overall accuracy that are added to those of a kind
WEIGHT_DECAY = 10.0  # of the logistic regression: the precision of a normal prior around 0


@dataclass(frozen=True)
class Judged:
    """A value with the evidence for it.

    Attributes:
        document: Where it stands.
        names: ``model`` or ``rules``; ``both`` for values of a time before the recognizer.
        kind: What it is.
        facts: The evidence.
        right: Whether the annotation agrees.
        present: Whether the present rules made it; earlier ones were less often right.
    """

    document: str
    names: str
    kind: str
    facts: tuple[str, ...]
    right: bool
    present: bool = False


@dataclass
class Recorder:
    """Stands where a calibration stands, and notes what it is asked."""

    version: str = "recorder"
    seen: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def probability(self, kind: str, facts: Sequence[str]) -> float:
        """Note the evidence; no value is more probable than another."""
        self.seen.append((kind, tuple(sorted(facts))))
        return 0.5


def judge(paths: Iterable[Path], names: Names) -> Iterator[Judged]:
    """The values of annotated pages with the evidence for them.

    Args:
        paths: Annotations.
        names: How names are found.
    """
    recorder = Recorder()
    extractor = Extractor(default_lexicon(), recognizer=choose_recognizer(names), probabilities=recorder)
    for path in paths:
        gold, text, source = read_gold(path)
        recorder.seen.clear()
        bulletin = extractor.extract(text, published=gold.published, source=source)
        verdicts = {(one.slot, one.id): one.right for one in judge_document(gold, bulletin)}
        for (kind, facts), key in zip(recorder.seen, _weighed(bulletin), strict=True):
            if key in verdicts:
                yield Judged(path.stem, names, kind, facts, verdicts[key], present=True)


def _weighed(bulletin: Bulletin) -> Iterator[tuple[str, str]]:
    """Kind and id of each value, in the order in which `bulletin_ie.confidence.rated` weighs them."""
    for article in bulletin.articles:
        for event in article.events:
            yield "event type", event.id
            if event.date is not None:
                yield "event date", event.id
            groups = {
                "participant": event.participants, "place": event.places, "count": event.counts,
                "deadline": event.deadlines, "speaker": event.statements, "appointment": event.appointments,
            }  # fmt: skip
            yield from ((kind, item.id) for kind, items in groups.items() for item in items)


def fit(rows: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """The weights that make the verdicts most probable, drawn toward 0, for each kind.

    Args:
        rows: Judged values; every kind that is to have weights must occur.

    Returns:
        For each kind, the weight of each fact, and of the empty name the weight that always counts.
    """
    weights = {}
    accuracy = sum(row.right for row in rows) / len(rows)
    for kind in KINDS:
        own = [row for row in rows if row.kind == kind]
        seen = Counter(fact for row in own for fact in row.facts)
        facts = sorted(fact for fact, number in seen.items() if RARE <= number <= len(own) - RARE)
        weights[kind] = _regression(own, facts, accuracy)
    return weights


def shifted(weights: dict[str, dict[str, float]], rows: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """The weights with all constants moved alike, so that what they say is right as often as the values of the present rules.

    Args:
        weights: What `fit` learned, from values of earlier rules too.
        rows: Judged values; those of the present rules count.
    """
    present = [row for row in rows if row.present]
    right = sum(row.right for row in present) / len(present)
    low, high = -5.0, 5.0
    for _ in range(40):
        middle = (low + high) / 2
        moved = {kind: {**own, "": round(own[""] + middle, 3)} for kind, own in weights.items()}
        calibration = Calibration(moved, "moved")
        said = sum(calibration.probability(row.kind, row.facts) for row in present) / len(present)
        low, high = (middle, high) if said < right else (low, middle)
    return moved


def _regression(rows: Sequence[Judged], facts: Sequence[str], accuracy: float) -> dict[str, float]:
    table = torch.tensor([[fact in row.facts for fact in facts] for row in rows], dtype=torch.float64)
    table = table.reshape(len(rows), len(facts))
    right = torch.tensor([row.right for row in rows], dtype=torch.float64)
    # A kind of which few values are judged is held to be as often right as all are.
    hits, errors = right.sum() + PRIOR * accuracy, len(rows) - right.sum() + PRIOR * (1 - accuracy)
    base = torch.log(hits / errors)
    constant = base.clone().requires_grad_()
    weight = torch.zeros(len(facts), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([constant, weight], max_iter=500, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        logit = table @ weight + constant
        misfit = torch.nn.functional.binary_cross_entropy_with_logits(logit, right, reduction="sum")
        total = misfit + WEIGHT_DECAY / 2 * (weight.square().sum() + (constant - base).square())
        total.backward()
        return total

    optimizer.step(loss)
    learned = {fact: round(value, 3) for fact, value in zip(facts, weight.tolist(), strict=True)}
    return {"": round(constant.item(), 3)} | {fact: value for fact, value in learned.items() if value}


def read_rows(path: Path) -> list[Judged]:
    """Judged values from a file, one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    return [Judged(**{**row, "facts": tuple(row["facts"])}) for row in told]


def halves(rows: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """Every other document is for learning, the rest for measuring."""
    documents = sorted({row.document for row in rows})
    learning = set(documents[::2])
    return [r for r in rows if r.document in learning], [r for r in rows if r.document not in learning]


def draw(found: Reliability, path: Path) -> None:
    """Draw what was said against what was right.

    Args:
        found: The figures of the measured half.
        path: The picture, an SVG.
    """
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "bulletin_ie"  # the same picture from the same figures
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 4.5))
    said, right = [mean for *_, mean, _ in found.table], [share for *_, share in found.table]
    axes.plot((0, 1), (0, 1), linestyle=":", color="gray", label="perfect")
    axes.plot(said, right, marker="o", color="#1f5fa8", label="measured")
    for x, y, (_, _, number, _, _) in zip(said, right, found.table, strict=True):
        axes.annotate(f"{number} values", (x, y), xytext=(6, -12), textcoords="offset points", fontsize=8)
    axes.set(
        xlabel="confidence said (mean of the range)",
        ylabel="share of values that are right",
        xlim=(0, 1.12),
        ylim=(0, 1.05),
    )
    axes.legend(loc="upper left", frameon=False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    judging = commands.add_parser("judge")
    judging.add_argument("gold", nargs="+", type=Path)
    judging.add_argument("--out", required=True, type=Path)
    fitting = commands.add_parser("fit")
    fitting.add_argument("judged", type=Path)
    fitting.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    if options.command == "judge":
        modes: tuple[Names, ...] = ("model", "rules")
        rows = [row for names in modes for row in judge(options.gold, names)]
        lines = [json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows]
        options.out.write_bytes(
            gzip.compress("".join(lines).encode(), mtime=0)
        )  # no clock: the same rows, the same file
        print(f"{len(rows)} judged values in {options.out}")
        return
    weights = {}
    for names in ("model", "rules"):
        learning, measuring = halves([row for row in read_rows(options.judged) if row.names in (names, "both")])
        weights[names] = shifted(fit(learning), learning)
        calibration = Calibration(weights[names], "new")
        present = [row for row in measuring if row.present]
        for title, rows in (
            ("learned from", learning),
            ("measured on", measuring),
            ("of these, present rules", present),
        ):
            rated = [Rated(row.kind, calibration.probability(row.kind, row.facts), row.right) for row in rows]
            found = reliability(rated)
            print(f"{names}, {title}:\n{found}")
        if names == "model":
            draw(found, options.out / "reliability.svg")
    told = json.dumps({"format": FORMAT, "weights": weights}, ensure_ascii=False, indent=1, sort_keys=True)
    (options.out / "weights.json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
