"""Finds the files that ship with Selon (icons, fonts, sample articles); it does not read them."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent
# The wheel carries them inside the package; a checkout keeps them beside it.
_PLACES = (_HERE / "_resources", _HERE.parent / "resources")


def resource(name: str) -> Path:
    """The path of a shipped file or folder, named with forward slashes: "icons/tag.svg".

    Raises FileNotFoundError, in words for the user, when the installation lacks it.
    """
    for place in _PLACES:
        path = place / name
        if path.exists():
            return path
    raise FileNotFoundError(f"Selon's own file “{name}” is missing. Please install Selon again.")
