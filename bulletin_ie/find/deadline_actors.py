"""Who must act: named in the deadline's own clause, or in a clause before it that puts them under a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_ie.find.deadline_clauses import MODAL, Range, Setting, Words, clause_start
from bulletin_ie.find.deadline_topics import REST, opened

__all__ = ["ActorReader"]

_CLAUSES_BACK = 4
_LONGEST = 40
_PREPARED = re.compile("把|将|对|就|针对|围绕|按照|按|根据|由|通过|结合|依托|以|向|凡")
_STATE = re.compile(
    "具备|达|成为|是|有|基本|能|突破|超过?|不低于|稳定|投入|进入|纳入|全部|实现|保持|率|[^，。]{0,12}[率量额值数]"
)
_BUILT = re.compile("(?:医院|学校|中心|院|站|所|园区|社区|企业|公司|集团|高校|支部|村|镇|乡|部|人|者|方)$")
_GOES_ON = re.compile(
    "[到持凭带携登付交缴获取扫架建][^，。；]{3,}|[^，。；]{0,2}(?:主动|自觉|向|把|将)|(?:自行|自愿|逐|投案)"
)
_COUNTED = re.compile(r"\d|[一二三四五六七八九十两百几]{1,3}[个名家所户人座处]")
_PLACED = re.compile("成立|组建|设立|[到至赴在经凭持从与和同]|登录|通过|利用|扫码|所[需有在]")
_TOLD_TO = re.compile("(?:责令|责成|督促|敦促|叮嘱|嘱咐|限令|勒令|吩咐|点名)$")
_BY = re.compile(
    "责任单位[为是：]?|由(?!于|此|衷|来)|(?<![申呈报])请(?![示求假])|[^，。；]{2,20}?(?:牵头|负责)(?=$|，)"
)
_BY_RULE = re.compile("按|依照|根据")
_MANNER = 5  # characters between a name and its word of duty (拍着胸脯)
_HEADED = re.compile("由(?P<who>[^，。；由]{2,16}?)(?:牵头|总负责|负总责|负责|领衔)")
_WHOEVER = re.compile("凡|有意|符合")
_WILL = re.compile("将|拟|主动|率先|(?:当[面场]|现场)?(?:回复|答复|表态|回应|应承)")
_HIM = re.compile("[其她他它]们?$")
_ADDRESSED = re.compile(
    "(?:约谈|传唤|责令|督促|通知|查处|检查|[向对给])(?P<who>[^，。；向对给]{2,16}?)(?:发出|下达|送达|作出|进行|提出|$)"
)


class ActorReader:
    """Reads who must act.

    Args:
        words: The lexicon's words about deadlines.
    """

    def __init__(self, words: Words) -> None:
        self._words = words

    def named(self, key: str, start: int, end: int) -> list[Range]:
        """The words of a range, if they name someone who can act."""
        start, end = opened(key, start, end, self._words)
        name = key[start:end]
        if not 2 <= len(name) <= _LONGEST or _PLACED.match(name) or not self._words.body.search(name):
            return []
        return [] if _COUNTED.search(name) and _BUILT.search(name) else [(start, end)]

    def under_duty(self, key: str, start: int, end: int) -> tuple[list[Range], int, int]:
        """Who a part of a clause puts under a duty, and where the words behind its turns begin.

        Words before 要 or 确保 name who must act, words before 要求 or 责令 who says so.

        Args:
            key: The text.
            start: First character of the part.
            end: One past its last.

        Returns:
            Who must act; where the words behind the last turn begin; the same behind the last word of saying, or -1.
        """
        turns = [*self._words.breaker.finditer(key, start, end), *MODAL.finditer(key, start, end)]
        bodies: list[Range] = []
        edge, said = start, -1
        for turn in sorted(turns, key=lambda m: (m.start(), -m.end())):
            if turn.start() < edge:
                continue
            if turn.group() == "要求" and turn.end() == end and _BY_RULE.search(key, edge, turn.start()):
                continue  # 须按“日调度、周通报”要求，…
            duty = MODAL.fullmatch(turn.group()) or self._words.duty.fullmatch(turn.group())
            named = self.named(key, edge, turn.start()) or self._promises(key, edge, turn.start())
            bodies = (named or bodies) if duty else []
            edge = turn.end()
            said = said if duty else edge
        return bodies, edge, said

    def _promises(self, key: str, first: int, last: int) -> list[Range]:
        """Who words begin with that only say in which manner they promise (业主单位拍着胸脯保证)."""
        first = opened(key, first, last, self._words)[0]
        near = (body for body in self._bodies_in(key, first, last) if last - body <= _MANNER)
        return [(first, body) for body in near if "将" not in key[body:last]][:1]

    def acts(self, key: str, subject: Range, predicate: Range, *, thin: bool) -> bool:
        """Whether a subject is who must act, so that the task is clear without it."""
        name, does = key[slice(*subject)], key[slice(*predicate)]
        if REST.match(key, *subject) or _PLACED.match(name):
            return False
        begins = self._words.verb_first.match(does)
        if not self._words.body.search(name):
            told = _TOLD_TO.search(key, max(0, subject[0] - 2), subject[0]) or (name.endswith("的") and not thin)
            return bool(told and begins and len(name) <= 12 and not self._words.thing.search(name.rstrip("的")))
        counted = _COUNTED.search(name)
        if begins or _PREPARED.match(does):
            return not (counted and (thin or _BUILT.search(name)))
        if counted or thin:
            return False
        if name.startswith(("各", "双方", "有关", "相关", "全体", "全县", "全市")) or self._words.breaker.search(
            key, max(0, subject[0] - 2), subject[0]
        ):
            return True
        return not _STATE.match(does) and bool(_GOES_ON.match(does) or not _BUILT.search(name))

    def in_front(self, key: str, first: int, last: int) -> Range | None:
        """Who a predicate begins with (县住建局完成自建房摸底)."""
        if self._words.verb_first.match(key, first, last) or _PREPARED.match(key, first, last):
            return None
        for body in self._bodies_in(key, first, last):
            if self._words.verb_first.match(key, body, last) or _PREPARED.match(key, body, last):
                return first, body
        return None

    def _bodies_in(self, key: str, first: int, last: int) -> Iterator[int]:
        """Where names of those who can act end that begin at ``first``."""
        if _PLACED.match(key, first, last):
            return
        for body in self._words.body_inside.finditer(key, first, min(last, first + 24)):
            if any(mark in key[first : body.end()] for mark in "的，"):
                return
            yield body.end()

    def before(self, setting: Setting, floor: int) -> list[Range]:
        """Who an earlier clause of the sentence puts under a duty that goes on (各级党组织要以案为鉴，…).

        Args:
            setting: The time in its clause.
            floor: Where the deadline before ends; clauses that reach beyond it are its own.
        """
        key, edge = setting.key, setting.left[0]
        him = bool(_HIM.search(key, max(edge, setting.start - 4), setting.left[1]))
        for _ in range(_CLAUSES_BACK):
            if edge <= max(setting.sentence[0], floor) or key[edge - 1] not in "，：":
                break
            end = edge - 1
            edge = clause_start(key, end)
            if edge < floor:
                break
            if him:
                if said := _ADDRESSED.search(key, edge, end):
                    return self.named(key, *said.span("who"))
                continue
            found, stop, him = self._clause(key, edge, end)
            if found or stop:
                return found
        return []

    def _clause(self, key: str, start: int, end: int) -> tuple[list[Range], bool, bool]:
        """Who a whole clause puts under a duty; whether to look no further; whether it only says 责令其."""
        bodies, _, said = self.under_duty(key, start, end)
        if bodies:
            return bodies, True, False
        if headed := _HEADED.search(key, start, end):
            return [headed.span("who")], True, False
        if by := _BY.search(key, max(start, said), end):
            head = by.start() if len(by.group()) > 2 else by.end()
            for body in self._bodies_in(key, head, end):
                return [(head, body)], True, False
        if said < 0:
            if _WHOEVER.match(key, start, end):
                return self.named(key, start, end), True, False
            start = opened(key, start, end, self._words)[0]
            willing = [body for body in self._bodies_in(key, start, end) if _WILL.match(key, body, end)]
            return [(start, body) for body in willing[:1]], bool(willing), False
        if key[said : said + 1] == "其" and key[said : said + 2] not in ("其他", "其余", "其中"):
            return [], False, True
        if self._words.verb_first.match(key, said, end):
            return [], True, False
        return [(said, body) for body in self._bodies_in(key, said, end)][:1], True, False
