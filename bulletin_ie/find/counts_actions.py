"""What is done to what is counted, where no verb of the figure's own phrase says it."""

from __future__ import annotations

import re

from bulletin_ie.find.counts_reading import Reading
from bulletin_ie.find.counts_words import VERBAL, CountWords

__all__ = ["ActionReader"]

_REACH = 14  # characters beside a figure in which its verb stands
_NO_ACTION = re.compile(r"(?:现|仍|还|共|尚|总计)?(?:有|差|剩余|剩下?|缺|达到?|涉及|参加|参会|出席|包括|占)$")
_LEADING = re.compile(r"^(?:现场|当场|年(?=加工|处理)|还|已|共|再)")
_JOINS = re.compile(r"[、和及与]|以及")
_SHORT_VERBS = "抽派建修设查接调收播补交种栽植拆投挖铺架装换清聘招送捐筹领评"
_SHORT = re.compile(rf"(?<![督检调])[{_SHORT_VERBS}](?=了?$)")
_SHORT_LAST = frozenset(f"{_SHORT_VERBS}了\n")
_ATTRIBUTE = re.compile(r"(?P<verb>[\u3400-\u9fff]{2,3})的$")
_BEHIND = re.compile(
    r"(?:已经|已|现已|均|都|全部|全|正在|陆续|还|仍|也|率先|按期|如期|一次性|逐一|今年|目前|基本|同步|先后|正式|将|要|可|能"
    r"|[\u3400-\u9fff\d]{1,4}(?:[前底]|之?内)){0,4}"
    r"(?P<verb>(?P<deny>尚未|仍未|还未|没有|未能|未|没|被)?[\u3400-\u9fff]{1,6}?)(?:了)?(?=[，。；！？：、）\n]|$)"
)
_MARKS = frozenset(("，", "。", "；", "！", "？", "：", "、", "）", "\n", ""))
_DENIED = re.compile("(?:尚|尚未|仍未|还未|没有|未能|未|没|被)$")
_THING_DONE = re.compile(r"的(?P<verb>[\u3400-\u9fff]{2,4})(?=[，。；！？\n]|$)")  # 完成12眼机井的|检修
_DONE = re.compile("(?:到位|完毕|完成|完工|开工|竣工|投产|到户|到岗|上岗|落地|并网|通电|销号|清零|建成|好|完|齐|足)$")


class ActionReader:
    """Finds the verb of which counted things are subject or object.

    Args:
        words: The word lists.
    """

    def __init__(self, words: CountWords) -> None:
        self._words = words

    def read(
        self, key: str, reading: Reading, before: Reading | None, known: tuple[int, int] | None
    ) -> tuple[int, int] | None:
        """The range of a figure's verb.

        Args:
            key: The text.
            reading: The figure with what it counts.
            before: The reading in front of it, if any.
            known: The verb of that one, as read here.

        Returns:
            The range; ``None`` where nothing is done.
        """
        start, end = reading.figure.start, reading.figure.end
        if reading.rule != "counts.elided":
            start, end = min(start, reading.phrase.start), max(end, reading.phrase.end)
        own = self._trimmed(key, reading, end) if reading.action is not None else None
        if own is not None:
            return own
        listed = before is not None and known is not None and known[1] <= before.figure.start
        if listed and before is not None and _JOINS.fullmatch(key, max(before.figure.end, before.phrase.end), start):
            return known
        return self._before(key, start) or self._behind(key, end)

    def _trimmed(self, key: str, reading: Reading, behind: int) -> tuple[int, int] | None:
        """A verb with what denies it, without its adverbs; ``None`` for being and having and for a piece of a noun."""
        start, end = reading.action or (0, 0)
        phrase = reading.phrase
        inside = phrase.start <= start and end <= phrase.end and reading.rule != "counts.verb"
        if inside or _NO_ACTION.search(key, start, end):
            return None
        lead = _LEADING.match(key[start:end])
        start += lead.end() if lead and lead.end() < end - start else 0
        start = _denied(key, start)
        thing = _THING_DONE.match(key, behind, behind + _REACH) if key[start:end] == "完成" else None
        if thing is not None and self._is_verbal(key, *thing.span("verb")):
            return thing.span("verb")
        return start, end - (end - start > 1 and key[end - 1] == "了")

    def _is_verbal(self, key: str, start: int, end: int) -> bool:
        return all(token.sort in VERBAL for token in self._words.tokens(key, start, end))

    def _before(self, key: str, start: int) -> tuple[int, int] | None:
        last = key[start - 1 : start]
        if last in _SHORT_LAST:
            short = _SHORT.search(key, max(0, start - 2), start)
            if short:
                return short.span()
        attribute = _ATTRIBUTE.search(key, max(0, start - 4), start) if last in ("的", "\n") else None
        if attribute is None:
            return None
        verbs = self._words.tokens(key, *attribute.span("verb"))
        at = len(verbs)
        while at and verbs[at - 1].sort in VERBAL:
            at -= 1
        if at == len(verbs) or _NO_ACTION.search(key, verbs[at].start, verbs[-1].end):
            return None
        return _denied(key, verbs[at].start), verbs[-1].end

    def _behind(self, key: str, end: int) -> tuple[int, int] | None:
        """The verb that ends the clause behind a figure: 4台锅炉全部|点火, 7个项目|未开工."""
        found = None if key[end : end + 1] in _MARKS else _BEHIND.match(key, end, end + _REACH)
        if found is None:
            return None
        said = found.start("verb") > end or found.group("deny") or _DONE.search(key, *found.span("verb"))
        if not (said or self._is_verbal(key, *found.span("verb"))) or _NO_ACTION.search(key, *found.span("verb")):
            return None
        return found.span("verb")


def _denied(key: str, start: int) -> int:
    """Where a verb begins with what denies it: 尚未|开工."""
    denied = _DENIED.search(key, max(0, start - 2), start)
    if denied is None or (denied.group() == "尚" and key[start] not in "未无"):
        return start
    return denied.start()
