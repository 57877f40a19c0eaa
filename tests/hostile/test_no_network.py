"""Every format is imported where there is no network at all, and nothing there even tries it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.hostile.reaching import FILES


@cache
def without_network() -> tuple[str, ...]:
    """The command that runs another one in an empty network namespace, () where there is none."""
    for options in ("-rn", "-n"):
        command = ("unshare", options)
        if shutil.which("unshare") and not subprocess.call(
            [*command, "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ):
            return command
    return ()


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of the files of all formats, and what was tried."""
    if not without_network():
        pytest.skip("this system gives no network namespace: NOT SEEN that nothing goes out")
    folder = tmp_path_factory.mktemp("apart")
    canary = folder / "canary.txt"
    canary.write_text("canary", encoding="utf-8")
    paths = []
    for name, (path, made) in FILES.items():
        # a name has to be looked up, an address not
        server = "http://canary.example" if len(paths) % 2 else "http://192.0.2.1"
        paths.append(folder / f"{name}-{path}")
        paths[-1].write_bytes(made(canary.as_uri(), f"{server}/{name}"))
    done = subprocess.run(
        [
            *(*without_network(), sys.executable, "-m", "tests.hostile.apart"),
            *(str(folder / "p.selon"), *map(str, paths)),
        ],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    if not any(told["controls"].values()):
        pytest.skip("this kernel does not count what finds no way out: NOT SEEN")
    return told


def test_every_format_is_imported_without_a_network(apart: dict[str, Any]) -> None:
    came = {Path(result["path"]).name.split("-")[0]: result for result in apart["results"]}
    assert set(came) == set(FILES)
    assert [result for result in came.values() if result["status"] == "failed"] == []


def test_nothing_tried_to_go_out(apart: dict[str, Any]) -> None:
    assert apart["results"]
    assert apart["seen"] == 0


def test_what_would_try_would_be_seen(apart: dict[str, Any]) -> None:
    assert min(apart["controls"].values()) > 0, apart["controls"]
