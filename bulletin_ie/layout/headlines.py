"""Headlines: title lines joined and split, matched to bodies by what they say and where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from bulletin_ie.budget import check
from bulletin_ie.layout.draft import Draft
from bulletin_ie.layout.printed import Kind, PageLine
from bulletin_ie.layout.titles import Title, find_titles
from bulletin_ie.layout.wording import Wording, bigrams, coverage

__all__ = ["Heading", "match_titles"]

_LEAD = 240  # characters of a body in which its event is named
_BODY = 2500  # characters of a body in which slogans are looked up
_FREQUENT = 24  # a pair of characters in more bodies than this says nothing
_FAR = 0.5
_BELOW = 0.2
_SITE_SUFFIX = re.compile(
    r"(?:\s?[_|｜—–-]{1,4}\s?[^_|｜，。—–-]{2,20}){0,3}\s?[_|｜—–-]{1,4}\s?"
    r"[\u4e00-\u9fffA-Za-z0-9 ]{2,20}(?:政府|网|报|门户网站|中心|新闻|发布|网站|平台|在线)$"
)
_SITE_SIGN = re.compile("[_|｜—–-]")
_DATE_SUFFIX = re.compile(r"\s?[（(\[【]\s?20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?[）)\]】]$")
_PREFIX = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,6}\s?[|｜丨]\s?|[—–\-]{1,4}\s?|标题[：:]\s?|[·•■●◆▲★]\s?|【(?:[\u4e00-\u9fff]{2,6})】\s?|\[[\u4e00-\u9fff]{1,4}\]\s?)"
)
_MOTTO = re.compile(r"[\u4e00-\u9fff]{4}$")  # 稳中有进 …
_DAY = re.compile(r"^(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚)?，")
_SPLIT = re.compile(r" +|(?<=”)——")


@dataclass(slots=True)
class Heading:
    """What stands over one body.

    Attributes:
        headline: Pieces of the headline.
        subheadlines: Pieces of each other title.
    """

    headline: list[tuple[int, int]] | None = None
    subheadlines: list[list[tuple[int, int]]] = field(default_factory=list)


@dataclass(slots=True)
class _Claim:
    title: Title
    affinity: float
    event: float
    above: int  # 0 directly above the body, 1 further up behind furniture, 2 anywhere else


def match_titles(
    lines: list[PageLine], drafts: list[Draft], key: str, wording: Wording
) -> tuple[list[Heading], list[Title]]:
    """Give each body its headline and subheadlines.

    Args:
        lines: The lines of the page; those left as titles are matched.
        drafts: The bodies.
        key: The page's folded text.
        wording: What judges titles.

    Returns:
        One heading a body, and the titles that belong to none.
    """
    texts = ["".join(key[a:b] for p in d.paragraphs for a, b in p)[:_BODY] for d in drafts]
    titles = find_titles(lines, texts, wording)
    return _Matching(lines, drafts, texts, titles, wording).run()


class _Matching:
    def __init__(
        self, lines: list[PageLine], drafts: list[Draft], texts: list[str], titles: list[Title], wording: Wording
    ) -> None:
        self.lines, self.drafts, self.texts, self.titles, self.wording = lines, drafts, texts, titles, wording
        self.leads = [t[:_LEAD] for t in texts]
        self.ends = {draft.last: number for number, draft in enumerate(drafts)}
        self.few = len(titles) * len(texts) <= 200
        self.places = _Places(texts, self.leads, self.few)

    def run(self) -> tuple[list[Heading], list[Title]]:
        affinities = [self._affinities(t) for t in self.titles]
        near = self._near(affinities)
        claims: list[list[_Claim]] = [[] for _ in self.drafts]
        orphans: list[Title] = []
        left: list[int] = []
        for number in range(len(self.titles)):
            check()
            best = self._best(number, affinities[number], near) or self._beside(number, affinities, near)
            if best is None:
                left.append(number)
            else:
                claims[best[0]].append(self._claim(number, affinities[number], *best))
        for number in left:
            body = self._above(number, affinities[number])
            if body is None or claims[body]:
                orphans.append(self.titles[number])
            else:
                claims[body].append(self._claim(number, affinities[number], body, 0))
        headings = [self._heading(body, claims[body], orphans) for body in range(len(self.drafts))]
        return headings, orphans

    def _claim(self, number: int, affinities: dict[int, float], body: int, above: int) -> _Claim:
        title, lead = self.titles[number], self.leads[body]
        return _Claim(title, affinities.get(body, 0.0), self.wording.score(title.key, lead), above)

    def _above(self, number: int, affinities: dict[int, float]) -> int | None:
        """The body right above a title that stands below what it announces; no other body says more of it."""
        title = self.titles[number]
        body = self.ends.get(title.first - 1)
        own = affinities.get(body, 0.0) if body is not None else 0.0
        return body if own >= _BELOW and own == max(affinities.values()) and len(title.key) >= 8 else None

    def _affinities(self, title: Title) -> dict[int, float]:
        """How far each body says what the title says, 0 to 1; bodies that share nothing are left out."""
        pairs = dict.fromkeys(bigrams(_DAY.sub("", title.key)))  # no set: sums depend on the order
        if self.few and len(self.texts) == 1:
            return self._affinity(pairs)
        total = 0.0
        lead: dict[int, float] = defaultdict(float)
        body: dict[int, float] = defaultdict(float)
        for pair in pairs:
            places, leads = self.places.of(pair)
            if not places:
                total += 0.7
                continue
            if len(places) > _FREQUENT:
                continue
            weight = max(0.15, 1.0 - (len(places) - 1) / len(self.texts))
            total += weight
            for number in places:
                body[number] += weight
            for number in leads:
                lead[number] += weight
        return {n: max(lead[n], 0.8 * body[n]) / total for n in body} if total else {}

    def _affinity(self, pairs: dict[str, None]) -> dict[int, float]:
        """The same for a page with one body."""
        body, end = self.places.texts[0], self.places.lead_ends[0]
        said = [place for place in map(body.find, pairs) if place >= 0]
        if not said:
            return {}
        first = sum([place < end for place in said])
        return {0: max(first, 0.8 * len(said)) / (len(said) + 0.7 * (len(pairs) - len(said)))}

    def _near(self, affinities: list[dict[int, float]]) -> dict[int, tuple[int, int]]:
        """For each title that stands over a body: that body, and 0 (directly) or 1 (behind furniture)."""
        by_line = {
            line: number for number, title in enumerate(self.titles) for line in range(title.first, title.last + 1)
        }
        near: dict[int, tuple[int, int]] = {}
        for body, draft in enumerate(self.drafts):
            behind, taken = 0, 0
            for line in range(draft.first - 1, max(-1, draft.first - 25), -1):
                kind = self.lines[line].kind
                if kind in (Kind.BODY, Kind.RELATED):
                    break
                if kind in (Kind.SKIP, Kind.PAGE_HEAD):
                    behind = 1
                number = by_line.get(line)
                if number is None or number in near:
                    continue
                own = affinities[number].get(body, 0.0)
                other = max((v for k, v in affinities[number].items() if k != body), default=0.0)
                heads = self.drafts[body].notice and self.wording.is_notice(self.titles[number].key)
                if other >= 0.5 and other >= own + 0.2 and not heads:
                    behind = 1
                    continue
                near[number] = (body, behind)
                taken += 1
                if taken >= 6:
                    break
        return near

    def _best(
        self, number: int, affinities: dict[int, float], near: dict[int, tuple[int, int]]
    ) -> tuple[int, int] | None:
        """The body that a title belongs to, and how near it stands."""
        own = near.get(number)
        if own is not None:
            return own
        body = max(affinities, key=lambda n: affinities[n], default=None)
        if body is None or affinities[body] < _FAR * (
            0.8 if self.wording.names_event(self.titles[number].key, self.leads[body]) else 1.0
        ):
            return None
        return body, 1 if self.ends.get(self.titles[number].first - 1) == body else 2

    def _beside(
        self, number: int, affinities: list[dict[int, float]], near: dict[int, tuple[int, int]]
    ) -> tuple[int, int] | None:
        """The body of the headline beside a slogan that no body says."""
        title = self.titles[number]
        if self.wording.names_event(title.key):
            return None
        for other in (number - 1, number + 1):
            if not 0 <= other < len(self.titles):
                continue
            neighbor = self.titles[other]
            if neighbor.last + 1 != title.first and title.last + 1 != neighbor.first:
                continue
            found = self._best(other, affinities[other], near)
            if found and self.wording.names_event(neighbor.key, self.leads[found[0]]):
                return found
        return None

    def _heading(self, body: int, claims: list[_Claim], orphans: list[Title]) -> Heading:
        """Choose the headline among the titles of one body; what is not its heading goes to the orphans."""
        claims = self._without_repeats(claims)
        chosen = self._choose([c for c in claims if self._announces(c, body)], body)
        heading = Heading()
        if chosen is None:
            orphans.extend(c.title for c in claims)
            return heading
        others = self._companions(chosen, claims)
        heading.headline, extra = self._split(chosen, body)
        heading.subheadlines = extra
        for claim in others:
            heading.subheadlines.append(claim.title.cut(*self._trimmed(claim.title)))
        kept = {id(c) for c in (chosen, *others)}
        orphans.extend(c.title for c in claims if id(c) not in kept)
        return heading

    def _without_repeats(self, claims: list[_Claim]) -> list[_Claim]:
        """Of a title printed twice, the copy nearest to the body."""
        if len(claims) < 2:
            return claims
        kept: dict[frozenset[str], _Claim] = {}
        for claim in claims:
            plain = frozenset(bigrams(_without_suffixes(claim.title.key)))
            if plain not in kept or claim.above <= kept[plain].above:
                kept.pop(plain, None)
                kept[plain] = claim
        return list(kept.values())

    def _choose(self, claims: list[_Claim], body: int) -> _Claim | None:
        """The claim that names the event best; where none names it, the first that acts, and no slogan."""
        if len(claims) < 2:
            return claims[0] if claims else None
        sentence = _first_sentence(self.leads[body])
        named = any(c.event >= 2 for c in claims)
        acting = [c for c in claims if c.above == 0 and c.event >= 1]
        acting = [c for c in acting if self.wording.has_subject(c.title.key)] or acting
        first = min((c.title.first for c in acting), default=-1)

        def rank(claim: _Claim) -> float:
            leading = 1.5 if not named and claim.title.first == first else 0.0
            said = coverage(claim.title.key, sentence) if claim.event >= 2 else 0.0
            return round(claim.event + 2 * claim.affinity + said + (1.0, 0.5, 0.0)[claim.above] + leading, 3)

        return max(claims, key=rank)

    def _announces(self, claim: _Claim, body: int) -> bool:
        """Whether a title may be the headline of a body."""
        if self.drafts[body].items:
            return claim.above < 2 and claim.affinity >= 0.3 and claim.event >= 2
        if claim.above == 0:
            return True
        if claim.above == 1:
            return claim.affinity >= 0.25 or (claim.event >= 2 and claim.affinity >= 0.1)
        return (claim.event >= 1.5 and claim.affinity >= 0.4) or claim.affinity >= 0.75

    def _companions(self, chosen: _Claim, claims: list[_Claim]) -> list[_Claim]:
        """Subheadlines: titles that stand with the headline, or far ones that the body says word for word."""
        found = []
        for claim in claims:
            if claim is chosen:
                continue
            together = (
                abs(claim.title.first - chosen.title.last) <= 2 or abs(chosen.title.first - claim.title.last) <= 2
            )
            beside = claim.above == chosen.above == 0
            if (
                beside
                or (together and claim.event < 2.5)
                or (claim.affinity >= 0.6 and claim.event < 2 and chosen.above == 2)
            ):
                found.append(claim)
        return found

    def _trimmed(self, title: Title) -> tuple[int, int]:
        """Range of a title's key without dashes in front and the site's name behind."""
        start = _PREFIX.match(title.key)
        first = start.end() if start and start.end() < len(title.key) - 3 else 0
        suffix = _site_suffix(title.key) or _DATE_SUFFIX.search(title.key)
        return first, suffix.start() if suffix and suffix.start() >= 6 else len(title.key)

    def _split(self, chosen: _Claim, body: int) -> tuple[list[tuple[int, int]], list[list[tuple[int, int]]]]:
        """Split one printed line in halves where only one names the event."""
        title = chosen.title
        start, end = self._trimmed(title)
        lead = self.leads[body]
        best: tuple[float, int, int, bool] | None = None
        for m in _SPLIT.finditer(title.key, start, end):
            left, right = title.key[start : m.start()], title.key[m.end() : end]
            motto = bool(_MOTTO.match(left)) and not self.wording.has_subject(left, lead)
            if min(len(left) + motto, len(right)) < 5 or (
                self.wording.is_sign_off(left) and self.wording.is_notice(right)
            ):
                continue
            scores = [self.wording.score(h, lead) + coverage(h, lead) for h in (left, right)]
            first = scores[0] >= scores[1]
            top, low = max(scores), min(scores)
            if top >= 2 - 0.2 * motto and top - low >= 0.8 and (best is None or top - low > best[0]):
                best = (top - low, m.start(), m.end(), first)
        if best is None:
            glued = self.wording.glued_attendance(title.key[start:end], lead)
            if glued:
                return title.cut(start, start + glued), [title.cut(start + glued, end)]
            return title.cut(start, end), []
        halves = title.cut(start, best[1]), title.cut(best[2], end)
        return (halves[0], [halves[1]]) if best[3] else (halves[1], [halves[0]])


def _site_suffix(key: str) -> re.Match[str] | None:
    """The name of a site behind a title."""
    return _SITE_SUFFIX.search(key) if _SITE_SIGN.search(key) else None


def _without_suffixes(key: str) -> str:
    """A title without the name of a site and the day behind it."""
    site = _site_suffix(key)
    return _DATE_SUFFIX.sub("", key[: site.start()] if site else key)


def _first_sentence(lead: str) -> str:
    end = lead.find("。")
    return lead if end < 0 else lead[:end]


class _Places:
    """In which texts, and in the beginnings of which, a pair of characters stands."""

    def __init__(self, texts: list[str], leads: list[str], few: bool) -> None:
        self.texts = ["".join(t.split()) for t in texts]
        self.lead_ends = [len("".join(t.split())) - 1 for t in leads]  # a pair in a lead begins before its end
        self._found: dict[str, tuple[list[int], list[int]]] = {}
        self._few = few
        if not few:
            for place, parts in enumerate((texts, leads)):
                for number, text in enumerate(parts):
                    for pair in set(bigrams(text)):
                        self._found.setdefault(pair, ([], []))[place].append(number)

    def of(self, pair: str) -> tuple[list[int], list[int]]:
        """The numbers of the texts with a pair, and of those that have it in their beginnings."""
        found = self._found.get(pair)
        if found is None:
            found = self._found[pair] = self._looked_up(pair) if self._few else ([], [])
        return found

    def _looked_up(self, pair: str) -> tuple[list[int], list[int]]:
        places, leads = [], []
        for number, text in enumerate(self.texts):
            place = text.find(pair)
            if place >= 0:
                places.append(number)
                if place < self.lead_ends[number]:
                    leads.append(number)
        return places, leads
