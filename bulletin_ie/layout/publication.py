"""Page heads and the lines with 发布时间 and 来源: when and by whom a page was published."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from bulletin_ie.layout.bylines import Bylines, Credit
from bulletin_ie.layout.printed_days import HAN_DAY, STAMP, WHEN, read_date

__all__ = ["ADOPTED", "PageHead", "header_cuts", "is_issue", "is_meta", "is_signed", "meta_credits", "read_page_head"]

_URL = re.compile(r"^\S{0,12}(?:https?://|www\.)[!-~]{4,160}$", re.ASCII)
_WHEN_LABEL = re.compile(rf"{WHEN}[】\]]?\s*[：:|｜]?\s*(?=[\[（(]?\s?\d|[一二]〇)")
_FIELD = re.compile(
    rf"({WHEN}|(?:信息|稿件|文章|内容)?来\s?源|稿源|发布(?:单位|机构)|作\s?者|撰稿人?|供稿(?:单位|人)?|通讯员|记者|文字|责任?编辑|编\s?辑|审\s?核|审核人|校对|浏览(?:次数|量)?|点击(?:次数|数|量|率)?|"
    r"阅读(?:次数|量|数)?|访问(?:次数|量)?|字\s?[号体](?:大小)?|字体大小|视力保护色|保护视力色|分享到?|打印|关闭|收藏|人气|关注|评论)\s*[：:]\s*"
)
_SOURCE = re.compile("(?:信息|稿件|文章|内容)?来\\s?源|稿源")
_DAY_SIGN = re.compile(r"[\d一二]")  # a day has one of them
ADOPTED = re.compile(  # the day of a list of appointments, printed under its title
    r"[（(][^（）()]{8,80}(?:会议|大会|全会|次会)(?:表决)?通过[）)]$"
)
_END_STAMP = re.compile(
    r"(?:^|\s)20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{1,3}\d{1,2}:\d\d(?::\d\d)?(?:\s?发表于[\u4e00-\u9fff]{2,4})?$"
)
_PRINTED = re.compile(  # the foot of minutes: 清川县人民政府办公室 2023年6月9日印发
    r"(?:[\u4e00-\u9fff（）]{2,30}\s{1,40})?20\d\d年\d{1,2}月\d{1,2}日\s{0,4}印发?$"
)
_BARE_LABEL = re.compile(rf"^[【\[]?(?:{WHEN}|(?:信息|稿件|文章)?来\s?源|作\s?者)\s?[：:][】\]]?$")
_LOOSE_FIELD = re.compile(r"(来源|作者|编辑|浏览|点击|阅读|字号|字体|分享|打印|关闭|责编|审核)\s")
_START_DATE = re.compile(
    rf"^[\[（(【\s]?(?:{STAMP}|{HAN_DAY})(?:\s?(?:星期.|周.))?[\s　]*(?:\d{{1,2}}:\d\d(?::\d\d)?)?[\]）)】\s]?"
)
_DAY = rf"(?:{STAMP}|{HAN_DAY})"
_OFFICE = (
    r"[\u4e00-\u9fff]{2,22}(?:报社?|网|社|台|站|中心|发布|融媒体?|办公室|[委办局厅院处部]|政府|委员会|工会|协会|指挥部|领导小组)"
    r"(?:[（(][\u4e00-\u9fff]{2,10}[）)])?(?:主办|编发|编印?|印发|印制)?"
)
_SIGNED = re.compile(  # who prints a page or signs it, and when: 清川县报 2023年5月9日
    rf"[（(]?{_OFFICE}\s{{0,40}}{_DAY}[）)]?$"
)
_ISSUE_LINE = re.compile(  # 政务信息 〔2023〕第14期 清川县委办公室 2023年8月3日
    r"(?:[\u4e00-\u9fff]{2,14}(?:\s{1,40}|简报|信息|公报|快报|通报|动态|要情|专报|通讯|汇编))?\s{0,40}"
    r"[（(]?(?:\s?20\d\d\s?年?\s?[）)]?)?\s?总?第\s?[\d一二三四五六七八九十百]{1,5}\s?期[）)]?"
    rf"(?:\s?[（(]\s?总?第?\s?\d{{1,5}}\s?期\s?[）)])?(?:\s{{0,40}}{_OFFICE})?(?:\s{{0,40}}{_DAY})?$"
)
_TITLE_WORD = re.compile(
    r"《?([\u4e00-\u9fff·]{1,8}(?:日报|晚报|快报|时报|新报|周报|早报|晨报|导报|商报|周刊|报|[今]日[\u4e00-\u9fff]{2,3}))》?(?=[\s\d（(]|$)|^(今日[\u4e00-\u9fff]{2,3})(?=\s|$)"
)
_ISSUE = re.compile(
    r"(?:(?:[（(]\s?20\d\d\s?[）)]\s?)?总?第\s?(?:[\d,]+|[一二三四五六七八九十百]{1,5})\s?期(?:\s?[（(]?总第?\s?\d+\s?期[）)]?)?|总[第]?\s?\d+\s?期)"
)
_PAGE = re.compile(
    r"(?<!今日)(?<!共)(?<!\d)第?\s?[A-Z]?\d{1,2}\s?版|第[一二三四五六七八九十]{1,3}版|^[A-Z]\d{1,2}(?=\s|$)"
)


_HEADER_FIELD = re.compile(
    r"(?:发布|信息|文章|稿件)(?:单位|机构|来源|作者|者|人)\s?[：:]|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s{1,3}\d{1,2}:\d\d|"
    rf"{WHEN}\s*[：:]\s*[\[（(]?\s?(?=20\d\d)|来\s?源\s?[：:]\s?(?=[^\s]{{2,16}}\s.{{0,40}}(?:20\d\d|时间|日期|作者|浏览|点击|字))"
)
_TRAIL = re.compile(r"(?:首页|位置[：:])\s?[^，。]{0,12}?[/／\-—]")
_COLUMN = re.compile(r"\s?[^\s>]{0,6}?(?:要闻|新闻|动态|正文|资讯|公告|公示|时政|头条|信息)\s?")
_VALUE = re.compile(
    rf"{_FIELD.pattern}(?:[\[（(]?20\d\d[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?(?:\s?\d{{1,2}}:\d\d(?::\d\d)?)?[\]）)]?|[^\s：:，。]{{1,24}}|)(?=\s|$)"
)


class PageHead(NamedTuple):
    """Where a line names the paper, the issue and the page, and the day it gives.

    Attributes:
        title: Range of the paper's name.
        issue: Range of the issue.
        page: Range of the page.
        published: The day.
    """

    title: tuple[int, int] | None
    issue: tuple[int, int] | None
    page: tuple[int, int] | None
    published: date | None


def is_meta(key: str) -> bool:
    """Whether a line gives when or by whom a text was published.

    Examples:
        >>> is_meta("来源：清川新闻网　时间：2023-06-14 15:40　字号：[大][中][小]")
        True
        >>> is_meta("2023年5月29日，县委书记周明远到青石镇调研。")
        False
    """
    if len(key) > 200 or "。" in key or ADOPTED.match(key):
        return False
    if ("://" in key or "www." in key) and _URL.match(key.strip()):
        return True
    if _DAY_SIGN.search(key):
        if _PRINTED.match(key) or _SIGNED.match(key):
            return True
        if m := _START_DATE.match(key):
            return _is_rest(key[m.end() :].strip())
        if len(key) <= 60 and "，" not in key and _END_STAMP.search(key):
            return True
        m = _WHEN_LABEL.search(key)
        if m and m.start() <= 60 and key.count("，") < 2:
            return True
    if "：" not in key and ":" not in key:
        return False
    return bool(_BARE_LABEL.match(key)) or _has_fields(key)


def _is_rest(text: str) -> bool:
    """Whether what stands behind a day does not make a sentence of it."""
    return (
        len(text) <= 60 and not text.startswith(("，", "上午", "下午", "至", "—", "起", "晚")) and text.count("，") == 0
    )


def _has_fields(key: str) -> bool:
    """Whether a line begins with a field, which is the source or one of several."""
    if "，" in key or not _FIELD.match(key.lstrip("[【（( ")):
        return False
    fields = _FIELD.findall(key)
    return len(fields) >= 2 or (len(key) <= 40 and bool(_SOURCE.match(fields[0])))


def is_issue(key: str) -> bool:
    """Whether a line gives the number of a bulletin, and at most its name, who edits it, and the day.

    Examples:
        >>> is_issue("(2023)第14期  清川县委办公室    2023年8月3日"), is_issue("清川信息（第14期）")
        (True, True)
        >>> is_issue("清川县委党校举办第14期培训班"), is_issue("第14期青年干部培训班开班")
        (False, False)
    """
    return "期" in key and len(key) <= 160 and bool(_ISSUE_LINE.match(key))


def is_signed(key: str) -> bool:
    """Whether a line gives who prints or signs a text and the day, and nothing else.

    Examples:
        >>> is_signed("清川县委办公室编　　2023年8月3日"), is_signed("清川县委办公室召开会议")
        (True, False)
    """
    return len(key) <= 160 and bool(_SIGNED.match(key))


def header_cuts(key: str) -> list[int]:
    """Where a line that holds a page's head, a title, 发布时间 and perhaps the body is to be cut.

    Args:
        key: Folded line.

    Returns:
        Positions; none for an ordinary line.

    Examples:
        >>> key = "首页 > 清川要闻 > 正文 周明远到青石镇调研 发布时间：2024-02-01 08:40 来源：清川县融媒体中心"
        >>> [key[i : i + 4] for i in header_cuts(key)]
        ['周明远到', '发布时间']
    """
    m = _HEADER_FIELD.search(key, 0, 260)
    end = m.start() if m else len(key)
    if "。" in key[:end] or key[:end].count("，") > 2 or (not m and len(key) > 160):
        return []
    crumbs = _last_crumb(key, end)
    column = _COLUMN.match(key, crumbs, end) if crumbs else None
    begin = column.end() if column else crumbs
    cuts = [begin] if (m or column) and end - begin >= 6 else []
    if m:
        cuts += [m.start()] if m.start() > 8 else []
        if len(key) > 160 or "。" in key:
            values = list(_VALUE.finditer(key, m.start(), 320))
            cuts.append(values[-1].end() if values else m.end())
    return [c for c in cuts if 0 < c < len(key)]


def _last_crumb(key: str, end: int) -> int:
    """Where the last part of a breadcrumb trail begins, 0 where there is none."""
    last = max(key.rfind(mark, 0, end) for mark in ">＞»")
    if last < 0 and _TRAIL.search(key, 0, end):
        last = max(key.rfind(mark, 0, end) for mark in "/／-—")
    return last + 1 if 0 <= last < 100 else 0


def meta_credits(key: str, bylines: Bylines) -> tuple[Credit, ...]:
    """Names in a line with 来源 and 作者.

    Args:
        key: Folded line.
        bylines: What reads names.

    Returns:
        Sources, reporters and correspondents.
    """
    found: list[Credit] = []
    fields = list(_FIELD.finditer(key))
    for number, m in enumerate(fields):
        end = fields[number + 1].start() if number + 1 < len(fields) else len(key)
        label = m.group(1).replace(" ", "")
        value = re.split(r"[|｜【\[]", key[m.end() : end], maxsplit=1)[0]
        if loose := _LOOSE_FIELD.search(value):
            value = value[: loose.start()]
        if label.endswith(("来源", "稿源")):
            word = re.split(r"\s|[|｜/]|\d{4}[-年]|【|\[", value.strip(), maxsplit=1)[0]
            if word:
                start = m.end() + value.index(word)
                found.append(Credit("source", start, start + len(word)))
        elif label in ("作者", "撰稿", "撰稿人", "供稿", "供稿人", "供稿单位", "通讯员", "记者", "文字"):
            text = f"{label}：{value.rstrip()}"
            shift = m.end() - len(label) - 1
            found += [Credit(c.role, c.start + shift, c.end + shift) for c in bylines.read(text) or ()]
    return tuple(found)


def read_page_head(key: str) -> PageHead:
    """Take a page head apart.

    Args:
        key: Folded line.

    Returns:
        Ranges in the line.

    Examples:
        >>> head = read_page_head("清川日报 2023年6月21日 星期三 要闻 第2版 总第1208期")
        >>> head.title, head.issue, head.page, head.published
        ((0, 4), (27, 34), (23, 26), datetime.date(2023, 6, 21))
    """
    title, issue, page = _TITLE_WORD.search(key), _ISSUE.search(key), _PAGE.search(key)
    return PageHead(
        (title.span(1) if title.group(1) else title.span(2)) if title else None,
        issue.span() if issue else None,
        page.span() if page else None,
        read_date(key),
    )
