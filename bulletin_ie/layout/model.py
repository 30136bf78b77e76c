"""What layout gives: articles with their headlines and bylines, each value aligned with the raw page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bulletin_ie.text import AlignedText

__all__ = ["ArticleLayout", "LayoutDiagnostic", "PageLayout"]


class LayoutDiagnostic(NamedTuple):
    """Something that layout left open.

    Attributes:
        code: ``no_headline`` or ``orphan_headline``.
        message: What it means here.
        text: The words that it is about, if any.
    """

    code: str
    message: str
    text: AlignedText | None


@dataclass(frozen=True, slots=True)
class ArticleLayout:
    """One article of a page.

    Attributes:
        body: Paragraphs joined by line breaks, opening formula included; without bylines, captions and furniture.
        headline: The line that names the event.
        subheadlines: The other headline lines, in page order.
        dateline: The opening formula with a byline inside it, such as 本报讯（记者 某某）; the beginning of ``body``.
        reporters: Their names.
        correspondents: Their names.
        sources: Media and bodies that the article names as its source.
        published: The day printed with this article.
    """

    body: AlignedText
    headline: AlignedText | None = None
    subheadlines: tuple[AlignedText, ...] = ()
    dateline: AlignedText | None = None
    reporters: tuple[AlignedText, ...] = ()
    correspondents: tuple[AlignedText, ...] = ()
    sources: tuple[AlignedText, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page taken apart.

    Attributes:
        articles: In the order in which their bodies begin.
        publication_title: Name of the newspaper, as the page head prints it.
        publication_issue: Number of the issue, as printed.
        publication_page: Page, as printed.
        published: Day printed in the page head, else the one day that all dated articles share, else the one
            day of the editors' lines.
        diagnostics: What was left open.
        asides: Ranges of the page's clean text that tell nothing of its own day: menus, links, copyright lines.
    """

    articles: tuple[ArticleLayout, ...] = ()
    publication_title: AlignedText | None = None
    publication_issue: AlignedText | None = None
    publication_page: AlignedText | None = None
    published: date | None = None
    diagnostics: tuple[LayoutDiagnostic, ...] = ()
    asides: tuple[tuple[int, int], ...] = ()
