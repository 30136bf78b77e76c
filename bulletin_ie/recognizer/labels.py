"""What the recognizer tells apart: seven labels of names, and the tags of single characters."""

from __future__ import annotations

from typing import Literal

__all__ = ["LABELS", "TAGS", "Label"]

Label = Literal["PER", "TITLE", "BODY", "ORG", "DIV", "PLACE", "NAME"]
"""A kind of name; `LABELS` says what each covers."""

LABELS: dict[Label, str] = {
    "PER": "A person's name, with or without a title beside it: 周晓棠, 艾力·买买提.",
    "TITLE": "One post as written, with the body in front of it: 县委常委, 统战部部长.",
    "BODY": "An organ of party or state: 县纪委监委, 市水利局.",
    "ORG": "A company, school, hospital, bank, association or team: 鑫源农业发展有限公司.",
    "DIV": "An administrative division down to town and sub-district: 白石镇.",
    "PLACE": "Anything smaller that can be visited: a village, a park, a site: 柳林村.",
    "NAME": "A work, campaign, plan or named meeting: “百日攻坚”行动.",
}
"""The labels, and what they mean."""

TAGS: tuple[str, ...] = ("O", *(f"{position}-{label}" for label in LABELS for position in "BI"))
"""Tags of characters: ``O`` outside, ``B-`` for the first character of a name, ``I-`` for the others."""
