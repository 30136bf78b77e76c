"""Text with offsets: what was normalized is known character by character."""

from bulletin_ie.text.aligned import AlignedText
from bulletin_ie.text.reading import read_page

__all__ = ["AlignedText", "read_page"]
