"""Every error this package raises, in one tree.

    BulletinIEError
    ├── InputError (also a ValueError)   a text or an argument that cannot be read
    ├── LexiconError                     a lexicon file that breaks the rules
    ├── ModelError                       a model that is missing, damaged or of another version
    ├── StoreError                       a database that cannot be used
    │   └── SchemaVersionError           … because its tables are newer or older than the library
    ├── MissingExtraError (also an ImportError)   a library that is not installed
    └── UnknownItemError (also a KeyError)   an id that a bulletin does not have

Each error has a short ``code`` for programs and a sentence for people: what was wrong, what to do.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

__all__ = [
    "BulletinIEError",
    "InputError",
    "LexiconError",
    "MissingExtraError",
    "ModelError",
    "SchemaVersionError",
    "StoreError",
    "UnknownItemError",
    "require",
]


class BulletinIEError(Exception):
    """Root of all errors of this package.

    Args:
        code: A short stable identifier such as ``not_text``.
        message: What was wrong and what to do, one or two sentences.

    Examples:
        >>> error = InputError("not_text", "The text is bytes; decode it to str first.")
        >>> error.code
        'not_text'
        >>> str(error)
        '[not_text] The text is bytes; decode it to str first.'
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"[{self.code}] {self.message}"


class InputError(BulletinIEError, ValueError):
    """A text or argument that cannot be read.

    Codes: ``not_text`` (no ``str``), ``lone_surrogate``, ``too_long`` (more than ``max_chars``),
    ``bad_date`` (a publication date in no known form), ``bad_argument`` (any other argument that cannot be used; the
    message says what is allowed).
    """


class LexiconError(BulletinIEError):
    """A lexicon file that breaks the rules of its format."""


class ModelError(BulletinIEError):
    """A model that is missing, damaged, or made for another version."""


class StoreError(BulletinIEError):
    """A database or file that cannot be read or written."""


class SchemaVersionError(StoreError):
    """A database whose tables this version of the library does not know."""


class UnknownItemError(BulletinIEError, KeyError):
    """An id that a bulletin does not have; its code is ``unknown_item``."""


class MissingExtraError(BulletinIEError, ImportError):
    """A library that is not installed; its code is ``missing_extra``, and the message names the extra that brings it."""


def require(module: str, extra: str) -> ModuleType:
    """Import a library that only some uses of this package need.

    Args:
        module: Its name.
        extra: The extra of this package that installs it.

    Returns:
        The module.

    Raises:
        MissingExtraError: It is not installed.

    Examples:
        >>> require("qingxi_frames", "frames")
        Traceback (most recent call last):
        bulletin_ie.errors.MissingExtraError: [missing_extra] This needs qingxi_frames: pip install 'bulletin-ie[frames]'.
    """
    try:
        return import_module(module)
    except ImportError as error:
        message = f"This needs {module}: pip install 'bulletin-ie[{extra}]'."
        raise MissingExtraError("missing_extra", message) from error
