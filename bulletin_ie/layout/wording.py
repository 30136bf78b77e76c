"""What a title line says: whether it names an event, carries a slogan, or only tells who was there."""

from __future__ import annotations

import re
from copy import copy
from operator import add
from typing import NamedTuple

from bulletin_ie.lexicon import Lexicon

__all__ = ["Wording", "bigrams", "coverage", "is_dated_opening"]

_HAN = r"\u3400-\u9fff"
_LEVEL = "省市区县州盟旗镇乡村局委府办院会"
_SUBJECT = re.compile(
    rf"^(?:全|我|本|两|各)?(?:[{_HAN}]{{2,9}}?(?:[{_LEVEL}]|街道|社区|苏木|开发区|高新区|新区|经开区|公司|集团|学校|医院|大学)|[{_HAN}]{{0,6}}(?:领导|书记|县长|市长|区长|旗长|镇长|主任|代表团|考察团|调研组|督导组|检查组|工作组|工作队))"
)
_OWN = re.compile(
    r"^(?:全[县市区旗州盟镇乡]|[县市区旗州盟镇乡](?:委|政府|人大|政协|纪委|领导|长)|我[县市区旗州盟镇乡]|两会)"
)
_ABOUT = re.compile(r"关于.{2,60}的?(?:通告|公告|通知|公示|公报|意见|决定|批复|函|令|倡议书|公开信|提示)")
_QUOTED = re.compile(r"^[“‘「『][^”’」』]{2,30}[”’」』][！。]?$")
_SPEECH = re.compile(r"(?:时|上|中)?(?:强调|要求|指出|表示)[：:]?$")
_UNVEILS = re.compile(r".为.{3,30}[揭授]牌$")  # 周明远为社区食堂揭牌
_PAIRED = re.compile(rf"^[“”‘’、{_HAN}]{{4,14}}[ ，][“”‘’、{_HAN}]{{4,14}}$")
_BEGINS = re.compile(
    rf"^[“（(【]?(?:(?:今年|去年)?(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬|初|底|份)?|近日|近期|日前|连日来|今天|今日|昨天|昨日|昨晚|当日|本周|上周|{_HAN}?\d{{1,2}}日[上下]午|\d{{1,2}}日[，至晚]|为(?:深入|进一步|切实|全面|贯彻|推动|扎实|加强|做好)|随着|新春|岁末|岁寒|入[冬夏秋春汛]|时值|仲[春夏秋冬]|初[春夏秋冬]|盛夏|金秋|寒冬|“七一”|“八一”|“五一”|在.{{2,16}}(?:来临|到来|之际))"
)
_DATED = re.compile(
    r"^.{0,40}?(?:\d{1,2}月\d{1,2}日(?![之以]?前)|近日|(?<!\d)日前|今天|昨日|昨天|\d{1,2}日(?:上午|下午|晚))"
)


def bigrams(key: str) -> list[str]:
    """Pairs of neighboring characters, punctuation and white space left out.

    Examples:
        >>> bigrams("防汛 会")
        ['防汛', '汛会']
    """
    plain = _NOT_WORD.sub("", key)
    return list(map(add, plain, plain[1:]))


_NOT_WORD = re.compile(rf"[^{_HAN}0-9A-Za-z]+")


def coverage(title: str, text: str) -> float:
    """Share of a title's character pairs that stand in a text, 0 to 1."""
    pairs = set(bigrams(title))
    if not pairs:
        return 0.0
    plain = _NOT_WORD.sub("", text)
    return sum([p in plain for p in pairs]) / len(pairs)


def is_dated_opening(key: str) -> bool:
    """Whether a paragraph begins as articles do: with a day, or with a day in its first clause.

    Examples:
        >>> is_dated_opening("4月6日上午，县委书记周明远到青石镇调研。")
        True
        >>> is_dated_opening("会议指出，要压实责任。")
        False
    """
    return bool(_BEGINS.match(key) or _DATED.match(key[:80].split("。", 1)[0]))


class _Said(NamedTuple):
    """What a line says by itself.

    Attributes:
        score: Its score but for who acts; what a notice scores is settled.
        notice: Whether it heads a notice.
        acts: Whether it begins with somebody who acts.
        paired: Whether it is two phrases side by side, as slogans are.
    """

    score: float
    notice: bool
    acts: bool
    paired: bool


class Wording:
    """Judges title lines with the words of a lexicon.

    Args:
        lexicon: Kinds ``headline_event``, ``attendance``, ``sign_off``.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> wording = Wording(default_lexicon())
        >>> wording.names_event("清川县召开防汛工作会议"), wording.names_event("压实责任 从严从细")
        (True, False)
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words: dict[str, list[str]] = {"verb": [], "noun": [], "notice": []}
        for word, value in lexicon.table("headline_event").items():
            words.setdefault(value, []).append(word)
        self._known: dict[str, _Said] | None = None  # of one page
        self._event = re.compile(_any(words["verb"] + words["noun"]))
        self._nouns = re.compile(f"(?:{_any(words['noun'])})[”》）]?$")
        self._notice_end = re.compile(f"(?:{_any(words['notice'])})(?:[（(][^）)]{{1,20}}[）)])?[》”]?$")
        self._needs_object = re.compile(r"召开|举行|举办")
        self._attending = tuple(lexicon.words("attendance"))
        attendance = _any(list(self._attending))
        people = rf"[{_HAN}·]{{2,20}}(?:[ 、][{_HAN}·]{{2,8}}){{0,6}}等?"
        self._attendance = re.compile(rf"{people}(?:同志)?(?:{attendance})(?:[ ，]{people}(?:{attendance})){{0,3}}")
        self._attends = re.compile(rf"([{_HAN}·]{{2,4}})(?:{attendance})$")
        self._sign_off = re.compile(
            rf"[{_HAN}（）()“”]{{2,30}}(?:{_any(list(lexicon.words('sign_off')))})(?:[（(][^）)]{{2,12}}[）)])?"
        )

    def for_page(self) -> Wording:
        """The same words for one page: what a title says is worked out once, however often it is asked for."""
        page = copy(self)
        page._known = {}
        return page

    def is_notice(self, key: str) -> bool:
        """Whether a title heads a notice (关于…的通告)."""
        plain = "".join(key.split())
        return bool(_ABOUT.search(plain)) or (
            bool(self._notice_end.search(plain)) and not re.search("印发|发布|公布|出台|通过|审议", plain)
        )

    def is_attendance(self, key: str) -> bool:
        """Whether a title only says who was there (周明远主持并讲话)."""
        bare = key.strip("，。 ")
        if not bare.endswith(self._attending):
            return False
        return self._attendance.fullmatch(bare) is not None and not _UNVEILS.search(key)

    def glued_attendance(self, key: str, lead: str) -> int:
        """Where a line of attendance begins that was joined to a headline without a space, 0 where there is none."""
        m = self._attends.search(key) if key.endswith(self._attending) else None
        if not m:
            return 0
        for size in range(len(m.group(1)), 1, -1):
            start = m.end(1) - size
            if key[start : m.end(1)] in lead and start >= 8 and self.names_event(key[:start], lead):
                return start
        return 0

    def is_sign_off(self, key: str) -> bool:
        """Whether a line is the body that issues a notice."""
        return bool(self._sign_off.fullmatch("".join(key.split()))) and not re.search("[召举][开行]|调研|开展", key)

    def lacks_object(self, key: str) -> bool:
        """Whether a line breaks off between a verb and what was held (区妇联举办庆“三八”, but not 推进会召开)."""
        found = list(self._needs_object.finditer(key))
        if not found or self.has_object(key[: found[-1].start()]):
            return False
        end = found[-1].end()
        return not self._event.search(key, end) and not self.has_object(key[end:])

    def has_object(self, key: str) -> bool:
        """Whether a phrase ends with something that is held or done (推进会, 启动仪式, 工作)."""
        return bool(self._nouns.search(key)) or key.endswith(
            ("会", "班", "赛", "节", "式", "工作", "情况", "项目", "专项")
        )

    def ends_in_event(self, key: str) -> bool:
        """Whether a line ends with the name of a meeting or activity."""
        return self.has_object(key.rstrip("”》）！"))

    def has_event_word(self, key: str) -> bool:
        """Whether a line has a verb or noun of events."""
        return bool(self._event.search(key))

    def has_subject(self, key: str, lead: str = "") -> bool:
        """Whether a line begins with somebody who acts: a place, a body, or a name that the lead has."""
        return _acts(key) or _is_in_lead(key, lead)

    def names_event(self, key: str, lead: str = "") -> bool:
        """Whether a line says who did what."""
        return self.score(key, lead) >= 2.0

    def score(self, key: str, lead: str = "") -> float:
        """How much a line reads like the headline that names an event, about -3 to 4.

        Args:
            key: Folded title line.
            lead: Folded beginning of the body, in which names are looked up.

        Returns:
            At least 2 where it names one.
        """
        plain = key.strip()
        said = self._known.get(plain) if self._known is not None else None
        if said is None:
            said = self._read(plain)
            if self._known is not None:
                self._known[plain] = said
        if said.notice:
            return said.score
        if said.acts or _is_in_lead(plain, lead):
            return said.score + 1.0
        return said.score - 1.0 if said.paired else said.score

    def _read(self, plain: str) -> _Said:
        """What a line says, whatever the body."""
        if self.is_notice(plain):
            return _Said(3.0, notice=True, acts=False, paired=False)
        score = 1.5 if self.has_event_word(plain) else 0.0
        score += 0.5 if self._nouns.search(plain) else 0.0
        score += 0.5 if _SPEECH.search(plain) else 0.0
        if self.is_attendance(plain):
            score -= 2.0
        if _QUOTED.match(plain):
            score -= 1.5
        return _Said(score, notice=False, acts=_acts(plain), paired=_PAIRED.match(plain) is not None)


_BEFORE = "—-【《 "  # what may stand in front of a title's first word


def _acts(key: str) -> bool:
    """Whether a line begins with a place or a body."""
    if key.startswith("“"):
        return False
    plain = key.lstrip(_BEFORE)
    return bool(_OWN.match(plain) or _SUBJECT.match(plain))


def _is_in_lead(key: str, lead: str) -> bool:
    """Whether a line begins with a name that the lead has."""
    if not lead or key.startswith("“"):
        return False
    plain = key.lstrip(_BEFORE)
    name = plain[:3]
    return len(plain) >= 6 and " " not in name and (name in lead or (plain[:2] in lead and plain[:4] not in lead))


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) or r"(?!)"
