"""Which block of running text goes on with which article, on pages whose columns break articles off.

Blocks are given to articles all at once, so that every article that breaks off finds the block that ends it: a
search over the blocks in page order keeps the best ways so far (a beam).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

from bulletin_ie.budget import check
from bulletin_ie.layout.blocks import Block, End, Gap, Start
from bulletin_ie.layout.cohesion import Cohesion, Joints
from bulletin_ie.layout.printed import Kind, PageLine, is_bulleted, numbered_end
from bulletin_ie.layout.titles import Said
from bulletin_ie.layout.wording import Wording, coverage

__all__ = ["assign"]

_LEAD = 160
_SAID = 600  # characters of a block in which speakers are looked up
_BEAM = 6
_LIVE = 7  # articles of one way that can still go on
_MEMBERS = 8  # blocks of an article that another block is compared with
_COHESION = 120.0  # a block shares about 0.05 with its own article, 0.015 with others
_MOST = 8.0  # what shared words can weigh
_UNRELATED = 1.6
_SIGNED = 9.0
_ENDED = 1.5
_UNBALANCED = 2.0
_AROUND = 12  # blocks before and behind one, for whose articles a title is compared
_SPEAKER = re.compile(  # who speaks in a block, where a clause begins with the name
    r"(?:^|[，。；！？”\s,;])([\u4e00-\u9fff]{2,3}?)(?:当场|当即|随后|还|最后|现场|同时|再次|反复|边走边)?(?:要求|强调|指出|表示|叮嘱|希望|嘱咐)"
)
_NOBODY = re.compile(
    r"会议|会上|大家|[他她]们?$|[并还也又再]|就此|同时|最后|方面|明确|通知|意见|有关|公告|公司|[省市县区镇乡]里|双方|代表|党委|政府|单位"
)
_POST = re.compile(r"(?:[省市区县州旗盟镇乡]|党工)委|[省市区县州旗盟]?(?:政府|人大|政协|领导)|副|[市区县州旗盟镇乡]长")
"""How any article can go on: with a post, which says nothing of whose article it is."""
_ALONG = re.compile(
    r"[^。！？；]{4,160}(?:(?:一同|陪同|随同|一并|一道|共同|分别)(?:参加)?[\u4e00-\u9fff]{0,6}|同行|随行"
    r"|参加(?:上述|有关|相关|此次|了)?(?:活动|会议|调研|检查|督导|督查|慰问|考察|座谈|走访|视察|观摩)?)"
)
"""Nothing but who came along, which any article can say at its end."""
_COMPANIONS = 4.0
_KNOWN = 3.5  # a speaker whom the article has named; against it where only another has
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"))
_FITS = 2.0  # the characters at a cut stand side by side in sentences of the lexicon
_UNFIT = -0.5
_NEVER = -1e6
_JOIN = {
    (End.OPEN, Start.MIDDLE): 2.0,
    (End.OPEN, Start.UNKNOWN): 0.5,
    (End.OPEN, Start.SENTENCE): -2.0,
    (End.CLAUSE, Start.MIDDLE): 1.5,
    (End.CLAUSE, Start.UNKNOWN): 0.5,
    (End.CLAUSE, Start.SENTENCE): -0.7,
    (End.HALF, Start.MIDDLE): 0.5,
    (End.HALF, Start.UNKNOWN): 0.0,
    (End.HALF, Start.SENTENCE): 0.0,
    (End.DONE, Start.MIDDLE): -3.0,
    (End.DONE, Start.UNKNOWN): -1.0,
    (End.DONE, Start.SENTENCE): 0.3,
}
_NEXT = {Gap.NOTHING: 4.0, Gap.BYLINE: 2.5, Gap.BLANK: 0.7, Gap.FURNITURE: 0.3, Gap.SECTION: 1.0, Gap.TITLE: -0.5}
_UNFINISHED = {End.OPEN: -4.0, End.CLAUSE: -4.0, End.HALF: -1.0, End.DONE: 0.0}


class _Article(NamedTuple):
    """An article of one way to read the page: its first block, and those that others are compared with."""

    first: int
    members: tuple[int, ...]

    def with_block(self, number: int) -> _Article:
        """The article with one more block."""
        return _Article(self.first, (*self.members[-_MEMBERS:], number))


class _Clues(NamedTuple):
    """What a block shows of whose article it goes on with, worked out once for all articles.

    Attributes:
        head: Its first characters, where they can name whom or what an article knows; else empty.
        speakers: Names of those who speak in it and whom a block above has introduced.
        along: Whether it only says who came along, maybe with a byline behind it.
    """

    head: str
    speakers: list[str]
    along: bool


class _State(NamedTuple):
    """One way to read the page up to a block."""

    score: float
    articles: tuple[_Article, ...]  # the live ones, the one that went on last at the end
    chosen: int  # first block of the last block's article
    before: _State | None


def assign(
    lines: list[PageLine], blocks: list[Block], wording: Wording, joints: Joints, is_name: Callable[[str], bool]
) -> dict[int, int]:
    """Give each block to an article.

    Args:
        lines: The lines of the page.
        blocks: Its blocks.
        wording: What judges titles.
        joints: What knows which characters stand side by side.
        is_name: What tells a person's name.

    Returns:
        For the first line of each block the first line of its article; nothing for a page on which no
        article can go on in another place.
    """
    if all(block.opening for block in blocks[1:]):
        return {}
    return _Search(lines, blocks, wording, joints, is_name).run()


class _Search:
    def __init__(
        self,
        lines: list[PageLine],
        blocks: list[Block],
        wording: Wording,
        joints: Joints,
        is_name: Callable[[str], bool],
    ) -> None:
        self.is_name = is_name
        self.lines, self.blocks, self.wording, self.joints = lines, blocks, wording, joints
        texts = [block.key for block in blocks]
        self.clues: dict[int, _Clues] = {}
        self.cohesion, self.said = Cohesion(texts), Said(texts)
        body = [line.blank for line in lines if line.kind is Kind.BODY and not line.opening]
        self.spaced = 10 * max(0.0, sum(body) / max(1, len(body)) - 0.5)
        if any(block.end is End.OPEN for block in blocks[:-1]):  # blank lines are no better than none here
            self.spaced = min(self.spaced, _NEXT[Gap.NOTHING] - _NEXT[Gap.BLANK])
        self.leads = {block.number: block.key[:_LEAD] for block in blocks if block.opening or block.heads}

    def run(self) -> dict[int, int]:
        states = [_State(0.0, (), -1, None)]
        for block in self.blocks:
            check()
            begun = self._begins(block)
            known: dict[_Article, float] = {}
            if len(states) == len(states[0].articles) == 1 and begun <= _NEVER:
                only = states[0].articles[0].with_block(block.number)
                states = [self._grown(states[0], 0.0, (), only)]
                continue  # nothing to decide yet
            following = [s for state in states for s in self._following(state, block, begun, known)]
            states = sorted(following, key=lambda s: -s.score)[:_BEAM]
        step: _State | None = max(states, key=lambda s: s.score + sum(map(self._left_open, s.articles)))
        found: dict[int, int] = {}
        for block in reversed(self.blocks):
            assert step is not None
            found[block.first] = self.blocks[step.chosen].first
            step = step.before
        return found

    def _left_open(self, article: _Article) -> float:
        return _UNFINISHED[self.blocks[article.members[-1]].end]

    def _following(self, state: _State, block: Block, begun: float, known: dict[_Article, float]) -> list[_State]:
        """The ways to go on with a block."""
        found = []
        if begun > _NEVER or not state.articles:
            found.append(self._grown(state, begun, state.articles, _Article(block.number, (block.number,))))
        if block.opening and state.articles:
            return found
        for place, article in enumerate(state.articles):
            tail = self.blocks[article.members[-1]]
            if tail.signed and tail.number < block.number - 1 and found:
                continue
            if article not in known:
                known[article] = self._continues(article, block)
            others = state.articles[:place] + state.articles[place + 1 :]
            found.append(self._grown(state, known[article], others, article.with_block(block.number)))
        return found

    def _grown(self, state: _State, gain: float, others: tuple[_Article, ...], article: _Article) -> _State:
        """A way with one more block; of many articles the finished ones, then the oldest, are given up."""
        score = state.score + gain
        if len(others) >= _LIVE:
            gone = min(others, key=lambda a: (self.blocks[a.members[-1]].end is not End.DONE, a.members[-1]))
            score += self._left_open(gone)
            others = tuple(a for a in others if a is not gone)
        return _State(score, (*others, article), article.first, state)

    def _begins(self, block: Block) -> float:
        """How well a block begins an article."""
        if block.opening:
            return 0.0
        heads = [self.lines[n] for n in block.heads]
        column = any(head.column for head in heads)
        titles = [h.key for h in heads if not (h.column or is_bulleted(h.key) or numbered_end(h.key))]
        if is_bulleted(block.key) and column:
            return 20.0
        if any(self.wording.is_notice(t) and not t.startswith("附件") for t in titles) and not numbered_end(block.key):
            return 20.0
        score = {Start.MIDDLE: -6.0, Start.UNKNOWN: -1.0, Start.SENTENCE: 0.0}[block.start]
        score += _UNRELATED
        if not titles:
            return score - 3.0 if block.dated and block.start is Start.SENTENCE else _NEVER
        fit = max(self._announced(t, block) for t in titles)
        return score - 3.0 + 8.0 * fit + (1.5 if block.dated else 0.0)

    def _announced(self, title: str, block: Block) -> float:
        """How far a title speaks of a block, and not of another article."""
        own = max(coverage(title, block.key[:_LEAD]), 0.8 * coverage(title, block.key))
        lead = block.key[:_LEAD]
        around = [n for n in range(block.number - _AROUND, block.number + _AROUND) if n != block.number]
        other = max((coverage(title, self.leads[n]) for n in around if n in self.leads), default=0.0)
        return own - other + (0.2 if self.wording.names_event(title, lead) else 0.0)

    def _continues(self, article: _Article, block: Block) -> float:
        """How well a block goes on with an article."""
        tail = self.blocks[article.members[-1]]
        score = _JOIN[tail.end, block.start] + self._fits(tail, block)
        clues = self.clues.get(block.number)
        if clues is None:
            clues = self.clues[block.number] = self._clues(block)
        if clues.head and any(clues.head in self.blocks[m].key for m in article.members):
            score += 1.5  # whom or what the block begins with is known
        for name in clues.speakers:
            score += _KNOWN if any(name in self.blocks[m].key for m in article.members) else -_KNOWN
        along = clues.along
        if not along:  # names and posts stand in any article
            shared = _COHESION * self.cohesion.shared(block.number, article.members)
            score += _MOST * math.tanh(shared / _MOST)
        if tail.number == block.number - 1:
            score += _NEXT[block.gap]
            score += self.spaced if block.gap is Gap.BLANK and tail.end is not End.OPEN else 0.0
            ended = tail.end is End.DONE and not tail.signed and block.gap not in (Gap.TITLE, Gap.SECTION)
            score += _COMPANIONS if ended and along else 0.0
        elif tail.end is End.DONE:
            score -= _ENDED
        if tail.signed and not (tail.number == block.number - 1 and block.gap is Gap.BYLINE):
            score -= _SIGNED
        return score

    def _clues(self, block: Block) -> _Clues:
        """What a block shows of whose article it goes on with."""
        sentence, _, rest = block.key.partition("。")
        along = bool(_POST.match(sentence) and _ALONG.fullmatch(sentence)) and "。" not in rest
        head = "" if block.start is Start.MIDDLE or _POST.match(block.key) else block.key[:3]
        return _Clues(head, self._speakers(block), along)

    def _speakers(self, block: Block) -> list[str]:
        """Names of those who speak in a block and whom a block above has introduced."""
        names = {m.group(1) for m in _SPEAKER.finditer(block.key[:_SAID])}
        above = self.blocks[max(0, block.number - _MEMBERS) : block.number]
        known = [n for n in names if self.is_name(n) and not _NOBODY.search(n) and any(n in b.key for b in above)]
        return sorted(known)[:2]

    def _fits(self, tail: Block, block: Block) -> float:
        """Whether words, quotes and brackets across the cut fit."""
        last, first = tail.key.rpartition("\n")[2], block.key.partition("\n")[0]
        score = 0.0
        if tail.end is End.OPEN:
            said = last[-2:] + first[:1] in self.said or last[-1:] + first[:2] in self.said
            score += 3.0 if said else _FITS if self.joints.fits(last, first) else _UNFIT
        for opens, closes in _PAIRS:
            if opens not in last and closes not in first:
                continue
            waiting = last.rfind(opens) > last.rfind(closes)
            begins, ends = first.find(opens), first.find(closes)
            if waiting != (ends >= 0 and (begins < 0 or ends < begins)):
                score -= _UNBALANCED
            elif waiting:
                score += 1.5
        return score
