"""Nothing of the material lent for reading is copied into the project: examples, tests and documents are own writing.

The lent material lies beside the checkout (or where the variable says) and is no part of it; without it these tests
skip. Only the pages that may be read are compared.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("BULLETIN_IE_SHARED", ROOT.parent / "shared"))
PAGES = ("seeds/*.txt", "gold/dev/a0[1-7].txt")
RUN = 9
"""Length in characters of Chinese script and digits from which two texts alike are a copy."""

# What every bulletin has in the same words, so that a page made up says it too. A run is allowed where all of it is
# made of these: dates and figures, titles in a row, page data, and slogans set by higher bodies. Nothing that tells
# what one of the lent pages tells may stand here.
GENERIC = (
    # dates, times and bare figures
    r"\d+", "年", "月", "日", "底前", "上午", "下午",
    # page data
    "本报讯", "发布时间", "新闻网", "时间", "来源",
    # titles and bodies
    "县委", "区委", "市委", "县政府", "政府", "常委会", "常委", "副书记", "书记", "常务", "副县长", "副区长", "副市长",
    "县长", "区长", "县", "公安局", "局长", "宣传部", "组织部", "政法委", "部长", "人大", "政协", "主席", "党工委", "管委会",
    "主任", "人武部", "政委", "开发区", "防汛抗旱指挥部", "主办",
    # what happens at meetings
    "主持召开", "主持会议并讲话", "出席会议并讲话", "主持", "会议", "座谈会", "工作", "传达学习", "会议还研究了其他事项", "带队",
    # slogans and names of programs
    "习近平总书记", "深入贯彻落实", "中央和省", "人民群众生命财产安全", "铸牢中华民族共同体意识", "经济社会高质量发展",
    "坚决克服麻痹思想", "侥幸心理", "采取四不两直方式", "万亩", "高标准农田建设", "新开工亿元以上项目",
)  # fmt: skip
_GENERIC = re.compile("|".join(sorted(GENERIC, key=len, reverse=True)))

NAME_LENGTHS = (2, 3, 4, 5, 6)
# The first 12 hexadecimal digits of the SHA-256 of proper names in those pages (people, localities, companies,
# villages) that are no ordinary words; hashes, so that the names themselves do not stand here.
_HASHES = """
00d585ad461e 026fe643fab3 0344f08eaecd 067ddf2ebd01 0749e26a75c7 07993a2eb084 08c2f4d91372 0998786aa2d6
09fdbd552b84 0ee28deb60fc 1141dea52be4 117e4e081685 11ea29112e6b 12f35750dee6 141be6ef0062 149b133332ae
1533687532c3 1577f9909e5b 17e1cfbe9fd8 17e3e699837a 195c6c86e899 1a16dc9acf8b 1aecdabd5ae3 1dcf66ad8c46
285b15756085 28a63407cab9 2b687efb81c0 2e91ab3dd36c 2f3d1ff28318 311d117a2e80 31707ea60134 338631d4b1c9
34562c9de21a 3924e889e49f 397bcc16b68f 3987f4f2b0ae 3d21fc7573d5 3f47db7d7414 40a1607372a7 4846c0690390
4880c114d017 4b1c6071a3ab 4bcff9382dc1 5041d7f4850b 5085b23e6fe0 5224e50bfd19 5539542ed834 5fed22aa1ac1
60346fb6f296 63eb8c428248 648c5a3a97ce 649688bf3246 67229223deb3 6b6a481620c6 6dc12c5161da 7052d7303d2a
717da5469ff0 73b259fc5cbb 73e568024f50 74c87dde3c4a 74d36fcc9cf5 7da534c104e2 7e700581bcce 8171176041ba
8175cb0d6d49 81e73ffafb74 832a7689e6f3 88bb9962236d 8f2b37f13bd8 90393baad1e8 920072d2310e 92594ce69869
982ada1047ea 9a28d3852bbd 9aa6e084881b 9d8f7de49879 a431ae2aa650 a4f822a08eaa a633b8575b0c aac64f394d8d
abd8f52b6ceb ad165509ac21 ad4e6197c5fc af62f5051e96 b3f7fec10c55 b42b0f93f363 b71b0c33d202 b89614d18a2e
b8eb09ff7185 c2dbc7d46a08 c2ec65722121 c7aeb0d81353 c9a803c49442 c9add7da0b38 ca213d96ec16 caec2630ee23
cdc55324ccd6 cebf5133348e cf3d5cca29ba cf8f4e832d51 d1194c364c80 d4694021c4b4 d4fc08a0063d d69ceda23fff
da8dc6a2cf5f daeb37b8ecb8 de828895e035 dee097c3ff31 e0f4b560e404 e7ee3d666204 e7f71ad59f0d e8e64ea2fb4a
ea0d3871adcd eb25b0a5591c ec0c8a8252c5 ec95e0ff9d5d f03f5dded1d6 f70b6d42be82 fa8335898bbd faa417785502
fb2bfd1e3973 fc05db5e9604 ff8ccd039a8d ffc3c094c168
"""
NAMES = frozenset(_HASHES.split())
# The table of all counties of the country, which are facts, names those of the lent pages too.
FACTS = frozenset({"bulletin_ie/lexicon/data/divisions.tsv"})

needs_shared = pytest.mark.skipif(not any(SHARED.glob(PAGES[0])), reason="the lent pages are not beside the checkout")


def compact(text: str) -> str:
    """Chinese script and ASCII digits alone, widths folded."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(char for char in folded if "\u4e00" <= char <= "\u9fff" or char in "0123456789")


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Every run of the tested length with its position."""
    for at in range(len(text) - RUN + 1):
        yield at, text[at : at + RUN]


def generic_positions(text: str) -> list[bool]:
    """Which characters belong to a generic phrase."""
    covered = [False] * len(text)
    for match in _GENERIC.finditer(text):
        covered[match.start() : match.end()] = [True] * (match.end() - match.start())
    return covered


def copied(text: str, lent: frozenset[str]) -> list[str]:
    """Runs of a compact text that stand in the lent pages too and are not made of generic phrases."""
    found = [(at, run) for at, run in runs(text) if run in lent]
    covered = generic_positions(text) if found else []
    return [run for at, run in found if not all(covered[at : at + RUN])]


def names_in(text: str) -> list[str]:
    """Listed names in a compact text."""
    return sorted({piece for size in NAME_LENGTHS for piece in _pieces(text, size) if _digest(piece) in NAMES})


def _pieces(text: str, size: int) -> set[str]:
    return {text[at : at + size] for at in range(len(text) - size + 1)}


@cache
def _digest(piece: str) -> str:
    return hashlib.sha256(piece.encode()).hexdigest()[:12]


@cache
def lent_text() -> str:
    pages = [path for pattern in PAGES for path in sorted(SHARED.glob(pattern))]
    return "\n".join(compact(path.read_text(encoding="utf-8")) for path in pages)


@pytest.fixture(scope="module")
def lent() -> frozenset[str]:
    return frozenset(run for page in lent_text().split("\n") for _, run in runs(page))


@pytest.fixture(scope="module")
def tracked() -> dict[str, str]:
    """Compact text of every text file of the checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("no git checkout")
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        try:
            texts[name] = compact((ROOT / name).read_text(encoding="utf-8"))
        except (UnicodeDecodeError, FileNotFoundError):
            continue
    return texts


@needs_shared
def test_no_sentence_is_copied(tracked: dict[str, str], lent: frozenset[str]) -> None:
    found = {name: runs for name, text in tracked.items() if (runs := copied(text, lent))}
    assert found == {}


def test_no_name_is_copied(tracked: dict[str, str]) -> None:
    found = {name: names for name, text in tracked.items() if name not in FACTS and (names := names_in(text))}
    assert found == {}


@needs_shared
def test_a_copy_would_be_found(lent: frozenset[str]) -> None:
    """Every lent page is caught in most of its lines, and the listed names stand in the pages."""
    for page in lent_text().split("\n"):
        assert len(copied(page, lent)) > 0.9 * (len(page) - RUN)
    assert {_digest(name) for name in names_in(lent_text())} == NAMES


def test_generic_phrases_alone_are_no_copy() -> None:
    titles = compact("7月3日上午，县委常委、常务副县长主持会议")
    lent = frozenset(run for _, run in runs(titles))
    assert copied(titles, lent) == []
    planted = "常务副县长种下石榴"
    assert copied(compact("县委常委、常务副县长种下石榴树"), frozenset({planted})) == [planted]
