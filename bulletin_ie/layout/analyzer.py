"""From a page to its layout: the steps in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from bulletin_ie.layout.articles import find_drafts
from bulletin_ie.layout.bylines import Bylines, Credit
from bulletin_ie.layout.cohesion import Joints
from bulletin_ie.layout.draft import Draft
from bulletin_ie.layout.fields import Fields
from bulletin_ie.layout.furniture import Furniture
from bulletin_ie.layout.headlines import Heading, match_titles
from bulletin_ie.layout.lines import read_lines
from bulletin_ie.layout.model import ArticleLayout, LayoutDiagnostic, PageLayout
from bulletin_ie.layout.printed import Kind, PageLine, is_bulleted
from bulletin_ie.layout.printed_days import is_imprint, read_date, read_stamp
from bulletin_ie.layout.publication import read_page_head
from bulletin_ie.layout.titles import Title
from bulletin_ie.layout.wording import Wording
from bulletin_ie.lexicon import Lexicon, default_lexicon
from bulletin_ie.text import AlignedText
from bulletin_ie.text.reading import close_spaces

__all__ = ["PageAnalyzer", "analyze"]


class PageAnalyzer:
    """Takes pages apart; built once from a lexicon.

    Args:
        lexicon: Labels, furniture and headline words; the package's own by default.

    Examples:
        >>> from bulletin_ie.text import read_page
        >>> page = read_page("清川县召开防汛工作会议\\n本报讯（记者 周小川）4月6日，清川县召开防汛工作会议。")
        >>> article = PageAnalyzer().analyze(page).articles[0]
        >>> article.headline.clean, article.reporters[0].clean, article.body.clean
        ('清川县召开防汛工作会议', '周小川', '本报讯（记者周小川）4月6日，清川县召开防汛工作会议。')
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        lexicon = lexicon or default_lexicon()
        self._furniture, self._bylines, self._wording = Furniture(lexicon), Bylines(lexicon), Wording(lexicon)
        self._joints, self._fields = Joints(lexicon), Fields(lexicon)

    def analyze(self, page: AlignedText) -> PageLayout:
        """Find the articles of a page.

        Args:
            page: The page as ``bulletin_ie.text.read_page`` gives it.

        Returns:
            Articles in the order in which their bodies begin; none for a page of furniture.
        """
        lines = read_lines(page, self._furniture, self._bylines, self._fields)
        wording = self._wording.for_page()
        drafts = find_drafts(lines, page.key, self._bylines, wording, self._joints)
        headings, orphans = match_titles(lines, drafts, page.key, wording)
        articles = tuple(_article(page, d, h, self._bylines) for d, h in zip(drafts, headings, strict=True))
        return _layout(page, lines, articles, self._diagnostics(page, drafts, headings, orphans))

    def _diagnostics(
        self, page: AlignedText, drafts: list[Draft], headings: list[Heading], orphans: list[Title]
    ) -> tuple[LayoutDiagnostic, ...]:
        found = []
        for draft, heading in zip(drafts, headings, strict=True):
            if heading.headline is None and not draft.items:
                opening = page.pick(draft.paragraphs[0]).slice(0, 20)
                found.append(
                    LayoutDiagnostic("no_headline", "No headline on the page names this article's event.", opening)
                )
        for title in orphans:
            if self._wording.names_event(title.key):
                text = page.pick(title.pieces)
                found.append(
                    LayoutDiagnostic("orphan_headline", "This headline announces no article of the page.", text)
                )
        return tuple(found)


@cache
def _default() -> PageAnalyzer:
    return PageAnalyzer()


def analyze(page: AlignedText) -> PageLayout:
    """Find the articles of a page with the package's own lexicon.

    Args:
        page: The page as ``bulletin_ie.text.read_page`` gives it.

    Returns:
        Its layout.

    Examples:
        >>> from bulletin_ie.text import read_page
        >>> layout = analyze(read_page("首页 > 要闻\\n发布时间：2023-05-04\\n\\n5月3日，县长到青石镇调研。\\n\\n上一篇：无"))
        >>> layout.articles[0].body.clean, layout.published
        ('5月3日，县长到青石镇调研。', datetime.date(2023, 5, 4))
    """
    return _default().analyze(page)


def _article(page: AlignedText, draft: Draft, heading: Heading, bylines: Bylines) -> ArticleLayout:
    body = close_spaces(_joined(page, draft))
    names = _names(page, draft, bylines)
    return ArticleLayout(
        body=body,
        headline=page.pick(heading.headline) if heading.headline else None,
        subheadlines=tuple(page.pick(pieces) for pieces in heading.subheadlines),
        dateline=page.slice(*draft.opening) if draft.opening else None,
        reporters=tuple(names["reporter"]),
        correspondents=tuple(names["correspondent"]),
        sources=tuple(names["source"]),
        published=draft.published,
    )


def _names(page: AlignedText, draft: Draft, bylines: Bylines) -> dict[str, list[AlignedText]]:
    """Names by role, each once; of a name and its beginning (古丽米热 of 古丽米热·阿布都) the whole."""
    found: dict[str, list[AlignedText]] = {"reporter": [], "correspondent": [], "source": []}
    for credit in draft.credits:
        found[credit.role] += [close_spaces(page.slice(*part)) for part in _parted(page, credit, bylines)]
    for role, names in found.items():
        once = {name.key: name for name in reversed(names)}
        longer = {key[:end] for key in once for end, mark in enumerate(key) if mark == "·"}
        found[role] = [name for name in names if once[name.key] is name and name.key not in longer]
    return found


def _parted(page: AlignedText, credit: Credit, bylines: Bylines) -> list[tuple[int, int]]:
    """Two names that only the end of a printed line parts; one name otherwise."""
    whole = [(credit.start, credit.end)]
    if credit.role == "source" or not _breaks_line(page, credit.start, credit.end):
        return whole
    for cut in range(credit.start + 2, credit.end - 1):
        if "\n" in page.raw[page.offsets[cut - 1] : page.offsets[cut]]:
            halves = page.key[credit.start : cut], page.key[cut : credit.end]
            likely = [bylines.is_name(half) for half in halves]
            two = all(likely) or (any(likely) and len(halves[0]) == len(halves[1]) == 3)  # 庹 is a rare surname
            return [(credit.start, cut), (cut, credit.end)] if two else whole
    return whole


def _breaks_line(page: AlignedText, start: int, end: int) -> bool:
    """Whether a line ends inside a range as the page is printed."""
    return page.raw.find("\n", page.offsets[start], page.offsets[end - 1]) >= 0


def _joined(page: AlignedText, draft: Draft) -> AlignedText:
    """Paragraphs joined by line breaks, also those that stand in one line of the page."""
    if not draft.items:
        return page.lines(draft.paragraphs)
    paragraphs = [_with_bullet(page, pieces) for pieces in draft.paragraphs]  # printed text, and a boundary
    return paragraphs[0].followed_by(paragraphs[1:])


def _with_bullet(page: AlignedText, pieces: list[tuple[int, int]]) -> AlignedText:
    """A paragraph with the bullet that stands before it, which no pattern reads."""
    start = pieces[0][0]
    for width in (1, 2):
        if start >= width and is_bulleted(page.key[start - width : start]) == width:
            return page.pick([(start - width, start), *pieces]).muted(range(width))
    return page.pick(pieces)


def _layout(
    page: AlignedText,
    lines: Sequence[PageLine],
    articles: tuple[ArticleLayout, ...],
    diagnostics: tuple[LayoutDiagnostic, ...],
) -> PageLayout:
    title = issue = number = None
    published: date | None = None
    for line_number, line in enumerate(lines):
        if (
            line.kind is Kind.SKIP
            and line_number < 4
            and title is None
            and line.key.endswith("报")
            and len(line.key) <= 8
        ):
            title = page.slice(line.start, line.end)
        if line.kind is not Kind.PAGE_HEAD:
            continue
        head = read_page_head(line.key)
        published = published or head.published
        title = title or (page.slice(line.start + head.title[0], line.start + head.title[1]) if head.title else None)
        issue = issue or (page.slice(line.start + head.issue[0], line.start + head.issue[1]) if head.issue else None)
        number = number or (page.slice(line.start + head.page[0], line.start + head.page[1]) if head.page else None)
    if published is None:
        published = _printed_day(lines, articles)
    return PageLayout(articles, title, issue, number, published, diagnostics, _asides(lines))


def _printed_day(lines: Sequence[PageLine], articles: tuple[ArticleLayout, ...]) -> date | None:
    """The one day that is printed with the articles of a page, or in its lines without articles."""
    days = {a.published for a in articles if a.published}
    days = days or {d for line in lines if line.kind is Kind.META and (d := read_date(line.key))}
    days = days or {d for line in lines if line.kind in _BESIDE and (d := read_stamp(line.key))}
    return days.pop() if len(days) == 1 else None


_BESIDE = frozenset({Kind.SKIP, Kind.BYLINE, Kind.TITLE})


def _asides(lines: Sequence[PageLine]) -> tuple[tuple[int, int], ...]:
    """Where lines stand that belong to no article and tell nothing of the page's own day."""
    found, related = [], False
    for line in lines:
        related = (related or line.kind is Kind.RELATED) and not line.opening
        if line.kind is Kind.RELATED or (line.kind is Kind.SKIP and (related or not is_imprint(line.key))):
            found.append((line.start, line.end))
    return tuple(found)
