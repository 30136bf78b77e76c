"""Shared pieces of rules: numerals and the registry of rule names."""
