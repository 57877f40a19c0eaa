"""The project a command is for, and who gives the command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.saying import printable

if TYPE_CHECKING:
    from reader.domain.project import Analyst
    from reader.learned import Learned
    from reader.store.store import Store

# one that may not be read is told in our words, beside the others that may
PATH = click.Path(path_type=Path, readable=False)
PROJECT = click.argument("project", type=PATH)


@dataclass(frozen=True, slots=True)
class Setup:
    """What is said before the command: the profile's folder and who works."""

    profile: Path | None
    analyst: str | None

    def who(self, store: Store) -> Analyst:
        """The analyst who gives the command."""
        from reader.profile import Profile

        return Profile.at(self.profile).who(self.analyst, store.things("analyst"))

    def learned(self) -> Learned:
        """What was learned of suggestions on this machine."""
        from reader.learned import Learned
        from reader.profile import Profile

        return Learned(Profile.at(self.profile))


def opened(project: Path) -> Store:
    """The project, which has to be there."""
    from reader.store.store import Store

    _say_if_older(project)
    return Store.open(project)


@contextmanager
def opened_or_made(project: Path) -> Iterator[Store]:
    """The project, made if it is missing; one in which nothing was done does not stay."""
    from reader.store.store import Store

    is_new = not project.exists()
    _say_if_older(project)
    store = Store.open(project, create=True)
    try:
        yield store
    finally:
        is_empty = store.last_seq() == 0
        store.close()
        if is_new and is_empty:
            project.unlink(missing_ok=True)


def _say_if_older(project: Path) -> None:
    from reader.store.database import is_older

    if is_older(project):
        click.echo(
            printable(
                f"“{project.name}” is brought up to date, which may take a while; a copy of it as "
                "it was is kept beside it."
            ),
            err=True,
        )
