"""Which times set a deadline, and how they bound it."""

from __future__ import annotations

import re

from bulletin_ie.find.deadline_clauses import MODAL, Setting, Words
from bulletin_ie.records.vocabulary import Bound
from bulletin_ie.times import TimeMention

__all__ = ["Verdict", "judge"]

Verdict = tuple[Bound, str]
"""How a time bounds its task, and the name of the rule."""

_AFTER_BARS = re.compile(  # 6月底前的, 5月20日开始, 8月1日起施行, 5月10日至20日
    "的(?!确)|以来|夕|后(?![勤续期备])|开始|起(?![草步底吊])|至|到(?!位|场|岗|账|达|.{1,20}(?:办理|登记|申报|报名|报到|领取|缴))|"
    "[-—~～]|(?:正式)?施行|实施之日|生效"
)
_DONE_VERB = re.compile("^.{1,12}?(?<!为)了(?![解结断却不])")
_RELATIVE = re.compile("^([^，。；、的]{2,6})的(?!目标|任务|节点|要求|时限|承诺|计划|部署|标准|既定)")
_LONG_RELATIVE = re.compile(
    "^[^，。；]{2,14}的(?:人员|企业|单位|住户|居民|家庭|项目|小区|住宅|房屋|车辆|车主|个人|商户|学生|职工|用户|村民|农户|市民|儿童|老人)"
    "(?P<rest>均|可|都|不|将|要|应|须|给予|纳入|享受|一律|按|免)?"
)
_CONDITION = re.compile("(?:^|，)(?:凡是?|对于?|对在)")
_ASKS = re.compile("确保|力争|请|计划|预计|争取|将|拟")
_TARGET = re.compile(
    r"不少于|不低于|达到?\d|突破|超过?\d|\d%|以上|以内|全覆盖|翻番|双过半|任务|目标|开门红|进入全|跻身|位居"
)
_YEAR_ONLY = re.compile(
    r"(?:\d{4}|[〇零一二三四五六七八九]{4}|[今明后本当全])年度?|“?[一二三四五六七八九十]{1,3}五”?(?:期间|时期)"
)
_DATED = re.compile(r"\d|[初中底末旬]|[年月周日]内")
_CLOSING = re.compile("截[至止](?:时间|日期|日|到)?[为是：]?[到至]?$")
_CLOSES = re.compile("截止|止(?![步跌血于])")
_AROUND_NOW = re.compile("近|最近|过去|前[^后]|未来.{0,4}[天日时]")
_WHOLE_YEAR = re.compile("全年")
_BIDDEN = re.compile("(?:请|须|应当?|务必).{0,16}[于在]$")
_ASKED = re.compile("能不能|能否|是否|会不会|可不可以|[吗呢]？")
_PAST = re.compile("去年|上年|前年|上月|昨")
_UNTIL = re.compile("(?:力争)?[到至]")
_LATEST = re.compile("最[迟晚]|至迟")
_NOT_LATER = ("不迟于", "不晚于")
_NEXT_YEAR = re.compile("[明后]年.")
_PLANNED = re.compile("计划|预计|拟于|力争|争取|确保")


def judge(setting: Setting, time: TimeMention, words: Words) -> Verdict | None:
    """Decide whether a time sets a deadline.

    Args:
        setting: The time in its clause.
        time: The time.
        words: The lexicon's words.

    Returns:
        How the time bounds the task, and the name of the rule; ``None`` where it is no deadline.
    """
    if (time.kind in ("vague", "set") and time.limit is None) or setting.words.endswith("夕"):
        return None
    if _closes(setting, time, words):
        return "by", "deadlines.closing_day"
    if setting.words.startswith(("截至", "截止")) or _PAST.match(setting.words) or _barred(setting, words):
        return None
    if time.limit == "within":
        if _AROUND_NOW.match(setting.words):
            return None
        idle = words.measures.search(setting.after[:14]) or (
            time.granularity == "minute"
            and not re.search("[后起]", setting.words)
            and not _is_directive(setting, words)
        )
        return None if idle else ("within", "deadlines.within")
    if time.limit == "before" or setting.words.startswith(_NOT_LATER):
        return _before(setting, time, words)
    if time.limit in ("since", "after", "around") or time.is_duration or time.kind in ("vague", "set"):
        return None
    if time.bound == "by":
        return ("by", "deadlines.by_end") if _is_goal(setting, time, words) else None
    if time.is_range and _BIDDEN.search(setting.before) and words.verb.search(setting.after[:24]):
        return "within", "deadlines.bidden_range"
    if time.is_range or time.approximate or time.granularity in ("minute", "hour", "part_of_day", "vague"):
        return None
    return ("during", "deadlines.goal_for_period") if _is_goal(setting, time, words) else None


def _closes(setting: Setting, time: TimeMention, words: Words) -> bool:
    """报名截至5月20日, 申报截止时间为6月30日, 6月30日截止: something stands open up to a day."""
    said = setting.key[setting.left[0] : max(setting.start, time.head_start)]
    closed = (
        _CLOSING.search(said)
        or _CLOSES.match(setting.key, setting.end)
        or (setting.words.startswith(("截至", "截止")) and setting.before)
    )
    return bool(closed and words.due.search(setting.lead[-60:] + said))


def _barred(setting: Setting, words: Words) -> bool:
    """Signs that no limit outweighs: what is done, compared, forbidden, or begins at the time."""
    after = setting.after
    if _AFTER_BARS.match(setting.key, setting.end, setting.right[1]) or words.barred.search(setting.before):
        return True
    if words.forbids.match(_plain(after, words)) or _ASKED.search(after):
        return True
    if words.done.search(after[:20]) or words.done.search(setting.before[-4:]) or _DONE_VERB.match(after):
        return True
    return _tells_which(setting, words) and not words.reward.search(setting.key[setting.end : setting.sentence[1]])


def _tells_which(setting: Setting, words: Words) -> bool:
    """Whether the time only says which things are meant (1995年以前修建的危旧校舍)."""
    if short := _RELATIVE.match(setting.after):
        head = short.group(1)
        verb = words.verb.match(head) or words.completion.match(head)
        if len(head) <= 2 or (verb and verb.end() == len(head)):
            return True
    long = _LONG_RELATIVE.match(setting.after)
    return bool(long and (long.group("rest") or _CONDITION.search(setting.before)))


def _plain(after: str, words: Words) -> str:
    """The words after a time without openers (要, 一律)."""
    for _ in range(3):
        opener = words.opener.match(after) or re.match("一律|严格|，", after)
        if opener is None or not opener.end():
            break
        after = after[opener.end() :]
    return after


def _before(setting: Setting, time: TimeMention, words: Words) -> Verdict | None:
    """前 sets a deadline unless an undated time tells of a story or says which thing is meant."""
    if not _DATED.search(setting.words):
        if words.verb_last.search(setting.before) and not words.strong.search(setting.before):
            return None  # 开展春节前安全检查
        if not _is_directive(setting, words) and (time.kind == "vague" or not _is_task(setting.after, words)):
            return None  # 春节前，县领导走访慰问困难群众
    if words.measures.search(setting.after[:14]):
        return None
    return ("by" if setting.words.startswith(_NOT_LATER) else "before"), "deadlines.before"


def _is_task(after: str, words: Words) -> bool:
    """Whether words by themselves say what is to be done, and are no story."""
    if after.startswith(("把", "将")):
        return True
    if words.story.search(after[:16]):
        return False
    return bool(words.verb_first.match(after) or words.completion.search(after[:24]))


def _is_directive(setting: Setting, words: Words) -> bool:
    """Whether the sentence asks for something."""
    lead, after = setting.lead, setting.after[:12]
    return bool(
        words.directive.search(lead)
        or words.strong.search(lead)
        or any(pattern.search(part) for pattern in (MODAL, _ASKS) for part in (lead, after))
    )


def _is_goal(setting: Setting, time: TimeMention, words: Words) -> bool:
    """Whether a period or its end is set as a goal (力争二季度实现, 预计年底建成)."""
    before, after = setting.before, setting.after
    if setting.right[0] >= setting.right[1] and words.bare(before):
        return False  # 决战四季度，…: the time itself is the object
    completed = words.completion.search(after[:24]) or words.completion.search(before[-6:])
    reached = completed or _TARGET.search(after[:40])
    if _WHOLE_YEAR.match(setting.words) and not re.search(r"\d", after[:30]):
        return False  # 确保全年目标任务完成: a slogan more than a goal
    strong = words.strong.search(before[-24:] + setting.words) or words.strong.search(after[:14])
    coarse = time.granularity != "day" and not _YEAR_ONLY.fullmatch(setting.words)
    if strong and (reached or (coarse and words.verb.search(after[:10]))):
        return True
    if completed and _LATEST.search(before):
        return True
    until = _UNTIL.match(setting.words)
    if until or time.bound == "by":
        return bool(reached and (until or time.planned or _is_directive(setting, words)))
    if time.granularity == "day" or _YEAR_ONLY.fullmatch(setting.words):
        return False
    return bool(words.completion.search(after[:12])) and _is_foreseen(setting, time, words)


def _is_foreseen(setting: Setting, time: TimeMention, words: Words) -> bool:
    """Whether the clause or its sentence speaks of what is to come (预计10月竣工, 首批样板楼明年一季度开放)."""
    at_once = words.finished.match(setting.after)
    return bool(
        time.planned
        or words.plan.search(setting.before[-6:])
        or words.plan.match(setting.after)
        or _NEXT_YEAR.match(setting.words)
        or words.directive.search(setting.lead)
        or (at_once and (_PLANNED.search(setting.lead[-40:]) or MODAL.search(setting.around)))
    )
