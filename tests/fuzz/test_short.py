"""The fuzzer's promises on random pages made of clauses of our own pages; `make fuzz` runs them for long."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from promises import check, pieces

PIECES = pieces()
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=80).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_gives_a_record_or_one_input_error(text: str) -> None:
    check(text)


# Inputs that once broke a promise, as the long run printed them.
FOUND = ["。十套以上的，"]


@pytest.mark.parametrize("text", ["", "\n", "\x00", "\ud800", *FOUND])
def test_what_once_broke_holds(text: str) -> None:
    check(text)
