"""Finders: pure functions of text and context, one slot a file."""
