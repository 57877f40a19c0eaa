"""What commands print: words for a terminal, or JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from reader.exporting import GoesOn

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


_WIDTH = 72
_EVERY = 0.1


@contextmanager
def telling(to: TextIO) -> Iterator[GoesOn | None]:
    """What tells how far an export is, on one line of the terminal `to`; None where it is none."""
    from time import monotonic

    if not to.isatty():
        yield None
        return
    following = 0.0

    def goes_on(done: int, total: int, what: str) -> None:
        nonlocal following
        if monotonic() >= following:
            following = monotonic() + _EVERY
            of = f"Article {done + 1:,} of {total:,}" if total else "Reading"
            words = printable(f"{of}: {what}" if what else of)[:_WIDTH]
            click.echo(f"\r{words:<{_WIDTH}}", file=to, nl=False)

    try:
        yield goes_on
    finally:
        click.echo("\r" + " " * _WIDTH + "\r", file=to, nl=False)
