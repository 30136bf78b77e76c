"""What looks like a time and is none: the context decides."""

from __future__ import annotations

import re

from bulletin_ie.times.expressions import Expression, Length, Limit, Moment, Offset, Recurring, TimeRange, Vague
from bulletin_ie.times.modifiers import Modifier

__all__ = ["accepts"]

# Lengths that describe a thing or a habit: 24小时值班, 一小时交通圈, 15分钟车程.
_HABIT = re.compile(
    r"”?(?:的|不间断|不打烊|全天候|全时段)?(?:领导|专人|在岗|在线|轮流|轮班|驻点)?(?:值班|值守|值岗|营业|受理|接诊|接警|畅通|服务|热线|便利|自助|监测|监控|巡逻|巡查|备勤|待命|"
    r"不间断|不打烊|全天候|在线|轮班|轮值|响应|开放|工作制|生活圈|交通圈|经济圈|通勤圈|出行圈|就医圈|养老圈|服务圈|健身圈|阅读圈|.{0,4}圈|车程|路程|步行|"
    r"高铁|直达|义务教育|一[次调通总评查报会督]|以上|岁|龄|制|一遇|游)"
)
# What a plan is called: 三年行动计划, 五年倍增计划.
_PLAN_NAME = re.compile(
    r"(?:专项|集中|提升|质量|改造|攻坚|倍增|巩固|滚动|提质)?(?:行动|攻坚|倍增(?=计划|方案|工程))|滚动(?:计划|规划)"
)
_SCORE = re.compile(r"(?:以|比分|比|战胜|击败|不敌|战平)\s?(?:总比分)?$")
# Years of an era or before Christ, not lengths: 光绪三年, 公元711年.
_ERA = re.compile(
    r"(?:公元前?|西元前?|光绪|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|宣统|崇祯|万历|嘉靖|正德|弘治|成化|永乐|洪武|至正|至元|"
    r"咸淳|绍兴|熙宁|元丰|贞观|开元|天宝|昭和|平成|令和|大正|明治)$"
)
# The rest of a name: 周三木、丁一晨.
_NAME_IN_LIST = re.compile(r"[\u4e00-\u9fff]、(?<![起前后止内、]、)")
_OPEN_LEFT = re.compile(r"(?:^|[，。；：、！？（“\s于在到至从自每当约近及和午早晚晨夜日我你他她们咱])$")
_REGULAR = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?<!当)(?:日|制|课堂|讲堂|夜校|集市|论坛|有约|面对面|学堂|行动|工程|影院|剧场|书场|音乐会)”"
)
_TITLE = re.compile(r"的[\u4e00-\u9fff]{1,6}[”》]")
_RATE = re.compile(r"每(?:人|户|亩|台|辆|吨|家|名|头|只|个|张|平方米|生|户籍|床|间|村|队|岗)$")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[届个][\u4e00-\u9fff]{0,4}$|“\d{1,2}·\d{1,2}”(?:国际|全国)?$")
_EVENT_FOLLOWS = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:活动|系列|大会|晚会|庆祝|庆典|表彰|宣传|主题|暨|开幕|启动)")
_ON_ITS_DAY = re.compile(r"(?:将|已)?(?:于|在|定于|定在|安排在)(?=\d{1,4}[年月日]|[今明昨]|每年)")
_EXPLAINED = re.compile(
    r"(?:\d日|\d号)(?:是|为|系)(?:我国|中国|全国|国际|世界)?(?:第[一二三四五六七八九十百\d]{1,4}个)?(?:我国|中国|全国|国际|世界)?$"
)
_PEOPLE = re.compile(
    r"[\u4e00-\u9fff、]{0,24}?(?:[两三四五六七八九十\d]{1,3}[位名](?:同志|代表|教师|职工|党员|干部|村民|同学)|等?同志|同学等|等\d{1,3}人)"
)
_TIMETABLE = re.compile(r"(?:首|末|早|晚)班车?$|(?:开|闭|关)[门馆园]$|检票$|发车$|时[段间]为?$|截止$")
_ON_TIME = re.compile(
    r"(?:准时|正式|按时|开始|开[会幕门馆园播赛]|集[合中]|出发|发车|关门|闭馆|入场|签到|报到|召开|举行)"
)
_VAGUE_ATTRIBUTE = re.compile(r"的(?:路|距离)")


def accepts(
    key: str, expression: Expression, rule: str, start: int, end: int, limit: Limit | None, lead: Modifier | None
) -> bool:
    """Whether an expression is a time where it stands.

    Args:
        key: The text.
        expression: What was read.
        rule: Name of the rule.
        start: Where it begins, without modifiers.
        end: Where it ends, without modifiers.
        limit: The modifier after it.
        lead: The modifier before it.
    """
    if key.startswith("》", end) and key.find("《", max(0, start - 4), start) >= 0:  # 《晚间7点半》
        return False
    if _is_no_day(key, rule, start, end) or (start and key[start - 1] in "“《" and _is_name(key, expression, end)):
        return False
    if isinstance(expression, Recurring):
        return not (start > 1 and _RATE.search(key, max(0, start - 5), start))
    if isinstance(expression, (Length, Offset)) and _ERA.search(key[max(0, start - 3) : start]):
        return False
    if isinstance(expression, Length):
        return _length(key, expression, start, end, limit)
    if isinstance(expression, Moment):
        if rule == "clock":
            return _clock(key, start, end, limit, lead)
        if expression.holiday is not None and limit is None and _is_event(key, start, end):
            return False
        if rule == "weekday" and end - start == 2:
            return not _NAME_IN_LIST.match(key, end)
        if rule in ("part_of_day", "short_part"):
            return (
                limit is not None
                or bool(_OPEN_LEFT.search(key[max(0, start - 1) : start]))
                or key[end : end + 1] in "，"
            )
        return True
    if isinstance(expression, TimeRange):
        return not _SCORE.search(key[max(0, start - 4) : start])
    return not (isinstance(expression, Vague) and _VAGUE_ATTRIBUTE.match(key, end))


def _is_no_day(key: str, rule: str, start: int, end: int) -> bool:
    """Whether a time is a piece of a date that no calendar has: 2023年13月1日, 9月32日."""
    if rule in ("day", "duration"):
        return _IN_MONTH.search(key, max(0, start - 3), start) is not None and (
            rule == "day" or _DAY_NUMBER.fullmatch(key, start, end) is not None
        )
    if rule == "year":
        return _NO_MONTH.match(key, end) is not None
    return rule == "month" and _NO_DAY.match(key, end) is not None


_IN_MONTH = re.compile(r"\d月$")
_DAY_NUMBER = re.compile(r"\d\d日")
_NO_MONTH = re.compile(r"(?:00?|1[3-9]|[2-9]\d)月\d{1,2}日")
_NO_DAY = re.compile(r"(?:00?|3[2-9]|[4-9]\d)日")


def _length(key: str, length: Length, start: int, end: int, limit: Limit | None) -> bool:
    if limit is not None:
        return True
    return not _HABIT.match(key, end) and not _PLAN_NAME.match(key, end) and not key.startswith("第", max(0, start - 1))


def _clock(key: str, start: int, end: int, limit: Limit | None, lead: Modifier | None) -> bool:
    """A clock time alone, without a day: 9:30 may be a score, 21:15 a ratio."""
    if ":" not in key[start:end] or not key[start].isdigit():
        return True
    if _SCORE.search(key[max(0, start - 4) : start]):
        return False
    if limit is not None or lead is not None or _OPEN_LEFT.search(key[max(0, start - 1) : start]):
        return True
    return bool(_TIMETABLE.search(key, max(0, start - 3), start) or _ON_TIME.match(key, end))


def _is_name(key: str, moment: Expression, end: int) -> bool:
    """Whether a time right behind a quotation mark opens the name of a rule or program (“周五无会日”)."""
    if isinstance(moment, Moment) and moment.month is not None and moment.day is None:
        return _TITLE.match(key, end) is not None
    regular = isinstance(moment, Moment) and (moment.weekday is not None or moment.part_of_day is not None)
    return regular and _REGULAR.match(key, end) is not None


def _is_event(key: str, start: int, end: int) -> bool:
    """Whether a holiday is the name of an event or is explained by its own date."""
    before = key[max(0, start - 14) : start]
    if _ON_ITS_DAY.match(key, end) or (_EDITION.search(before) and _EVENT_FOLLOWS.match(key, end)):
        return True
    if _EXPLAINED.search(before):
        return True
    if key[start - 1 : start] == "、" or key[end : end + 1] == "、":
        return _PEOPLE.match(key, end) is not None
    return False
