"""Train the recognizer of names: generated bulletins and open corpora in, the pipeline in `models/names` out.

    python models/recipe/train_names.py --data ../shared/data --out models/names

`--data` is a folder with the openly licensed corpora and gazetteers that `models/names/CARD.md` names. Needs PyTorch
(extra `train`). About half an hour on two cores; a GPU is used if there is one.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from generated import gazetteer, generated_samples
from numpy.typing import NDArray
from samples import FEWFC, UNER, Sample, read_jsonl
from torch import Tensor, nn

from bulletin_ie.recognizer.encoding import SPECIAL, Encoder
from bulletin_ie.recognizer.labels import TAGS
from bulletin_ie.recognizer.weights import write_network

GAZETTEER = "gaz/divisions_2021_village.tsv.gz"
CORPORA = {"uner": ("ner/uner_gsdsimp.jsonl.gz", UNER), "fewfc": ("events/fewfc.jsonl.gz", FEWFC)}
SHARES = {"generated": 1.0, "uner": 0.3, "fewfc": 0.15}
"""How often a window of each kind of text is drawn."""


@dataclass(frozen=True)
class Settings:
    """All that decides a training run.

    Attributes:
        width: Numbers that stand for a character.
        dilations: Distance between the characters of each convolution.
        buckets: How many numbers the pairs of characters share.
        pages: Generated pages.
        counties: Real counties whose names they take.
        steps: Batches.
        batch: Windows a batch.
        length: Characters a window.
        rate: Highest learning rate.
        dropout: Share of values left out in training.
        blank: Share of characters shown as unknown Han characters.
        seed: Of everything that is drawn.
    """

    width: int = 80
    dilations: tuple[int, ...] = (1, 2, 4, 8)
    buckets: int = 32768
    pages: int = 10000
    counties: int = 400
    steps: int = 5000
    batch: int = 32
    length: int = 256
    rate: float = 2e-3
    dropout: float = 0.2
    blank: float = 0.04
    seed: int = 7


class Tagger(nn.Module):
    """The network of `bulletin_ie.recognizer.network`, to be trained."""

    def __init__(self, symbols: int, settings: Settings) -> None:
        super().__init__()
        width = settings.width
        self.characters = nn.Embedding(symbols, width)
        self.pairs = nn.Embedding(settings.buckets, width)
        nn.init.normal_(self.characters.weight, std=0.3)
        nn.init.normal_(self.pairs.weight, std=0.05)
        self.convolutions = nn.ModuleList(nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in settings.dilations)
        for convolution in self.convolutions:
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu")
            convolution.weight.data *= 0.5
        self.output = nn.Linear(width, len(TAGS))
        self.dropout = nn.Dropout(settings.dropout)

    def forward(self, characters: Tensor, pairs: Tensor) -> Tensor:
        """Logarithms of the tags' odds, for (batch, length)."""
        values = self.dropout(self.characters(characters) + self.pairs(pairs)).transpose(1, 2)
        for convolution in self.convolutions:
            found = torch.relu(convolution(values))
            values = values + nn.functional.dropout(found, self.dropout.p / 2, self.training)
        return self.output(values.transpose(1, 2))


def allowed_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the logarithm of the probability that falls on allowed tags, meant over characters that say anything."""
    bits = (allowed.unsqueeze(-1) >> torch.arange(len(TAGS), device=allowed.device)) & 1
    total = torch.logsumexp(scores, -1)
    kept = torch.logsumexp(scores.masked_fill(bits == 0, -1e4), -1)
    counts = (bits.sum(-1) < len(TAGS)).float()
    return ((total - kept) * counts).sum() / counts.sum().clamp(min=1)


class Stream:
    """Windows of one kind of text, without end."""

    def __init__(self, samples: Sequence[Sample], encoder: Encoder, length: int, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        ids, allowed = [], []
        for sample in samples:
            ids += [encoder.characters(sample.text), np.zeros(1, np.int32)]
            allowed += [sample.allowed, np.ones(1, np.uint16)]
        self.ids, self.allowed, self.length = np.concatenate(ids), np.concatenate(allowed), length

    def draw(self, count: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Numbers of characters, and sets of allowed tags, of some windows."""
        starts = self.random.integers(0, len(self.ids) - self.length, count)
        index = starts[:, None] + np.arange(self.length)
        return self.ids[index], self.allowed[index].astype(np.int32)


def pair_ids(ids: Tensor, buckets: int) -> Tensor:
    """Numbers of the pairs of neighbors, as `Encoder.pairs` gives them."""
    following = nn.functional.pad(ids[:, 1:], (0, 1))
    return (ids * 7919 + following * 104729) % buckets


class Batches:
    """Batches of windows from several streams, by their shares."""

    def __init__(self, streams: dict[str, Stream], shares: dict[str, float], settings: Settings) -> None:
        self.streams = list(streams.values())
        weights = np.array([shares[name] for name in streams])
        self.weights, self.settings = weights / weights.sum(), settings
        self.random = np.random.default_rng(settings.seed)

    def draw(self, device: str) -> tuple[Tensor, Tensor]:
        """Numbers of characters, some of them blanked, and their sets of allowed tags."""
        counts = self.random.multinomial(self.settings.batch, self.weights)
        drawn = [s.draw(int(n)) for s, n in zip(self.streams, counts, strict=True) if n]
        ids = np.concatenate([d[0] for d in drawn])
        blank = (self.random.random(ids.shape) < self.settings.blank) & (ids >= len(SPECIAL))
        ids = np.where(blank, SPECIAL.index("han"), ids)
        allowed = np.concatenate([d[1] for d in drawn])
        return torch.from_numpy(ids).long().to(device), torch.from_numpy(allowed).long().to(device)


def train(batches: Batches, encoder: Encoder, settings: Settings, log: Callable[[str], None] = print) -> Tagger:
    """Train a network; what comes back is the running mean of its parameters."""
    torch.manual_seed(settings.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = Tagger(int(encoder.table.max()) + 1, settings).to(device)
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=settings.rate, weight_decay=1e-2, betas=(0.9, 0.98), fused=True
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, settings.rate, settings.steps, pct_start=0.05)
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.985))
    began, running = time.monotonic(), 0.0
    for step in range(1, settings.steps + 1):
        ids, allowed = batches.draw(device)
        loss = allowed_loss(model(ids, pair_ids(ids, settings.buckets)), allowed)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 8 == 0:
            average.update_parameters(model)
        running += float(loss.detach())
        if step % 500 == 0:
            log(f"step {step} loss {running / 500:.4f} {time.monotonic() - began:.0f} s")
            running = 0.0
    return average.module.cpu().eval()


def arrays(model: Tagger) -> dict[str, NDArray[np.float32]]:
    """The parameters under the names that `bulletin_ie.recognizer.weights` reads."""
    named = {
        "characters": model.characters.weight,
        "pairs": model.pairs.weight,
        "output": model.output.weight.T,
        "output_bias": model.output.bias,
    }
    for number, convolution in enumerate(model.convolutions):
        named[f"layer{number}"] = convolution.weight.permute(2, 1, 0)
        named[f"bias{number}"] = convolution.bias
    return {name: tensor.detach().numpy() for name, tensor in named.items()}


def vocabulary(texts: Sequence[Sample]) -> str:
    """Han characters that occur, and marks that occur more than twice; letters and digits are read by their class."""
    counts: Counter[str] = Counter()
    for sample in texts:
        counts.update(sample.text)
    kept = [c for c, n in counts.items() if "\u4e00" <= c <= "\u9fff" or (n > 2 and not c.isalnum() and c < "\uffff")]
    return "".join(sorted(kept))


def write_pipeline(model: Tagger, words: str, settings: Settings, out: Path) -> None:
    """Write a spaCy pipeline of one component, and the checksum of its parameters."""
    import spacy

    folder = out / "bulletin_names"
    folder.mkdir(parents=True, exist_ok=True)
    told = {"vocabulary": words, "buckets": settings.buckets, "dilations": list(settings.dilations)}
    write_network(folder / "weights.npz", arrays(model), {**told, "settings": asdict(settings), "shares": SHARES})
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "bulletin_ie.CharTokenizer.v1"}}})
    nlp.add_pipe("bulletin_names").from_disk(folder)
    nlp.meta.update({"name": "bulletin_names", "version": "1.0.0", "license": "CC-BY-SA-4.0"})
    nlp.to_disk(out)
    digest = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    (out / "checksums.sha256").write_text(f"{digest}  bulletin_names/weights.npz\n", encoding="utf-8")


def main() -> None:
    """Make the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without-generated", action="store_true", help="corpora alone, to compare")
    for name in ("pages", "steps", "width"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Settings, name))
    given = parser.parse_args()
    settings = Settings(pages=given.pages, steps=given.steps, width=given.width)
    missing = [p for p in (GAZETTEER, *(path for path, _ in CORPORA.values())) if not (given.data / p).is_file()]
    if missing:
        parser.error(f"{given.data} lacks {', '.join(missing)}; models/names/CARD.md says where the data come from")
    texts = {
        name: list(read_jsonl(given.data / path, scheme, "train" if name == "uner" else None))
        for name, (path, scheme) in CORPORA.items()
    }
    if not given.without_generated:
        places = gazetteer(given.data / GAZETTEER, settings.counties, settings.seed)
        texts = {"generated": list(generated_samples(settings.seed, settings.pages, places)), **texts}
    words = vocabulary([sample for group in texts.values() for sample in group])
    encoder = Encoder.of(words, settings.buckets)
    streams = {
        name: Stream(group, encoder, settings.length, settings.seed + i)
        for i, (name, group) in enumerate(texts.items())
    }
    model = train(Batches(streams, SHARES, settings), encoder, settings)
    write_pipeline(model, words, settings, given.out)


if __name__ == "__main__":
    main()
