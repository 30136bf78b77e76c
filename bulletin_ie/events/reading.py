"""Everything the finders see in one article, found once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bulletin_ie.events.frames import FrameFinder
from bulletin_ie.find.appointments import AppointmentFinder, AppointmentMention
from bulletin_ie.find.counts import CountFinder, CountMention
from bulletin_ie.find.deadlines import DeadlineFinder, DeadlineMention
from bulletin_ie.find.people import PeopleFinder, Person
from bulletin_ie.find.places import PlaceFinder, PlaceMention
from bulletin_ie.find.roles import Action, Group, RoleFinder, people_groups
from bulletin_ie.find.sentences import Sentence, mask_quotes, sentences
from bulletin_ie.find.topics import TopicFinder
from bulletin_ie.layout import ArticleLayout
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.text import AlignedText
from bulletin_ie.times import TimeFinder, TimeMention

__all__ = ["ArticleReading", "Finders"]


class Finders:
    """All finders, built once from a lexicon.

    Args:
        lexicon: What they know.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.people = PeopleFinder(lexicon)
        self.roles = RoleFinder(lexicon)
        self.places = PlaceFinder(lexicon)
        self.times = TimeFinder(lexicon)
        self.counts = CountFinder(lexicon)
        self.deadlines = DeadlineFinder(lexicon)
        self.appointments = AppointmentFinder(lexicon)
        self.topics = TopicFinder(lexicon)
        self.frames = FrameFinder(lexicon)


@dataclass(frozen=True, eq=False)
class ArticleReading:
    """What stands in an article; each part is found when first asked for, and once.

    Attributes:
        layout: The article.
        finders: The finders.
        signed: The date that stands alone below the article, if any.
    """

    layout: ArticleLayout
    finders: Finders
    signed: AlignedText | None = None

    @property
    def body(self) -> AlignedText:
        """The body."""
        return self.layout.body

    @cached_property
    def whole(self) -> AlignedText:
        """The body with the headline and subheadlines behind it; positions in the body are the same in both."""
        headline = (self.layout.headline,) if self.layout.headline is not None else ()
        return self.body.followed_by((*headline, *self.layout.subheadlines))

    @cached_property
    def masked(self) -> str:
        """The pattern form of `whole` with direct speech masked."""
        return mask_quotes(self.whole.key)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences of `whole`."""
        return sentences(self.masked)

    @cached_property
    def people(self) -> list[Person]:
        """People of `whole`."""
        return self.finders.people.find(self.whole.key, (a.name for a in self.appointments))

    @cached_property
    def groups(self) -> list[Group]:
        """The lists in which they are named."""
        return people_groups(self.people)

    @cached_property
    def actions(self) -> list[Action]:
        """What they did."""
        return self.finders.roles.find(self.masked, self.sentences, self.groups)

    @cached_property
    def places(self) -> list[PlaceMention]:
        """Places of the body."""
        ends = (m.end for p in self.people for m in p.mentions if m.end < len(self.body))
        return self.finders.places.find(self.body.key, self.masked[: len(self.body)], ends)

    @cached_property
    def times(self) -> list[TimeMention]:
        """Temporal expressions of the body."""
        return self.finders.times.find(self.body.key)

    @cached_property
    def counts(self) -> list[CountMention]:
        """Figures of the body."""
        return self.finders.counts.find(self.body)

    @cached_property
    def deadlines(self) -> list[DeadlineMention]:
        """Deadlines of the body."""
        return self.finders.deadlines.find(self.body, self.times)

    @cached_property
    def appointments(self) -> list[AppointmentMention]:
        """Changes of post in the body."""
        return self.finders.appointments.find(self.body)
