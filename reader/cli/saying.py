"""What commands print: words for a terminal, or JSON for scripts."""

from __future__ import annotations

import json
from typing import Any

import click

AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")


def line(plain: dict[str, Any]) -> None:
    """Print one JSON object on a line of its own."""
    # ASCII alone: no terminal or code page can garble it
    click.echo(json.dumps(plain))


def say(words: str) -> None:
    """Print words on a line of their own."""
    click.echo(printable(words))


def printable(words: str) -> str:
    """`words` without what a terminal would obey rather than show."""
    return "".join(c if c.isprintable() or c == " " else " " for c in words)
