from __future__ import annotations

import re
from pathlib import Path

from bulletin_ie.evaluate import GoldDocument

GUIDELINES = Path(__file__).parents[2] / "docs" / "guidelines.md"


def test_the_example_is_a_valid_annotation():
    (example,) = re.findall(r"```json\n(.*?)```", GUIDELINES.read_text(encoding="utf-8"), re.DOTALL)
    document = GoldDocument.model_validate_json(example)
    assert document.articles[0].events[0].counts[0].object == "隐患"
