"""Pipes, devices, folders and impossible names for a project: said, and never waited for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.export.destination import write_export
from reader.export.registry import exporters
from reader.store.backup import backup, restore
from reader.store.check import check, repair
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA

ACTS: tuple[Callable[[Path, Path], object], ...] = (
    lambda odd, whole: Store.open(odd),
    lambda odd, whole: Store.open(odd, create=True),
    lambda odd, whole: Store.open(odd, read_only=True),
    lambda odd, whole: repair(odd),
    lambda odd, whole: backup(odd, whole.with_name("b.selon")),
    lambda odd, whole: backup(whole, odd),
    restore,
    lambda odd, whole: restore(whole, odd),
)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    store.close()
    return store.path


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices with names")
@pytest.mark.parametrize("act", range(len(ACTS)))
def test_a_pipe_a_device_a_folder(whole: Path, act: int) -> None:
    os.mkfifo(whole.with_name("pipe.selon"))
    whole.with_name("device.selon").symlink_to("/dev/zero")
    whole.with_name("folder.selon").mkdir()
    before = whole.read_bytes()
    for name in ("pipe.selon", "device.selon", "folder.selon"):
        odd = whole.with_name(name)
        with pytest.raises(ProjectTrouble, match="not a file|is a folder") as met:
            ACTS[act](odd, whole)
        assert met.value.advice
        assert check(odd) != []
        assert odd.exists()
        assert not odd.is_file()
    assert whole.read_bytes() == before


@pytest.mark.parametrize("name", ["x" * 300, "y" * 244, "a\0b"])
def test_a_name_that_no_project_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProjectTrouble, match="cannot have this name"):
        Store.open(tmp_path / f"{name}.selon", create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["a?b#c%20 &d", "😀" * 20, "deux\nlignes", "\u202eredlof", os.fsdecode(b"\xff\xfe")]
)
def test_a_name_that_is_only_odd(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.selon"
    try:
        path.touch()
    except OSError:
        pytest.skip("this system has no such names")
    path.unlink()
    store = Store.open(path, create=True)
    store.apply(things.make_everything(), analyst=ANNA)
    title = store.project().title
    store.close()
    assert title == "".join(title.split("\n"))
    assert check(path) == []
    backup(path, tmp_path / "b.selon")
    assert check(tmp_path / "b.selon") == []


@pytest.mark.skipif(os.name != "posix", reason="devices with names")
def test_an_export_to_a_device_leaves_the_device(whole: Path) -> None:
    device = whole.with_name("nothing")
    device.symlink_to("/dev/null")
    store = Store.open(whole, read_only=True)
    with store.report() as report:
        write_export(exporters()["json"], report, device)
        with pytest.raises(OSError, match="directory"):
            write_export(exporters()["json"], report, whole.parent)
    store.close()
    assert device.is_symlink()
    assert Path("/dev/null").is_char_device()
