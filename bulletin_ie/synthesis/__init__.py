"""Bulletins that never appeared, with every name in them marked: for tests and for training.

`generate_page` makes a page from a seed: newspaper columns, web pages, scans, roundups and notices about invented or
real counties, with the exact place and label of people, titles, bodies, organizations, divisions, places, names, times
and counts. What is said is made up from grammars and hand-written skeletons in ``data``; nothing in it happened.

Examples:
    >>> from bulletin_ie.synthesis import generate_page
    >>> page = generate_page(42)
    >>> all(page.text[entity.start : entity.end] for entity in page.entities)
    True
"""

from bulletin_ie.synthesis.composer import STYLES
from bulletin_ie.synthesis.divisions import County, Gazetteer
from bulletin_ie.synthesis.generator import annotated_sentences, generate_page, generate_pages
from bulletin_ie.synthesis.model import LABELS, AnnotatedArticle, AnnotatedPage, Entity, to_jsonl
from bulletin_ie.synthesis.skeletons import Skeleton, read_skeletons

__all__ = [
    "LABELS",
    "STYLES",
    "AnnotatedArticle",
    "AnnotatedPage",
    "County",
    "Entity",
    "Gazetteer",
    "Skeleton",
    "annotated_sentences",
    "generate_page",
    "generate_pages",
    "read_skeletons",
    "to_jsonl",
]
