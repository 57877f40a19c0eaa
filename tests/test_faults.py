"""Reports of our own faults, and what errors of the disk are called."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from reader.disk_trouble import in_plain_words, why_and_advice
from reader.faults import KEPT, keep_report, report_of
from reader.profile import Profile


def fault() -> Exception:
    try:
        try:
            raise KeyError("le texte secret")
        except KeyError as error:
            raise RuntimeError("un autre secret") from error
    except RuntimeError as error:
        return error


def test_a_report_says_where_and_nothing_that_was_read() -> None:
    report = report_of(fault())
    assert "RuntimeError" in report and "KeyError" in report
    assert "tests/test_faults.py:" in report and "in fault" in report
    assert "secret" not in report and str(Path(__file__).parent) not in report


def test_what_went_wrong_while_another_fault_was_handled_is_told_too() -> None:
    try:
        try:
            raise KeyError("a")
        except KeyError:
            raise ValueError("b")  # noqa: B904  without a word about the first
    except ValueError as error:
        assert report_of(error).split()[0] == "ValueError" and "KeyError" in report_of(error)


def test_only_the_last_reports_are_kept(tmp_path: Path) -> None:
    profile = Profile.at(tmp_path)
    profile.logs.mkdir()
    for number in range(KEPT + 5):
        (profile.logs / f"fault-20000101-0000{number:02}.txt").write_text("old", encoding="utf-8")
    kept = keep_report(fault(), profile)
    assert kept is not None and kept.read_text(encoding="utf-8").startswith("Selon ")
    there = sorted(path.name for path in profile.logs.iterdir())
    assert len(there) == KEPT and there[-1] == kept.name


def test_a_profile_that_cannot_be_written_costs_only_the_report(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert keep_report(fault(), Profile.at(tmp_path / "file")) is None


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "x"), "There is no such file or folder."),
        (OSError(errno.ENOSPC, "x"), "The disk is full."),
        (OSError(errno.EROFS, "x"), "The disk can only be read."),
        (OSError(errno.EIO, "a fault of the device"), "The disk says: a fault of the device."),
        (OSError("nothing known"), "The disk says: nothing known."),
    ],
)
def test_errors_of_the_disk_say_what_and_what_to_do(error: OSError, said: str) -> None:
    why, advice = why_and_advice(error)
    assert why == said and advice.endswith(".") and in_plain_words(error) == f"{why} {advice}"
