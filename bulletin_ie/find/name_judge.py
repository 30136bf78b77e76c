"""Whether a span is somebody's name: one sum of all that speaks for it and against it."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from bulletin_ie.find.names import NameReader
from bulletin_ie.recognizer import Recognized, Sighting

__all__ = ["NameJudge"]

# Everything in natural-log odds, so that the recognizer's probability can be added to the rest; it is surer than it is
# right, above all of names that it never saw, and so counts for less.
_TRUST = 0.6
_LEAST, _MOST = -2.5, 4.0  # what the recognizer alone can say
_BEHIND = (-2.0, 0.0, 2.0, 4.0)  # by what stands behind: nothing known, a short word, a verb, a mark
_SURNAME = 1.0
_FULL_SURNAME = 1.5  # a surname and two characters
# A title in front, by its kind: an official's hardly ever stands without a name.
_TITLED = {"official": 1.0, "group": 1.0, "member": 0.5, "business": 1.0, "person": 0.5}
_OFFICE_ENDS = frozenset("办局所站院处室会部委队厂校社司中线组")  # how no given name ends in front of a post
_BODY_ENDS = frozenset("局委办部处院所站校厂社厅会司区县市镇乡村中心")  # a body in front of a name and its post
_IN_LIST = 1.0  # a name before it in the same list
_UNLIKE = -3.0  # hardly a name looks like this
_ADDRESS = -8.0  # a surname with a word of address: 葛大妈
_WORD = -2.0  # a word of everyday language
_ACROSS = -7.0  # it ends inside or behind a word that may follow the shorter name (沈卓参 of 沈卓参与)
_SEEN = 3.0  # the recognizer surely sees the same name elsewhere in the article
_PROPOSED = 2.5  # what a recognizer without probabilities proposes
_SURE_ALONE = 0.8  # of a recognized name without title and list
_LIKELY = 0.5  # of a recognized name beside another one
_BESIDE = frozenset("、和")
_ALONE = 2.5  # what must speak for such a name in sum
_LED = 1.0  # a mark or a word in front that names may follow
_INSIDE = -5.0  # something else in front: part of a longer word
_SHORT = -1.0  # two characters with a short word behind: 路子是对的
_BARE_CLAUSE = -6.0  # the name would be all there is between two marks: 慢点，莫硬扛。


class NameJudge:
    """Decides in one article where names stand.

    Args:
        reader: Reads names by rules.
        key: The article's text in pattern form.
        sighting: What a recognizer sees in it; without one the rules decide alone.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> from bulletin_ie.recognizer import shipped_model
        >>> text = "副县长雨生到气象局会商。"
        >>> judge = NameJudge(NameReader(default_lexicon()), text, shipped_model().look(text))
        >>> text[3:judge.after_title(3, kind="official", sure=True)]
        '雨生'
    """

    def __init__(self, reader: NameReader, key: str, sighting: Sighting | None) -> None:
        self._reader, self._key, self._sighting = reader, key, sighting
        self._proposed: dict[int, Recognized] = {
            n.start: n for n in (sighting.names if sighting else ()) if n.label == "PER"
        }
        first = next(iter(self._proposed.values()), None)
        self._graded = (  # whether the recognizer tells probabilities, those of its names among them
            sighting is not None
            and first is not None
            and sighting.probability(first.start, first.end, first.label) is not None
        )
        self._seen: dict[tuple[int, int], float] = {}  # what the recognizer says of a span, asked once
        self._forms: dict[str, float] = {}  # what speaks for each name by its form alone
        self._places: dict[str, list[int]] = {}  # where each sure name stands
        self._sizes: dict[str, set[int]] = {}  # how long the sure names are that begin with two characters
        for name in self._proposed.values():
            if name.probability >= _SURE_ALONE and name.end - name.start > 1 and reader.boundary(key, name.end):
                text = key[name.start : name.end]
                self._places.setdefault(text, []).append(name.start)
                self._sizes.setdefault(text[:2], set()).add(len(text))

    def after_title(self, pos: int, *, kind: str, sure: bool) -> int | None:
        """The end of the name that begins right behind a title.

        Args:
            pos: Where it would begin.
            kind: The title's kind.
            sure: Whether a title of this sort hardly ever stands without a name.

        Returns:
            The end, or ``None`` where nobody is named.
        """
        end = self._reader.read(self._key, pos, titled=sure, any_first=kind == "official")
        return self._best(pos, end, _TITLED[kind])

    def in_list(self, pos: int, *, after_comma: bool) -> int | None:
        """The end of the name that begins behind a list mark.

        Args:
            pos: Where it would begin.
            after_comma: Whether the mark is a comma, behind which a clause may begin as well.

        Returns:
            The end, or ``None`` where the list does not go on.
        """
        end = self._reader.exact(self._key, pos)
        if end is None and not after_comma:
            end = self._reader.read(self._key, pos, titled=False)
            if end is not None and self._reader.boundary(self._key, end) < 1:
                end = None
        return self._best(pos, end, _IN_LIST)

    def before_post(self, end: int, *, local: bool) -> int | None:
        """Where a name begins that ends right in front of a post (程岳局长).

        Args:
            end: Where the post begins.
            local: Whether the post begins like a place ends (镇长); then only the recognizer tells a name from a place.

        Returns:
            The start, or ``None`` where nobody is named.
        """
        key, reader = self._key, self._reader
        for size in (3, 4, 2):
            start = end - size
            if start < 0 or end not in reader.candidates(key, start):
                continue
            if self._sighting is not None and self._recognized(start, end) > 0:
                return start
            clear = key[start - 1 : start] in _BODY_ENDS or not ("\u3400" <= key[start - 1 : start] <= "\u9fff")
            office = key[end - 1] in _OFFICE_ENDS or reader.is_body(key[start:end])
            if size == 3 and not local and clear and not office:
                return start
        return None

    def is_whole(self, pos: int) -> bool:
        """Whether exactly a name stands here in front of a comma, a full stop or a verb."""
        key, reader = self._key, self._reader
        for end in reader.candidates(key, pos):
            if key[end : end + 1] != "、" and reader.boundary(key, end) > 1:
                return end - pos == 3 if self._sighting is None else self._recognized(pos, end) > 0
        return False

    def alone(self, taken: Sequence[tuple[int, int]] = ()) -> list[Recognized]:
        """Names that the recognizer proposes and that need no title.

        Args:
            taken: Ranges of names that are known already and not given again; beside one less must speak for a name.
        """
        key, reader, known = self._key, self._reader, frozenset(taken)
        proposed = [n for n in self._proposed.values() if n.probability >= _LIKELY and (n.start, n.end) not in known]
        if not proposed:
            return []
        sure = [
            n
            for n in proposed
            if n.probability >= _SURE_ALONE and reader.is_plausible(key, n.start, n.end) and self._alone(n) > _ALONE
        ]
        starts = {start for start, _ in taken} | {n.start for n in sure}
        ends = {end for _, end in taken} | {n.end for n in sure}
        chosen = {n.start: n for n in sure}
        for steps in (proposed, proposed[::-1]):  # from each name to its neighbors, forth and back
            for name in steps:
                if name.start in starts:
                    continue
                beside = (name.start - 1 in ends and key[name.start - 1 : name.start] in _BESIDE) or (
                    name.end + 1 in starts and key[name.end : name.end + 1] in _BESIDE
                )
                if beside and self._in_row(name):
                    chosen[name.start] = name
                    starts.add(name.start)
                    ends.add(name.end)
        return [chosen[start] for start in sorted(chosen)]

    def _in_row(self, name: Recognized) -> bool:
        """Whether what the recognizer sees beside a name is one, too."""
        key, reader = self._key, self._reader
        if not reader.is_plausible(key, name.start, name.end, titled=True):
            return False
        score = self._score(name.start, name.end, self._recognized(name.start, name.end)) + _IN_LIST
        return score > _ALONE and not reader.is_body(key[name.start : name.end])

    def _alone(self, name: Recognized) -> float:
        """What speaks for a name without title and list."""
        key, start, end = self._key, name.start, name.end
        score = self._score(start, end, self._recognized(start, end))
        score += _LED if self._reader.may_begin(key, start) else _INSIDE
        if end - start == 2 and self._reader.boundary(key, end) == 1:
            score += _SHORT
        if key[start - 1 : start] == "，" and key[end : end + 1] in ("，", "。", "！", "；"):
            score += _BARE_CLAUSE
        return score

    def _best(self, pos: int, end: int | None, bonus: float) -> int | None:
        """The most likely end of a name, the rules' own among the others."""
        if self._sighting is None:
            return end
        key, reader = self._key, self._reader
        ends = {} if end is None else {end: self._recognized(pos, end)}
        proposal = self._proposed.get(pos)
        if proposal is not None:
            ends[proposal.end] = seen = self._recognized(pos, proposal.end)
            if reader.crosses(key, pos, proposal.end):
                for shorter in range(pos + 2, min(proposal.end, pos + 4)):
                    if reader.follows(key, shorter) >= proposal.end:
                        ends.setdefault(shorter, self._recognized(pos, shorter))
            if reader.boundary(key, proposal.end) == 0:
                ends[reader.foreign_end(key, pos, proposal.end)] = seen
            elif reader.runs_on(key[pos : proposal.end]):
                ends[proposal.end - 1] = seen
        for size in self._sizes.get(key[pos : pos + 2], ()):
            if key[pos : pos + size] in self._places and pos + size <= len(key):
                ends.setdefault(pos + size, self._recognized(pos, pos + size))
        scored = [(self._score(pos, e, seen), e) for e, seen in ends.items() if e - pos > 1]
        score, best = max(scored, default=(0.0, None))
        return best if score + bonus > 0 else None

    def _score(self, start: int, end: int, seen: float) -> float:
        """What speaks for a name, the recognizer's part of it given."""
        key, reader = self._key, self._reader
        name = key[start:end]
        form = self._forms.get(name)
        if form is None:
            form = self._forms[name] = self._form(name)
        behind = reader.boundary(key, end)
        score = seen + form + _BEHIND[behind]
        if reader.crosses(key, start, end):
            whole = "·" in name or (behind > 1 and reader.is_foreign(name))  # 马合木提出席
            score += 0 if whole else _ACROSS
        places = self._places.get(name)
        if places is not None and (len(places) > 1 or places[0] != start):
            score += _SEEN
        return score

    def _form(self, name: str) -> float:
        """What speaks for a name by its characters alone."""
        reader, score = self._reader, 0.0
        if reader.has_surname(name):
            score += _FULL_SURNAME if len(name) == 3 else _SURNAME
        if not reader.is_like_a_name(name):
            score += _ADDRESS if reader.is_address(name) else _UNLIKE
        return score + _WORD if reader.is_word(name) else score

    def _recognized(self, start: int, end: int) -> float:
        """What the recognizer says of a span."""
        seen = self._seen.get((start, end))
        if seen is None:
            seen = self._seen[start, end] = self._weighed(start, end)
        return seen

    def _weighed(self, start: int, end: int) -> float:
        assert self._sighting is not None
        proposal = self._proposed.get(start)
        own = proposal is not None and proposal.end == end
        if proposal is not None and own and self._graded:
            probability: float | None = proposal.probability
        else:
            probability = self._sighting.probability(start, end, "PER")
        if probability is None:
            return _PROPOSED if own else -_PROPOSED
        if probability <= 0 or probability >= 1:
            return _MOST if probability >= 1 else _LEAST
        return min(_MOST, max(_LEAST, _TRUST * log(probability / (1 - probability))))
