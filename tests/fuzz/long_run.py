"""Coverage-guided fuzzing of `extract` (atheris): ``make fuzz``, or this file with libFuzzer's options.

Every input is read as a list of clauses of our own pages and of raw characters, so that mutations make pages that look
like pages. A broken promise ends the run, and prints the text as a Python literal, to be kept in ``test_short.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent))

READ_BY = ["text", "layout", "find", "times", "events", "divisions", "pipeline", "page_values"]

with atheris.instrument_imports(include=[f"bulletin_ie.{name}" for name in READ_BY]):
    from promises import check, pieces

    check("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")  # imports what reads a page

PIECES = pieces()
_LONGEST = 120  # pieces


def text_of(data: bytes) -> str:
    """The page that some bytes stand for."""
    provider = atheris.FuzzedDataProvider(data)
    parts: list[str] = []
    while provider.remaining_bytes() and len(parts) < _LONGEST:
        if provider.ConsumeIntInRange(0, 9):
            parts.append(PIECES[provider.ConsumeIntInRange(0, len(PIECES) - 1)])
        else:
            parts.append(provider.ConsumeUnicode(3))
    return "".join(parts)


def one_input(data: bytes) -> None:
    """Check the promises on one input."""
    text = text_of(data)
    try:
        check(text)
    except BaseException:
        print(f"broken by {text!r}", file=sys.stderr)
        raise


def main() -> None:
    """Run until the time is over or a promise breaks."""
    atheris.Setup([*sys.argv, "-len_control=0", "-max_len=600"], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
