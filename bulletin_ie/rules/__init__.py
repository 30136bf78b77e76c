"""Shared pieces of rules: numerals, in figures and in Chinese characters, and patterns of long word lists."""
