"""What lengths count from: the day of the text, or an event that the words before them name."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["EventStart", "counts_from_event", "event_start", "follows_event"]

_DEICTIC = frozenset("在于从与到自即早是比而但且今，。；：、！？（）“”\n 《》…—")
_SOFTENED = re.compile(r"(?:大约|大概|将近|不到|整整|仅仅|短短|刚刚|[约近仅刚])$")
_RECEIVED = re.compile(r"[收接得领拿报签送达]到$")
_CLAUSE = re.compile(r"[^\u4e00-\u9fff\dA-Za-z]")
# Words that such a time follows where it stands beside the verb: modals, verbs that take a clause, adverbs.
_BESIDE_VERB = re.compile(
    r"(?:说|想|叫|提醒|安排|约定|约好|计划|预计|预期|力争|争取|确保|决定|打算|准备|希望|要求|[将须必都也又再曾均仍]|"
    r"(?<![模草])拟|(?<![开散])会|(?<!纪)要|(?<![申提报聘邀])请|(?<![转出禁])让|(?<!成)就|(?<!人)才|(?<![归返偿退])还|(?<![供响反适])应|可以|可能|应该|有望|已经?|没有?|不)$"
)
# Who or what a sentence is about.
_SUBJECT = re.compile(
    r"(?:[我你他她它咱您谁]|们|自己|大家|[妈爸爷奶哥姐弟妹叔婶姨舅嫂爹娘]|(?<![离回搬成想])家|者|(?<![当任为动满])员|(?<![任当增成生])长|(?<![拜出])师|(?<![嫁成])人|孩子|儿子|妻子|丈夫|(?<![进驻入回离返到下])[县乡镇村]|(?<![开结])局|(?<!大)厅|(?<![归入])队|(?<![重改分])组|委员会|指挥部|"
    r"同学|学生|医生|先生|女士|客户|用户|公司|部门|项目|工程|会议|活动|比赛|结果|快递|包裹|设备|产品|系统|平台|企业|单位|学校|医院|航班|列车|火车|飞机|订单|货物|物资|"
    r"(?<![\u4e00-\u9fff])[小老阿][\u4e00-\u9fff])$"
)
# Acts that a length counts from: 担任村长三年后, 离开家人两年后.
_ACT = re.compile(
    r"离开|担任|出任|就任|当[了上选]|成为|收到|接到|得到|发现|获|建|成立|毕业|[结离]婚|加入|进入|来到|嫁|送走|告别|认识|引进|种|承包|接手|发生|距|时隔|自从|自|从|"
    r"启动|开工|竣工|投产|投用|运行|使用|验收|批准|通过|签订|签约|交付|移交|入职|退休|上任|出生|去世|手术|入院|出院|治疗|接种|住院|期满|届满|到期|结束|落户|入驻|注册|登记"
)
_LONGEST = 16


def counts_from_event(key: str, position: int) -> bool:
    """Whether the words right before a time such as 三天后 name an event that it counts from.

    Args:
        key: The text.
        position: Where the time begins.

    Returns:
        ``False`` at the start of a clause, after a preposition, a modal, and a bare subject; else ``True``.

    Examples:
        >>> [counts_from_event(text, text.index("三天")) for text in ("我三天后来", "拟三天后开会", "收到三天后", "建成三天后")]
        [False, False, True, True]
    """
    softened = _SOFTENED.search(key, max(0, position - 2), position)
    position = softened.start() if softened is not None else position
    if position == 0 or key[position - 1] in _DEICTIC:
        return _RECEIVED.search(key, max(0, position - 2), position) is not None
    start = max(0, position - _LONGEST)
    for m in _CLAUSE.finditer(key, start, position):
        start = m.end()
    if _BESIDE_VERB.search(key, start, position):
        return False
    return _SUBJECT.search(key, start, position) is None or _ACT.search(key, start, position) is not None


class EventStart(NamedTuple):
    """The event that a length counts from.

    Attributes:
        start: Where its words begin.
        words: What they name (本通告发布, 收到通知).
        published: Whether it is the publication of the text itself.
        stated: Whether 之日起 or the like says that the length begins there (起3个工作日), not only 后.
    """

    start: int
    words: str
    published: bool
    stated: bool


# Acts whose subject stands before them and is no part of what is counted from.
_RECEIVING = "收到|接到|接|领取|拿到|签收|受理|得知|发现"
_HAPPENING = (
    f"{_RECEIVING}|发出|签订|签署|签约|生效|发布|公布|公告|公示|期满|届满|结束|完成|送达|立案|验收|竣工|完工|开工|开标|中标|评审|交付|移交|通过|"
    "成交|缴清|移送|撤销|上报|通车|入住|摘牌|挂牌|到岗|到位|批准|批复|备案|核准|审核|审查|核实|核查|到账|下达|印发|下发|成立|终止|解除|停止|报名|录取|确认|申报|提交|登记|投产|入库|到期|归档|办结|发生|"
    "反馈|投运|投用|合格|出具|作出|做出|回复|答复|交接|交办|转办|启动|取得|获得|缴纳|支付|付清|安装|调试|施行|实施|入职|出院|出生|死亡|灭失|变更"
)
_BOUNDS = r"[^，。；：、！？\n（）“”《》]"
_SINCE_EVENT = re.compile(
    r"(?:自|从)(?P<words>[^，。；：、！？\n]{1,24}?)(?:之?[日时]|之次日|次日|当[日天]|后)?(?:起的?|开始)(?:满|届满|经过)?$"
)
_DAY_OF_EVENT = re.compile(rf"(?P<words>{_BOUNDS}{{2,20}})(?:之[日时]|之?次日)起的?(?:满|届满|经过)?$")
_AFTER_EVENT = re.compile(
    rf"(?P<words>{_BOUNDS}{{0,12}}?(?:{_HAPPENING}){_BOUNDS}{{0,14}}?)(?:之[日时])?(?:之后|以后|后)的?$"
)
_AFTER_MEETING = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=于))会后$")
_CLAUSE_BEFORE = re.compile(
    rf"(?P<words>(?:{_HAPPENING}){_BOUNDS}{{0,10}}?)(?:之后|以后|后|之日起)，{_BOUNDS}{{0,6}}?(?:[应须需要可当]|务必)?(?:在|于)?$"
)
_BEFORE_EVENT = re.compile(r"(?:之日|期满|届满|到期)的?$")
_LAST_OF_HEAD = re.compile(r"[于在应须需可自从当要将者并且为是]")
_HAPPENS = re.compile(_HAPPENING)
_BEHIND_SUBJECT = re.compile(
    rf"(?<![存现所内潜])在(?![建校职线岗场编])|(?<![由属基关对至等位处用])于|须(?!知)|应当(?=[在于自])|"
    rf"(?:{_HAPPENING})(?:人员|人|单位|企业|者|方|部门|机构|对象|主体|公司|学生)(?![^，。；]{{0,2}}的)"
)
_PUBLISHING = re.compile(
    r"(?:本|此|该)?[\u4e00-\u9fff]{0,3}(?:通[告知]|公告|办法|规定|决定|意见|方案|细则|令|规划)?(?:发布|公布|印发|下发|通[告知]|公告|刊登|登报)"
)
_NOT_OWN = re.compile(r"收|公示|中标|判决|结果|成果|成绩|拍卖|土地|裁定|对方")


def event_start(key: str, floor: int, position: int) -> EventStart | None:
    """The event that a length right after it counts from.

    Args:
        key: The text.
        floor: Where what was read before ends.
        position: Where the length begins.

    Returns:
        The event, or ``None`` where the words before name none.

    Examples:
        >>> for text in ("被告应于本判决生效之日起十日内", "合同签订后七日内", "自本通告发布之日起十日内"):
        ...     found = event_start(text, 0, max(text.find("十日"), text.find("七日")))
        ...     print(found.words, found.published)
        本判决生效 False
        合同签订 False
        本通告发布 True
    """
    if key[position - 1 : position] not in _LAST_BEFORE:
        return None
    start = max(floor, position - 32)
    m = _SINCE_EVENT.search(key, start, position)
    if m is not None:
        words = m["words"]
        return EventStart(m.start(), words, _is_publishing(words), True)
    for pattern, stated in ((_DAY_OF_EVENT, True), (_AFTER_EVENT, False)):
        if (m := pattern.search(key, start, position)) is not None:
            begin = _head(key, m.start("words"), m.end("words"))
            words = key[begin : m.end("words")]
            return EventStart(begin, words, stated and _is_publishing(words), stated)
    m = _AFTER_MEETING.search(key, start, position)
    return EventStart(m.start(), m.group(), False, False) if m is not None else None


def _is_publishing(words: str) -> bool:
    """Whether words name the publication of the text itself (本通告发布)."""
    return _PUBLISHING.fullmatch(words) is not None and not _NOT_OWN.search(words)


_LAST_BEFORE = frozenset("起的后满过始")


def _head(key: str, start: int, end: int) -> int:
    """Where the words of an event begin: behind a preposition or a modal, at what is received."""
    for behind in _BEHIND_SUBJECT.finditer(key, start, end):
        if _HAPPENS.search(key, behind.end(), end):  # 报名人员须于公示结束: the first act only names who must act
            start = behind.end()
    happens = _HAPPENS.search(key, start, end)
    if happens is not None and _RECEIVES.fullmatch(happens.group()):
        return happens.start()
    last = start
    for m in _LAST_OF_HEAD.finditer(key, start, happens.start() if happens is not None else end):
        last = m.end()
    return last


_RECEIVES = re.compile(_RECEIVING)


def follows_event(key: str, position: int) -> bool:
    """Whether a clause before names the event that a length counts from (接到预警后，须在3日内), or a day before which it ends.

    Args:
        key: The text.
        position: Where the length begins.

    Examples:
        >>> follows_event("接到举报后，须在3日内", 8), follows_event("开工之日15日前", 4), follows_event("各乡镇须在3日内", 5)
        (True, True, False)
    """
    start = max(0, position - 32)
    return (
        _CLAUSE_BEFORE.search(key, start, position) is not None
        or _BEFORE_EVENT.search(key, start, position) is not None
    )
