"""Bylines: who wrote an article, wherever the line stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin_ie.lexicon import Lexicon

__all__ = ["Bylines", "Credit"]

_HAN = r"\u3400-\u9fff〇"
_SEP = re.compile(r"[\s、，；：/／|｜,;&。·]*")
_BRACKETS = "（）()【】[]〔〕〖〗"
_MARKS = "□■●◆◎○▲★☆*#—–-|◇※ \n" + _BRACKETS
_KIND = r"(文\s?[/／、]?\s?图|图\s?[/／、]?\s?文|文[/／]摄影?|文|图片|图|(?:摄影|联合|综合)?报道|摄影|摄|供图|供稿|整理|采写|撰稿|撰文)"
_KINDS = rf"文图|文(?![{_HAN}])|图文|图片|图(?![{_HAN}])|摄影|摄(?![{_HAN}])|报道|供图|供稿|整理|采写|撰稿|撰文"
_SUFFIX = re.compile(
    rf"[/／]\s?{_KIND}(?![{_HAN}：:/／])"
    rf"|{_KIND}(?=\s{{0,8}}(?:$|[、，；。）)】\]|]|\s(?:本报|本网|全媒体|融媒体|见习|实习|记者|通讯员|编辑|责编)))"
)
_SLASHED = re.compile(rf"\s{{0,8}}([/／]\s?{_KIND})(?![{_HAN}：:/／])")
_DIVIDED = re.compile(rf"文(?=\s?[/／]\s?[{_HAN} ]{{2,12}}[图摄](?:$|[）)]))")  # 张三 文 / 李四 摄
_SPACED_SUFFIX = re.compile(r"([文图摄])(?=\s)")
_WRITTEN = re.compile(r"文(?=\s[^，。]{2,24}\s[图摄](?:\s|$))")
_PICTURED = re.compile(r"[图摄](?=\s)")
_BARE_TAIL = re.compile(rf"[。！？”] {{1,8}}[{_HAN}· 、]{{3,16}}$")
_LABEL_SIGN = re.compile(r"[\s：:/／|｜]")
_WORD_SIGN = re.compile("记者|通[讯迅信]员|报道|供稿")
_MARK_SIGN = re.compile(r"[\s：:/／|｜丨（(【\[□■●]")  # one of them, or a word, stands in each byline
_SUFFIX_NOBODY = {"图", "图片", "摄影", "摄", "供图"}
_ORG = re.compile(
    r".{2,60}(?:中心|局|委|办|镇|乡|街道|报|报社|台|部|社|院|会|校|站|网|公司|集团|组|队|县|区|市|旗|州|省|发布|融媒|融媒体|政府|学校|医院|厅|处|所|园|馆|工会|妇联|团委|村|社区|苏木|场|室|办公室|协|科|股|日报|媒体|传媒|客户端|公众号|支行|银行|庭|检察|公安|大队|支队|库|圈|专班)$"
)
_GIVEN = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}·]{{5,14}}")
_NAME = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}]{{1,8}}·[{_HAN}·]{{1,12}}|[{_HAN}]{{5,6}}|[A-Za-z][A-Za-z. ]{{1,20}}")
_PADDED = re.compile(rf"[（(](?:[{_HAN}]\s[{_HAN}](?:\s|(?=[）)]))){{1,4}}[）)]$")  # （顾 盼 周 宁）
_NO_NAME = re.compile(r"本[站网报台刊社].{0,4}|(?:网站|系统|后台)?管理员|佚名|匿名|小编|未知|综合整理|转载|[Aa]dmin")
_SQUARED = re.compile(rf"□\s?[{_HAN}·]{{2,4}}(?:[ 、][{_HAN}·]{{2,4}}){{1,3}}$")  # □ 冬青 蒲公英
_TERMINAL = re.compile(r"[。！？!?…”’』」）)】]\s*")
_OPEN = re.compile(r"[（(【\[]")
_FOREIGN = "0123456789“”《》！？%"  # no name, mark or label of a byline has one of them


class Credit(NamedTuple):
    """A name behind a byline label.

    Attributes:
        role: ``reporter``, ``correspondent`` or ``source``.
        start: First character, in the text that was read.
        end: One past the last.
    """

    role: str
    start: int
    end: int


class Bylines:
    """Reads bylines with the labels and surnames of a lexicon.

    Args:
        lexicon: Kinds ``byline_label``, ``surname``, ``compound_surname``.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> text = "（县融媒体中心 邬小禾 王 芳　图/程砚）"
        >>> [(c.role, text[c.start : c.end]) for c in Bylines(default_lexicon()).read(text, bare=True) or ()]
        [('reporter', '邬小禾'), ('reporter', '王 芳')]
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._roles = {word.replace(" ", ""): role for word, role in lexicon.table("byline_label").items()}
        self._surnames = frozenset(lexicon.words("surname")) | frozenset(lexicon.words("compound_surname"))
        words = sorted(self._roles, key=lambda w: (-len(w), w))
        spaced = {w: r"\s?".join(map(re.escape, w)) if len(w) == 2 else re.escape(w) for w in words}
        strong = "|".join(spaced[w] for w in words if w.endswith(("记者", "通讯员", "通迅员", "通信员")))
        weak = "|".join(spaced[w] for w in words if len(w) > 1)
        tight = "|".join(re.escape(w) if set(w) <= set("文图摄") else spaced[w] for w in words if len(w) > 1)
        singles = [re.escape(w) for w in (*words, "文") if len(w) == 1]
        single = "|".join(singles)
        self._label = re.compile(
            rf"({strong})(?=[\s：:/／|｜{_HAN}])|({weak})(?=[\s：:/／|｜])|({single})(?=\s?[：:/／|｜])"
        )
        self._chunk = re.compile(
            rf"[{_HAN}·A-Za-z.]+?(?={strong}|(?:{tight})[\s：:/／|｜]|(?:{single})[：:/／|｜]|(?:(?:摄影|联合|综合)?报道|供稿|供图|整理|采写|撰稿|撰文)(?![{_HAN}])|[^{_HAN}·A-Za-z.]|$)"
        )
        alone = "|".join(rf"{word}\s?[：:/／]" for word in (*singles, "文"))
        foreign = set(_FOREIGN).difference(*words)
        self._foreign = re.compile(f"[{re.escape(''.join(sorted(foreign)))}]") if foreign else re.compile(r"(?!)")
        # Each alternative begins with one character: where none of them stands is passed over at once.
        signs = (*(spaced[w] for w in words if len(w) > 1), *(rf"{w}(?![{_HAN}])" for w in singles), _KINDS)
        self._any_sign = re.compile("|".join(signs))  # a text without one is no byline, unless it may be bare
        self._any_label = re.compile(rf"{weak}|{alone}|/\s?[文图摄]|／\s?[文图摄]|（|\(|【|\[|文图|□|■|●")

    def read(self, text: str, *, bare: bool = False) -> tuple[Credit, ...] | None:
        """Read a whole text as a byline.

        Args:
            text: Folded text (a key), such as a line or the inside of a bracket.
            bare: Whether names without any label are a byline too.

        Returns:
            The names; empty where only picture and editing people are named; ``None`` where the text is no byline.
        """
        if self._foreign.search(text):
            return None
        text = text.replace("丨", "|")
        if not bare and not ((_LABEL_SIGN.search(text) or _WORD_SIGN.search(text)) and self._any_sign.search(text)):
            return None
        start, end = 0, len(text)
        squared = bool(_SQUARED.match(text))
        while start < end and text[start] in _MARKS:
            start += 1
        while end > start and text[end - 1] in _MARKS + "。":
            end -= 1
        if start >= end or end - start > 160:
            return None
        return _Reading(self, text, start, end, bare, squared).credits()

    def trailing(self, text: str) -> tuple[int, tuple[Credit, ...]] | None:
        """A byline at the end of a paragraph, behind its last sentence.

        Args:
            text: Folded text of the paragraph.

        Returns:
            Where it begins and its names, or ``None``.
        """
        window = max(0, len(text) - 120)
        tail = text[window:]
        if not (_MARK_SIGN.search(tail) or _WORD_SIGN.search(tail)):
            return None
        if not self._any_label.search(tail) and not _BARE_TAIL.search(tail):
            return None
        signed = max((m.end() for m in self._any_sign.finditer(tail.replace("丨", "|"))), default=0)
        starts = [m.end() for m in _TERMINAL.finditer(tail)][-12:]
        starts += [m.start() for m in _OPEN.finditer(tail)][-4:]
        for offset in sorted(set(starts)):
            start = window + offset
            rest = text[start:].strip()
            if len(rest) < 3 or start == 0 or rest[0] in "。！？，；":
                continue
            if offset >= signed and rest[0] not in "（(【[□■●" and text[start - 1] != " ":
                continue  # without a label, a bracket or a blank before it no byline can begin here
            bracketed = rest[0] in "（(【[□■●" and (rest[-1] in "）)】]" or rest[0] in "□■●")
            sentence_over = text[:start].rstrip()[-1:] in "。！？!?…”’）)】"
            padded = bracketed and bool(_PADDED.match(rest))
            found = self.read(text[start:], bare=bracketed and (sentence_over or padded))
            if found is None and sentence_over and text[start - 1] == " " and len(rest) <= 16:
                found = self.bare_names(text[start:]) or None
            if found is not None and (sentence_over or (bracketed and found)):
                return start, tuple(Credit(c.role, c.start + start, c.end + start) for c in found)
        return None

    def bare_names(self, text: str) -> tuple[Credit, ...]:
        """Names without label or bracket, where a text is nothing else and each has a common surname."""
        found = self.read(text, bare=True) or ()
        words = [text[c.start : c.end].replace(" ", "") for c in found]
        certain = all(
            c.role == "reporter" and self.is_name(w) and len(w) <= 3 for c, w in zip(found, words, strict=True)
        )
        return found if certain and "".join(words) == re.sub(r"[ 、]", "", text) else ()

    def role(self, label: str) -> str:
        """The role of a label, as the lexicon has it."""
        role = self._roles.get(label) or self._roles.get("".join(label.split()))
        return role or ("reporter" if label == "文" else "nobody")

    def is_name(self, name: str) -> bool:
        """Whether a name without a label can be a person's."""
        name = name.replace(" ", "")
        if "·" in name:
            return True
        return (2 <= len(name) <= 3 and name[0] in self._surnames) or (
            3 <= len(name) <= 4 and name[:2] in self._surnames
        )

    def is_label(self, word: str) -> bool:
        """Whether a word is a label."""
        return word in self._roles

    def match_label(self, text: str, position: int, end: int) -> re.Match[str] | None:
        """A label at a position."""
        return self._label.match(text, position, end)

    def match_chunk(self, text: str, position: int, end: int) -> re.Match[str] | None:
        """A name or a body at a position."""
        return self._chunk.match(text, position, end)


class _Reading:
    """One reading of one text."""

    def __init__(self, rules: Bylines, text: str, start: int, end: int, bare: bool, squared: bool) -> None:
        self.rules, self.text, self.position, self.end, self.bare = rules, text, start, end, bare
        self.squared = squared
        self.role = ""  # of the label read last
        self.labels = 0
        self.trusted = False  # behind the name of a body bare names need no common surname
        self.vouched = False  # beside a name that has one, bare words need none either
        self.suffixed = False  # names before their label: 张三/文
        self.spaced = False  # 文 张三 图 李四
        self.slashed = "/" in text or "／" in text
        self.pending: list[tuple[int, int]] = []
        self.found: list[Credit] = []

    def credits(self) -> tuple[Credit, ...] | None:
        """Read on to the end; ``None`` as soon as something is no byline."""
        while self.position < self.end:
            if self.slashed and self.pending and self._slashed():
                continue
            m = _SEP.match(self.text, self.position, self.end)
            if m and m.end() > self.position:
                self.position = m.end()
            elif self.text[self.position] in _BRACKETS:
                self.position += 1
            elif not (self._suffix() or self._label() or self._name()):
                return None
        if not self._flush(self.role, last=True):
            return None
        return tuple(self.found) if self.labels or (self.bare and self.found) else None

    def _slashed(self) -> bool:
        """A suffix behind a slash: 张三 / 文."""
        m = _SLASHED.match(self.text, self.position, self.end)
        if m:
            self.position = m.start(1)
        return bool(m) and self._suffix()

    def _suffix(self) -> bool:
        if not self.pending:
            return False
        m = _SUFFIX.match(self.text, self.position, self.end)
        if not m and not self.role:  # 张三 文 李四 图
            m = _DIVIDED.match(self.text, self.position, self.end) or _SPACED_SUFFIX.match(
                self.text, self.position, self.end
            )
        if not m:
            return False
        start, end = self._merged()[-1]
        if len(m.group()) == 1 and end - start == 1:
            return False  # the second half of a padded name (芮 文)
        kind = re.sub(r"[\s/／]", "", m.group())
        self.labels += 1
        self.suffixed = True
        self.position = m.end()
        if kind == "供稿":
            return self._flush("supplier")
        return self._flush("nobody" if kind in _SUFFIX_NOBODY else self.role or "reporter")

    def _label(self) -> bool:
        m = self.rules.match_label(self.text, self.position, self.end)
        if not m and not self.labels and not self.pending:
            m = _WRITTEN.match(self.text, self.position, self.end)
            self.spaced = bool(m)
        elif not m and self.spaced:
            m = _PICTURED.match(self.text, self.position, self.end)
        if not m:
            return False
        joined = bool(self.pending) and self.pending[-1][1] == self.position
        if joined and m.re.groups and m.group(1) and (not self.role or self._follows_slash()):
            self.pending.pop()  # the paper's name in front of the label: 清川新闻网记者
        if not self._flush(self.role):
            return False
        self.role = self.rules.role(m.group())
        self.labels += 1
        self.position = m.end()
        return True

    def _follows_slash(self) -> bool:
        """Whether the one word read since a label stands right behind its slash: 文/清川融媒记者 周小川."""
        start = self.pending[0][0]
        return len(self.pending) == 1 and self.text[start - 1 : start] in ("/", "／")

    def _name(self) -> bool:
        m = self.rules.match_chunk(self.text, self.position, self.end)
        if not m or m.end() - m.start() > (30 if self.role in ("source", "supplier", "nobody") else 20):
            return False
        self.pending.append(m.span())
        self.position = m.end()
        return True

    def _flush(self, role: str, *, last: bool = False) -> bool:
        """Give the pending names a role; whether they are names."""
        if not self.pending:
            return True
        spans = self._merged() if len(self.pending) > 1 else self.pending
        self.pending = []
        plain = [self.text[a:b].replace(" ", "") for a, b in spans]
        self.trusted = self.trusted or any(len(word) > 3 and _ORG.fullmatch(word) for word in plain)
        if role == "nobody":
            return True
        # （阿苦日古 李 倩）: two words in a bracket, one of which is a name, are names.
        listed = self.bare and not role and len(plain) > 1 and all(_GIVEN.fullmatch(word) for word in plain)
        self.vouched = listed and any(self.rules.is_name(word) and len(word) > 1 for word in plain)
        for start, end in spans:
            word = self.text[start:end]
            if not self._credit(role, word, start, end, alone=len(spans) == 1 and (last or bool(role))):
                return False
        return True

    def _credit(self, role: str, word: str, start: int, end: int, *, alone: bool) -> bool:
        plain = word.replace(" ", "")
        if role and _NO_NAME.fullmatch(plain):
            return True
        is_org = bool(_ORG.fullmatch(plain)) and (len(plain) > 3 or not self.rules.is_name(plain) or not alone)
        if role == "source":
            self.found.append(Credit("source", start, end))
        elif role == "supplier":
            person = bool(_NAME.fullmatch(plain)) and self.rules.is_name(plain)
            self.found.append(Credit("correspondent" if person else "source", start, end))
        elif is_org:
            if alone and (role or (self.bare and not word.startswith(("此件", "本文", "本报", "综合")))):
                self.found.append(Credit("source", start, end))
        elif not _NAME.fullmatch(plain) or (not role and not self._is_bare_name(plain, padded=plain != word)):
            return False
        else:
            self.found.append(Credit(role or "reporter", start, end))
        return True

    def _is_bare_name(self, plain: str, *, padded: bool) -> bool:
        """Whether a word without a label is a name here; words padded to equal width are names."""
        if not self.bare and not self.suffixed:
            return False
        trusted = self.trusted or (self.vouched and (len(plain) > 2 or padded or self.squared))
        return self.rules.is_name(plain) or (trusted and not self.rules.is_label(plain))

    def _merged(self) -> list[tuple[int, int]]:
        """Names padded to equal width (林 舟) put together; only white space may stand between the halves."""
        merged: list[tuple[int, int]] = []
        for start, end in self.pending:
            if merged and self.role not in ("source", "nobody"):
                before, after = merged[-1][1] - merged[-1][0], end - start
                between = self.text[merged[-1][1] : start]
                single = (before == 1 and after <= 2) or (
                    after == 1 and before <= 2 and self.text[merged[-1][0] : merged[-1][1]] in self.rules._surnames
                )
                if single and between.isspace():
                    merged[-1] = (merged[-1][0], end)
                    continue
            merged.append((start, end))
        return merged
