"""Probes of people.toml, titles.toml, roles.toml and statements.toml."""

from __future__ import annotations

from dataclasses import dataclass

from readings import Probe, Readings

from bulletin_ie.find.name_judge import NameJudge
from bulletin_ie.find.names import NameReader
from bulletin_ie.find.title_sight import TitleSight
from bulletin_ie.lexicon import Entry
from bulletin_ie.recognizer import Label, Recognized

__all__ = ["PROBES"]


def _begins_name(read: Readings, entry: Entry, sentence: str) -> bool:
    """A name is read that begins with a word of the entry."""
    return any(name.startswith(entry.words) for name in read.names(sentence))


def _ends_name(read: Readings, entry: Entry, sentence: str) -> bool:
    """A name is read that ends before a word of the entry."""
    article = read.article(sentence)
    ends = (mention.end for person in article.people for mention in person.mentions)
    return any(article.body.key.startswith(entry.words, end) for end in ends)


def _after_name(read: Readings, entry: Entry, sentence: str) -> bool:
    """A person is read with a word of the entry behind the name."""
    article = read.article(sentence)
    mentions = (mention for person in article.people for mention in person.mentions)
    return any(article.body.key[m.end : m.after] in entry.words for m in mentions)


def _is_name(read: Readings, entry: Entry, sentence: str) -> bool:
    """A name is read that is a word of the entry."""
    return any(name in entry.words for name in read.names(sentence))


def _no_given_name(read: Readings, entry: Entry, sentence: str) -> bool:
    """A word of the entry stands behind a surname, and both are no name even where a recognizer proposes it."""
    names = NameReader(read.lexicon)
    places = [(sentence.find(word), len(word)) for word in entry.words if sentence.find(word) > 0]
    return any(not names.is_plausible(sentence, at - 1, at + size) for at, size in places)


def _transliterates(read: Readings, entry: Entry, sentence: str) -> bool:
    """A name of three or more characters is read, all of them of the entry."""
    characters = set("".join(entry.words))
    return any(len(name) > 2 and characters.issuperset(name) for name in read.names(sentence))


def _never_participates(read: Readings, entry: Entry, sentence: str) -> bool:
    """A word of the entry stands in the sentence, and is nobody who took part."""
    named = any(word in sentence for word in entry.words)
    return named and not any(name in entry.words for name in read.participants(sentence))


def _post(read: Readings, entry: Entry, sentence: str) -> bool:
    """Somebody has a title whose post is a word of the entry."""
    titles = (title for person in read.article(sentence).people for title in person.titles)
    return any(sentence[t.post_start : t.end] in entry.words for t in titles)


def _post_suffix(read: Readings, entry: Entry, sentence: str) -> bool:
    """A title is read that ends with a word of the entry."""
    return any(sentence[t.start : t.end].endswith(entry.words) for t in read.titles.find(sentence))


def _title_boundary(read: Readings, entry: Entry, sentence: str) -> bool:
    """A title is read that begins right behind a word of the entry."""
    return any(sentence[: t.start].endswith(entry.words) for t in read.titles.find(sentence))


def _role_verb(read: Readings, entry: Entry, sentence: str) -> bool:
    """Somebody does something by a verb of the entry, and has its role."""
    return any(a.verb in entry.words and a.role == (entry.value or "visit") for a in read.article(sentence).actions)


def _reporting_verb(read: Readings, entry: Entry, sentence: str) -> bool:
    """What somebody said is reported by a verb of the entry."""
    return any(a.verb in entry.words and a.role == "report" for a in read.article(sentence).actions)


def _meeting_speaker(read: Readings, entry: Entry, sentence: str) -> bool:
    """What a meeting said is reported, and the sentence names it by a word of the entry."""
    named = any(word in sentence for word in entry.words)
    return named and any(a.role == "report" and not a.names for a in read.article(sentence).actions)


def _narrative_opener(read: Readings, entry: Entry, sentence: str) -> bool:
    """A sentence opens with words of the entry as the reporter's own."""
    article = read.article(sentence)
    return any(article.finders.narration.opens(article.masked, s) for s in article.sentences)


@dataclass(frozen=True)
class _OneName:
    """A recognizer's view in which one name is sure."""

    names: list[Recognized]

    def probability(self, start: int, end: int, label: Label) -> float | None:
        return None


def _titles_before_name(read: Readings, sentence: str) -> list[str]:
    """Titles right before the name that stands in the examples, which the recognizer is sure of."""
    at = sentence.index("程岳")
    seen = _OneName([Recognized(at, at + 2, "PER", 1.0)])
    titles = TitleSight(read.titles, read.lexicon).corrected(sentence, read.titles.find(sentence), seen)
    return [sentence[t.start : t.end] for t in titles if t.end == at]


def _led_name(read: Readings, entry: Entry, sentence: str) -> bool:
    """A name stands behind a word of the entry, and is believed there."""
    at = sentence.index("程岳")
    judge = NameJudge(NameReader(read.lexicon), sentence, _OneName([Recognized(at, at + 2, "PER", 1.0)]))
    return sentence[:at].endswith(entry.words) and bool(judge.alone())


def _title_ending(read: Readings, entry: Entry, sentence: str) -> bool:
    """A word that ends like the entry is the title of the name behind."""
    return any(title.endswith(entry.words) for title in _titles_before_name(read, sentence))


def _not_a_title(read: Readings, entry: Entry, sentence: str) -> bool:
    """A word of the entry stands before a name, and is no title."""
    named = any(f"{word}程岳" in sentence for word in entry.words)
    return named and not _titles_before_name(read, sentence)


PROBES: dict[str, Probe] = {
    "surname": _begins_name,
    "rare_surname": _begins_name,
    "compound_surname": _begins_name,
    "not_name": _begins_name,
    "name_follower": _ends_name,
    "name_lead": _led_name,
    "after_name": _after_name,
    "kin_address": _no_given_name,
    "word_name": _is_name,
    "never_participant": _never_participates,
    "transliteration": _transliterates,
    "post": _post,
    "post_suffix": _post_suffix,
    "title_boundary": _title_boundary,
    "title_ending": _title_ending,
    "not_a_title": _not_a_title,
    "role_verb": _role_verb,
    "visit_verb": _role_verb,
    "reporting_verb": _reporting_verb,
    "meeting_speaker": _meeting_speaker,
    "narrative_opener": _narrative_opener,
}
