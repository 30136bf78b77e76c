"""Names of those who must act: lists cut into their members, and those who are told in the sentence."""

from __future__ import annotations

import re

from bulletin_ie.find.deadline_clauses import Range, Words, clause_start

__all__ = ["members", "told"]

_ENDS = frozenset("。！？；\n")
_BEFORE_NAME = re.compile(
    "(?:会后|会上|同时|请|由|责令|责成|要求|建议|希望|督促|点名|全体|全部|广大|所有|随行的|在场的|[他她](?=[请要让叫]))+"
)
_COUNTED = re.compile(
    r"(?:全[县市区旗镇乡村])?(?:\d[\d,.]{0,8}余?|[一二三四五六七八九十两百几]{1,3}余?|几)[名个家户支位所](?=[^，。]{2})"
)
_AMONG = re.compile(r"等(?=\d|[一二三四五六七八九十两几]{1,2}[名个家户支位所])")
_WHICH = re.compile("[不已有未没逾拒从凡持需要被抽占在到过来]|符合|随行|参加|涉及|尚未|承担")
_JOIN = re.compile("、|及其|以及|会同|联合|协同|连同|[和及与](?![平谐睦美县市区])")
_PRONOUN = re.compile("[他她它]们?|其|你们?|您")
_OTHERS = re.compile("记者|大家|群众|乡亲|村民|居民|老人|在场|众人|全场")
_SPEAKS_TO = re.compile(
    "(?=[对叮嘱吩点交责要督叫喊找约拨打致给请让])(?:(?<![面针相绝])对(?P<a>[^，。；：“”对]{2,24}?)(?:说|讲|交代|叮嘱|嘱咐|提出要求|强调)道?(?=[，：])|"
    "(?:叮嘱|嘱咐|吩咐|点名|交代|责成|责令|要求|督促|叫来|喊来|找来|约谈了?)(?P<b>[^，。；：“”]{2,24})(?=，)|"
    "(?:拨通|打通|致电|拨打)了?(?P<c>[^，。；：“”]{2,20}?)的?(?:电话|手机|热线)(?=，)|"
    "给(?P<e>[^，。；：“”]{2,20}?)(?:打[了去]?个?|去)电话(?=，)|"
    "[请让](?P<d>[^，。；：“”]{2,20}?)(?:当场|当面|现场)?(?:表态|承诺|保证|答复)(?=，))"
)


def members(key: str, name: Range, words: Words) -> list[Range]:
    """The members of a list of those who must act, each without number and relative clause.

    Args:
        key: The text.
        name: Where the list, or a single name, stands.
        words: The lexicon's words.

    Returns:
        The members, in reading order; one range where the names share a noun (资规、林业部门).

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> words = Words(default_lexicon())
        >>> text = "县水务局会同各乡镇、已报名的14支突击队"
        >>> [text[a:b] for a, b in members(text, (0, len(text)), words)]
        ['县水务局', '各乡镇', '突击队']
        >>> text = "资规、林业部门"
        >>> [text[a:b] for a, b in members(text, (0, len(text)), words)]
        ['资规、林业部门']
    """
    start, end = name
    if among := _AMONG.search(key, start, end):
        start = among.end()  # 供水、燃气等4家管线单位
    if lead := _BEFORE_NAME.match(key, start, end):
        start = lead.end() if end - lead.end() >= 2 else start
    found: list[Range] = []
    edge = start
    for mark in (*_marks(key, start, end), None):
        stop = mark.start() if mark else end
        if mark is None or words.body.search(key[edge:stop]) or _PRONOUN.fullmatch(key, edge, stop):
            found.append(_bare(key, edge, stop))
            edge = mark.end() if mark else end
    return [r for r in found if r[0] < r[1]]


def _marks(key: str, start: int, end: int) -> list[re.Match[str]]:
    """The marks of a list, those in brackets left out."""
    marks = _JOIN.finditer(key, start + 1, end - 1)
    return [m for m in marks if key.count("（", start, m.start()) == key.count("）", start, m.start())]


def _bare(key: str, start: int, end: int) -> Range:
    """A name without number and relative clause (已报名的14支突击队); 学生的父母 stays."""
    which = key.rfind("的", start, end - 2)
    if which > start and _WHICH.search(key, start, which):
        start = which + 1
    if lead := _BEFORE_NAME.match(key, start, end):
        start = lead.end() if end - lead.end() >= 2 else start
    if counted := _COUNTED.match(key, start, end):
        start = counted.end()
    return start, end


def told(key: str, first: int, last: int, words: Words) -> list[Range]:
    """Who is told to act in the words of a sentence before the time (他叮嘱镇长王松, …; 对随行的负责人说, …).

    Args:
        key: The text.
        first: Where the sentence begins; a quotation's own sentence goes back to who is quoted.
        last: Where the time, or its clause, begins.
        words: The lexicon's words.

    Returns:
        The names, of people without their posts; empty where nobody who could act is told.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> text = "他叮嘱随行的镇长高松、民政部门负责人，月底前送到。"
        >>> [text[a:b] for a, b in told(text, 0, 20, Words(default_lexicon()))]
        ['高松', '民政部门负责人']
    """
    if key[first - 1 : first] == "“" and key[first - 2 : first - 1] in ("：", "，"):
        first = clause_start(key, first - 2, _ENDS)
    for said in reversed([*_SPEAKS_TO.finditer(key, first, last)]):
        group = said.lastgroup or ""
        start, end = said.span(group)
        if _OTHERS.search(key, start, end):
            continue
        names = [_name(key, r, words) for r in _listed(key, start, end)]
        if all(names):
            return [r for r in names if r]
        if words.body.search(key[start:end]):  # 交警、城管负责人
            return [(start, end)]
    return []


def _listed(key: str, start: int, end: int) -> list[Range]:
    found: list[Range] = []
    for mark in (*_marks(key, start, end), None):
        stop = mark.start() if mark else end
        found.append((start, stop))
        start = mark.end() if mark else end
    return found


def _name(key: str, told_to: Range, words: Words) -> Range | None:
    """A person's name behind posts, a name alone, or who can act; ``None`` for other words (叮嘱注意安全)."""
    start, end = _bare(key, *told_to)
    which = key.rfind("的", start, end - 2)
    start = which + 1 if which > start else start
    if person := words.person.search(key, start, end):
        return person.span("name")
    if words.surnamed.fullmatch(key, start, end):
        return start, end
    if words.body.search(key[start:end]) or words.officer.search(key[start:end]):
        return start, end
    return None
