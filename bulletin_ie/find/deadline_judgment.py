"""Which times set a deadline, and how they bound it."""

from __future__ import annotations

import re

from bulletin_ie.find.deadline_clauses import MODAL, Setting, Words, clause_start
from bulletin_ie.find.deadline_fields import field_of, open_until
from bulletin_ie.find.deadline_goals import goal
from bulletin_ie.records.vocabulary import Bound
from bulletin_ie.times import TimeMention
from bulletin_ie.times.expressions import Length, Recurring, Vague

__all__ = ["Verdict", "judge", "sets_none"]

Verdict = tuple[Bound, str]
"""How a time bounds its task, and the name of the rule."""

_AFTER_BARS = re.compile(  # 6月底前的, 5月20日开始, 8月1日起施行, 5月10日至20日
    "的(?!确)|以来|夕|后(?![勤续期备])|开始|起(?![草步底吊])|[至到](?=[\\d一二三四五六七八九十今明本下当年月周])(?!.{1,20}(?:办理|登记|申报|报名|报到|领取|缴))|"
    "[-—~～]|(?:正式)?施行|实施之日|生效|为[^，。；]{0,14}(?:阶段|期$|时期)"
)
_DONE_VERB = re.compile("^.{1,12}?(?<!为)了(?![解结断却不])")
_RELATIVE = re.compile(
    "^(?!该(.)的(?:\\1|，))([^，。；、的]{2,6})的(?!目标|任务|节点|要求|时限|承诺|计划|部署|标准|既定)"
)
_RELATIVE_REACH = 15  # characters that both look at for their 的
_LONG_RELATIVE = re.compile(
    "^[^，。；]{2,14}的(?:人员|企业|单位|住户|居民|家庭|项目|小区|住宅|房屋|车辆|车主|个人|商户|学生|职工|用户|村民|农户|市民|儿童|老人)"
    "(?P<rest>均|可|都|不|将|要|应|须|给予|纳入|享受|一律|按|免)?"
)
_CONDITION = re.compile("(?:^|，)(?:凡是?|对于?|对在)")
_ASKS = re.compile("确保|力争|请|计划|预计|争取|将|拟")
_DATED = re.compile(
    r"\d|[初中底末旬]|[年月周日]内|(?:周|星期|礼拜)[一二三四五六日天末]|[今明后][天日晚早]|[本下]个?[周月]|[一二三四五六七八九十]{1,3}[日号]"
)
_CLOSING = re.compile("截[至止](?:时间|日期|日|到)?[为是：]?[到至]?$")
_EXTENDED = re.compile("(?:延长|延期|顺延|宽限)[到至]?$")
_CLOSES = re.compile("截止|止(?![步跌血于])")
_SHORT = ("minute", "hour")
_WITHIN_REACH = re.compile("(?:均?[即就便]?可|[即就便]能)(?:以)?(?:直达|到达|抵达|走到|往返|享受|吃上|见到)")
_NUMERAL = re.compile("[一二两三四五六七八九十半几]")
_TOLD_OF = re.compile("[^，。；]{0,8}?(?:没有|还没|还是|只有|尚无|陆续|纷纷|相继|抵达|[两三四五六几]次)")
_RATE = re.compile("[^，。；]{1,8}率(?:[为达是超保稳均仍已高低]|\\d)")
_GIVEN = re.compile(
    "^[^，。；]{0,4}?[将把对]已[\u4e00-\u9fff]{2,4}(?:的|(?=[资款项物人设房土]))"
)  # 将已到位资金全部拨付
_TO_THE_END = re.compile("^[^，。；了已]{2,14}?(?:完毕|到位|办结|清零)$")
_REPORTS = re.compile("据(?:统计|悉|了解|不完全统计)|统计显示")
_IF = re.compile("(?:要是|如果|若|倘若|假如)(?![干期])")
_LEVEL_TO_REACH = re.compile("[^，。；]{0,8}水位[^，。；]{0,4}(?:降[至到]|控制在|压[至到])")
_FORESEEN = re.compile("预计|预报|预测|料")
_AROUND_NOW = re.compile("近|最近|过去|前[^后]|未来.{0,4}[天日时]")
_BIDDEN = re.compile("(?:请|须|应当?|务必).{0,16}[于在]$")
_FREE = re.compile("[^，。；：]{0,20}?(?:均?可|请|欢迎)(?![靠喜爱能])")
_ASKED = re.compile("能不能|能否|是否|会不会|可不可以|[吗呢]？")
_AWARDED = re.compile(
    "，(?:并|荣)?获(?:得|评)?[^，。；]{0,12}(?:表彰|肯定|好评|表扬|称号|荣誉)|比(?:原)?计划提前|提前[\\d一二三四五六七八九十半]{1,3}个?[天月]"
)
_PAST = re.compile("过去|去年|上年|前年|上月|昨")
_NOT_LATER = ("不迟于", "不晚于", "最迟", "最晚", "至迟")


def judge(setting: Setting, time: TimeMention, words: Words, *, beside: bool = False) -> Verdict | None:
    """Decide whether a time sets a deadline.

    Args:
        setting: The time in its clause.
        time: The time, not one that sets none anyway.
        words: The lexicon's words.
        beside: Whether another time of the sentence sets a deadline.

    Returns:
        How the time bounds the task, and the name of the rule; ``None`` where it is no deadline.
    """
    if _closes(setting, time, words):
        return "by", "deadlines.closing_day"
    if (open_for := open_until(time)) and field_of(setting, time, words) and not words.done.search(setting.after[:20]):
        return open_for, "deadlines.open_field"
    if time.is_range and _stands_open(setting, words):
        return "within", "deadlines.bidden_range"
    if setting.words.startswith(("截至", "截止")) or _PAST.match(setting.words):
        return None
    verdict = _limited(setting, time, words, beside=beside)
    return None if verdict is None or _barred(setting, words) else verdict


def sets_none(time: TimeMention, words: str) -> bool:
    """Whether a time sets no deadline, whatever stands beside it.

    Args:
        time: The time.
        words: Its words.
    """
    return (time.limit is None and isinstance(time.expression, Vague | Recurring)) or words.endswith("夕")


def _limited(setting: Setting, time: TimeMention, words: Words, *, beside: bool) -> Verdict | None:
    """How a time bounds what is said, signs against it aside."""
    if time.limit == "within":
        if _AROUND_NOW.match(setting.words):
            return None
        return None if _idle(setting, time, words) else ("within", "deadlines.within")
    if time.limit == "before" or setting.words.startswith(_NOT_LATER):
        return _before(setting, time, words, beside=beside)
    if time.limit in ("since", "after", "around") or isinstance(time.expression, Length | Vague | Recurring):
        return None
    if time.is_range and _BIDDEN.search(setting.before) and words.verb.search(setting.after[:24]):
        return "within", "deadlines.bidden_range"
    if time.approximate or time.granularity in ("minute", "hour", "part_of_day", "vague"):
        return None
    return goal(setting, time, words, beside=beside)


def _idle(setting: Setting, time: TimeMention, words: Words) -> bool:
    """Whether what is said of a length of time asks for nothing: a service, a forecast, a rate reached."""
    after = setting.after
    if words.measures.search(after[:14]) or _WITHIN_REACH.match(after) or _only_if(setting):
        return True
    if _REPORTS.search(setting.lead):
        return True
    if _is_directive(setting, words):
        return False
    if _RATE.match(after) or _TOLD_OF.match(after):
        return True
    if not (
        _DATED.search(setting.words)
        or _NUMERAL.search(setting.words)
        or time.is_duration
        or words.completion.search(after)
        or _TO_THE_END.search(after)
    ):
        return True  # 禁渔期内，渔政人员日夜巡查
    short = time.granularity in _SHORT and (time.granularity == "minute" or re.search("[后起]", setting.words))
    return bool(short and not _TO_THE_END.search(after))


def _only_if(setting: Setting) -> bool:
    """Whether the time belongs to a condition (若不能在6月20日前复工)."""
    return bool(_IF.match(setting.after) or _IF.search(setting.before))


def _stands_open(setting: Setting, words: Words) -> bool:
    """Whether readers are free to act from now to a day (即日起至6月30日，符合条件的居民可到社区登记)."""
    if not setting.words.lstrip("自从").startswith("即日") or words.forbids.match(setting.after):
        return False
    free = _FREE.match(setting.after)
    return bool(free and words.open.search(setting.after[free.end() :][:24]))


def _closes(setting: Setting, time: TimeMention, words: Words) -> bool:
    """报名截至5月20日, 申报截止时间为6月30日, 6月30日截止: something stands open up to a day."""
    said = setting.key[setting.left[0] : max(setting.start, time.head_start)]
    if setting.key[setting.left[0] - 1 : setting.left[0]] == "：" and not said.strip():
        said = setting.key[clause_start(setting.key, setting.left[0] - 1) : setting.left[0]]
    if _EXTENDED.search(said):
        return bool(words.due.search(said))
    closed = (
        _CLOSING.search(said)
        or _CLOSES.match(setting.key, setting.end)
        or (setting.words.startswith(("截至", "截止")) and setting.before)
    )
    return bool(closed and words.due.search(setting.lead[-60:] + said))


def _barred(setting: Setting, words: Words) -> bool:
    """Signs that no limit outweighs: what is done, compared, forbidden, or begins at the time."""
    after = setting.after
    before = setting.before
    if _AFTER_BARS.match(setting.key, setting.end, setting.right[1]):
        return True
    if before[-1:] in words.barred_last and words.barred.search(before, max(0, len(before) - words.barred_reach)):
        return True
    if words.forbids.match(_plain(after, words)) or _ASKED.search(after):
        return True
    if _AWARDED.search(setting.key, setting.end, setting.sentence[1]) and not words.strong.search(setting.lead):
        return True
    if after.startswith("提前完成") and words.directive.search(setting.lead):
        after = after.removeprefix("提前完成")  # 希望11月底前提前完成
    after = _GIVEN.sub("", after)
    if words.done.search(after[:20]) or words.done.search(before[-4:]) or _DONE_VERB.match(after):
        return True
    return _tells_which(setting, words) and not words.reward.search(setting.key[setting.end : setting.sentence[1]])


def _tells_which(setting: Setting, words: Words) -> bool:
    """Whether the time only says which things are meant (1995年以前修建的危旧校舍)."""
    if setting.after.find("的", 2, _RELATIVE_REACH) < 0:
        return False
    if short := _RELATIVE.match(setting.after):
        head = short.group(2)
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


def _before(setting: Setting, time: TimeMention, words: Words, *, beside: bool) -> Verdict | None:
    """前 sets a deadline unless an undated time tells of a story or says which thing is meant."""
    if not _DATED.search(setting.words):
        if words.verb_last.search(setting.before) and not words.strong.search(setting.before):
            return None  # 开展春节前安全检查
        if not (beside or _is_directive(setting, words)) and (
            time.kind == "vague" or not _is_task(setting.after, words)
        ):
            return None  # 春节前，县领导走访慰问困难群众
    if _only_if(setting):
        return None
    told = _LEVEL_TO_REACH.match(setting.after) and not _FORESEEN.search(setting.before)
    if words.measures.search(setting.after[:14]) and not told:
        return None
    if (time.kind == "set" or _TOLD_OF.match(setting.after)) and not _is_directive(setting, words):
        return None  # 每天6点前就到村委会, 12时前选手陆续抵达
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
