"""From lines to articles: where a body begins, goes on and ends."""

from __future__ import annotations

import re

from bulletin_ie.budget import check
from bulletin_ie.layout.blocks import read_blocks
from bulletin_ie.layout.broken import Broken
from bulletin_ie.layout.bylines import Bylines, Credit
from bulletin_ie.layout.cohesion import Joints
from bulletin_ie.layout.draft import Draft
from bulletin_ie.layout.flow import assign
from bulletin_ie.layout.inner import LEAD, InnerTitles
from bulletin_ie.layout.printed import Kind, PageLine, ends_sentence, goes_on, is_bulleted, numbered_end
from bulletin_ie.layout.printed_days import read_date
from bulletin_ie.layout.publication import meta_credits
from bulletin_ie.layout.wording import Wording, coverage, is_dated_opening

__all__ = ["find_drafts"]

_PAUSES = "；;：:"
_HEREBY = re.compile(r"特此(?:公告|通告|通知|公示|函告|函复|说明|声明|批复|报告)")
_CONTACT = re.compile(r"联\s?系|咨询|附\s?件|监督电话|举报|地\s?址|电\s?话|邮\s?[箱编]|传\s?真")
_TAGGED = re.compile(r"【[\u4e00-\u9fff·]{2,6}】\S")  # 【民生】我区新增3条公交线路
_STARTS_SENTENCE = re.compile(
    r"会议|会上|会前|会后|[他她]|“|在|随后|据|此次|活动|当天|当日|目前|今年|同时|要|近年来|截至|下一步|就|[一二三四五]是|座谈会|期间|调研|检查"
)


def find_drafts(lines: list[PageLine], key: str, bylines: Bylines, wording: Wording, joints: Joints) -> list[Draft]:
    """Group the running text of a page into articles.

    Lines that turn out to be part of a body (section heads, sign-offs) have their kind set to ``BODY``.

    Args:
        lines: The lines of the page, in order.
        key: The page's folded text.
        bylines: What reads bylines.
        wording: What judges titles.
        joints: What knows which characters stand side by side.

    Returns:
        Articles, in the order in which they begin.
    """
    columns = sum(line.opening > 0 for line in lines) > 1
    plan = assign(lines, read_blocks(lines, bylines), wording, joints, bylines.is_name) if columns else {}
    return _Grouping(lines, key, bylines, wording, plan).run()


class _Grouping:
    def __init__(
        self, lines: list[PageLine], key: str, bylines: Bylines, wording: Wording, plan: dict[int, int]
    ) -> None:
        self.lines, self.key, self.bylines, self.wording, self.plan = lines, key, bylines, wording, plan
        self.by_line: dict[int, Draft] = {}
        self.broken = Broken(key)
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.run_: list[int] = []  # title lines since the last running text
        self.metas: list[int] = []
        self.waiting: list[int] = []  # bylines between titles and a body
        self.related = False
        self.seen: set[str] = set()
        blanks = sum(line.blank for line in lines)
        self.spaced, self.sparse = blanks >= 2, 2 <= blanks <= 0.3 * len(lines)
        self.inner = InnerTitles(lines, key, wording)
        self.tagged = sum(line.kind is Kind.TITLE and bool(_TAGGED.match(line.key)) for line in lines) >= 2

    def run(self) -> list[Draft]:
        for number, line in enumerate(self.lines):
            check()
            if line.kind is Kind.RELATED:
                self.related = True
            elif line.kind is Kind.TITLE:
                self._title(number)
            elif line.kind is Kind.META:
                self._meta(number)
            elif line.kind is Kind.BYLINE:
                self._byline(number)
            elif line.kind is Kind.BODY:
                self._body(number)
            elif line.kind is Kind.SKIP:
                self._signed_off(number)
        self._finish()
        return self.drafts

    def _title(self, number: int) -> None:
        current, line = self.current, self.lines[number]
        if self.related or self._is_contact(number):
            line.kind = Kind.SKIP
        elif current and current.notice and not self.run_ and self.wording.is_sign_off(line.key):
            self._append_section(current, number)
            current.closed = True
        elif current and (self._goes_on(number, current) or self._takes_leave(number, current)):
            self._add(current, number)
        else:
            self.run_.append(number)

    def _is_contact(self, number: int) -> bool:
        """Whether a line gives whom to call, behind the last words of a notice (特此公告); nothing of it follows."""
        current = self.current
        if not (current and current.notice and current.ended and _CONTACT.match(self.lines[number].key)):
            return False
        current.over = True
        return True

    def _goes_on(self, number: int, current: Draft) -> bool:
        """Whether what could be a title is running text, cut by a column break: commas, right behind running text."""
        if current.closed or self.run_ or self.metas or current.last != number - 1:
            return False
        return goes_on(self.lines[number])

    def _takes_leave(self, number: int, current: Draft) -> bool:
        """Whether a line is the last words of a notice, without a full stop."""
        return current.notice and not self.run_ and bool(_HEREBY.fullmatch(self.lines[number].key))

    def _signed_off(self, number: int) -> None:
        """Keep the name of the body that issues a notice, which looks like a site's name."""
        current = self.current
        if (
            current
            and current.notice
            and not self.run_
            and current.last >= number - 2
            and self.wording.is_sign_off(self.lines[number].key)
        ):
            self._append_section(current, number)

    def _meta(self, number: int) -> None:
        if self.current is None or self.run_:
            self.metas.append(number)
        elif not self.related:
            self._take_meta(self.current, number)

    def _take_meta(self, draft: Draft, number: int) -> None:
        line = self.lines[number]
        draft.published = draft.published or read_date(line.key)
        draft.credits += [
            Credit(c.role, c.start + line.start, c.end + line.start) for c in meta_credits(line.key, self.bylines)
        ]
        if draft.notice and draft.last == number - 1 and len(line.key) <= 16:
            self._append_section(draft, number)

    def _byline(self, number: int) -> None:
        if self.current is None or (self.run_ and not self.current.notice) or self._signs_next(number):
            self.waiting.append(number)
        else:
            self._sign(self.current, self.lines[number].credits)

    def _signs_next(self, number: int) -> bool:
        """Whether a byline behind a blank line stands over the next article, as one stood over this."""
        if not (self.current and self.current.signed_above and self.lines[number].blank) or self.current.open_end:
            return False
        after = self.lines[number + 1] if number + 1 < len(self.lines) else None
        return after is not None and after.kind is Kind.BODY and not after.opening and is_dated_opening(after.key)

    def _sign(self, draft: Draft, names: tuple[Credit, ...]) -> None:
        draft.credits += names
        draft.closed = draft.closed or any(c.role != "source" for c in names)

    def _body(self, number: int) -> None:
        line = self.lines[number]
        if self.related:
            if not line.opening:
                line.kind = Kind.SKIP
                return
            self.related = False
        if self._is_contact(number):
            line.kind = Kind.SKIP
            return
        if len(line.key) >= 25:
            plain = "".join(line.key.split())
            if plain in self.seen:
                line.kind = Kind.SKIP  # printed twice
                return
            self.seen.add(plain)
        if self.current is None or self._begins(number):
            self._begin(number)
        else:
            self._go_on(number, self.current)
        self.run_, self.metas, self.waiting = [], [], []

    def _begins(self, number: int) -> bool:
        """Whether a line of running text begins a new article."""
        current, line = self.current, self.lines[number]
        assert current is not None
        if self.plan:
            return self.plan.get(number, -1) == number
        if self.waiting and not self.run_ and current.signed_above:
            return True
        if line.opening:
            return True
        heads = [self.lines[n] for n in self.run_]
        column = any(head.column for head in heads)
        if is_bulleted(line.key):
            return not current.items and (column or (current.closed and not current.open_end))
        titles = [
            head.key for head in heads if not head.column and not is_bulleted(head.key) and not numbered_end(head.key)
        ]
        if titles and (line.field or any(read_date(self.lines[n].key) for n in self.metas)):
            return True
        if any(self.wording.is_notice(t) and not t.startswith("附件") for t in titles) and not numbered_end(line.key):
            return True
        if current.notice and not current.closed:
            return False
        if self.tagged and not current.open_end and any(_TAGGED.match(t) for t in titles):
            return True
        return self._titled(line, titles, current) or (column and not current.open_end and is_dated_opening(line.key))

    def _titled(self, line: PageLine, titles: list[str], current: Draft) -> bool:
        """Whether titles in front of a paragraph are its headline."""
        lead = line.key[:LEAD]
        dated = is_dated_opening(line.key)
        events = [t for t in titles if self.wording.names_event(t, lead)]
        fit = max((coverage(t, lead) for t in events), default=0.0)
        if current.open_end:
            return dated and fit >= 0.5
        if current.closed:
            return (
                (dated and (bool(titles) or self._opens_plainly(line))) or fit >= 0.3 or (bool(titles) and fit >= 0.2)
            )
        said = max((coverage(t, lead) for t in titles), default=0.0)
        if self._signed_title() and (dated or said >= 0.3):
            return True
        apart = self.sparse and any(self.lines[n].blank and not self.lines[n].column for n in self.run_)
        if apart and said >= 0.3:
            return True  # the page has blank lines between articles only
        return dated and fit >= 0.3

    def _signed_title(self) -> bool:
        """Whether a byline stands between a title and what comes next: it signs what it stands above."""
        return bool(self.run_ and self.waiting) and self.run_[-1] < self.waiting[-1]

    def _opens_plainly(self, line: PageLine) -> bool:
        """Whether a paragraph without any title opens an article: its first words are a day."""
        return bool(re.match(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日，|日前，|今天|昨[天日]", line.key))

    def _begin(self, number: int) -> None:
        line = self.lines[number]
        column = any(self.lines[n].column for n in self.run_)
        items = bool(is_bulleted(line.key)) or (column and bool(numbered_end(line.key)))
        draft = Draft(number, number, items=items)
        if line.opening:
            draft.opening = (line.start, line.start + line.opening)
            draft.credits += [name for name in line.credits if name.role != "source"]
        lead = line.key[:LEAD]
        draft.headed = any(self.wording.names_event(self.lines[n].key, lead) for n in self.run_)
        draft.notice = any(self.wording.is_notice(self.lines[n].key) for n in self.run_[-4:]) and not line.opening
        previous = self.current
        if previous and len(self.run_) > 1:
            self._finish_sentence(previous, self.lines[self.run_[0]], line)
        for n in self.metas:
            self._take_meta(draft, n)
        for n in self.waiting:
            owner = previous if previous and draft.opening and self._awaits_byline(previous, n) else draft
            draft.signed_above = draft.signed_above or owner is draft
            self._sign(owner, self.lines[n].credits)
        draft.closed = False
        self.drafts.append(draft)
        self.by_line[number] = self.current = draft
        self._add(draft, number)

    def _finish_sentence(self, draft: Draft, head: PageLine, opener: PageLine) -> None:
        """Give an article that breaks off the line behind it, where that is no headline of the next one."""
        if (
            not head.blank
            and self.inner.is_fragment(self.run_[0], draft, self.run_)
            and coverage(head.key, opener.key[:LEAD]) < 0.5
        ):
            self._add(draft, self.run_[0])

    def _awaits_byline(self, draft: Draft, number: int) -> bool:
        """Whether a byline between a headline and the next opening formula can belong to the article above."""
        key = self.lines[number].key
        return not (draft.closed or draft.credits or key[0] in "□■●◎" or key.startswith("本报") or key.endswith("报道"))

    def _go_on(self, number: int, current: Draft) -> None:
        """Add a paragraph to the article that it continues."""
        target = self._continued(number, current)
        if target is current:
            strange = self.inner.announcing(current, self.run_)
            for n in self.run_:
                if n in strange:
                    continue
                if self.inner.is_fragment(n, current, self.run_):
                    self._add(current, n)
                elif not current.open_end:
                    self._append_section(current, n)
        for n in self.metas:
            self._take_meta(target, n)
        for n in self.waiting:
            self._sign(current, self.lines[n].credits)
        target.closed = False
        self._add(target, number)
        self.current = target

    def _continued(self, number: int, current: Draft) -> Draft:
        """The article that goes on with a paragraph that opens none."""
        line = self.lines[number]
        if self.plan:
            return self.by_line.get(self.plan.get(number, -1), current)
        if not line.blank and not current.closed and self.spaced:
            return current
        return self.broken.continued(line.key, current, fluent=_STARTS_SENTENCE.match(line.key) is not None)

    def _add(self, draft: Draft, number: int) -> None:
        line = self.lines[number]
        line.kind = Kind.BODY
        start = line.start + (is_bulleted(line.key) if draft.items else 0)
        end = line.end
        tail = line.signature(self.bylines)
        if tail:
            end = line.start + len(line.key[: tail[0]].rstrip())
        if draft.open_end and not numbered_end(line.key):
            draft.paragraphs[-1].append((start, end))
        else:
            draft.paragraphs.append([(start, end)])
        self.broken.note(draft, not (self._is_finished(end) or line.unstopped) or end - line.start == line.opening)
        draft.last = number
        draft.ended = bool(_HEREBY.match(line.key))
        if tail:
            self._sign(draft, tuple(Credit(c.role, c.start + line.start, c.end + line.start) for c in tail[1]))

    def _last_line(self, draft: Draft) -> str:
        """The last line of the page that an article has taken."""
        return next((line.key for line in self.lines[draft.last :: -1] if line.kind is Kind.BODY), "")

    def _signs(self, line: PageLine) -> bool:
        """Whether a line is the body that issues a notice, or its day."""
        return self.wording.is_sign_off(line.key) or bool(read_date(line.key))

    def _is_finished(self, end: int) -> bool:
        """Whether a sentence, or a part of it that can end a paragraph, is over at a position."""
        return self.key[end - 1] in _PAUSES or ends_sentence(self.key[max(0, end - 3) : end])

    def _append_section(self, draft: Draft, number: int) -> None:
        line = self.lines[number]
        draft.last = number
        if draft.over or (draft.notice and _CONTACT.match(self._last_line(draft)) and self._signs(line)):
            line.kind = Kind.SKIP  # behind the contacts a notice is over; who signs it is no part of it
            return
        line.kind = Kind.BODY
        draft.paragraphs.append([(line.start + (is_bulleted(line.key) if draft.items else 0), line.end)])
        # A long line with commas that breaks off is running text cut by a column, no heading.
        cut = len(line.key) > 24 and bool(re.search("[，；]", line.key))
        self.broken.note(draft, cut and not self._is_finished(line.end))

    def _finish(self) -> None:
        """Give the last article what stands behind it: bylines, dates, the sign-off of a notice."""
        current = self.current
        if current is None:
            return
        for n in self.run_ if current.notice else ():
            key = self.lines[n].key
            if n != current.last + 1 or len(key) > 60 or key.startswith("附件") or self.wording.is_notice(key):
                break
            self._append_section(current, n)
        for n in self.metas:
            self._take_meta(current, n)
        for n in self.waiting:
            self._sign(current, self.lines[n].credits)
