"""Whether 三天后 counts from the day of the text or from the event before it."""

from __future__ import annotations

import re

__all__ = ["counts_from_event"]

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
