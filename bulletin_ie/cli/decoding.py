"""Bytes of a text file to the text of a page: which encoding, or why none."""

from __future__ import annotations

import codecs
import unicodedata

__all__ = ["UnreadableError", "decode"]

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP, DOCX or XLSX file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_SAMPLE = 65_536  # characters looked at to judge whether a decoding makes sense
_COMMON_SHARE = 0.75  # running Chinese text has over 95 % of its characters in GB 2312's first level
_ODD_SHARE = 0.01  # share of private-use, unassigned and control characters that no text exceeds


class UnreadableError(Exception):
    """Bytes that are not the text of a page.

    Attributes:
        code: ``binary`` or ``unknown_encoding``.
        message: What was found, for people.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def decode(data: bytes) -> str:
    r"""Text of a file in UTF-8, UTF-16 or UTF-32 with a byte-order mark, GBK, GB18030 or Big5.

    The byte-order mark is no part of the text; line ends stay as they are.

    Args:
        data: The whole file.

    Raises:
        UnreadableError: Binary data, or an encoding that is none of these.

    Examples:
        >>> decode("区长到社区调研".encode("gb18030"))
        '区长到社区调研'
        >>> decode(b"\xef\xbb\xbf" + "区长".encode())
        '区长'
        >>> decode(b"%PDF-1.7 ...")
        Traceback (most recent call last):
        ...
        bulletin_ie.cli.decoding.UnreadableError: a PDF: extract its text first
    """
    for magic, what in _FORMATS:
        if data.startswith(magic):
            hint = ": extract its text first" if what == "a PDF" else ", not text"
            raise UnreadableError("binary", f"{what}{hint}")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _with_mark(data[len(mark) :], encoding)
    if b"\x00" in data:
        raise UnreadableError("binary", "binary data (NUL bytes), not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error)
    return _checked(text)


def _with_mark(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError as error:
        message = f"marked as {encoding.upper()}, but damaged at byte {error.start}"
        raise UnreadableError("unknown_encoding", message) from error


def _legacy(data: bytes, utf8_error: UnicodeDecodeError) -> str:
    """GBK or GB18030 if it reads as Chinese, else what charset-normalizer finds."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = None
    if text is not None and not _is_odd(text) and _common_share(text) >= _COMMON_SHARE:
        return text
    if _is_damaged_utf8(data):
        message = f"UTF-8 damaged at byte {utf8_error.start}: save the file again from its source"
        raise UnreadableError("unknown_encoding", message)
    return _detected(data)


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes  # 40 ms to import, and seldom needed

    best = from_bytes(data, cp_isolation=["gb18030", "big5", "big5hkscs"]).best()
    if best is None or best.could_be_from_charset == ["ascii"] or _is_odd(str(best)):
        raise UnreadableError("unknown_encoding", "neither UTF-8, UTF-16 with a mark, GB18030 nor Big5 text")
    return str(best)


def _is_damaged_utf8(data: bytes) -> bool:
    replaced = data.decode("utf-8", errors="replace")
    wrong = replaced.count("\ufffd")
    wide = sum(character > "\u2e7f" for character in replaced) - wrong
    return wide > 10 * wrong


def _checked(text: str) -> str:
    if _is_odd(text):
        raise UnreadableError("binary", "binary data (control characters), not text")
    return text


def _is_odd(text: str) -> bool:
    """Whether more control, private-use or unassigned characters stand in the text than any page has."""
    sample = text[:_SAMPLE]
    odd = sum(unicodedata.category(c) in {"Cc", "Co", "Cn"} and c not in "\t\n\r\f\v\x85" for c in sample)
    return odd > max(2, len(sample) * _ODD_SHARE)


def _common_share(text: str) -> float:
    """Share of GB 2312's 3,755 everyday characters among the characters beyond ASCII and punctuation."""
    wide = [c for c in text[:_SAMPLE] if unicodedata.category(c) in {"Lo", "Ll", "Lu"} and c > "\x7f"]
    if not wide:
        return 0.0
    return sum(b"\xb0" <= c.encode("gb2312", "ignore")[:1] <= b"\xd7" for c in wide) / len(wide)
