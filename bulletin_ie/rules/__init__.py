"""Shared pieces of rules: numerals, in figures and in Chinese characters."""
