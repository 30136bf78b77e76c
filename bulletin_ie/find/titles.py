"""Titles: the posts that stand before (sometimes after) a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import Capacity
from bulletin_ie.rules.words import any_of

__all__ = ["RULES", "TitleFinder", "TitleMention", "TitleParts", "split_title"]

RULES = {
    "titles.post": "A post with the body in front of it, 区委统战部部长.",
    "titles.group": "A title shared by a group, 区领导.",
}

_WINDOW = 42
_MARKS = r"，。；：、！？…—\s《》|/,;:◆●■▲★◇"
_HARD = re.compile(rf"[{_MARKS}]|\.(?!\d)|等(?!级|候)")
_TO_LAST_MARK = re.compile(rf"(?s:.{{0,{_WINDOW}}})[{_MARKS}]")
_PAIRED = re.compile("[（）“”]")
# What stands between a post's word and the post itself where both name one body (监事会主任, 老干部局局长).
_BODY_GOES_ON = re.compile("[局处会办室院部科委队组]{1,2}|协会|学会|中心")
_LEAD_IN = re.compile("兼任?|我[省市县区旗州盟镇乡村]|其|[以有](?=[省市县区旗州盟镇乡])")
_DIGIT_DATE = re.compile(r"\d日|\d[号时分]|[））]日")
_NOT_AFTER = {
    "委员": "会们",
    "常委": "会扩",
    "代表": "大团性们队作处我全企党政着参各",
    "主席": "台团令",
    "领导": "小班力下机责包体批带高",
    "主任": "务",
    "专家": "组团学评库智",
    "书记": "处员办会抓",
    "党员": "干活先志群大们",
    "成员": "单国",
    "干部": "群职队大作人和要们在下",
    "负责人": "员",
    "教师": "节队",
    "医生": "们",
    "学生": "们家",
    "村民": "们小委会代自住群",
    "居民": "们小委会区住点生",
    "职工": "们之",
    "工人": "们先",
    "员工": "们",
    "秘书": "长",
    "经理": "人",
    "法人": "单",
    "学员": "们",
    "专员": "公",
    "老干部": "局工",
    "团长": "们",
    "首席": "执科专",
    "河长": "办制",
    "林长": "办制",
    "田长": "办制",
    "路长": "办制",
    "链长": "办制",
    "会员": "单大代会",
    "民兵": "连营排训组应",
    "战士": "们",
    "理事": "会单长",
    "干事": "创业的氛",
    "司机": "们",
    "总工": "会程作",
    "支书": "记",
}
# 市海洋与渔业局局长: 与 stands inside an office's name.
_AND = frozenset("和与及")
_OFFICE_HEAD = re.compile(r"[省市区县旗州盟镇乡国我](?:(?![长记任席员])[\u3400-\u9fff]){2,8}")
_OFFICE_TAIL = re.compile(
    r"[\u3400-\u9fff]{1,10}(?:局|委员会|委|办公室|办|厅|部|中心|处|站|院|公司|集团|协会|学会|分局|支队|大队)(?:党组|党委|党总支|党支部)?(?:副|专职副)?"
)
_LEAD_IN_FIRSTS = frozenset("兼我其以有")
_GROUPS = ("领导", "老干部", "企业家", "负责同志", "领导同志")


class TitleMention(NamedTuple):
    """A title in a text.

    Attributes:
        start: Where its body begins.
        end: Where it ends, a bracket that belongs to it included.
        post_start: Where the post's own words begin.
        kind: ``official``, ``group``, ``business`` or ``person``.
    """

    start: int
    end: int
    post_start: int
    kind: str


def _guard(post: str) -> str:
    """What may not follow a post."""
    after = next((after for base, after in _NOT_AFTER.items() if post.endswith(base)), "")
    return f"(?![{after}员])"


def _first_two(words: Sequence[str]) -> str:
    """What the first two characters of any of the words look like; one look at them spares the tries of all."""
    firsts = "".join(sorted({word[0] for word in words}))
    seconds = "".join(sorted({word[1] for word in words if len(word) > 1}))
    return f"(?=[{re.escape(firsts)}][{re.escape(seconds)}])" if all(len(word) > 1 for word in words) else ""


def _boundary(lexicon: Lexicon) -> re.Pattern[str]:
    """What ends the run in front of a title."""
    entries = lexicon.of("title_boundary")
    firsts = "".join(sorted({word[0] for entry in entries for word in entry.words}))
    words = "|".join(
        any_of(sorted(entry.words, key=len, reverse=True), partial(_unless, entry.attributes)) for entry in entries
    )
    # One look at the character spares the tries of all words.
    return re.compile(f"{_HARD.pattern}|{_DIGIT_DATE.pattern}|(?=[{re.escape(firsts)}])(?:{words})")


def _unless(attributes: Mapping[str, Any], word: str) -> str:
    """What may not stand around a word for it to end the run."""
    before = "".join(f"(?<!{re.escape(other + word)})" for other in attributes.get("unless_before", ()))
    return f"{before}(?!{any_of(attributes.get('unless', ()))})"


class TitleFinder:
    """Finds titles by what they end with, and reads the body in front by shape.

    Args:
        lexicon: Gives posts, suffixes, and the words that end the run in front of a title.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> text = "4月2日上午，区委常委、统战部长李明出席。"
        >>> [text[t.start:t.end] for t in TitleFinder(default_lexicon()).find(text)]
        ['区委常委', '统战部长']
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = {
            post: "group" if post.endswith(_GROUPS) and kind != "person" else kind
            for post, kind in lexicon.table("post").items()
        }
        posts = lexicon.words("post")
        self._post = re.compile(_first_two(posts) + any_of(posts, _guard))
        suffixes = lexicon.words("post_suffix")
        self._suffix, self._suffix_firsts = re.compile(any_of(suffixes)), frozenset(word[0] for word in suffixes)
        self._boundary = _boundary(lexicon)

    def find(self, key: str) -> list[TitleMention]:
        """All titles of a text, in order.

        Args:
            key: Text in pattern form.

        Returns:
            The titles; those that no name follows are among them.
        """
        found: list[TitleMention] = []
        floor = 0
        for match in self._post.finditer(key):
            post, end = match.span()
            start = self.left(key, post, floor)
            if key[end : end + 1] in self._suffix_firsts and (suffix := self._suffix.match(key, end)):
                end = suffix.end()
            if key[end : end + 1] == "”" and "“" in key[max(0, post - 6) : post]:
                end += 1  # 产业链“链长”
                start = self.left(key, key.rfind("“", 0, post), floor)
            if found and (floor == post or (post - floor < 3 and _BODY_GOES_ON.fullmatch(key, floor, post))):
                start = found.pop().start  # 村党支部书记助理, 县长助理: one title
            if key[start] in _LEAD_IN_FIRSTS:
                lead_in = _LEAD_IN.match(key, start, post + 1)
                start = lead_in.end() if lead_in and lead_in.end() <= post else start
            found.append(TitleMention(start, end, post, self._kinds[match.group()]))
            floor = end
        return found

    def left(self, key: str, post: int, floor: int) -> int:
        """Where the body in front of a post begins.

        Args:
            key: Text in pattern form.
            post: Where the post's own words begin.
            floor: What the body does not reach in front of.

        Returns:
            Its first character; ``post`` where there is no body.
        """
        low = max(floor, post - _WINDOW)
        marked = _TO_LAST_MARK.match(key, low, post)
        start = marked.end() if marked else low
        if start == post:
            return post
        for boundary in self._boundary.finditer(key, start, post):
            joins = boundary.group() in _AND and _OFFICE_HEAD.fullmatch(key, start, boundary.start())
            if not (joins and _OFFICE_TAIL.fullmatch(key, boundary.end(), post)):
                start = boundary.end()
        return _inside_pairs(key, start, post) if _PAIRED.search(key, start, post) else start


def _inside_pairs(key: str, start: int, end: int) -> int:
    """Where a range begins without a bracket or quotation mark that it does not close, or closes without opening it."""
    opened = max(key.rfind("（", start, end), key.rfind("“", start, end))
    if opened >= 0 and key.find("）" if key[opened] == "（" else "”", opened, end) < 0:
        start = opened + 1
    for closer, opener in (("）", "（"), ("”", "“")):
        closed = key.find(closer, start, end)
        if closed >= 0 and key.rfind(opener, start, closed) < 0:
            start = closed + 1
    return start


_CAPACITIES: tuple[tuple[Capacity, re.Pattern[str]], ...] = (
    (
        "acting",
        re.compile(
            r"^代理?(?=[省市县区镇乡旗州盟主局检])|代理?(?=(?:[省市县区镇乡旗州盟局院]长|主[任席]|检察长|书记)$)|（代）$"
        ),
    ),
    ("candidate", re.compile(r"候选人$|（候任|提名")),
    ("in_charge", re.compile(r"主持工作|临时负责|负责(?:人|同志)$")),
    ("seconded", re.compile(r"挂职|援[疆藏青]|挂任")),
    ("former", re.compile(r"^(?:原|前任?)")),
)
_BRACKET = re.compile("（[^）]{1,8}）$")
_FORMER = re.compile("^(?:原任?|前任)(?=.{2})")
_LEVEL = "省市区县旗盟州镇乡村"
_POST = re.compile(
    r"(?:代理?)?(?:常务|专职|第一|执行)?副?(?:(?:[一二三四]级|总|高级|首席|推广)?(?:"
    r"书记|[省市县区镇乡旗盟州厅部局处科股司署庭院校园所站队馆台社村组行会团营连]长|专员|主任科员|主任医师|主任|主席|秘书长|政治委员|政委|司令员|参谋长|检察长|常委|委员|代表|"
    r"成员|调研员|巡视员|督学|工程师|经济师|会计师|农艺师|规划师|指导员|教导员|大队长|支队长|中队长|总编辑|总编|河长|林长|田长|路长|湖长|董事长|理事长|"
    r"监事长|总经理|经理|总裁|厂长|矿长|店长|创始人|合伙人|董事|监事|总监|负责人|负责同志|领导|大户|带头人|教授|院士|专家|医师|医生|民警|干部|顾问|研究员|研究馆员|馆员|讲师|技术员|农技员|工作人员))$"
)
_ABBREVIATED = re.compile(
    r"^((?:区委|县委|市委|省委|旗委|州委|盟委)?(?:统战|组织|宣传|政法|人武|武装|农工))(部)?(部长|书记)$"
)
_PLACED = re.compile(
    rf"^(?:中共)?(?!副|代|常务|第一|专职)[^{_LEVEL}委府]{{1,6}}(?=[{_LEVEL}](?:委|政府|人大|政协|纪委|长|领导))"
)


class TitleParts(NamedTuple):
    """What a title is made of.

    Attributes:
        body: The body, or ``None``.
        post: The post.
        canonical: The title without place and abbreviation.
        capacity: How the post is held.
    """

    body: str | None
    post: str
    canonical: str
    capacity: Capacity


@lru_cache(maxsize=1024)
def split_title(title: str) -> TitleParts:
    """Take a title apart.

    Args:
        title: A title as written, in pattern form.

    Returns:
        Its parts.

    Examples:
        >>> split_title("三元区委统战部长")
        TitleParts(body='三元区委统战部', post='部长', canonical='区委统战部部长', capacity='full')
        >>> split_title("代县长").capacity
        'acting'
    """
    capacity: Capacity = next((name for name, pattern in _CAPACITIES if pattern.search(title)), "full")
    bare = _BRACKET.sub("", title) if title.endswith("）") else title
    bare = _FORMER.sub("", bare) if capacity == "former" else bare
    match = _POST.search(bare)
    post = match.group() if match else bare
    body = bare[: len(bare) - len(post)] or None
    placed = _PLACED.match(bare)
    canonical = bare[placed.end() :] if placed else bare
    short = _ABBREVIATED.match(canonical)
    if short and not short.group(2) and short.group(3) == "部长":
        canonical = f"{short.group(1)}部部长"
        body = f"{body}部" if body and not body.endswith("部") and post == "部长" else body
    if post == "部长" and body and body.endswith(("统战", "组织", "宣传")):
        body += "部"
    if capacity == "acting":
        canonical = re.sub(r"^代理?", "", canonical)
    return TitleParts(body, post, canonical, capacity)
