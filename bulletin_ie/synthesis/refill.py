"""Fills a skeleton with other names: the same article about other people, places and companies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from bulletin_ie.synthesis.grammar import Piece, Scribe, join
from bulletin_ie.synthesis.names import like_name
from bulletin_ie.synthesis.shapes import ending_of, organ_like, short_name
from bulletin_ie.synthesis.skeletons import Skeleton

__all__ = ["Refill", "mark_dates", "refill"]

_KEEP_ARTICLE = 0.06
_KEEP_ENTITY = 0.08
_ORDER = ("DIV", "PER", "ORG", "PLACE", "BODY", "TITLE", "NAME")
_LEVELS = "县区市旗"
_MARK = 0xE000
_TRIES = 3
_REAL_TOWN = 0.4
_CHANGE_ORGAN = 0.45
_OFFICIAL = "省市县区旗州镇乡国中全团党本老新“《"
_AFTER_LEVEL = "(?=委|长|政府|政协|人大|人民|纪委|监委|监察|直|级|领导|四大|四套|法院|检察|武装|人武|公安)"
_PART = "(?:上午|下午|晚上|晚|清晨|凌晨|中午|早上|傍晚|一早)?"
_DATE = re.compile(
    rf"(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日(?:[至—-](?:\d{{1,2}}月)?\d{{1,2}}日)?{_PART}|(?<![\d月第])\d{{1,2}}日(?:上午|下午|晚)"
    r"|20\d\d年(?:\d{1,2}月)?(?:底|初|中旬|上旬|下旬)?|(?<!\d)\d{1,2}月(?:底|初|中旬|上旬|下旬)"
    rf"|(?:今天|昨天|昨日|今日|当天|当日){_PART}|近日|日前|连日来|近期|前不久|(?:去年|今年)(?:以来|底|年初)?"
)
_FIGURE = re.compile(r"(?<![\d.第:：－-])\d{2,6}(?![\d年月日时点分号路线岁届:：－-])")


@dataclass(slots=True)
class Refill:
    """What the names of one article become.

    Attributes:
        scribe: Where fillers come from.
        level: The level character of the article's own bodies and its new one, or ``None``.
        words: Old surface and label to new surface.
        stems: Parts of names to their new form, for short forms and names within names.
        surfaces: Every surface of the article, to see which names have short forms.
    """

    scribe: Scribe
    level: tuple[str, str] | None = None
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)
    surfaces: frozenset[str] = frozenset()

    def learn(self, words: str, label: str) -> None:
        """Decides what a surface becomes."""
        made = self._made(words, label)
        for _ in range(_TRIES):
            if made == words or label in ("TITLE", "BODY", "NAME") or made not in self.words.values():
                break
            made = self._made(words, label)
        self.words[words, label] = made
        if made != words and label in ("DIV", "PER") and len(words) > 1:
            self.stems.setdefault(words, made)

    def _made(self, words: str, label: str) -> str:
        if label == "PER":
            return words if self._keeps() else like_name(self.scribe, words)
        through, touched = self._through_stems(words)
        if label in ("BODY", "TITLE", "NAME"):
            through = self._leveled(through)
            if self.scribe.random() < _CHANGE_ORGAN:
                return self._work_like(through) if label == "NAME" else organ_like(self.scribe, through)
            return through
        if touched or self._keeps():
            if not touched:
                stem = short_name(words) if label == "DIV" else ending_of(words, label)[0]
                self.stems.update({stem: stem} if len(stem) > 1 else {})
            return self._leveled(through)
        return self._division(words) if label == "DIV" else self._leveled(self._named(words, label))

    def _work_like(self, words: str) -> str:
        """Another work or campaign in the same marks."""
        if words[0] == "《" and words[-1] == "》":
            return join(self.scribe.write("文件名" if self.scribe.random() < 0.5 else "作品名"))
        return f"“{join(self.scribe.write('行动干'))}”" if words[0] == "“" and words[-1] == "”" else words

    def _keeps(self) -> bool:
        return self.scribe.random() < _KEEP_ENTITY

    def _through_stems(self, words: str) -> tuple[str, bool]:
        """The words with the new forms of names that stand in them, longest first, and whether there are any."""
        found: list[str] = []
        for stem in sorted(self.stems, key=len, reverse=True):
            if stem in words:
                words = words.replace(stem, chr(_MARK + len(found)))
                found.append(self.stems[stem])
        for number, made in enumerate(found):
            words = words.replace(chr(_MARK + number), made)
            if self.level:
                words = words.replace(made + self.level[0], made + self.level[1])
        return words, bool(found)

    def _leveled(self, words: str) -> str:
        if self.level is None or self.level[0] == self.level[1]:
            return words
        old, new = self.level
        words = re.sub(f"(?<![一-龥]){old}{'(?![场民域])' if old in '市区' else ''}|{old}{_AFTER_LEVEL}", new, words)
        return words.replace(f"副{old}长", f"副{new}长").replace(f"全{old}", f"全{new}")

    def plain(self, words: str) -> list[Piece]:
        """Running text: its level words, other figures, and its dates marked."""
        if self.level and self.level[0] != self.level[1]:
            old, new = self.level
            words = re.sub(f"(?<=[全我该]){old}|(?<![一-龥]){old}(?=[委直级])", new, words)
        words = _FIGURE.sub(self._other_figure, words)
        return list(_dated(words, self._other_date))

    def _other_figure(self, match: re.Match[str]) -> str:
        first = str(self.scribe.between(1, 9))
        return first + "".join(str(self.scribe.between(0, 9)) for _ in match[0][1:])

    def _other_date(self, date: str) -> str:
        if "日" not in date or "月" not in date:
            return date
        rest = date[date.index("日") :]
        year = date[: date.index("年") + 1] if "年" in date else ""
        return f"{year}{self.scribe.between(1, 12)}月{self.scribe.between(1, 28)}{rest}"

    def _division(self, words: str) -> str:
        stem = short_name(words)
        end = words[len(stem) :]
        rule, new_end = _division_rule(self, end)
        if rule is None:
            return words
        made = join(self.scribe.write(rule))
        new_stem = short_name(made) if rule != "镇干" else made
        if end and stem not in self.stems:
            self.stems[stem] = new_stem
        if rule in ("省", "市", "县", "镇"):
            return made
        return new_stem + new_end

    def _beginning_changed(self, words: str, label: str) -> str:
        """A name of no known kind: another short one, or the same with another beginning."""
        if label == "PLACE" and len(words) < 5:
            return join(self.scribe.write("自然村"))
        if len(words) < 5 or words[0] in _OFFICIAL or self.scribe.random() < 0.3:
            return words
        made = join(self.scribe.write("县干" if label == "PLACE" else "企干"))
        self.stems.setdefault(words[:2], made)
        return made + words[2:]

    def _named(self, words: str, label: str) -> str:
        """An organization or place of the same kind: half of the time with the same ending."""
        stem, end, rules = ending_of(words, label)
        random = self.scribe.random
        if rules is None:
            return self._beginning_changed(words, label)
        stem_rule, same_kind = rules
        short = any(other != words and stem[:2] in other for other in self.surfaces)
        if short or random() < 0.55 or not same_kind:
            made = join(self.scribe.write(stem_rule))
            if len(stem) > 1:
                self.stems.setdefault(stem, made)
            return made + end
        return join(self.scribe.write(same_kind))


def mark_dates(pieces: Iterable[Piece]) -> list[Piece]:
    """Marks the dates that stand in plain words.

    Examples:
        >>> mark_dates([("县长", "TITLE"), ("去", ""), ("年到会。", "")])
        [('县长', 'TITLE'), ('去年', 'TIME'), ('到会。', '')]
    """
    out: list[Piece] = []
    for labeled, run in groupby(pieces, key=lambda piece: bool(piece[1])):
        same = list(run)
        out.extend(same if labeled else _dated(join(same), str))
    return out


def _dated(words: str, change: Callable[[str], str]) -> Iterator[Piece]:
    at = 0
    for match in _DATE.finditer(words):
        if match.start() > at:
            yield words[at : match.start()], ""
        yield change(match[0]), "TIME"
        at = match.end()
    if at < len(words):
        yield words[at:], ""


def _division_rule(filling: Refill, end: str) -> tuple[str | None, str]:
    """Which rule gives the stem of a division with an ending, and its new ending."""
    random = filling.scribe.random
    if end in ("镇", "乡", "街道") and random() < _REAL_TOWN:
        return "镇", ""
    if end in ("镇", "乡", "街道", "街道办事处", "苏木"):
        keep = end if end not in ("镇", "乡") or random() < 0.6 else "镇乡"[int(random() * 2)]
        return "镇干", keep
    if end in ("县", "区", "旗") or (filling.level and end == filling.level[0]):
        if filling.level and end == filling.level[0] and "县" not in filling.words.values():
            filling.words["", "县"] = "县"
            return "县", ""
        return "县干", end
    if end in ("市", "州", "盟", "地区"):
        return ("市", "") if random() < 0.5 else ("地市名", "市")
    if end in ("省", "自治区"):
        return "省", ""
    return ("县干", "") if not end and random() < 0.4 else (None, end)


def refill(scribe: Scribe, skeleton: Skeleton, level: str) -> tuple[list[Piece], list[Piece]]:
    """A skeleton's headline and body with other names.

    Args:
        scribe: Where fillers come from.
        skeleton: The article.
        level: The level character of the page's county.

    Returns:
        Pieces of headline and body.
    """
    filling = Refill(scribe)
    pieces = (*skeleton.headline, *skeleton.body)
    if scribe.random() >= _KEEP_ARTICLE:
        filling.level = _own_level(pieces, level)
        named = dict.fromkeys(piece for piece in pieces if piece[1])
        filling.surfaces = frozenset(words for words, _ in named)
        for label in _ORDER:
            for words in sorted((words for words, other in named if other == label), key=len, reverse=True):
                filling.learn(words, label)
    return _rewritten(filling, skeleton.headline), _rewritten(filling, skeleton.body)


def _rewritten(filling: Refill, pieces: tuple[Piece, ...]) -> list[Piece]:
    out: list[Piece] = []
    for words, label in pieces:
        if label:
            out.append((filling.words.get((words, label), words), label))
        else:
            out += filling.plain(words)
    return [piece for piece in out if piece[0]]


def _own_level(pieces: tuple[Piece, ...], level: str) -> tuple[str, str] | None:
    """The level that an article's organs bear, where they bear one only, and the page's."""
    found = {words[0] for words, label in pieces if label in ("TITLE", "BODY") and words[0] in _LEVELS}
    return (found.pop(), level) if len(found) == 1 else None
