"""Where Selon keeps what is not a project: the profile folder and who works here. No Qt."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.domain.ids import derived_id
from reader.domain.project import Analyst


@dataclass(frozen=True, slots=True)
class Profile:
    """The folders of a profile; nothing in them is made before something is kept there."""

    folder: Path
    data: Path
    logs: Path

    @classmethod
    def at(cls, folder: Path | None = None) -> Profile:
        """The profile in `folder`; None: the user's own, in the places the system has for it."""
        if folder is not None:
            folder = folder.expanduser().absolute()
            return cls(folder, folder, folder / "logs")
        import platformdirs

        return cls(
            platformdirs.user_config_path("selon", appauthor=False),
            platformdirs.user_data_path("selon", appauthor=False),
            platformdirs.user_log_path("selon", appauthor=False),
        )

    @property
    def settings(self) -> Path:
        """The file of choices and view state; the window reads and writes it."""
        return self.folder / "settings.json"

    @property
    def default_project(self) -> Path:
        """Where the project of the first start lies."""
        return self.data / "My reading.selon"

    @property
    def windows(self) -> Path:
        """Where windows that run are found by others (reader/ui/running.py)."""
        return self.data / "windows"

    @property
    def analyst(self) -> Analyst | None:
        """Who works here by the name kept with `keep_analyst`; None when nobody has said so."""
        try:
            kept = json.loads(self._analyst_file.read_text(encoding="utf-8"))
            return Analyst(str(kept["id"]), str(kept["name"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep_analyst(self, name: str) -> Analyst:
        """Keep the name of who works here. One who changes the name stays the same analyst."""
        known = self.analyst
        analyst = Analyst(known.id if known else _id_of(name), name.strip())
        keep(self._analyst_file, {"id": analyst.id, "name": analyst.name})
        return analyst

    def who(self, name: str | None, known: Iterable[Analyst] = ()) -> Analyst:
        """Who works: `name`, else the analyst kept here, else the name of the user's login.

        `known` are the analysts of the project: one of that name is that one.
        """
        own = self.analyst
        if own and (not name or not name.strip() or name.strip() == own.name):
            return own
        chosen = (name or "").strip() or _login()
        for analyst in known:
            if analyst.name == chosen:
                return analyst
        return Analyst(_id_of(chosen), chosen)

    @property
    def _analyst_file(self) -> Path:
        return self.folder / "analyst.json"


def keep(path: Path, plain: dict[str, Any]) -> None:
    """Write a file of the profile as JSON, whole or not at all. OSError where it cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        text = json.dumps(plain, ensure_ascii=False, indent=1)
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _id_of(name: str) -> str:
    return derived_id("analyst", name.strip())


def _login() -> str:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if os.environ.get(name):
            return os.environ[name]
    import getpass  # which loads more than it needs to for these

    try:
        return getpass.getuser() or "Analyst"
    except (OSError, KeyError, ImportError):
        return "Analyst"
