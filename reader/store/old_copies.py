"""The copies that Selon has made of a project by itself: they hold what was erased since."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from reader.store.daily import backups_in
from reader.store.errors import ProjectTrouble

_BEFORE = re.compile(r" \(before \w+ \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d(, \d+)?\)\.selon")
_SIDES = ("", "-wal", "-shm", "-journal")


def old_copies(project: Path, backups: Path) -> list[Path]:
    """The backups of a project in the folder `backups`, and what was kept beside it."""
    found = [kept.path for kept in backups_in(backups)] if backups.is_dir() else []
    for path in sorted(project.parent.glob("*.selon")):
        if path.name.startswith(project.stem) and _BEFORE.fullmatch(path.name, len(project.stem)):
            found.append(path)
    return found


def delete_copies(copies: Iterable[Path]) -> int:
    """Delete such copies; returns how many. ProjectTrouble tells of the first that stays."""
    number = 0
    for path in copies:
        try:
            for side in _SIDES:
                path.with_name(path.name + side).unlink(missing_ok=True)
        except OSError as error:
            raise ProjectTrouble(
                f"“{path.name}” could not be deleted: {error.strerror or error}.",
                "It still holds what was erased: delete it yourself.",
            ) from error
        number += 1
    return number
