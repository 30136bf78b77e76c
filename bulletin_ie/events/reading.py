"""Everything the finders see in one article, found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise, zip_longest

from bulletin_ie.budget import check
from bulletin_ie.divisions import PageDivisions
from bulletin_ie.events.frames import FrameFinder
from bulletin_ie.events.naming import EventNamer
from bulletin_ie.events.ordered import Ordered
from bulletin_ie.find.appointments import AppointmentFinder, AppointmentMention
from bulletin_ie.find.counts import CountFinder, CountMention
from bulletin_ie.find.deadlines import DeadlineFinder, DeadlineMention
from bulletin_ie.find.narration import NarrationFinder
from bulletin_ie.find.people import PeopleFinder, Person
from bulletin_ie.find.places import PlaceFinder, PlaceMention
from bulletin_ie.find.roles import Action, Group, RoleFinder, people_groups
from bulletin_ie.find.sentences import Sentence, mask_quotes, sentences
from bulletin_ie.find.topics import TopicFinder
from bulletin_ie.layout import ArticleLayout
from bulletin_ie.lazy import lazy
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.recognizer import Recognizer, Sighting
from bulletin_ie.text import AlignedText
from bulletin_ie.times import TimeFinder, TimeMention

__all__ = ["SECONDED", "ArticleReading", "Finders"]

_TOLD_AGAIN = re.compile(r"”|[\u3400-\u9fff] {0,2}\.")  # what was said ends here
_OPENING = 120  # characters of the body that announce what it tells
_PARALLEL = re.compile(
    "领导[^，。；]{0,10}(?:分赴|分别|分头|分组|分片|包保|带队|深入|下沉|赴|走进)[^，。；]{0,24}(?:调研|督导|督查|检查|慰问|走访|指导|看望|各|联系|包)"
)
SECONDED = re.compile(r"（(?:挂职|援[疆藏青])[^）]{0,4}）")  # behind a name: 副县长程岳（挂职）
_OFFICIAL = frozenset({"lead", "chair", "visit", "speak"})
_MEETS = re.compile("会举行")
_WIDE = 8  # characters of white space that part no names of one list any more
_BLANK = re.compile(r"[^\S\n](?<=\S.)")


class Finders:
    """All finders, built once from a lexicon.

    Args:
        lexicon: What they know.
        recognizer: Proposes names; without it rules alone find them.
    """

    def __init__(self, lexicon: Lexicon, recognizer: Recognizer | None = None) -> None:
        self.recognizer = recognizer
        self.people = PeopleFinder(lexicon)
        self.roles = RoleFinder(lexicon)
        self.places = PlaceFinder(lexicon)
        self.times = TimeFinder(lexicon)
        self.counts = CountFinder(lexicon)
        self.deadlines = DeadlineFinder(lexicon)
        self.appointments = AppointmentFinder(lexicon)
        self.topics = TopicFinder(lexicon)
        self.frames = FrameFinder(lexicon)
        self.namer = EventNamer(lexicon)
        self.narration = NarrationFinder(lexicon)


class ArticleReading:
    """What stands in an article; each part is found when first asked for, and once.

    Args:
        layout: The article.
        finders: The finders.
        signed: The date that stands alone below the article, if any.
        divisions: What tells the division of a place; without it places have none.

    Attributes:
        body: The article's body.
    """

    def __init__(
        self,
        layout: ArticleLayout,
        finders: Finders,
        signed: AlignedText | None = None,
        divisions: PageDivisions | None = None,
    ) -> None:
        self.layout, self.finders, self.signed, self.divisions = layout, finders, signed, divisions
        self.body = layout.body

    @lazy
    def whole(self) -> AlignedText:
        """The body with the headline and subheadlines behind it; positions in the body are the same in both."""
        headline = (self.layout.headline,) if self.layout.headline is not None else ()
        return self.body.followed_by((*headline, *self.layout.subheadlines))

    @lazy
    def masked(self) -> str:
        """The pattern form of `whole` with direct speech masked."""
        return mask_quotes(self.whole.key)

    @lazy
    def sentences(self) -> Ordered[Sentence]:
        """Sentences of `whole`."""
        check()
        return Ordered(sentences(self.masked))

    @lazy
    def sighting(self) -> Sighting | None:
        """What the recognizer sees in `whole`."""
        check()
        recognizer = self.finders.recognizer
        return recognizer.look(self.whole.key) if recognizer is not None else None

    @lazy
    def people(self) -> list[Person]:
        """People of `whole`."""
        check()
        names = (a.name for a in self.appointments)
        return self.finders.people.find(self.whole.key, names, self.sighting, _gaps(self.whole))

    @lazy
    def groups(self) -> list[Group]:
        """The lists in which they are named."""
        return people_groups(self.people)

    @lazy
    def actions(self) -> Ordered[Action]:
        """What they did."""
        check()
        return Ordered(self.finders.roles.find(self.masked, list(self.sentences), self.groups))

    @lazy
    def by_name(self) -> dict[str, Person]:
        """The people of `whole` by name, in reading order."""
        return {person.name: person for person in self.people}

    @lazy
    def officials(self) -> frozenset[str]:
        """The names of those with an official title."""
        return frozenset([p.name for p in self.people for t in p.titles if t.kind == "official"])

    @lazy
    def names_seconded(self) -> bool:
        """Whether anybody is said to be sent from elsewhere; asked for each event, of which an article may have many."""
        return SECONDED.search(self.whole.key) is not None

    @lazy
    def parallel_leaders(self) -> bool:
        """Whether the article tells in common where several leaders went (县领导分赴各镇督导)."""
        size = len(self.body)
        opening = self.whole.key[size:] + self.whole.key[: min(size, _OPENING)]
        return _PARALLEL.search(opening) is not None

    @lazy
    def escorts(self) -> frozenset[str]:
        """Everybody who is named as going along with somebody."""
        return frozenset([n for a in self.actions if a.role in ("accompany", "join") for n in a.names])

    @lazy
    def reported(self) -> list[tuple[int, int]]:
        """Where what somebody said stands: from each reporting verb to the end of its sentence or of direct speech."""
        verbs = [action for action in self.actions if action.role == "report"]
        found = []
        for action, following in zip_longest(verbs, verbs[1:]):
            sentence = self.sentences.holding(action.start)
            end = sentence.end if sentence else action.end
            stop = min(end, following.end) if following is not None else end
            told = _TOLD_AGAIN.search(self.masked, action.end, stop)
            found.append((action.end, told.end() if told else end))
        return found

    def is_reported(self, position: int) -> bool:
        """Whether a position stands inside what somebody is reported to have said."""
        reported = self.reported
        number = bisect_right(reported, (position, len(self.masked))) - 1
        return number >= 0 and position < reported[number][1]

    @lazy
    def _acts(self) -> list[int]:
        """Where somebody leads, chairs, visits or speaks."""
        return [action.start for action in self.actions if action.role in _OFFICIAL]

    def is_acted(self, start: int, end: int) -> bool:
        """Whether somebody leads, chairs, visits or speaks in a range."""
        return _any_between(self._acts, start, end)

    @lazy
    def _meetings(self) -> list[int]:
        """Where a meeting is said to take place: 动员会举行."""
        return [match.start() for match in _MEETS.finditer(self.masked)]

    def is_met(self, start: int, end: int) -> bool:
        """Whether a range says of a meeting that it takes place."""
        return _any_between(self._meetings, start, end - 2)

    @lazy
    def places(self) -> Ordered[PlaceMention]:
        """Places of the body."""
        check()
        ends = (m.end for p in self.people for m in p.mentions if m.end < len(self.body))
        return Ordered(self.finders.places.find(self.body.key, self.masked[: len(self.body)], ends, self.sighting))

    @lazy
    def times(self) -> Ordered[TimeMention]:
        """Temporal expressions of the body."""
        check()
        return Ordered(self.finders.times.find(self.body.key))

    @lazy
    def counts(self) -> Ordered[CountMention]:
        """Figures of the body."""
        check()
        return Ordered(self.finders.counts.find(self.body))

    @lazy
    def deadlines(self) -> Ordered[DeadlineMention]:
        """Deadlines of the body."""
        check()
        return Ordered(self.finders.deadlines.find(self.body, list(self.times)), lambda d: d.when.start)

    @lazy
    def due_times(self) -> frozenset[TimeMention]:
        """The times of the deadlines."""
        return frozenset([d.when for d in self.deadlines])

    @lazy
    def appointments(self) -> Ordered[AppointmentMention]:
        """Changes of post in the body."""
        check()
        return Ordered(self.finders.appointments.find(self.body, self.sighting))


def _any_between(positions: list[int], start: int, end: int) -> bool:
    """Whether one of ascending positions lies in a range; a sentence may be as long as a page, and is asked of often."""
    first = bisect_left(positions, start)
    return first < len(positions) and positions[first] < end


def _gaps(text: AlignedText) -> list[int]:
    """Positions behind a word in front of which white space of a line was left out."""
    raw, offsets = text.raw, text.offsets
    found = []
    for start, stop in pairwise((0, *text.breaks, len(offsets)) if offsets else ()):
        for blank in _BLANK.finditer(raw, offsets[start], offsets[stop - 1]):
            word = blank.start() - 1
            at = bisect_left(offsets, word, start, stop)  # offsets rise inside a piece
            if offsets[at] == word and at + 1 < stop:
                gap = raw[word + 1 : offsets[at + 1]]
                if len(gap) < _WIDE and gap.isspace() and "\n" not in gap:
                    found.append(at + 1)
    return found
