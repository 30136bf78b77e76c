"""Values of a page that stand outside its articles' events: sign-off, publication, names of reporters, lost characters."""

from __future__ import annotations

import re
from bisect import bisect_left

from bulletin_ie.events.values import line_of
from bulletin_ie.layout import ArticleLayout, PageLayout
from bulletin_ie.records import Diagnostic, Line, Publication
from bulletin_ie.spans import span_of
from bulletin_ie.text import AlignedText
from bulletin_ie.times import TimeFinder, TimeMention

__all__ = ["date_below", "garbled", "is_aside", "name_line", "publication_of"]

_SIGN_OFF_REACH = 300  # characters below an article in which its sign-off stands
_LONGEST_DAY = 40
_GARBLED = re.compile("\ufffd|锟斤拷|[?？]{2,}[\u3400-\u9fff]委|(?<=[\u3400-\u9fff])[?]{2,}(?=[\u3400-\u9fff])")
_GARBLED_SIGNS = ("\ufffd", "锟斤拷", "??", "？？", "?？", "？?")
_SHORT_LINE = re.compile(rf"\n[^\S\n]{{0,{_SIGN_OFF_REACH}}}([^。\n]{{2,{_LONGEST_DAY}}})(?=\n|\Z)")


def date_below(page: AlignedText, times: TimeFinder, part: ArticleLayout) -> AlignedText | None:
    """The last day that stands on a line of its own shortly below an article, as a sign-off does."""
    key = page.key
    end = bisect_left(page.offsets, part.body.offsets[-1]) if len(part.body) else 0
    reach = end + _SIGN_OFF_REACH
    found = None
    for line in _SHORT_LINE.finditer(key, end, reach + _LONGEST_DAY):
        if not times.opens(key, line.start(1)):
            continue
        for mention in times.find_in(key, line.start() + 1, line.end()):
            alone = key[mention.end : mention.end + 1] in ("", "\n") and not key[line.start() : mention.start].strip()
            if alone and mention.start < reach and mention.granularity == "day" and mention.limit is None:
                found = page.slice(mention.start, mention.end)
    return found


def publication_of(layout: PageLayout) -> Publication | None:
    """What the page head prints of the publication; ``None`` where it prints nothing."""
    title, issue, page = layout.publication_title, layout.publication_issue, layout.publication_page
    if title is None and issue is None and page is None:
        return None
    return Publication(
        title=line_of(title) if title is not None else None,
        issue=line_of(issue) if issue is not None else None,
        page=line_of(page) if page is not None else None,
    )


def garbled(raw: str) -> tuple[Diagnostic, ...]:
    """A diagnostic with the first place where characters were lost, if there is one.

    Examples:
        >>> [found.spans[0].text for found in garbled("县委书记周\ufffd远到青石镇调研。")]
        ['\ufffd']
    """
    if not any(sign in raw for sign in _GARBLED_SIGNS) or (found := _GARBLED.search(raw)) is None:
        return ()
    message = "Characters were lost before the text came here."
    return (Diagnostic(code="garbled_text", message=message, spans=(span_of(raw, *found.span()),)),)


def name_line(name: AlignedText) -> Line:
    """A name without padding (张　永 → 张永)."""
    return Line(text="".join(name.clean.split()), spans=name.spans(0, len(name)))


def is_aside(mention: TimeMention, layout: PageLayout) -> bool:
    """Whether a time stands in a menu, a link to another article or the like, which tells nothing of the page's day."""
    if not layout.asides:
        return False
    number = bisect_left(layout.asides, mention.end, key=lambda aside: aside[0])
    return number > 0 and mention.start < layout.asides[number - 1][1]
