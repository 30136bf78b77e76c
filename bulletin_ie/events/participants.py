"""Who took part in an event, with titles and roles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bulletin_ie.events.frames import VISITS
from bulletin_ie.events.reading import SECONDED, ArticleReading
from bulletin_ie.events.sections import Section
from bulletin_ie.events.values import spans_of, words
from bulletin_ie.find.appointments import AppointmentMention
from bulletin_ie.find.people import Person
from bulletin_ie.find.roles import Action
from bulletin_ie.find.titles import split_title
from bulletin_ie.records import Participation, Title
from bulletin_ie.records.ids import ItemIds
from bulletin_ie.records.vocabulary import Role, Side
from bulletin_ie.text import AlignedText

__all__ = ["participations", "roles_of", "title_record"]

_MEETING_AFTER = re.compile(r"[^，。；]{0,10}会(?![见谈])")
_RECEIVES = frozenset(("会见", "接见", "接待"))
_WITH_HOST = frozenset(("accompany", "join", "attend", "chair", "speak", "lead"))  # officials at a reception
_SIGNING = re.compile("签约|签署|签订|合作协议")
_LOCAL = re.compile("(?:副|常务副)?[省市县区旗州盟](?!.{0,12}(?:公司|集团|大学|学院))|(?:城投|国投)公司|开发区|管委会")
_COMING = re.compile("公司|集团|大学|学院|研究院|商会|董事长|总裁|总经理")
_OPENING = 120  # characters in which the subject of an article stands
_MANY = 32
_BESIDE = 14  # characters between a name and its verb, in which a place and an adverb have room
_SHARED = frozenset({"meeting", "ceremony", "training", "other"})
_ORDER: tuple[Role, ...] = ("lead", "chair", "speak", "brief", "attend", "accompany", "appointee")


def title_record(
    text: AlignedText, ranges: Sequence[tuple[int, int]], *, is_group: bool = False, seconded: bool = False
) -> Title:
    """The record of a title.

    Args:
        text: The text it stands in.
        ranges: Where its words stand.
        is_group: Whether it names a group.
        seconded: Whether its holder is said to be sent from elsewhere.

    Returns:
        Its words, parts and spans.
    """
    key = "".join([text.key[a:b] for a, b in ranges])
    clean = "".join([text.clean[a:b] for a, b in ranges])
    body, post, canonical, capacity = split_title(key)
    if key != clean:  # the page's own script
        own = str.maketrans(dict(zip(key, clean, strict=True)))
        body, post, canonical = body and body.translate(own), post.translate(own), canonical.translate(own)
    return Title(
        text="".join([words(text, a, b) for a, b in ranges]),
        body=body,
        post=post,
        canonical=canonical,
        capacity="seconded" if seconded and capacity == "full" else capacity,
        is_group=is_group,
        spans=spans_of(text, ranges),
    )


def participations(
    reading: ArticleReading,
    section: Section,
    event_type: str,
    ids: ItemIds,
    changes: Sequence[AppointmentMention],
) -> tuple[Participation, ...]:
    """The people of an event.

    Args:
        reading: The article.
        section: The event's part of it.
        event_type: Its type.
        ids: Maker of ids.
        changes: Changes of post in the section; a post that is given there is no title yet.

    Returns:
        Participations in reading order.
    """
    text, key = reading.whole, reading.whole.key
    roles = roles_of(reading, section, event_type)
    given = set()
    for change in changes:
        name = key[slice(*change.name)]
        given.add((name, "".join(key[a:b] for a, b in change.title)))
        if change.change in ("appointed", "elected"):
            roles.setdefault(name, set()).add("appointee")
    found = []
    sides = _sides(reading, section)
    size = len(reading.body)
    own = [(section.start, section.end), (size, len(text))]
    for name, held in roles.items():
        person = reading.by_name.get(name)
        if person is None or reading.finders.people.is_never(name):
            continue
        first = person.mentions[0]
        seconded = reading.names_seconded and any(SECONDED.match(key, m.end) for m in person.mentions[:_MANY])
        titles = [
            title_record(text, [(t.start, t.end)], is_group=t.kind == "group", seconded=seconded)
            for t in person.titles
            if (name, key[t.start : t.end]) not in given
        ]
        found.append(
            Participation(
                id=ids.make("participation", name),
                name=words(text, first.start, first.end),
                titles=tuple(titles),
                roles=tuple([role for role in _ORDER if role in held]),
                side=sides.get(name),
                spans=spans_of(text, _mentions(person, own)),
                rule=person.rule,
            )
        )
    found.sort(key=lambda p: p.spans[0].start if p.spans else 0)
    return tuple(found)


def _mentions(person: Person, own: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Every mention of a person; of very many, those of the event's own part and the first ones."""
    ranges = [(m.start, m.end) for m in person.mentions[:_MANY]]
    for start, end in own if len(person.mentions) > _MANY else ():
        first = bisect_left(person.mentions, max(start, ranges[-1][1]), key=lambda m: m.start)
        last = bisect_left(person.mentions, end, key=lambda m: m.start)
        ranges += [(m.start, m.end) for m in person.mentions[first:last]]
    return ranges


def _sides(reading: ArticleReading, section: Section) -> dict[str, Side]:
    """Who received whom in an event, where anybody did."""
    own = reading.actions.between(section.start, section.end)
    guests: dict[str, Side] = {n: "guest" for a in own if a.role == "guest" for n in a.names}
    if not guests:
        return _signers(reading, section, own)
    came = {
        n for a in own if a.role == "guest" or not guests.keys().isdisjoint(a.names) for n in a.names
    } - guests.keys()
    received = {n for a in own if a.verb in _RECEIVES and a.role == "visit" for n in a.names}
    beside = {n for a in own if a.role in _WITH_HOST for n in a.names} & reading.officials - came
    hosts: dict[str, Side] = dict.fromkeys(received | beside, "host")
    return hosts | guests


def _signers(reading: ArticleReading, section: Section, own: Sequence[Action]) -> dict[str, Side]:
    """The sides of a signing: officials of the place, and who comes from a firm or a school of another."""
    opening = reading.body.key[section.start : min(section.end, section.start + _OPENING)]
    announced = reading.layout.headline.key if reading.layout.headline is not None and section.headed else ""
    if not _SIGNING.search(announced or opening):
        return {}
    sides: dict[str, Side] = {}
    for name in {n for a in own for n in a.names if n in reading.by_name}:
        titles = [reading.whole.key[t.start : t.end] for t in reading.by_name[name].titles]
        if any(_LOCAL.match(title) for title in titles):
            sides[name] = "host"
        elif any(_COMING.search(title) for title in titles):
            sides[name] = "guest"
    return sides if {"host", "guest"} <= set(sides.values()) else {}


def roles_of(reading: ArticleReading, section: Section, event_type: str) -> dict[str, set[Role]]:
    """What each person did in an event.

    Args:
        reading: The article.
        section: The event's part of it.
        event_type: Its type; the same verb means another role in a visit than in a meeting.

    Returns:
        Roles by name.
    """
    size = len(reading.body)
    own = reading.actions.between(section.start, section.end)
    if section.headed:
        own += reading.actions.between(size, len(reading.whole))
    known = {n for a in own if a.start < size for n in a.names}
    roles: dict[str, set[Role]] = {}
    escorts = _escorts(reading, own)
    leaders: set[str] = set()
    for action in own:
        led: set[str] = set()  # those of one list lead together
        for name in action.names:
            if name == "会议" or name in section.others or (action.start >= size and name not in known):
                continue
            role = _role(reading, action, name, event_type, escorts, leaders)
            if role:
                roles.setdefault(name, set()).add(role)
                if role == "lead":
                    led.add(name)
        leaders |= led
    others = section.others if event_type in VISITS else frozenset()
    for name in _silent(reading, own, size, event_type, led=bool(leaders)) - leaders - others:
        roles.setdefault(name, {"attend" if event_type in (*_SHARED, "reception") else "accompany"})
    for held in roles.values():
        if "lead" in held:
            held.discard("accompany")
            if event_type in VISITS:
                held.discard("attend")
    return roles


def _silent(reading: ArticleReading, actions: list[Action], size: int, event_type: str, *, led: bool) -> set[str]:
    """Officials, and who is named beside them, that do something for which no role verb stands."""
    if event_type not in _SHARED and not (event_type in VISITS and led):
        return set()
    groups = (a.names for a in actions if a.role == "subject" and a.start < size)
    found = {n for names in groups if not reading.officials.isdisjoint(names) for n in names}
    return found if event_type in _SHARED else {n for n in found if _in_office(reading, n)}


def _in_office(reading: ArticleReading, name: str) -> bool:
    """Whether a person's titles are more than what anybody visited may be called (老党员)."""
    return any(t.kind != "person" for t in reading.by_name[name].titles)


def _escorts(reading: ArticleReading, actions: list[Action]) -> dict[str, list[int]]:
    """Where people are named as accompanying, so that the visit's own verbs are not theirs."""
    found: dict[str, list[int]] = {}
    for action in actions:
        if action.role in ("accompany", "join"):
            for name in action.names:
                found.setdefault(name, []).append(action.start)
    return found


def _role(
    reading: ArticleReading,
    action: Action,
    name: str,
    event_type: str,
    escorts: dict[str, list[int]],
    leaders: set[str],
) -> Role | None:
    """The role that an action gives a person in an event of this type."""
    visit = event_type in VISITS
    open_kind = visit or event_type == "other"
    match action.role:
        case "chair" | "speak" | "brief":
            return action.role
        case "attend":
            return "accompany" if visit and leaders and _in_visit(reading, action) else "attend"
        case "join" if name in leaders:
            return None
        case "accompany" | "join":
            return "accompany" if action.role == "accompany" or (visit and _in_visit(reading, action)) else "attend"
        case "lead" | "party" | "accompanied" | "guest" | "with":
            return _party_role(reading, action, visit=open_kind)
        case "visit":
            led = bool(leaders) and name not in leaders and not _goes_alone(reading, action)
            return _visitor_role(action, visit=open_kind, escort=name in escorts, led=led)
    return None


def _goes_alone(reading: ArticleReading, action: Action) -> bool:
    """Whether officials head a visit of their own beside another one's: 县长陈立新到青石镇, named right before their verb."""
    if not (reading.officials.issuperset(action.names) or reading.parallel_leaders):
        return False
    if not all(_in_office(reading, name) for name in action.names if reading.by_name[name].titles):
        return False
    person = reading.by_name[action.names[-1]]
    last = bisect_left(person.mentions, action.start, key=lambda m: m.start) - 1
    if last < 0:
        return False
    after = person.mentions[last].after
    return action.start - after <= _BESIDE and "，" not in reading.masked[after : action.start]


def _party_role(reading: ArticleReading, action: Action, *, visit: bool) -> Role:
    """The role of the head of a party, or of whom somebody met or went with."""
    heads = action.role == "lead" or (action.role in ("party", "accompanied") and visit)
    heads = heads or (action.role == "guest" and reading.whole.key.startswith("一行", action.end))
    return "lead" if heads else "attend"


def _visitor_role(action: Action, *, visit: bool, escort: bool, led: bool) -> Role | None:
    """The role of who goes somewhere and looks."""
    if action.verb in ("会见", "接见", "会谈"):
        return None if escort else "lead"
    if not visit:
        return "attend" if action.verb in ("观摩", "参观") else None
    return None if escort or led else "lead"


def _in_visit(reading: ArticleReading, action: Action) -> bool:
    """Whether 参加 means going along, not sitting in a meeting that the sentence names."""
    sentence = reading.sentences.holding(action.start)
    if sentence is None:
        return True
    if _MEETING_AFTER.match(reading.masked, action.end):
        return False
    return not reading.is_met(sentence.start, action.start)
