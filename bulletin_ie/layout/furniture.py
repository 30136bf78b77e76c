"""Furniture: menus, page heads, captions, links and boxes that belong to no article."""

from __future__ import annotations

import re

from bulletin_ie.lexicon import Lexicon

__all__ = ["Furniture"]

_LEADING = "【[（(〖·□■●◆ "
_HAN = re.compile(r"[\u3400-\u9fff]")
_SEPARATORS = " |｜>＞》»›/\\-—–·•：:[]【】（）<＜«‹*＊_“”+…."
_SEPARATED = _SEPARATORS + "◆●■□▲★◎ "
_TOKENS = re.compile(r"[\s|｜>＞»›/\\·•\[\]【】]+")
_CRUMB_SIGN = re.compile("[>＞»›→]")
_TOKEN_SIGN = re.compile(r"[\s|｜>＞»›/\\·•\[\]【】-]")
_SLASHED = re.compile(r"(?:首页|位置[：:])[^，。]{0,20}?\s?[/／\-—]\s?[^，。]{2,}")
_CRUMBS = re.compile(r"[^\s>＞»›]\s*(?:>|＞|»|›|->|→|>>)\s*[^\s>＞»›]")
_PAGE_HEAD = re.compile(
    r"星 ?期 ?[一二三四五六日天](?![\u4e00-\u9fff“])|(?:^|\s|第)[A-Z]?\d{1,2}\s?版(?![\u4e00-\u9fff])|第[一二三四五六七八九十]{1,3}版(?=[\s·：:]|$)"
    r"|^[A-Z]\d{1,2}(?:\s|$)|总第\d+期|今日\d+版|农历[\u4e00-\u9fff]{2}年|^第\s?\d+\s?期(?![\u4e00-\u9fff]{0,16}(?:班|论坛|讲座|课堂|沙龙|训练营))"
)
_PAGE_HEAD_SIGN = re.compile("[星版期农A-Z]")  # one of them stands in each page head
_PAGE_HEAD_SHORT = re.compile(
    r"^[\u4e00-\u9fff]{2,8}报\s?[●·•|｜\s].{0,24}$|^[A-Z]\d{1,2}[\u4e00-\u9fff]{2,4}\s?(?:主编|责编|编辑|美编|责任编辑)|^第?\s?\d{1,2}\s?版[\s·:：]|^[\u4e00-\u9fff]{2,4}\s?第?\s?\d{1,2}\s?版$"
)
_EDITORS = re.compile(
    r"(?:责任编辑|版面编辑|美术编辑|编辑|责编|美编|主编|审读|校对|组版|版式|版面|检校|值班|电话|审核|审校)\s?[：:/／ ]"
)
_PAGE_NUMBER = re.compile(
    r"^[\s—–\-·.]*(?:第?\s?[A-Z]?\d{1,3}\s?[版页]?(?:\s?/\s?\d{1,3})?|共\s?\d+\s?页.{0,12})[\s—–\-·.]*$"
)
_LONGEST_SITE = 32
_LONGEST_BOX = 160
_SITE = re.compile(
    r"^[\u4e00-\u9fff·\s]{2,16}(?:人民政府(?:网|门户网站)?|政府(?:门户)?网站?|门户网站|新闻网|政务网|融媒体中心|电视台|广播电视台|传媒中心|新闻中心)$"
    r"|^[\u4e00-\u9fff]{2,8}(?:日报|晚报|快报|时报|新报|周报|早报|导报|商报)(?:社)?$|^[\u4e00-\u9fff]{2,4}[报网]$|^(?:今日|微)?[\u4e00-\u9fff]{2,3}发布$|^今日[\u4e00-\u9fff]{2,3}$"
    r"|^[\u4e00-\u9fff]{2,6}(?:云|融媒|在线|头条号)$"
)
_WEATHER_SIGN = re.compile("[℃云雨晴阴风级温气湿]")
_WEATHER = re.compile(
    r"℃|多云|阵雨|小雨|中雨|大雨|转晴|转阴|晴转|阴转|风力|[东西南北偏]{1,3}风\s?\d|\d级|晴天|气温|空气质量|相对湿度"
)
_WEATHER_HEAD = re.compile(r"^[【（]?(?:今[日天]|明[日天]|后天|[\u4e00-\u9fff]{0,6}天气|最[高低]气温|气温|\d{1,2}日)")
_ADVERT = re.compile(  # each alternative begins with one character, so that others are passed over at once
    r"优惠|特价|打折|折(?<=[一-九\d]折)(?<!盛大开业折)|热销|盛大开业|出租|出售|转让|招租|加盟|欢迎选购|咨询热线|订购|招商热线|诚聘|订房|清仓|惠民价|免费试|抢购"
)
_PHONE = re.compile(r"\d{3,4}[-—]\d{7,8}|1[3-9]\d{9}|(?:电话|热线|微信)\s?[：:]?\s?\d{5,}")
_LISTED = re.compile(
    r"^.{5,60}?[\s\[（【]\s?(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?\s?[\]）】]?$"
    r"|^[\[（【]?(?:20\d\d[-/.])?\d{1,2}[-/.]\d{1,2}[\]）】]?\s+[^\d\s].{5,60}$"
)
_CAPTION_END = re.compile(
    r"[\s（。！”/／](?:(?:本报|本网)?(?:全媒体|融媒体)?(?:记者|通讯员)\s?)?[\u4e00-\u9fff·\s、]{2,12}[\s/／]\s?(?:摄影报道|摄影|摄|供图|配图)[）)]?$"
    r"|[（(][^（）()]{2,24}(?:摄影|摄|(?<!文)/图|供图)[）)]$|(?:记者|通讯员)[^。，]{2,12}摄$"
)
_NOTE = re.compile(
    r"[【\[（(]?(?:编者按|编者的话|编后|导语|导读|核心提示|内容提要|内容摘要|摘要|提要|新闻提示)[】\]）)]?\s?[：:]|[【\[]?编者按[】\]]?\s|[【\[](?:编者按|核心提示|内容提要|内容摘要|摘要|提要|新闻提示)[】\]]"
)
_CAPTION_LAST = ("道", "影", "摄", "图")
_PERIOD = re.compile(r"[（(][^（）()]{2,24}[）)]$")
_PADDED = re.compile(r"([\u4e00-\u9fff])\s{1,8}([\u4e00-\u9fff])(?=\s?[：:])")  # 文  号：
_NUMBERED_DOCUMENT = re.compile(r"^[\u4e00-\u9fff]{0,14}\s?[（(\[]\s?\d{4}\s?[）)\]]\s?第?\s?\d{1,4}\s?号$")
_IMPRINT = re.compile(r"[\u4e00-\u9fff]{2,8}(?:报社|编辑部|杂志社|融媒体中心)\s{0,4}(?:社址|地址|电话|邮编)\s?[：:]")
_WORD_END = re.compile(r"[\s：:]")
_LINK_LIST = re.compile(r"^[·•▪◇\-►▶>]\s?[^，。；：]{6,50}$")


class Furniture:
    """Tells furniture by the words of a lexicon and by shape.

    Args:
        lexicon: Kinds ``furniture``, ``related_list``, ``menu_word``, ``column_head``, ``caption_start``.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> furniture = Furniture(default_lexicon())
        >>> furniture.holds("当前位置：首页 > 新闻中心 > 要闻"), furniture.holds("清川县召开防汛工作会议")
        (True, False)
    """

    def __init__(self, lexicon: Lexicon) -> None:
        by_value: dict[str, list[str]] = {"line": [], "start": [], "open": [], "part": []}
        for word, value in lexicon.table("furniture").items():
            by_value.setdefault(value, []).append(word)
        self._lines = frozenset(w.strip(_SEPARATORS) for w in by_value["line"])
        self._firsts = frozenset(word[0] for word in (*by_value["start"], *by_value["open"]))
        self._start = re.compile(rf"[{re.escape('【[（〖·□■●◆ ')}]{{0,3}}(?:{_any(by_value['start'])})")
        self._open = re.compile(rf"[{re.escape('【[（(〖·□■●◆ ')}]{{0,3}}(?:{_any(by_value['open'])})")
        self._part = re.compile(_any(by_value["part"]))
        self._menu = frozenset(lexicon.words("menu_word"))
        self._related = frozenset(lexicon.words("related_list"))
        self._related_firsts = frozenset(word[:1] for word in self._related)
        self._columns = lexicon.words("column_head")
        self._long_columns = tuple(w for w in self._columns if len(w) >= 4)
        self._captions = lexicon.words("caption_start")

    def holds(self, key: str) -> bool:
        """Whether a line is furniture, by itself."""
        if not _HAN.search(key):
            return True
        ended = "。" in key
        if _NOTE.match(key):
            return True
        if ended and len(key) > _LONGEST_BOX:
            return False  # running text
        bare = key.strip(_SEPARATORS)
        if bare in self._lines or bare in self._menu or self._starts(key):
            return True
        if not ended and (_IMPRINT.match(key) or (key[-1] == "号" and _NUMBERED_DOCUMENT.match(key))):
            return True
        if not ended and len(key) <= 80 and len(_EDITORS.findall(key)) >= 2:
            return True
        if len(key) <= _LONGEST_BOX and "。" not in key[:-1] and self._part.search(key):
            return True
        return (
            (len(bare) <= _LONGEST_SITE and bool(_SITE.match(bare)))
            or (not ended and self._is_menu(key))
            or self._is_box(key)
        )

    def _starts(self, key: str) -> bool:
        if len(key) > 90 or key.count("。") > 1:
            return False
        if key[1:2].isspace() and _PADDED.match(key):
            key = _PADDED.sub(r"\1\2", key, count=1)
        if not self._can_start(key):
            return False
        if self._open.match(key) and not ("，" in key and key[-1] == "。"):
            return True
        m = self._start.match(key)
        if m is None:
            return False
        return m.end() == len(key) or key[m.end() - 1] in "：: " or key[m.end()] in " ：:|｜>》】]）/·"

    def _can_start(self, key: str) -> bool:
        """Whether a line begins, behind at most three marks, with a character with which furniture begins."""
        for char in key[:4]:
            if char in self._firsts:
                return True
            if char not in _LEADING:
                return False
        return False

    def _is_menu(self, key: str) -> bool:
        """Whether a line without a full stop is a trail of crumbs or a row of menu words."""
        if len(key) > 400:
            return False
        crumbs = _CRUMB_SIGN.search(key) and _CRUMBS.search(key)
        if (crumbs or _SLASHED.match(key.lstrip("您的所在当前 "))) and key.count("，") < 2:
            return True
        if not _TOKEN_SIGN.search(key):
            return False
        tokens = [t for t in _TOKENS.split(key) if t]
        if key.count("|") + key.count("｜") >= 2 and all(len(t) <= 8 for t in tokens):
            return True
        if len(tokens) == 1 and "-" in key:
            tokens = [t for t in key.split("-") if t]
        if max(map(len, tokens), default=0) > 7:
            return False
        known = sum(t in self._menu or t in self._lines for t in tokens)
        return len(tokens) >= 2 and known * 5 >= len(tokens) * 2 and (known >= 2 or len(tokens) <= 3)

    def _is_box(self, key: str) -> bool:
        """A weather box or an advertisement."""
        if len(key) > _LONGEST_BOX:
            return False
        weather = _WEATHER_SIGN.search(key) and len(key) <= 90 and "。" not in key[:-1]
        if weather and len(_WEATHER.findall(key)) >= 2 and ("，" not in key or _heads_weather(key)):
            return not re.search("书记|县长|市长|区长|旗长|会议|记者|防汛", key)
        adverts = len(_ADVERT.findall(key))
        if not adverts:
            return False
        return bool(_PHONE.search(key) and key.count("。") <= 1) or (adverts >= 2 and "。" not in key)

    def is_page_head(self, key: str) -> bool:
        """Whether a line is a page head or a page number."""
        if _PAGE_NUMBER.match(key) or _PAGE_HEAD_SHORT.match(key):
            return True
        if len(key) > 100 or "。" in key or not _PAGE_HEAD_SIGN.search(key):
            return False
        return bool(_PAGE_HEAD.search(key)) and key.count("，") < 2

    def is_related_list(self, key: str) -> bool:
        """Whether a line announces a list of other articles."""
        bare = key.strip(_SEPARATED)
        if bare[:1] not in self._related_firsts:
            return False
        return bare in self._related or _WORD_END.split(bare, maxsplit=1)[0] in self._related

    def is_caption(self, key: str) -> bool:
        """Whether a line is a photo caption."""
        if len(key) > 220:
            return False
        if key.startswith(self._captions):
            return True
        ended = key.removesuffix("）").removesuffix(")").endswith(_CAPTION_LAST)
        return ended and len(key) <= 160 and bool(_CAPTION_END.search(key))

    def is_listed(self, key: str) -> bool:
        """Whether a line looks like an entry of a list of articles: a title with a day."""
        return len(key) <= 80 and "。" not in key and bool(_LISTED.match(key) or _LINK_LIST.match(key))

    def is_column_word(self, key: str) -> bool:
        """Whether a line is nothing but the name of a column (■ 简 讯)."""
        return key.strip(_SEPARATED).replace(" ", "") in self._columns

    def is_column_head(self, key: str) -> bool:
        """Whether a line heads a column of short items and names no event.

        Examples:
            >>> from bulletin_ie.lexicon import default_lexicon
            >>> Furniture(default_lexicon()).is_column_head("清川短波")
            True
        """
        bare = _PERIOD.sub("", key.strip()).strip(_SEPARATED).replace(" ", "")
        if bare.endswith(self._columns) and len(bare) <= 8:
            return True
        if len(bare) <= 3 and not bare.endswith(("通告", "公告", "公示", "通知", "令")):
            return True
        return (len(bare) <= 8 and bare.endswith(self._columns)) or (
            len(bare) <= 14 and bare.endswith(self._long_columns)
        )


def _heads_weather(key: str) -> bool:
    return key[-1] != "。" and _WEATHER_HEAD.match(key) is not None


def _any(words: list[str]) -> str:
    """An alternation of words, longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) or r"(?!)"
