"""Who must act: named in the deadline's own clause, or in a clause before it that puts them under a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_ie.find.deadline_clauses import MODAL, Range, Setting, Words, clause_start
from bulletin_ie.find.deadline_names import members, told
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
_BY_HINT = re.compile("责任|由|请|牵头|负责")  # one of them stands in what fits the pattern above, which is slow
_BY_RULE = re.compile("按|依照|根据")
_BECOMES = re.compile("(?:全部|全面|一律|基本){0,2}(?:清零|销号|见底|达产|投产|复产|复工|入驻|达标|退出|出清)")
_MOVED = re.compile("(?:全部|全面|一律|必须|及时|安全){0,2}(?:转移|转运|疏散|安置|搬迁)(?:到位|完毕|完成|结束|出来)")
_PERSONS = re.compile("(?:人员|群众|居民|村民|住户|农户|老人|学生|师生|游客)$")
"""Who is brought away, where a firm or an office would move itself."""
_EACH = re.compile(
    "(?:每[村镇乡校县]|各[^，。；的\\d]{0,8}?(?:单位|部门|村|镇|乡|校|县|区|街道|社区)(?:（[^（）]{1,12}）)?)(?=[^，。；、的]{2})"
)
_GROUP = re.compile("(?<!人)员$|(?:队|单位|代表|摊点|商户|经营户|管线|家长|车主|企业|会员)$")
_ACTS_IN_PERSON = re.compile(
    "(?:全部|全员|一律|必须|自行|提前|主动|重新|要|须|应|均){0,3}"
    "(?:上岗|到岗|进村|进驻|入户|到位|清退|确认|参加|提交|完成|登记|报到|搬离|撤出|登录|上报|报送|办理|申报|驻村|包村)"
)
_ASKED = re.compile("(?:要|须|需|应当?|请|限|务必)(?:提前)?[于在]?$")
_BY_THEMSELVES = re.compile("(?:自行|主动|自觉)")
_FOR = re.compile("对于?|凡是?")
_JOINED = re.compile("(?:会同|联合|协同)(?P<who>[^，。；]{2,30})$")
_TRADE = re.compile("(?:施工|建设|设计|监理|培训|检测|生产|采购|供应)(?:单位|企业|部门|方|机构|队)")
_OBJECTS = re.compile("(?P<who>[^，。；对]{2,12})对[^，。；]{2,16}(?:异议|不服|疑问)的?$")
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

    def whoever(self, key: str, start: int, end: int) -> list[Range]:
        """Those whom a clause describes (凡持有旧证的车主), without the description."""
        names = members(key, (start, end), self._words)
        return names if names and all(self.named(key, *name) for name in names) else []

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
        if not turns:
            return [], start, -1
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

    def takes_part(self, key: str, subject: Range, predicate: Range) -> bool:
        """Whether a counted subject acts itself (38名护林员全员上岗), so that it belongs to the task as well."""
        name = key[slice(*subject)]
        return bool(_COUNTED.search(name) and _GROUP.search(name) and _ACTS_IN_PERSON.match(key, *predicate))

    def listed(self, setting: Setting, bodies: list[Range]) -> list[Range]:
        """Each of those who must act by itself; a pronoun stands for whom the sentence tells before.

        Args:
            setting: The time in its clause.
            bodies: Ranges that name them, lists in one.
        """
        key, found = setting.key, []
        for body in bodies:
            for name in members(key, body, self._words):
                if _HIM.fullmatch(key, *name):
                    found += told(key, setting.sentence[0], name[0], self._words)
                else:
                    found.append(name)
        return sorted(set(found))

    def told(self, setting: Setting) -> list[Range]:
        """Whom the sentence before the time tells to act."""
        return told(setting.key, setting.sentence[0], setting.start, self._words)

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
        if thin and (_BECOMES.fullmatch(does) or (_PERSONS.search(name) and _MOVED.match(does))):
            return False
        if not self._words.body.search(name):
            told = _TOLD_TO.search(key, max(0, subject[0] - 2), subject[0]) or (name.endswith("的") and not thin)
            return bool(told and begins and len(name) <= 12 and not self._words.thing.search(name.rstrip("的")))
        counted = _COUNTED.search(name)
        if begins or _PREPARED.match(does):
            return not (counted and (thin or _BUILT.search(name)))
        if counted or (thin and not name.startswith("各")):
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
        if each := _EACH.match(key, first, last):
            return each.span()
        for body in self._bodies_in(key, first, last):
            if self._words.verb_first.match(key, body, last) or _PREPARED.match(key, body, last):
                return first, body
        return None

    def _whole(self, key: str, body: int, end: int) -> int:
        """Where a name ends that goes on behind its first body (县政协|经济委)."""
        for further in self._words.body_inside.finditer(key, body, min(end, body + 6)):
            between = key[body : further.start()]
            return body if self._words.verb.search(between) or "、" in between else further.end()
        return body

    def _at_head(self, key: str, start: int, end: int, bodies: list[int]) -> list[int]:
        """Where the one ends whom a clause begins with and tells of (县水务局派2名技术员蹲点)."""
        for body in bodies:
            if (
                body < end
                and not self._words.post_first.match(key, body, end)
                and self._words.does.match(key, body, end)
            ):
                return [body]
        return []

    def _bodies_in(self, key: str, first: int, last: int) -> Iterator[int]:
        """Where names of those who can act end that begin at ``first``."""
        if _PLACED.match(key, first, last):
            return
        for body in self._words.body_inside.finditer(key, first, min(last, first + 24)):
            if any(mark in key[first : body.end()] for mark in "的，"):
                return
            yield body.end()

    def before(self, setting: Setting, floor: int, spoken: list[Range], *, bare: bool) -> list[Range]:
        """Who an earlier clause of the sentence puts under a duty that goes on (各级党组织要以案为鉴，…).

        Args:
            setting: The time in its clause.
            floor: Where the deadline before ends; clauses that reach beyond it are its own.
            spoken: Whom the sentence tells to act; the nearer of both counts.
            bare: Whether the clause has no subject, so that the one of an earlier clause goes on.
        """
        said = self._words.breaker.search(setting.before)
        bare = bare and not (said and not self._words.duty.fullmatch(said.group()))
        ordered = bool(_TOLD_TO.search(setting.before))
        asked = bool(_ASKED.search(setting.before) or _BY_THEMSELVES.match(setting.after))
        key, edge = setting.key, setting.left[0]
        him = bool(_HIM.search(key, max(edge, setting.start - 4), setting.left[1]))
        along: list[Range] = []
        for _ in range(_CLAUSES_BACK):
            if edge <= max(setting.sentence[0], floor) or key[edge - 1] not in "，：":
                break
            end = edge - 1
            edge = clause_start(key, end)
            if edge < floor:
                break
            if joined := _JOINED.match(key, edge, end):
                along = [joined.span("who")]  # 由县住建局牵头，会同县公安局，…
                continue
            if him:
                if said := _ADDRESSED.search(key, edge, end):
                    return self.named(key, *said.span("who"))
                continue
            if spoken and spoken[0][0] >= edge:
                return spoken
            found, stop, him = self._clause(key, edge, end, bare=bare)
            if found or stop:
                return found + (along if found else [])
            if (asked or (ordered and _FOR.match(key, edge, end))) and (
                names := self.whoever(key, *_without_for(key, edge, end))
            ):
                return names
        return []

    def _clause(self, key: str, start: int, end: int, *, bare: bool) -> tuple[list[Range], bool, bool]:
        """Who a whole clause puts under a duty; whether to look no further; whether it only says 责令其."""
        bodies, _, said = self.under_duty(key, start, end)
        if bodies:
            joined = _JOINED.search(key, bodies[-1][1], end)
            return bodies + ([joined.span("who")] if joined else []), True, False
        if headed := _HEADED.search(key, start, end):
            return [headed.span("who")], True, False
        if _BY_HINT.search(key, start, end) and (by := _BY.search(key, max(start, said), end)):
            head = by.start() if len(by.group()) > 2 else by.end()
            for body in self._bodies_in(key, head, end):
                whole = self._whole(key, body, end)
                joined = _JOINED.search(key, body, end)
                return [(head, whole), *([joined.span("who")] if joined else [])], True, False
        if objects := _OBJECTS.fullmatch(key, start, end):
            return [objects.span("who")], True, False
        if said < 0:
            if _WHOEVER.match(key, start, end):
                return self.whoever(key, start, end), True, False
            start = opened(key, start, end, self._words)[0]
            bodies_here = [*self._bodies_in(key, start, end)]
            willing = [body for body in bodies_here if _WILL.match(key, body, end)]
            goes_on = [] if willing or not bare else self._at_head(key, start, end, bodies_here)
            return [(start, body) for body in (*willing, *goes_on)[:1]], bool(willing or goes_on), False
        if key[said : said + 1] == "其" and key[said : said + 2] not in ("其他", "其余", "其中"):
            return [], False, True
        if self._words.verb_first.match(key, said, end) and not _TRADE.match(key, said, end):
            return [], True, False
        return [(said, body) for body in self._bodies_in(key, said, end)][:1], True, False


def _without_for(key: str, start: int, end: int) -> Range:
    """A clause without 对 or 凡 in front of whom it names."""
    lead = _FOR.match(key, start, end)
    return (lead.end() if lead else start), end
