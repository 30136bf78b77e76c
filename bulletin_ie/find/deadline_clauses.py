"""Clauses around a time, and the words that decide about deadlines, compiled from the lexicon."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.rules.words import any_of

__all__ = ["MODAL", "Range", "Setting", "Words", "clause_end", "clause_start", "kept", "setting_of", "trim"]

Range = tuple[int, int]

MODAL = re.compile(
    "(?=[要务必负应须需一均可])(?:(?<![主重需首摘纪简])要(?![点素求件闻塞害])|务必|必须|(?<!总)负责(?![人同制])|应当(?![场面时日天晚年])|应该|须|需要|一律|均?需(?!求)|"
    "(?<![响供适反对相呼效感回答顺叫])应(?![急用对届变诉得有]|.尽.)|可(?=向|以|到|在|持|凭|通过|登录))"
)
"""Words of duty between a subject and what it must do."""

_ITEM_NUMBER = r"(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．])?"
_FIELD_OF_TIME = "(?:工作)?(?:截止|起止|起讫)?(?:时间段?|日期|时段|期限|时限|期)"
_MARKS = frozenset("，；。：！？\n…")
_SENTENCE_MARKS = frozenset("。！？\n")
_BEFORE_WORDS, _BEHIND_WORDS = frozenset(" \u3000，、；：）”"), frozenset(" \u3000，、；：（“")
_REACH = 240  # characters; no clause of a bulletin is longer
_OPENING, _CLOSING = "（“《‘【", "）”》’】"

_NOTABLE = re.compile(f"[{''.join(sorted(_MARKS))}{_OPENING}{_CLOSING}]")


def clause_start(key: str, position: int, marks: frozenset[str] = _MARKS) -> int:
    """Where the clause that holds a position begins; marks inside brackets and quotes do not count."""
    low = max(0, position - _REACH)
    depth = 0
    for found in _NOTABLE.finditer(key[low : max(low, position)][::-1]):
        mark = found.group()
        if mark in _CLOSING:
            depth += 1
        elif mark in _OPENING:
            if depth == 0:
                return position - found.start()
            depth -= 1
        elif (depth == 0 and mark in marks) or mark == "\n":
            return position - found.start()
    return low


def clause_end(key: str, position: int, marks: frozenset[str] = _MARKS) -> int:
    """Where the clause that holds a position ends; marks inside brackets and quotes do not count."""
    depth = 0
    limit = min(len(key), position + _REACH)
    for found in _NOTABLE.finditer(key, position, limit):
        i, mark = found.start(), found.group()
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            if depth == 0:
                return i
            depth -= 1
        elif (depth == 0 and mark in marks) or mark == "\n":
            return i
    return limit


def _starts(key: str, position: int) -> Range:
    """Where the sentence and the clause that hold a position begin; as two looks would say, in one."""
    left, depth = -1, 0
    low = max(0, position - _REACH)
    for found in _NOTABLE.finditer(key[low : max(low, position)][::-1]):
        mark = found.group()
        if mark in _CLOSING:
            depth += 1
        elif mark in _OPENING:
            if depth == 0:
                start = position - found.start()
                return start, left if left >= 0 else start
            depth -= 1
        elif mark == "\n" or (depth == 0 and mark in _SENTENCE_MARKS):
            start = position - found.start()
            return start, left if left >= 0 else start
        elif depth == 0 and left < 0:
            left = position - found.start()
    left = left if left >= 0 else low
    return (clause_start(key, left, _SENTENCE_MARKS) if left and key[left - 1] not in _SENTENCE_MARKS else left), left


def _ends(key: str, position: int) -> Range:
    """Where the clause and the sentence that hold a position end; as two looks would say, in one."""
    right, depth = -1, 0
    limit = min(len(key), position + _REACH)
    for found in _NOTABLE.finditer(key, position, limit):
        mark = found.group()
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            if depth == 0:
                end = found.start()
                return right if right >= 0 else end, end
            depth -= 1
        elif mark == "\n" or (depth == 0 and mark in _SENTENCE_MARKS):
            end = found.start()
            return right if right >= 0 else end, end
        elif depth == 0 and right < 0:
            right = found.start()
    right = right if right >= 0 else limit
    return right, right if key[right : right + 1] in _SENTENCE_MARKS else clause_end(key, right, _SENTENCE_MARKS)


def trim(key: str, start: int, end: int) -> Range:
    """A range without spaces and marks at its ends."""
    while start < end and key[start] in _BEFORE_WORDS:
        start += 1
    while end > start and key[end - 1] in _BEHIND_WORDS:
        end -= 1
    return start, end


def kept(key: str, start: int, end: int) -> Range | None:
    """A range without spaces and marks at its ends, if anything is left of it."""
    start, end = trim(key, start, end)
    return (start, end) if start < end else None


class Setting:
    """A time in its clause.

    Args:
        key: The text.
        start: First character of the time.
        end: One past its last.
        left: The clause's part before the time.
        right: Its part after the time; may be empty where a comma follows.
        sentence: The sentence around.

    Attributes:
        words: The time's words.
        before: The clause's words before the time.
        after: The clause's words after the time; where there are none, those of the next clause.
        lead: The sentence's words before the time.
        ceiling: Where the next time that sets a deadline begins; the words behind it are its own.
    """

    __slots__ = ("after", "before", "ceiling", "end", "key", "lead", "left", "right", "sentence", "start", "words")

    def __init__(self, key: str, start: int, end: int, left: Range, right: Range, sentence: Range) -> None:
        self.key, self.start, self.end = key, start, end
        self.left, self.right, self.sentence = left, right, sentence
        self.ceiling = sys.maxsize
        self.words = key[start:end]
        self.before = key[left[0] : left[1]]
        first, last = right
        if first >= last and key[last : last + 1] == "，":
            first, last = last + 1, clause_end(key, last + 1)
        self.after = key[first:last]
        self.lead = key[sentence[0] : start]

    @property
    def around(self) -> str:
        """The sentence's words."""
        return self.key[slice(*self.sentence)]

    def divided(self, *, left: Range | None = None, right: Range | None = None) -> Setting:
        """The same time with a smaller part of its clause.

        Args:
            left: The part before the time.
            right: The part after it.
        """
        part = Setting(self.key, self.start, self.end, left or self.left, right or self.right, self.sentence)
        part.ceiling = self.ceiling
        return part


def setting_of(key: str, start: int, end: int) -> Setting:
    """Cut the clause and the sentence around a time.

    Args:
        key: The text.
        start: First character of the time.
        end: One past its last.

    Returns:
        The time in its clause.

    Examples:
        >>> setting = setting_of("会议要求，管网改造（含支管）6月底前完工，并做好恢复。", 14, 18)
        >>> setting.before, setting.words, setting.after
        ('管网改造（含支管）', '6月底前', '完工')
    """
    first, left = _starts(key, start)
    right, last = _ends(key, end)
    return Setting(key, start, end, (left, start), (end, right), (first, last))


class _Ending:
    """A pattern for the end of names, tried only on words whose last character can be one.

    Args:
        pattern: The pattern.
        last: The characters that it ends in; names with 各 may end in any.
    """

    def __init__(self, pattern: str, last: set[str]) -> None:
        self._pattern = re.compile(pattern)
        self._last = frozenset(last)

    def search(self, words: str) -> re.Match[str] | None:
        """The end of a name at the end of words, or ``None``."""
        return self._pattern.search(words) if words[-1:] in self._last or "各" in words else None


class Words:
    """The lexicon's words about deadlines, as patterns.

    Args:
        lexicon: Kinds ``deadline_…`` and ``task_…``.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        def any_word(kind: str, *values: str) -> str:
            return _any(w for e in lexicon.of(kind) if not values or e.value in values for w in e.words)

        def edges(at: int, kind: str, *values: str) -> frozenset[str]:
            return frozenset(w[at] for e in lexicon.of(kind) if not values or e.value in values for w in e.words)

        self.opener_first = edges(0, "task_opener", "front", "both")
        self.closing_reach = 1 + max(len(w) for e in lexicon.of("task_opener") for w in e.words)  # and a line break
        self.barred_last = edges(-1, "deadline_barred") | frozenset("现在于\n")
        self.barred_reach = 2 + max(len(w) for e in lexicon.of("deadline_barred") for w in e.words)
        self._occasion_reach = 20 + max(len(w) for e in lexicon.of("deadline_occasion") for w in e.words)
        self.closing_last = edges(-1, "task_opener", "back", "both") | {"\n"}
        self.event_last = edges(-1, "task_verb") | edges(-1, "deadline_occasion") | frozenset("来临束开期始到学之以")
        self._thin_last = (
            edges(-1, "deadline_completion") | edges(-1, "task_verb") | frozenset("位毕成束作务遍次好完了半以上")
        )
        self._compile_signs(lexicon, any_word)
        self._compile_tasks(any_word)
        self._compile_occasions(any_word)

    def _compile_signs(self, lexicon: Lexicon, any_word: Callable[..., str]) -> None:
        """What decides whether a time sets a deadline, and for whom."""
        adverbs, completion = any_word("task_adverb"), any_word("deadline_completion")
        self.strong = re.compile(any_word("deadline_goal", "strong"))
        self.plan = re.compile(any_word("deadline_goal", "plan"))
        self.directive = re.compile(any_word("deadline_directive"))
        self.completion = re.compile(completion)
        self.coming = re.compile(  # 新馆月底将对外开放, 事项月底就能办结
            f"(?:[^，。；、]{{2,16}}?将|将|就[能可])(?:正式|全面|全部|对外|免费|陆续)?(?:{completion}|在[^，。；]{{2,10}}办|住上|用上|喝上|走上)(?!后|的|前|之)"
        )
        self.finished = re.compile(f"{adverbs}{{0,2}}{completion}")
        self.done = re.compile(f"{any_word('deadline_done')}|共计?{any_word('task_verb')}")
        self.barred = re.compile(f"(?:{any_word('deadline_barred')}|(?<![实兑])现)[在于]?$")
        self.forbids = re.compile(f"{any_word('deadline_forbids')}(?!低于|少于|晚于|迟于|高于|超过|小于)")
        self.measures = re.compile(any_word("deadline_measures"))
        self.story = re.compile(any_word("deadline_story"))
        self.reward = re.compile(any_word("deadline_reward"))
        self.due = re.compile(any_word("deadline_due"))
        self.open = re.compile(any_word("deadline_open"))
        self.field = re.compile(  # 三、网上报名期限为, 受理时间
            rf"{_ITEM_NUMBER}(?P<what>[^，。；：\d]{{0,10}}?{any_word('deadline_open')})(?P<period>{_FIELD_OF_TIME})?(?:安排|要求)?[为是定于在]{{0,2}}"
        )
        self.body = _Ending(
            f"(?:{any_word('deadline_responsible')}|(?:^|、)各[^，。；的]{{1,8}}|(?<![督承主交协催查举开])办)(?:（[^（）]{{1,20}}）)?$",
            {w[-1] for e in lexicon.of("deadline_responsible") for w in e.words} | {"办", "）"},
        )
        named = sorted(
            {w for e in lexicon.of("deadline_responsible") for w in e.words if len(w) > 1 or w in "局委镇乡"}
        )
        self.body_inside = re.compile(f"{_any(named)}(?:（[^（）]{{1,20}}）)?(?![公员长])")
        self.duty = re.compile(any_word("deadline_goal"))
        posts, surnames = any_word("post", "official", "business", "person"), any_word("surname")
        self.person = re.compile(f"{posts}(?P<name>[\\u4e00-\\u9fff]{{2,3}})$")
        self.surnamed = re.compile(f"{surnames}[\\u4e00-\\u9fff]{{1,2}}")
        self.officer = re.compile(f"{posts}$")
        self.post_first = re.compile(f"(?:党组|党委)?{posts}")

    def _compile_tasks(self, any_word: Callable[..., str]) -> None:
        """Where the words of a task begin and end."""
        adverbs, verbs = any_word("task_adverb"), any_word("task_verb")
        completion = any_word("deadline_completion")
        self.opener = re.compile(f"(?!{any_word('task_not_opener')}){any_word('task_opener', 'front', 'both')}")
        closing = any_word("task_opener", "back", "both")
        self.closing_opener = re.compile(
            f"(?:{closing}(?<![要应须需])|(?<![响供适反对相呼效感回答顺主重必首摘纪简急]){closing}(?<=[要应须需]))$"
        )
        self.breaker = re.compile(any_word("task_breaker"))
        self.holder = re.compile(any_word("task_holder"))
        self.pursuit = re.compile(any_word("task_pursuit"))
        self.stop = re.compile(f"(?:{any_word('task_stop')})(?![建办素整签月])")
        self.thing = re.compile(
            rf"\d|[一二三四五六七八九十百千两]{{1,4}}[多余几]?[件个处台户条座栋辆艘]|的[^，。；]{{0,20}}$|{any_word('task_thing')}$"
        )
        self.verb = re.compile(verbs)
        self.verb_first = re.compile(f"{adverbs}{{0,3}}{verbs}")
        self.does = re.compile(
            f"{adverbs}{{0,2}}(?:[已将正拟把]|现有|派|安排|抽调|组织|梳理|发动|成立|负责|核实|{verbs})"
        )
        self.verb_last = re.compile(f"{verbs}$")
        opening = any_word("task_opener")
        self._thin = re.compile(
            f"(?:{adverbs}|{opening}|用“[^”]{{1,12}}”){{0,5}}(?:{completion}|{verbs}){{1,3}}"
            "(?:到位|完毕|完成|结束|工作|任务|一遍|一次|好|完|了|过半|一半|[一二三四五六七八九]成以?上?)?|应(?P<all>.)尽(?P=all)"
        )

    def _compile_occasions(self, any_word: Callable[..., str]) -> None:
        """Events that limit a time."""
        verbs, occasion = any_word("task_verb"), any_word("deadline_occasion")
        before = "(?P<limit>之前|以前|前(?![夕后期列往来述言台]))"
        han = r"[^\W在于必保争须要抢赶把将距离到]"
        joined, alone = any_word("deadline_occasion", ""), any_word("deadline_occasion", "alone")
        self._occasion = re.compile(
            f"(?:（含）)?(?:[上下]午)?(?:(?:{han}{{0,8}}?{occasion})?(?:开始|到来|来临)?|{han}{{2,8}}?(?:到来|来临)){before}"
        )
        self.event = re.compile(
            rf"(?P<event>(?:(?:^|(?<=[，。；：、“\n于必保争须赶抢])|(?<=在)(?![建册场校岗线编]))(?:"
            rf"{han}{{0,6}}?{joined}|(?!会|活动|座谈|仪式|培训){han}{{2,8}}?(?:到来|来临|结束))|{alone}|"
            rf"(?<=[在于])(?!{verbs}){han}{{2,8}}?(?:{verbs}|召开|到期|开始|报到|入学)){before})"
        )

    def occasion_at(self, key: str, position: int) -> re.Match[str] | None:
        """What a time goes on with that limits it (15日|供暖前)."""
        if key.find("前", position, position + self._occasion_reach) < 0:
            return None
        return self._occasion.match(key, position)

    def is_thin(self, key: str, start: int, end: int) -> bool:
        """Whether words say that something is done, but not what (全部整改到位, 应拆尽拆)."""
        if key[end - 1] not in self._thin_last and key[end - 2 : end - 1] != "尽":
            return False
        return self._thin.fullmatch(key, start, end) is not None

    def bare(self, before: str) -> str:
        """What is left of the words before a time without the openers at their end."""
        for _ in range(6):
            before = before.strip(" \u3000，、；：（“")
            if before[-1:] not in self.closing_last:
                break
            opener = self.closing_opener.search(before, max(0, len(before) - self.closing_reach))
            if opener is None or not opener.group():
                break
            before = before[: opener.start()]
        return before


def _any(words: Iterable[str]) -> str:
    return any_of(sorted(set(words), key=lambda w: (-len(w), w)))
