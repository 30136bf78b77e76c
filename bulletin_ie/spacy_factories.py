"""What spaCy finds through its entry points: the components' factories and the two tokenizers.

spaCy imports this module whenever a pipeline is made, so nothing heavy is imported before a component is used.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from bulletin_ie.spacy_components import BulletinEvents, BulletinTimes, CharTokenizer
    from bulletin_ie.spacy_names import BulletinNames
    from bulletin_ie.spacy_words import WordTokenizer

__all__ = ["bulletin_events", "bulletin_names", "bulletin_times", "char_tokenizer", "word_tokenizer"]


@Language.factory(
    "bulletin_events",
    default_config={
        "names": "model", "model": None, "labels": None, "lexicons": [], "divisions": None, "max_chars": 2_000_000,
    },
)  # fmt: skip
def bulletin_events(
    nlp: Language,
    name: str,
    names: Literal["model", "rules"],
    model: str | None,
    labels: dict[str, str] | None,
    lexicons: list[str],
    divisions: str | None,
    max_chars: int,
) -> BulletinEvents:
    """The component that reads a page's record into ``doc._.bulletin``.

    Args:
        nlp: The pipeline.
        name: The component's name.
        names: How names are found, as for `bulletin_ie.load`: ``model`` or ``rules``.
        model: A recognizer of your own.
        labels: What its labels mean.
        lexicons: Lexicon packs of your own.
        divisions: A gazetteer of your own.
        max_chars: Longest text.

    Returns:
        The component.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh")
        >>> _ = nlp.add_pipe("bulletin_events", config={"names": "rules"})
        >>> nlp("本报讯 4月6日，县长李明到青石镇调研。")._.bulletin.events[0].participants[0].name
        '李明'
    """
    from bulletin_ie.pipeline import load
    from bulletin_ie.spacy_components import BulletinEvents

    extractor = load(
        names=names, model=model, labels=labels, lexicons=lexicons, divisions=divisions, max_chars=max_chars
    )
    return BulletinEvents(name, extractor)


@Language.factory("bulletin_times", default_config={"anchor": None})
def bulletin_times(nlp: Language, name: str, anchor: str | None) -> BulletinTimes:
    """The component that reads temporal expressions into ``doc.spans["bulletin_times"]``.

    Args:
        nlp: The pipeline.
        name: The component's name.
        anchor: ISO date from which relative expressions count, or ``None``.

    Returns:
        The component.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh")
        >>> _ = nlp.add_pipe("bulletin_times", config={"anchor": "2022-04-18"})
        >>> doc = nlp("5月15日前完成。")
        >>> [span._.temporal.end.isoformat() for span in doc.spans["bulletin_times"]]
        ['2022-05-15']
    """
    from bulletin_ie.spacy_components import BulletinTimes

    return BulletinTimes(name, anchor=anchor)


@Language.factory("bulletin_names")
def bulletin_names(nlp: Language, name: str) -> BulletinNames:
    """The component that marks names: ``doc.ents``, and ``doc.spans["bulletin_names"]``.

    Args:
        nlp: The pipeline.
        name: The component's name.

    Returns:
        The component, with the shipped model until a pipeline's own is loaded.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh")
        >>> _ = nlp.add_pipe("bulletin_names")
        >>> [(e.text, e.label_) for e in nlp("县长周晓棠来到柳林村。").ents if e.label_ == "PER"]
        [('周晓棠', 'PER')]
    """
    from bulletin_ie.spacy_names import BulletinNames

    return BulletinNames(name)


def char_tokenizer(max_chars: int = 2_000_000) -> Callable[[Any], Callable[[str], Doc]]:
    """``bulletin_ie.CharTokenizer.v1``: one token a character, in linear time.

    A longer text than ``max_chars`` is an `InputError`, not spaCy's own error: the tokenizer's limit takes the place of
    ``nlp.max_length``, which is raised out of the way.

    Args:
        max_chars: Longest text; give ``bulletin_events`` the same.

    Returns:
        A function from a pipeline to its tokenizer.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "bulletin_ie.CharTokenizer.v1"}}})
        >>> [token.text for token in nlp("区长\\n苏")]
        ['区', '长', '\\n', '苏']
    """
    from bulletin_ie.spacy_components import CharTokenizer

    def make(nlp: Language) -> CharTokenizer:
        nlp.max_length = sys.maxsize
        return CharTokenizer(nlp.vocab, max_chars)

    return make


def word_tokenizer(
    path: str | None = None, dictionary: bool | list[str] = True, max_chars: int = 2_000_000
) -> Callable[[Any], Callable[[str], Doc]]:
    """``bulletin_ie.WordTokenizer.v1``: one token a word; needs the extra ``segmenter``.

    Args:
        path: A segmenter's folder; without one the shipped segmenter.
        dictionary: ``True`` for the domain's words, ``False`` for none, or words of your own that stay whole.
        max_chars: Longest text, as for ``bulletin_ie.CharTokenizer.v1``.

    Returns:
        A function from a pipeline to its tokenizer.

    Examples:
        >>> import spacy
        >>> nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "bulletin_ie.WordTokenizer.v1"}}})
        >>> [token.text for token in nlp("会议强调，要加强领导。")]
        ['会议', '强调', '，', '要', '加强', '领导', '。']
    """
    from bulletin_ie.spacy_words import WordTokenizer

    def make(nlp: Language) -> WordTokenizer:
        nlp.max_length = sys.maxsize
        return WordTokenizer(nlp.vocab, path, dictionary, max_chars)

    return make
