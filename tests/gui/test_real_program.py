"""The real program on a virtual screen, worked from outside by xdotool; then the file looked at."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.store.store import Store
from reader.store.whose import project_id

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool") and shutil.which("openbox")),
        reason="needs Xvfb, xdotool and openbox",
    ),
]
WORDS = "le groupe APT 28 serait"
"""ASCII: for other letters xdotool changes the keyboard under way, which loses keys."""
PATIENCE = 30
"""Seconds after which a thing that should have happened counts as not happening."""


def until(happened: Callable[[], object]) -> object:
    """Look again and again until something has happened; fails when patience ends."""
    pause = threading.Event()
    for _ in range(PATIENCE * 20):
        found = happened()
        if found:
            return found
        pause.wait(0.05)
    pytest.fail("it did not happen")


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The environment of a virtual screen with a window manager on it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with open(read, encoding="ascii") as told:  # noqa: PTH123  a pipe has no path
        display = told.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    manager = managing(environment)
    try:
        yield environment
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def managing(environment: dict[str, str]) -> subprocess.Popen:
    """A window manager at work; started anew when it did not get hold of a screen just made."""
    started: list[subprocess.Popen] = []

    def is_at_work() -> bool:
        if not started or started[-1].poll() is not None:
            started.append(
                subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
            )
        words = ["xdotool", "get_desktop"]
        asked = subprocess.run(words, env=environment, capture_output=True, check=False)
        return asked.returncode == 0

    until(is_at_work)
    return started[-1]


class Outside:
    """Somebody in front of the screen."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def do(self, *words: str) -> str:
        """One xdotool command."""
        run = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=True
        )
        return run.stdout.strip()

    def window(self) -> str:
        """The number of Selon's window; "" while there is none.

        Asked again and again rather than with --sync, which fails when a window goes meanwhile.
        """
        run = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Selon$"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return run.stdout.split()[0] if run.stdout else ""

    def keys(self, *keys: str) -> None:
        """Press keys, one after another."""
        self.do("key", "--delay", "30", *keys)

    def types(self, text: str) -> None:
        """Type text."""
        self.do("type", "--delay", "15", text)


@pytest.fixture
def program(screen, tmp_path) -> Iterator[tuple[Outside, Path, subprocess.Popen]]:
    """Selon at its first start, with a profile of its own, its window in front."""
    profile = tmp_path / "profile"
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "--profile", str(profile), "--analyst", "Ada"],
        env=screen,
    )
    outside = Outside(screen)
    try:
        window = str(until(outside.window))
        outside.do("windowactivate", "--sync", window)
        yield outside, until(lambda: next(profile.glob("*.selon"), None)), process
    finally:
        process.terminate()
        process.wait()


def claims(project: Path) -> list:
    store = Store.open(project, read_only=True)
    try:
        (row,) = store.article_rows()
        return [a for a in store.annotations_of(row.id) if a.kind == "claim"]
    finally:
        store.close()


def test_first_start_a_claim_by_keys_and_the_window_closed(program):
    outside, project, process = program
    before = claims(project)
    assert len(before) == 2, "the sample shows two claims"
    outside.keys("ctrl+f")
    outside.types(WORDS)
    outside.keys("Escape", "c")
    until(lambda: len(claims(project)) == 3)
    outside.types("Vit")
    outside.keys("Return")
    (made,) = until(lambda: [c for c in claims(project) if c.attributions and c not in before])
    assert made.spans[0].exact == WORDS
    assert [cue.exact for cue in made.attributions[0].chain[0].cues] == ["Selon"]
    outside.keys("Escape", "ctrl+z")
    until(lambda: not claims(project)[-1].attributions)
    outside.keys("ctrl+q")
    assert process.wait(PATIENCE) == 0
    assert not project.with_name(f"{project.name}-wal").exists()


def test_a_word_by_double_click_and_a_note(program):
    outside, project, _ = program
    outside.do("mousemove", "--sync", "560", "430")
    outside.do("click", "--repeat", "2", "--delay", "60", "1")
    outside.keys("n")

    def notes() -> list:
        store = Store.open(project, read_only=True)
        try:
            (row,) = store.article_rows()
            return [a for a in store.annotations_of(row.id) if a.kind == "note"]
        finally:
            store.close()

    until(notes)
    outside.types("Check this")
    outside.keys("Escape")
    until(lambda: [n for n in notes() if n.note == "Check this"])


def test_a_link_brings_the_window_that_runs_to_the_front(program, tmp_path):
    outside, project, process = program
    window = outside.window()
    before = claims(project)
    until(lambda: list((tmp_path / "profile" / "windows").glob("*/project.json")))
    outside.do("windowminimize", "--sync", window)
    until(lambda: not outside.window())
    link = f"selon://{project_id(project)}/1:{before[0].number}"
    words = [sys.executable, "-m", "reader", "--profile", str(tmp_path / "profile"), link]
    ended = subprocess.run(words, env=outside.environment, check=False, timeout=PATIENCE)
    assert ended.returncode == 0
    until(lambda: outside.window() == window and outside.do("getactivewindow") == window)
    outside.keys("Delete")
    until(lambda: [claim.id for claim in claims(project)] == [of.id for of in before[1:]])
    outside.keys("ctrl+q")
    assert process.wait(PATIENCE) == 0
    assert list((tmp_path / "profile" / "windows").iterdir()) == []


@pytest.mark.long  # on a busy machine the card may have moved when it is pressed
def test_a_card_is_dropped_into_another_program(program, screen, tmp_path):
    """The first claim's card, pulled by its words over a window of another process."""
    outside, project, _ = program
    (claim, _) = claims(project)
    told = tmp_path / "dropped.json"
    target = Path(__file__).with_name("drop_target.py")
    other = subprocess.Popen([sys.executable, str(target), str(told)], env=screen)
    try:
        until(lambda: target_shown(screen))

        def is_over_target() -> bool:
            """One pull; suggestions that come meanwhile may move the card from under the hand."""
            outside.do("mousemove", "1250", "300", "mousedown", "1")
            for _ in range(8):
                for at in (("1150", "400"), ("100", "800"), ("104", "804")):
                    outside.do("mousemove", *at)
                if told.with_suffix(".entered").exists():
                    return True
            outside.do("mouseup", "1")
            outside.keys("Escape")
            return False

        until(is_over_target)
        outside.do("mouseup", "1")
        until(told.exists)
        given = json.loads(told.read_text(encoding="utf-8"))
    finally:
        other.terminate()
        other.wait()
    assert given["text/plain"] == f"“{claim.spans[0].exact}” — 1:1"
    assert "<blockquote>" in given["text/html"] and "/1:1" in given["text/html"]
    assert given["text/markdown"].startswith("> ") and "[1:1](<selon://" in given["text/markdown"]


def target_shown(screen: dict[str, str]) -> bool:
    """Whether the other program's window is on the screen."""
    words = ["xdotool", "search", "--onlyvisible", "--name", "drop target"]
    return bool(subprocess.run(words, env=screen, capture_output=True, check=False).stdout)
