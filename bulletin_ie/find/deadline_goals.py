"""Goals: periods and ends of periods, without 前 or 内, in which or by which something is to be reached."""

from __future__ import annotations

import re

from bulletin_ie.find.deadline_clauses import MODAL, Setting, Words
from bulletin_ie.records.vocabulary import Bound
from bulletin_ie.times import TimeMention

__all__ = ["goal"]

_TARGET = re.compile(
    r"不少于|不(?:得)?低于|达到?\d|达到?[一二三四五六七八九]成|突破|超过?\d|\d%|以上|以内|全覆盖|翻番|双过半|任务|目标|开门红|进入全|跻身|"
    r"位居|稳定在|至少\d|过半|[过超]?[一二三四五六七八九]成"
)
_YEAR_ONLY = re.compile(
    r"(?:\d{4}|[〇零一二三四五六七八九]{4}|[今明后本当全])年度?|“?[一二三四五六七八九十]{1,3}五”?(?:期间|时期)"
)
_WHOLE_YEAR = re.compile("全年")
_UNTIL = re.compile("(?:力争)?[到至]")
_LATEST = re.compile("最[迟晚]|至迟")
_NEXT_YEAR = re.compile("[明后]年.")
_PLANNED = re.compile("计划|预计|拟于|力争|争取|确保")
_ORDERED = re.compile(
    "要求|强调|明确|责令|责成|叮嘱|嘱咐|限令|承诺|答应|约定|商定|敲定|拍板|部署|决定|议定|硬杠杠|军令状|倒排|节点|目标"
)
_SPOKEN = re.compile("(?:要求|强调|指出|明确|提出|叮嘱)[，,：:]")
_TOLD = re.compile("介绍|汇报|回顾|据悉|了解到|获悉|通报")
_REPORTED = re.compile(r"同比|环比|增长\d|增速|比上年|以来|累计|先后|分别(?:达|为|增)|截至|上年|去年|但仍|仍有|尚有")
_DONE_HERE = re.compile("已(?![有查排发列明确纳])|了(?![解结断却])")
_LATER = re.compile("[^，。；]{1,8}后")
_AIMS = re.compile("目标|力争|确保|争取|[一二三]步|步走|规划|计划|提出|蓝图")
_BY_DAY = re.compile(
    "(?:全部|全面|正式|基本|确保|必须|要|都|均)?(?:拿出|交出|提交|上报|报送|完成|完工|竣工|建成|交付|交房|办结|清零|销号|到位|见底|收尾|开业|开园|迎客|交账)"
)
_FINISHED = re.compile(
    "(?:内)?(?:全部|全面|正式|基本|确保|必须|务必|要|都|均|集中|如期|按期|高质量){0,2}(?:完成|完工|竣工|建成|交付|办结|清零|销号|收尾|上报|报送|提交|拿出|交出)"
)
_WHOLLY = re.compile(
    "(?:要|都|须|必须|均|应)?(?:全部|全面|全线|一律|全员|悉数|拿出|交出)|(?:要|须|必须|应)(?:把|将|对)"
)
_MADE = re.compile(
    r"(?:至少|力争)?(?:签订|签署|签约|净增|引进|招引|新增|新建|完成|外出|培育|改造|通过|创建|建成|拿出|发放|举办|评[出选]|选出|推出)"
)
_ANY_VERB = re.compile("(?!全?[县市区])[\u4e00-\u9fff]{2}(?<!的.)")
_IS = re.compile("[是为属系]|[^，。；]{0,8}之[年际]")
_HANGS = re.compile("[^，。；]{0,6}(?:任务|目标|计划)")
_AN_AIM = re.compile("的(?:目标|任务|指标)$")
_STARTS = re.compile("召开|举行|举办|开展|启动|开始|组织|开工|开建|动工|开幕")
_FIGURE = re.compile(r"突破\d|不少于|不(?:得)?低于|稳定在|[件个户家处所人名亩]以上|至少\d|达到\d")
_SHALL = re.compile("(?:要|须|必须|应)在?$")
_FOR_IT = re.compile("(?:为|迎|迎接|备战|决战|冲刺|谋划|对接|做好|实现|抓好)$")
_FEAST = re.compile("春节|国庆|五一|中秋|端午|清明|元宵|重阳")
_SPEECH_BACK = 240


def goal(setting: Setting, time: TimeMention, words: Words, *, beside: bool) -> tuple[Bound, str] | None:
    """Decide whether a period or its end is set as a goal.

    Args:
        setting: The time in its clause.
        time: The time.
        words: The lexicon's words.
        beside: Whether another time of the sentence sets a deadline.

    Returns:
        How the time bounds the task, and the name of the rule; ``None`` where it is no goal.

    Examples:
        >>> from bulletin_ie.find.deadline_clauses import setting_of
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> from bulletin_ie.times import detect
        >>> text = "会议要求，6处险工三季度末全部开工。"
        >>> (time,) = detect(text)
        >>> goal(setting_of(text, time.start, time.end), time, Words(default_lexicon()), beside=False)
        ('by', 'deadlines.by_end')
    """
    if setting.right[0] >= setting.right[1] and words.bare(setting.before):
        return None  # 决战四季度，…: the time itself is the object
    if _IS.match(setting.after) or setting.before.endswith("是"):
        return None  # 三季度是关键期
    if _WHOLE_YEAR.match(setting.words) and (not re.search(r"\d", setting.after[:30]) or _HANGS.match(setting.after)):
        return None  # 确保全年目标任务完成: a slogan more than a goal
    if _YEAR_ONLY.fullmatch(setting.words) and _AN_AIM.search(setting.after):
        return None  # 今年采购不少于3亿元的目标，…
    told = setting.around[setting.around.rfind("；", 0, setting.start - setting.sentence[0]) + 1 :]
    if _REPORTED.search(told) and not _PLANNED.search(setting.lead + setting.after[:14]):
        return None
    if not time.is_range and _set_by_words(setting, time, words):
        return ("by", "deadlines.by_end") if time.bound == "by" else ("during", "deadlines.goal_for_period")
    if _DONE_HERE.search(setting.before + setting.after) or _LATER.match(setting.after):
        return None
    if time.is_range and time.granularity == "day":
        return _within_days(setting, time, words, beside=beside)
    if time.granularity == "day":
        return _by_day(setting, time, beside=beside)
    if not _in_order(setting, time, words, beside=beside):
        return None
    return ("by", "deadlines.by_end") if time.bound == "by" else ("during", "deadlines.goal_for_period")


def _reached(setting: Setting, words: Words) -> bool:
    """Whether the clause says that something is done or a figure reached."""
    done = words.completion.search(setting.after[:24]) or words.completion.search(setting.before[-6:])
    return bool(done or _TARGET.search(setting.after[:40]))


def _set_by_words(setting: Setting, time: TimeMention, words: Words) -> bool:
    """Whether words beside the time set it as a goal (力争二季度实现, 预计年底建成)."""
    before, after = setting.before, setting.after
    reached = _reached(setting, words)
    strong = words.strong.search(before[-24:] + setting.words) or words.strong.search(after[:14])
    coarse = time.granularity != "day" and not _YEAR_ONLY.fullmatch(setting.words)
    if strong and (reached or (coarse and (words.verb.search(after[:10]) or _ANY_VERB.match(after)))):
        return True
    if _LATEST.search(before) and (words.completion.search(after[:24]) or words.completion.search(before[-6:])):
        return True
    if coarse and words.coming.match(after):
        return True
    until = _UNTIL.match(setting.words)
    if until or time.bound == "by":
        return bool(reached and (until or time.planned or _is_directive(setting, words)))
    if not coarse:
        return False
    return bool(words.completion.search(after[:12])) and _is_foreseen(setting, time, words)


def _is_directive(setting: Setting, words: Words) -> bool:
    """Whether the sentence asks for something."""
    lead, after = setting.lead, setting.after[:12]
    return bool(
        words.directive.search(lead)
        or words.strong.search(lead)
        or any(pattern.search(part) for pattern in (MODAL, _PLANNED) for part in (lead, after))
    )


def _is_foreseen(setting: Setting, time: TimeMention, words: Words) -> bool:
    """Whether the clause or its sentence speaks of what is to come (预计10月竣工, 首批样板楼明年一季度开放)."""
    at_once = words.finished.match(setting.after)
    return bool(
        time.planned
        or words.plan.search(setting.before[-6:])
        or words.plan.match(setting.after)
        or _NEXT_YEAR.match(setting.words)
        or (at_once and words.directive.search(setting.lead.replace("指出", "")))
        or (at_once and (_PLANNED.search(setting.lead[-40:]) or MODAL.search(setting.around)))
    )


def _by_day(setting: Setting, time: TimeMention, *, beside: bool) -> tuple[Bound, str] | None:
    """A day by which an order or a promise wants something done (各工作组9月15日拿出细化方案)."""
    if not (beside or _ORDERED.search(setting.lead)) or not _BY_DAY.match(setting.after):
        return None
    if _FEAST.search(setting.words):
        return "during", "deadlines.goal_for_period"
    return "by", "deadlines.by_end"


def _within_days(setting: Setting, time: TimeMention, words: Words, *, beside: bool) -> tuple[Bound, str] | None:
    """From one day to another in which a thing is to be finished (要求6月15日至20日完成检修).

    How long an action runs (6月15日至20日开展检修) is no deadline.
    """
    if not _FINISHED.match(setting.after):
        return None
    aimed = words.strong.search(setting.before[-24:]) or _SHALL.search(setting.before)
    if beside or aimed or _ordered(setting, words) or _is_foreseen(setting, time, words):
        return "during", "deadlines.goal_for_period"
    return None


def _in_order(setting: Setting, time: TimeMention, words: Words, *, beside: bool) -> bool:
    """Whether an order around the time makes a plain statement a goal (他要求，19个项目4月底全部开工)."""
    after = setting.after
    if _FOR_IT.search(setting.before):
        return False
    made = _is_made(setting, words, beside=beside)
    if _YEAR_ONLY.fullmatch(setting.words):
        aimed = beside or _AIMS.search(setting.lead[-80:]) or _SHALL.search(setting.before)
        return bool(aimed and (made or _TARGET.search(after[:24])) and not time.is_range)
    if not (beside or _ordered(setting, words)):
        return False
    if time.bound == "by":
        return made or _reached(setting, words)
    if time.is_range and time.granularity not in ("quarter", "month"):
        return False
    return made or bool(words.completion.search(after[:12]) or _FIGURE.search(after[:16]))


def _is_made(setting: Setting, words: Words, *, beside: bool) -> bool:
    """Whether the words right behind the time say what is to be reached; beside a deadline, what is to be done."""
    after = setting.after
    if _MADE.match(after) or words.finished.match(after) or _WHOLLY.match(after):
        return True
    step = beside and not setting.before and words.verb_first.match(after)
    return bool(step and (words.strong.search(setting.lead) or not _STARTS.match(after)))


def _ordered(setting: Setting, words: Words) -> bool:
    """Whether the sentence, or the speech that it belongs to, gives orders."""
    if _ORDERED.search(setting.lead) or _speaking(setting):
        return True
    figure = _UNTIL.match(setting.words) or _FIGURE.search(setting.after[:24])
    return bool(figure and (words.directive.search(setting.lead) or MODAL.search(setting.lead)))


def _speaking(setting: Setting) -> bool:
    """Whether an order opened before, in the same paragraph, still goes on."""
    key, start = setting.key, setting.sentence[0]
    low = max(key.rfind("\n", max(0, start - _SPEECH_BACK), start) + 1, start - _SPEECH_BACK, 0)
    opened = [m.end() for m in _SPOKEN.finditer(key, low, start)]
    return bool(opened) and not _TOLD.search(key, opened[-1], setting.start)
