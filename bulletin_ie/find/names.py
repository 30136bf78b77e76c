"""Names of people: where one may begin, and where it ends."""

from __future__ import annotations

import re

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.rules.words import any_of

__all__ = ["NameReader"]

_HAN = r"\u3400-\u9fff"
_is_han = re.compile(rf"[{_HAN}]*\Z").match
_TWO = re.compile(rf"[{_HAN}]{{2}}")  # how each name begins
_DOTTED = re.compile(rf"[{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,8}}){{1,3}}")
_STRONG = frozenset("，。；：、！？（）“”…等\n ")
_NEVER_LAST = frozenset("在就对到赴的与及等被率是将并从以于说着了把给让请再也又还都这那其各该或但而则即很最讲问至亦")
_NEVER_SECOND = frozenset("的了在是与及等或把被给让请着这那")
_FUNCTION = frozenset("的了在是与及等或把被给让请这那不都也还就要会能可所其各每多部们没")
_BODY_ENDS = frozenset("会部组局委员们性化区县市镇乡村")
_LIST_END = re.compile(
    r"[、，。；：等） ·]|\.(?=[\u3400-\u9fff])|[和与及](?!平)|出席|参加|列席|陪同|随同|一同|一道|分别|$|\n"
)
_AROUND = 10_000  # characters before and behind a name in which it is looked up


class NameReader:
    """Reads a name at a given position of a text.

    Args:
        lexicon: Gives surnames, words that are no names, and words that may follow a name.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> reader = NameReader(default_lexicon())
        >>> text = "县长方圆在致辞中指出"
        >>> text[2:reader.read(text, 2)]
        '方圆'
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.surnames = frozenset(lexicon.words("surname"))
        self._rare_surnames = frozenset(lexicon.words("rare_surname"))
        self._word_names = frozenset(lexicon.words("word_name"))
        self._compound = frozenset(lexicon.words("compound_surname"))
        self._not_name = frozenset(lexicon.words("not_name"))
        self._kin_address = frozenset(lexicon.words("kin_address"))
        self._peoples = tuple(frozenset("".join(entry.words)) for entry in lexicon.of("transliteration"))
        self._transliteration = frozenset().union(*self._peoples)
        followers, leads = lexicon.words("name_follower"), lexicon.words("name_lead")
        self._follower, self._follower_firsts = re.compile(any_of(followers)).match, frozenset(w[0] for w in followers)
        self._lead, self._lead_lasts = re.compile(f"{any_of(leads)}$"), frozenset(word[-1] for word in leads)
        self.never = frozenset(lexicon.words("never_participant"))

    def candidates(self, key: str, pos: int) -> list[int]:
        """Ends that a name beginning at ``pos`` may have, longest first."""
        pair = key[pos : pos + 2]
        known = pair[:1] in self.surnames
        if pair in self._compound:
            sizes = (4, 3, 2) if known else (4, 3)
        elif known:
            sizes = (3, 2)
        else:
            return []
        if self.is_word(pair) or pair[1:] in _NEVER_SECOND:
            return []  # whatever the size
        ends = []
        for size in sizes:
            name = key[pos : pos + size]
            if len(name) == size and _is_han(name) and self._ends_well(name):
                ends.append(pos + size)
        return ends

    def is_plausible(self, key: str, start: int, end: int, *, titled: bool = False) -> bool:
        """Whether a name that a recognizer proposes has the form of one.

        Args:
            key: Text in pattern form.
            start: Where the name begins.
            end: Where it ends.
            titled: Whether a title or a list leads to it; then any surname will do.

        Returns:
            ``False`` for a word, for more than four characters that are no transliteration, and without a title for an
            unknown surname.
        """
        name = key[start:end]
        if "·" in name:
            return True
        if len(name) < 2 or not _is_han(name) or self._impossible(name):
            return False
        if len(name) > 4 and self._foreign_share(name) < len(name) - 1:
            return False
        if titled:
            return True
        if self.is_body(name):
            return False
        if name[0] in self.surnames or name[:2] in self._compound or name[0] in self._rare_surnames:
            return True
        return self._foreign_share(name) >= (len(name) - 1 if len(name) > 2 else 2)

    def _foreign_share(self, name: str) -> int:
        """How many characters of a name are those of transliterated names of one people."""
        return max((sum(c in people for c in name) for people in self._peoples), default=0)

    def is_foreign(self, name: str) -> bool:
        """Whether all characters of a name are those of transliterated names of one people."""
        return self._transliteration.issuperset(name) and any(people.issuperset(name) for people in self._peoples)

    def _impossible(self, name: str) -> bool:
        return not self.is_like_a_name(name) or self.is_word(name)

    def is_like_a_name(self, name: str) -> bool:
        """Whether a name may look like this: no particle at its end, no kin address behind a surname."""
        return self._ends_well(name) and (not self._is_row(name) if "·" in name else _is_han(name) is not None)

    def _ends_well(self, name: str) -> bool:
        """Whether neither the second nor the last characters tell that this is no name."""
        if name[1] in _NEVER_SECOND or name in self._compound or name.endswith("一行"):
            return False
        if name[-1] in _NEVER_LAST and not (len(name) > 2 and self.is_foreign(name)):
            return False
        return not self.is_address(name)

    def _is_row(self, name: str) -> bool:
        """Whether a dot stands for a list mark (陈立新·韩春梅)."""
        parts = name.split("·")
        return (
            len(parts[0]) == 3
            and all(len(part) > 2 and part[0] in self.surnames for part in parts)
            and not self.is_foreign(parts[0])
        )

    def is_body(self, name: str) -> bool:
        """Whether a name ends like a body or a group (水利局)."""
        return name[-1] in _BODY_ENDS or name[-1] in "所院站"

    def is_address(self, name: str) -> bool:
        """Whether this is a surname with a word of address behind (葛大妈) or in front (小窦)."""
        given = name[1:]
        return given in self._kin_address or (name[0] in "小老" and given in self.surnames)

    def is_word(self, name: str) -> bool:
        """Whether a name begins like a word of everyday language."""
        return name[:2] in self._not_name

    def has_surname(self, name: str) -> bool:
        """Whether a name begins with a known surname and is no longer than such names are."""
        return (len(name) <= 3 and name[0] in self.surnames) or (len(name) <= 4 and name[:2] in self._compound)

    def runs_on(self, name: str) -> bool:
        """Whether the last character belongs to what follows a name (屠明将)."""
        return len(name) > 2 and name[-1] in _NEVER_LAST and not self.is_foreign(name)

    def foreign_end(self, key: str, start: int, end: int) -> int:
        """Where a transliterated name ends that goes on at ``end``; ``end`` itself where it does not."""
        last = end
        while last < len(key) and last - end < 2 and self.is_foreign(key[start : last + 1]):
            last += 1
            if self.boundary(key, last) >= 1:
                return last
        return end

    def read(self, key: str, pos: int, *, titled: bool = True, any_first: bool = False) -> int | None:
        """The end of the name that begins at ``pos``.

        Args:
            key: Text in pattern form.
            pos: Where the name would begin.
            titled: Whether a title stands right before; then a name without a known end is still read.
            any_first: Whether a name may begin with a character that is no known surname.

        Returns:
            The end, or ``None`` where no name stands.
        """
        if not "\u3400" <= key[pos : pos + 1] <= "\u9fff":
            return None
        dotted = _DOTTED.match(key, pos) if "·" in key[pos : pos + 9] else None
        if dotted:
            return self._trim_dotted(key, dotted)
        foreign = self._foreign(key, pos)
        scored = [(self.boundary(key, end), end) for end in self.candidates(key, pos)]
        if foreign and foreign - pos > 3 and not any(score == 3 for score, _ in scored):
            return foreign
        if scored:
            score, end = max(scored)
            if score == 2 and (shorter := [e for s, e in scored if s == 2 and e < end]):
                end = shorter[-1]  # 李明察看: the verb's own character is no part of the name
            if score > 0 or foreign:
                return end if score > 0 else foreign
            repeated = [e for _, e in scored if self._seen_alone(key, pos, e)]
            if repeated:
                return repeated[0]
            return (
                scored[0][1]
                if titled and scored[0][1] - pos == 3 and key[pos : pos + 2] not in self._compound
                else None
            )
        if not titled:
            return foreign or self._rare(key, pos, any_first=any_first)
        return foreign or self._wordlike(key, pos) or self._rare(key, pos, any_first=any_first) or self.exact(key, pos)

    def _trim_dotted(self, key: str, match: re.Match[str]) -> int | None:
        """A dotted name ends at a mark or before the first word that may follow a name."""
        first = match.group().index("·") + match.start()
        if self._is_row(match.group()) and first in self.candidates(key, match.start()):
            return first
        last = key.rfind("·", match.start(), match.end()) + 1
        for end in range(last + 1, match.end() + 1):
            score = self.boundary(key, end)
            going_on = end < match.end() and key[end] in self._transliteration
            if going_on and score == 2 and self.boundary(key, end + 1):
                continue  # 艾合买提到: 提 is the name's
            if score > 1 or (score == 1 and not going_on):
                return end
        return min(match.end(), last + 3)

    def _foreign(self, key: str, pos: int) -> int | None:
        """The end of a transliterated name without a dot (那仁满都拉), at a sure boundary."""
        if not self._transliteration.issuperset(key[pos : pos + 3]):
            return None
        end = max((self._run(key, pos, people) for people in self._peoples), default=pos)
        if end - pos < 3 or key[pos : pos + 2] in self._not_name:
            return None
        return next((e for e in range(end, pos + 2, -1) if self.boundary(key, e) >= 2), None)

    @staticmethod
    def _run(key: str, pos: int, people: frozenset[str]) -> int:
        end = pos
        while end < len(key) and end - pos < 9 and key[end] in people:
            end += 1
        return end

    def _wordlike(self, key: str, pos: int) -> int | None:
        """A name that is a word, or begins with one (惠民, 党建国), sure of its end."""
        if key[pos : pos + 2] not in self._not_name or key[pos : pos + 1] not in self.surnames:
            return None
        longer = key[pos : pos + 3]
        fits = len(longer) == 3 and _is_han(longer) and longer[-1] not in _NEVER_LAST and longer[-1] not in _BODY_ENDS
        if fits and self.boundary(key, pos + 3) >= 2:
            return pos + 3
        sure = key[pos : pos + 2] in self._word_names and self.boundary(key, pos + 2) >= 1
        return pos + 2 if sure else None

    def _rare(self, key: str, pos: int, *, any_first: bool) -> int | None:
        """A name with an unlisted or wordlike surname (同舟主持, 刀建勋率队), sure of its end.

        Right after an official title anything of two or three characters that is no word of its own is a name.
        """
        if key[pos : pos + 2] in self._not_name or (not any_first and key[pos : pos + 1] not in self._rare_surnames):
            return None
        size = self._follower_size(key, pos)
        if size > 1 or (size and key[pos] not in self._rare_surnames):
            return None
        for size in (3, 2):
            name = key[pos : pos + size]
            clean = (
                len(name) == size and _is_han(name) and not self._impossible(name) and not _FUNCTION.intersection(name)
            )
            if clean and self.boundary(key, pos + size) >= 2:
                return pos + size
        return None

    def may_begin(self, key: str, start: int) -> bool:
        """Whether a name may begin here: behind a mark, or behind a word that names may follow."""
        before = key[start - 1 : start]
        if not before or not _is_han(before):
            return True
        return before in self._lead_lasts and self._lead.search(key, max(0, start - 6), start) is not None

    def boundary(self, key: str, end: int) -> int:
        """How sure a name may end here: 3 at a mark, 2 before a verb, 1 before a short word, 0 not at all."""
        behind = key[end : end + 1]
        if behind in _STRONG or not behind:
            return 3
        if behind.isdigit():
            return 2  # 周明远4月2日到青石镇调研
        if behind not in self._follower_firsts:
            return 0
        follower = self._follower(key, end)
        if not follower:
            return 0
        return 2 if follower.end() > end + 1 else 1

    def _follower_size(self, key: str, pos: int) -> int:
        """How long the word is that stands here and may follow a name; 0 where none stands."""
        if key[pos : pos + 1] not in self._follower_firsts:
            return 0
        follower = self._follower(key, pos)
        return follower.end() - pos if follower else 0

    def follows(self, key: str, end: int) -> int:
        """Where a word of two or more characters ends that may follow a name ending at ``end``; else ``end``."""
        size = self._follower_size(key, end)
        return end + size if size > 1 else end

    def crosses(self, key: str, start: int, end: int) -> bool:
        """Whether a word that may follow a shorter name begins inside a name and reaches to its end or beyond."""
        begins = [inner for inner in range(start + 2, end) if key[inner] in self._follower_firsts]
        return max([self.follows(key, inner) for inner in begins], default=start) >= end

    def exact(self, key: str, pos: int) -> int | None:
        """The end of a token of a list that is a name as a whole, ordinary words and transliterations included."""
        if not _TWO.match(key, pos):
            return None
        match = _LIST_END.search(key, pos, pos + 9)
        if not match:
            return None
        name = key[pos : match.start()]
        if not _is_han(name):
            return None
        if (
            2 <= len(name) <= 3
            and name[0] in self.surnames
            and (name[:2] not in self._not_name or name in self._word_names)
        ):
            return match.start() if name[-1] not in _NEVER_LAST else None
        foreign = 3 <= len(name) <= 7 and name[:2] not in self._not_name and self.is_foreign(name)
        return match.start() if foreign else None

    def token(self, key: str, pos: int) -> int | None:
        """The end of a whole token of a list that may be a name with an unknown first character.

        Args:
            key: Text in pattern form.
            pos: Where the token begins.

        Returns:
            The end of two to five characters that are no word, no body and no address; else ``None``.
        """
        if not _TWO.match(key, pos):
            return None
        match = _LIST_END.search(key, pos, pos + 7)
        if not match or not 2 <= match.start() - pos <= 5:
            return None
        name = key[pos : match.start()]
        if not _is_han(name) or self._impossible(name) or (len(name) > 3 and self._foreign_share(name) < len(name) - 1):
            return None
        barred = self._follower_size(key, pos) > 1 or name[-1] in _BODY_ENDS or _FUNCTION.intersection(name)
        return match.start() if not barred or (len(name) > 2 and self.is_foreign(name)) else None

    def _seen_alone(self, key: str, start: int, end: int) -> bool:
        """Whether a name stands elsewhere in the text, not too far away, with a mark behind it."""
        name, low, high = key[start:end], max(0, start - _AROUND), end + _AROUND
        return any(key.find(name + mark, low, high) >= 0 for mark in _STRONG)
