"""The command ``bulletin-ie``."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its status: 0, 1 (some inputs failed), 2 (usage)."""
    from bulletin_ie.cli.app import run

    run()
