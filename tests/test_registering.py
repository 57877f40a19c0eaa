"""`selon register` on a desktop: what is written, and that what is written starts this Selon."""

from __future__ import annotations

import re
import shlex
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.program import selon
from reader.cli.registering import desktop_entry

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="the desktop entry is for other systems"
)


def entry_of(text: str) -> dict[str, str]:
    parser = RawConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return dict(parser["Desktop Entry"])


def test_links_are_registered_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    told = tmp_path / "told"
    for name in ("xdg-mime", "update-desktop-database"):
        tool = tools / name
        tool.write_text(f'#!/bin/sh\necho "{name} $*" >> "{told}"\n', encoding="utf-8")
        tool.chmod(0o755)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PATH", f"{tools}:/bin:/usr/bin")
    ran = CliRunner().invoke(selon, ["register"])
    assert ran.exit_code == 0 and "opened by Selon from now on" in ran.output
    applications = tmp_path / "data" / "applications"
    entry = entry_of((applications / "selon.desktop").read_text(encoding="utf-8"))
    assert entry["MimeType"] == "x-scheme-handler/selon;"
    assert shlex.split(entry["Exec"]) == [sys.executable, "-m", "reader", "%u"]
    assert told.read_text(encoding="utf-8").splitlines() == [
        "xdg-mime default selon.desktop x-scheme-handler/selon",
        f"update-desktop-database {applications}",
    ]
    assert CliRunner().invoke(selon, ["register", "--remove"]).exit_code == 0
    assert [path for path in (tmp_path / "data").rglob("*") if path.is_file()] == []


def test_a_path_with_odd_letters_starts_nothing_else() -> None:
    odd = '/ein ordner/`x`/$HOME/100%/se"lon'
    exec_line = entry_of(desktop_entry([odd]))["Exec"]
    # first the file's own escapes, then the quoting of the command, then the field codes
    command = exec_line.replace("\\\\", "\\")
    quoted, rest = re.fullmatch(r'"((?:\\.|[^"\\])*)" (.*)', command).groups()
    assert re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%") == odd
    assert rest == "%u"
