"""The task of a deadline: what must be done and to what, put together from the words around the time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin_ie.find.deadline_actors import ActorReader
from bulletin_ie.find.deadline_clauses import MODAL, Range, Setting, Words, clause_end, clause_start, kept, trim
from bulletin_ie.find.deadline_topics import REST, TopicReader, opened

__all__ = ["Earlier", "Task", "TaskReader"]

_COMPANION = re.compile("(?:会同|联合|协同|牵头)([^，。；]{2,30}?)(?=把|将|对|在|于|按|$)")
_NEEDS_VERB = re.compile("把|将|对|就|针对|围绕|按照|按|根据|由|通过|结合|依托|以|向|凡")
_HELD = re.compile("(?:把|将|对(?!接)|由)(?=[^，。；]{2,})")
_WILL = re.compile("将(?=.)")
_NO_SUBJECT = re.compile(r"其|[他她它]们?|[我你咱]们|大家|或者?|在|对于?|凡|[\d年月日底初、和及在于]+")
_ONE_OF = re.compile("[^，。；的]{2,6}的(?=被?[^，。；]{1,6}户|住户|居民|企业|单位|人员|个人|商户|用户)")
_CUT_TAIL = re.compile("(?:的(?:目标|任务|要求|节点|原则)?(?:不能变|不变|不动摇)?|等)$")
_NAMED_FIRST = re.compile(r"[^，。；]{2,8}(?:合龙|封顶|竣工|完工|通车|投产|到位|上岗)$")
_LABEL = re.compile(
    "(?P<what>[^：]{0,20}?)(?:截止|完成|办理|结束|受理)?(?:时间|日期|期限|时限|节点)(?:要求)?(?:原则上)?[为是：]?(?:不得?)?$"
)
_WHO_LABEL = re.compile("(?:责任|牵头|配合|主办|承办)(?:单位|部门|人|领导)：(?P<who>.{2,30})")
_CLOSING_WORDS = re.compile(
    "(?:期限|时间)?[于至到]?的?(?:延长|延期|顺延|宽限|截[至止])(?:时间|日期|日|到)?[为是：]?[至到]?$"
)
_CLOSES = re.compile("截[止至]")
_WRITTEN = re.compile("(?<=..)报告$")
_MOTTO = re.compile(r"“[^“”]{2,8}”|(?:、?该(.)的\1){1,2}")  # 必须“一块不剩”, 该拆的拆
_APPLIED = re.compile("(?:办理|申请|申领|补办|换领)(?P<thing>[^，。；、]{2,12})$")
_OTHER_STEP = re.compile("[后前内底月日].{2,8}、$")  # 秋收后动工、上冻前完工
_CLEAR = 4  # characters that a predicate needs to say by itself what is to be done
_LONG = 20  # characters of a name that a reader needs no more of
_JOINING = frozenset({"并", "并且", "同时", "且"})


@dataclass(frozen=True)
class Task:
    """The words of a task.

    Attributes:
        ranges: Where they stand, in reading order.
        responsible: Who must do it, where the clause says.
        subject: The thing that it is about, for deadlines that follow and leave it out.
    """

    ranges: tuple[Range, ...]
    responsible: tuple[Range, ...] = ()
    subject: Range | None = None


@dataclass(frozen=True)
class Earlier:
    """What a deadline before this one leaves to it.

    Attributes:
        subject: What it is about, for where this one has no subject; ``None`` in another sentence.
        responsible: Who must do it, for where this one names nobody.
        shared: Whether it stands in the same clause.
        crossed: Whether a ；stands between.
        floor: Where its time ends; what stands before is its own.
    """

    subject: Range | None = None
    responsible: tuple[Range, ...] = ()
    shared: bool = False
    crossed: bool = False
    floor: int = 0


@dataclass
class _Parts:
    """What stands on one side of the time."""

    subject: Range | None = None
    held: Range | None = None  # the object that 把 or 将 puts before the verb
    predicate: Range | None = None


class TaskReader:
    """Reads the task of a deadline.

    Args:
        words: The lexicon's words about deadlines.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._topics = TopicReader(words)
        self._actors = ActorReader(words)

    def read(self, setting: Setting, *, closing: bool, earlier: Earlier) -> Task | None:
        """Put the task together.

        Args:
            setting: The time in its clause.
            closing: Whether the time is a closing day (报名截至5月20日), whose task is what stands open.
            earlier: What the deadline before it leaves to it.

        Returns:
            The task; ``None`` where no words say what to do.
        """
        if closing:
            return self._closing(setting)
        bodies: list[Range] = []
        parts = self._left(setting, bodies)
        self._right(setting, parts, bodies)
        if parts.predicate is None:
            return self._alone(setting, parts, bodies)
        body: Range | None = None
        thin = self._is_thin(setting.key, parts.predicate)
        if parts.subject and self._actors.acts(setting.key, parts.subject, parts.predicate, thin=thin):
            body, parts.subject = parts.subject, None
            bodies.append(body)
        elif parts.subject and self._actors.takes_part(setting.key, parts.subject, parts.predicate):
            bodies.append(parts.subject)
        if not bodies:
            spoken = self._actors.told(setting)
            before = self._actors.before(setting, earlier.floor, spoken, bare=parts.subject is None)
            passed_on = earlier.responsible if self._goes_on(setting.key, parts) else ()
            bodies += before or passed_on or spoken
        topics = self._topics_of(setting, parts, bodies, earlier, thin=thin)
        short = parts.predicate[1] - parts.predicate[0] < _CLEAR
        if not topics and body and not parts.held and (thin or short):
            parts.subject = body
        topics = [_short(setting.key, topic) for topic in topics]
        subject = _short(setting.key, parts.subject) if parts.subject else None
        pieces = {*topics, subject, parts.held, parts.predicate}
        ranges = tuple(sorted(r for r in pieces if r and r[0] < r[1]))
        about = (None if parts.subject == body else parts.subject) or (topics[0] if topics else parts.held)
        if about is None and (applied := _APPLIED.search(setting.key, *parts.predicate)):
            about = applied.span("thing")  # 办理通行证, 2日内办结
        return Task(ranges, tuple(self._actors.listed(setting, bodies)), about)

    def _goes_on(self, key: str, parts: _Parts) -> bool:
        """Whether a task without a subject of its own goes on with who had to do the one before."""
        if parts.subject:
            return bool(REST.match(key, *parts.subject)) or key[parts.subject[1] - 1] == "的"
        if parts.held or parts.predicate is None:
            return True
        return not _NAMED_FIRST.match(key, *parts.predicate) or bool(
            self._words.verb_first.match(key, *parts.predicate)
        )

    def _topics_of(
        self, setting: Setting, parts: _Parts, bodies: list[Range], earlier: Earlier, *, thin: bool
    ) -> list[Range]:
        """What the task is about, from outside its clause, where the clause leaves it out."""
        if parts.subject:
            rest = REST.fullmatch(setting.key, *parts.subject)
            return _some(self._topics.noun_before(setting, parts.subject)) if rest else []
        if parts.held or parts.predicate is None:
            return []
        if thin:
            topic, named = self._topics.topic(setting, earlier.floor)
            bodies += [] if bodies else named
            if topic and REST.fullmatch(setting.key, *topic):
                return [topic, *_some(self._topics.noun_before(setting, topic))]
            if topic or (earlier.crossed and bodies):
                return _some(topic)
            return _some(earlier.subject or (earlier.floor and self._topics.topic(setting, 0)[0]) or None)
        if earlier.shared and not setting.before:
            return _some(earlier.subject)
        return _some(self._topics.fronted(setting, earlier.floor))

    def _is_thin(self, key: str, predicate: Range) -> bool:
        """Whether a predicate says that it is done, but not what."""
        if _MOTTO.fullmatch(key, *predicate):
            return True
        return self._words.is_thin(key, *predicate) and not _WRITTEN.search(key, *predicate)

    def _left(self, setting: Setting, bodies: list[Range]) -> _Parts:
        """Subject, or object held by 把 or 将, from the clause's words before the time."""
        key, (start, end), joined = setting.key, setting.left, False
        if key[setting.start - 1 : setting.start] == "、" and _OTHER_STEP.search(key, start, end):
            return _Parts()
        while True:
            end = trim(key, start, end)[1]
            if end <= start or key[end - 1] not in self._words.closing_last:
                break
            opener = self._words.closing_opener.search(key, max(start, end - self._words.closing_reach), end)
            if opener is None or opener.start() == opener.end():
                break
            joined = joined or opener.group() in _JOINING
            end = opener.start()
        under_duty, start, _ = self._actors.under_duty(key, start, end)
        bodies += under_duty
        start, end = opened(key, start, end, self._words)
        if start >= end or _NO_SUBJECT.fullmatch(key, start, end):
            return _Parts()
        if holder := _HELD.search(key, start, end):
            bodies += self._actors.named(key, start, holder.start())
            if holder.group() == "由":
                bodies += self._actors.named(key, holder.end(), end)
                return _Parts(subject=kept(key, start, holder.start()))
            return _Parts(held=kept(key, holder.start(), end))
        if companion := _COMPANION.match(key, start, end):
            bodies.append(companion.span(1))
            return _Parts()
        if joined and self._words.verb_first.match(key, start, end):
            return _Parts()
        return _Parts(subject=(start, end))

    def _right(self, setting: Setting, parts: _Parts, bodies: list[Range]) -> None:
        """Predicate, and a subject between time and predicate, from the words after the time."""
        key = setting.key
        first, last = self._enough(setting)
        if first >= last:
            return
        first = self._duty(key, first, last, parts, bodies)
        if one := _ONE_OF.match(key, first, last):
            last = one.end() - 1
        first, last = trim(key, first, last)
        if parts.subject is None and (front := self._actors.in_front(key, first, last)):
            bodies.append(trim(key, *front))
            first = opened(key, front[1], last, self._words)[0]
        tail = _CUT_TAIL.search(key, first, last)
        if tail and tail.start() >= first + 2:
            last = tail.start()
        parts.predicate = (first, last) if first < last else None

    def _duty(self, key: str, first: int, last: int, parts: _Parts, bodies: list[Range]) -> int:
        """Where the predicate begins behind a subject and its word of duty (住建部门要会同街道…)."""
        modal = MODAL.search(key, first, min(last, first + 40))
        if modal is None or modal.start() == first or "，" in key[first : modal.start()]:
            return first
        if self._words.verb_first.match(key, first, last):
            return first
        parts.subject = parts.subject or trim(key, first, modal.start())
        first = opened(key, modal.end(), last, self._words)[0]
        companion = _COMPANION.match(key, first, last)
        if companion is None or companion.end() >= last:
            return first
        bodies.append(companion.span(1))
        return opened(key, companion.end(), last, self._words)[0]

    def _enough(self, setting: Setting) -> Range:
        """The words after the time, with so many clauses as it takes to reach a verb."""
        key, (start, end) = setting.key, setting.right
        first, last = start, start
        for _ in range(3):
            first, last = opened(key, start, end, self._words)
            if will := _WILL.match(key, first, last):  # 将完成, but not 将名单报送
                verb = self._words.verb_first.match(key, will.end(), last)
                first = will.end() if verb and not self._words.verb.search(key, verb.end(), last) else first
            if first < last and not self._lacks_verb(key[first:last]):
                break
            if key[end : end + 1] != "，" or clause_end(key, end + 1) > setting.ceiling:
                break
            end = clause_end(key, end + 1)
        return first, last

    def _lacks_verb(self, words: str) -> bool:
        """Whether words only prepare a predicate (将自查报告；各镇街) and the next clause brings it."""
        if self._words.verb.search(words) or self._words.completion.search(words):
            return False
        return bool(_NEEDS_VERB.match(words) or self._words.body.search(words) or len(words) < 2)

    def _closing(self, setting: Setting) -> Task | None:
        """What stands open up to a closing day: before it (报名截至5月20日) or after it (5月20日截止报名)."""
        key, (start, end) = setting.key, setting.left
        if kept(key, start, end) is None and key[start - 1 : start] == "：":
            start, end = clause_start(key, start - 1), start - 1
        closing = _CLOSING_WORDS.search(key, start, end)
        end = closing.start() if closing else end
        label = _LABEL.fullmatch(key, start, end)
        if label and label.group("what"):
            end = label.end("what")
        start, end = opened(key, start, end, self._words)
        if start >= end:
            after = _CLOSES.match(key, setting.end)
            start, end = trim(key, after.end() if after else setting.end, setting.right[1])
        return Task(((start, end),)) if start < end else None

    def _alone(self, setting: Setting, parts: _Parts, bodies: list[Range]) -> Task | None:
        """A time without a predicate: in brackets behind its task, or behind a label (完成时限：6月底前)."""
        key, edge = setting.key, setting.left[0]
        if parts.held:
            return Task((parts.held,), tuple(bodies))
        if key[edge - 1 : edge] in ("（", "："):
            found = self._labeled(key, edge - 1, bodies)
            pieces = sorted(r for r in (found, parts.subject) if r)
            return Task(tuple(pieces), tuple(bodies)) if found else None
        if parts.subject and parts.subject[1] - parts.subject[0] >= 4:
            return Task((parts.subject,), tuple(bodies))
        return None

    def _labeled(self, key: str, mark: int, bodies: list[Range]) -> Range | None:
        """The task that stands before a bracket or a chain of labels (责任单位：…；完成时限：…)."""
        for _ in range(4):
            start = clause_start(key, mark)
            label = _LABEL.fullmatch(key, start, mark) if key[mark] == "：" else None
            if label is None:
                return kept(key, *opened(key, start, mark, self._words))
            if len(label.group("what")) >= 2:
                return label.span("what")
            mark = start - 1
            while mark > 0 and key[mark] in "；，。\n":  # over who is responsible, to what must be done
                start = clause_start(key, mark, frozenset("；，。\n"))
                who = _WHO_LABEL.fullmatch(key, start, mark)
                if who is None:
                    return kept(key, *opened(key, start, mark, self._words))
                bodies.append(who.span("who"))
                mark = start - 1
            if mark <= 0 or key[mark] not in "（：":
                return None
        return None


def _short(key: str, name: Range) -> Range:
    """A long name without the list before 等 or the description before 的 (积水点、涵洞等风险点 → 风险点)."""
    start, end = name
    if end - start <= _LONG:
        return name
    for mark in "等的":
        cut = key.rfind(mark, start, end) + 1
        if cut > start and end - cut >= 2:
            return cut, end
    return name


def _some(found: Range | None) -> list[Range]:
    return [found] if found else []
