"""Automatic backups: when one is due, and which old ones make room."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import strftime

from reader.store.backup import backup
from reader.store.database import open_database
from reader.store.errors import ProjectTrouble, plain_words

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many days, weeks and months keep their newest backup."""
ALWAYS = 3
"""The newest backups that are kept whatever their age and size."""
MOST_BYTES = 10**9

_NAME = re.compile(
    r".* (?P<count>\d{4,}) (?P<day>\d{4}-\d\d-\d\d) \d\d\.\d\d\.\d\d (?P<state>[0-9a-f]{8})"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An automatic backup. `count` orders them, not the clock; `state` tells what is in it."""

    path: Path
    count: int
    day: str
    state: str
    size: int


def backups_in(folder: Path) -> list[Kept]:
    """The automatic backups in a folder, the oldest first."""
    found = []
    for path in folder.glob("*.selon"):
        name = _NAME.fullmatch(path.stem)
        if name:
            found.append(
                Kept(path, int(name["count"]), name["day"], name["state"], path.stat().st_size)
            )
    return sorted(found, key=lambda kept: kept.count)


def back_up_if_due(project: Path, folder: Path) -> Path | None:
    """Back a project up into a folder of its own, once a day, if it was edited since.

    Thins the older backups there. Returns the new backup, None when none is due.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = backups_in(folder)
        state, today = _state(project), strftime("%Y-%m-%d")
        if state is None or any(kept.state == state or kept.day == today for kept in there):
            return None
        count = there[-1].count + 1 if there else 1
        path = folder / f"{project.stem} {count:04} {strftime('%Y-%m-%d %H.%M.%S')} {state}.selon"
        backup(project, path)
        most = max(MOST_BYTES, 2 * project.stat().st_size)
        for old in to_thin(backups_in(folder), most):
            old.path.unlink(missing_ok=True)
    except OSError as error:
        raise ProjectTrouble(
            f"No backup could be made in {folder}: {error.strerror or error}.",
            "Choose another folder for backups.",
            may_be_retried=True,
        ) from error
    return path


def to_thin(there: Sequence[Kept], most_bytes: int) -> list[Kept]:
    """Which backups (the oldest first) are one too many, or too old for so many bytes."""
    newest_first = list(reversed(there))
    kept = {
        *newest_first[:ALWAYS],
        *_newest_of(newest_first, lambda one: one.day, DAILY),
        *_newest_of(newest_first, lambda one: _week(one.day), WEEKLY),
        *_newest_of(newest_first, lambda one: one.day[:7], MONTHLY),
    }
    room = most_bytes
    for i, one in enumerate(newest_first):
        room -= one.size
        if room < 0 and i >= ALWAYS:
            kept -= {one}
            room += one.size
        elif one not in kept:
            room += one.size
    return [one for one in there if one not in kept]


def _newest_of(
    newest_first: Sequence[Kept], period: Callable[[Kept], str], most: int
) -> list[Kept]:
    found: dict[str, Kept] = {}
    for one in newest_first:
        found.setdefault(period(one), one)
    return list(found.values())[:most]


def _week(day: str) -> str:
    from datetime import date

    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-{week:02}"


def _state(project: Path) -> str | None:
    """A word for what is in the project: it changes with every edit. None before the first."""
    opened = open_database(project, read_only=True)
    try:
        with plain_words():
            row = opened.connection.execute(
                "SELECT id FROM edit ORDER BY seq DESC LIMIT 1"
            ).fetchone()
    finally:
        opened.connection.close()
    return hashlib.sha256(row[0].encode()).hexdigest()[:8] if row else None
