"""The command that makes Selon what the system opens selon:// links with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click

from reader.cli.saying import say

SCHEME = "selon"
_NAME = "selon.desktop"
_SPECIAL = str.maketrans({c: f"\\{c}" for c in '"`$\\'})


@click.command()
@click.option("--remove", is_flag=True, help="Take it back.")
def register(remove: bool) -> None:
    """Have links that begin with selon:// open in Selon, for this user alone."""
    if sys.platform == "win32":
        _register_on_windows(remove)
    elif sys.platform == "darwin":
        raise click.ClickException(
            "On macOS only an application that was installed as a bundle can take links. "
            "Follow one in the terminal: selon and the link, in quotes."
        )
    else:
        _register_on_desktops(remove)
    say("selon:// links are no longer opened by Selon." if remove else _DONE)


_DONE = "selon:// links are opened by Selon from now on."


def command() -> list[str]:
    """What starts this Selon: its own command, or Python with the module."""
    called = Path(sys.argv[0])
    if called.stem.lower() == "selon" and called.is_file():
        return [str(called.absolute())]
    return [sys.executable, "-m", "reader"]


def desktop_entry(starts: list[str]) -> str:
    """The desktop entry that ships with Selon, with the command that starts this one."""
    from reader.resources import resource

    shipped = resource(_NAME).read_text(encoding="utf-8")
    # quoted as the Desktop Entry Specification has it: once for the command, once for the file
    words = (f'"{part.translate(_SPECIAL)}"' for part in starts)
    line = " ".join(words).replace("\\", "\\\\").replace("%", "%%")
    return shipped.replace("Exec=selon %u", f"Exec={line} %u")


def _register_on_desktops(remove: bool) -> None:
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    entry = data / "applications" / _NAME
    picture = data / "icons" / "hicolor" / "scalable" / "apps" / "selon.svg"
    if remove:
        for path in (entry, picture):
            path.unlink(missing_ok=True)
    else:
        from reader.resources import resource

        for path in (entry, picture):
            path.parent.mkdir(parents=True, exist_ok=True)
        entry.write_text(desktop_entry(command()), encoding="utf-8")
        picture.write_bytes(resource("icons/selon.svg").read_bytes())
        _run("xdg-mime", "default", _NAME, f"x-scheme-handler/{SCHEME}")
    _run("update-desktop-database", str(entry.parent))


def _run(program: str, *arguments: str) -> None:
    """Tell the desktop, where it has such a program; the entry alone does on most."""
    found = shutil.which(program)
    if found:
        subprocess.run([found, *arguments], check=False, capture_output=True)


def _register_on_windows(remove: bool) -> None:
    if sys.platform == "win32":
        import winreg

        key = rf"Software\Classes\{SCHEME}"
        if remove:
            for part in (r"\shell\open\command", r"\shell\open", r"\shell", ""):
                with suppress(FileNotFoundError):
                    winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key + part)
            return
        starts = " ".join(f'"{part}"' for part in command())
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as made:
            winreg.SetValueEx(made, "", 0, winreg.REG_SZ, "URL:Selon")
            winreg.SetValueEx(made, "URL Protocol", 0, winreg.REG_SZ, "")
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key + r"\shell\open\command") as made:
            winreg.SetValueEx(made, "", 0, winreg.REG_SZ, f'{starts} "%1"')
