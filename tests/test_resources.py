"""Shipped files are found in a checkout and in an installed wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.resources import resource

ROOT = Path(__file__).parents[1]


def test_finds_a_file_of_the_checkout() -> None:
    assert resource("icons/tag.svg").read_text(encoding="utf-8").startswith("<svg")
    assert resource("icons").is_dir()


def test_a_missing_file_is_said_in_plain_words() -> None:
    with pytest.raises(FileNotFoundError, match=r"“icons/none\.svg” is missing.*install"):
        resource("icons/none.svg")


def test_the_wheel_s_own_files_come_first(tmp_path: Path) -> None:
    """Laid out as the wheel lays it out: reader/_resources inside the package."""
    package = tmp_path / "reader"
    (package / "_resources" / "icons").mkdir(parents=True)
    (package / "_resources" / "icons" / "tag.svg").write_text("wheel", encoding="utf-8")
    (package / "__init__.py").write_text("", encoding="utf-8")
    module = (ROOT / "reader" / "resources.py").read_text(encoding="utf-8")
    (package / "resources.py").write_text(module, encoding="utf-8")
    code = "from reader.resources import resource; print(resource('icons/tag.svg').read_text())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "wheel"


def test_the_fonts_carry_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in resource("fonts/OFL.txt").read_text(encoding="utf-8")
