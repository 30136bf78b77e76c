"""Every layout entry: its examples are read through it, its rejects are not."""

from collections.abc import Callable

import pytest

from bulletin_ie.layout.bylines import Bylines
from bulletin_ie.layout.furniture import Furniture
from bulletin_ie.layout.wording import Wording
from bulletin_ie.lexicon import Entry, default_lexicon
from bulletin_ie.text import AlignedText

LEXICON = default_lexicon()
BYLINES, FURNITURE, WORDING = Bylines(LEXICON), Furniture(LEXICON), Wording(LEXICON)


def _byline(entry: Entry, key: str) -> bool:
    found = BYLINES.read(key)
    if found is None or not any(word in key for word in entry.words):
        return False
    roles = {"supplier": {"correspondent", "source"}, "nobody": set()}.get(entry.value, {entry.value})
    return {credit.role for credit in found} <= roles and bool(found) == bool(roles)


PROBES: dict[str, Callable[[Entry, str], bool]] = {
    "byline_label": _byline,
    "furniture": lambda entry, key: FURNITURE.holds(key),
    "related_list": lambda entry, key: FURNITURE.is_related_list(key),
    "menu_word": lambda entry, key: FURNITURE.holds(key),
    "column_head": lambda entry, key: FURNITURE.is_column_head(key),
    "caption_start": lambda entry, key: FURNITURE.is_caption(key),
    "headline_event": lambda entry, key: WORDING.names_event(key, key),
    "attendance": lambda entry, key: WORDING.is_attendance(key),
    "sign_off": lambda entry, key: WORDING.is_sign_off(key),
}
ENTRIES = [entry for kind in PROBES for entry in LEXICON.of(kind)]


@pytest.mark.parametrize(("entry", "line"), [(e, line) for e in ENTRIES for line in e.examples])
def test_example(entry: Entry, line: str) -> None:
    assert PROBES[entry.kind](entry, AlignedText.of(line).key)


@pytest.mark.parametrize(("entry", "line"), [(e, line) for e in ENTRIES for line in e.rejects])
def test_reject(entry: Entry, line: str) -> None:
    assert not PROBES[entry.kind](entry, AlignedText.of(line).key)


@pytest.mark.parametrize("kind", PROBES)
def test_no_word_twice(kind: str) -> None:
    pairs = [(word, entry.value) for entry in LEXICON.of(kind) for word in entry.words]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry_shows_what_it_does(entry: Entry) -> None:
    assert entry.examples
