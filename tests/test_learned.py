"""What is learned of suggestions on a machine: counts in the profile, of two windows too."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.learned import Learned
from reader.profile import Profile


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.at(tmp_path / "profile")


def test_counts_outlast_the_window_and_two_windows_add_up(profile: Profile) -> None:
    one, other = Learned(profile), Learned(profile)
    one.count("hearsay", accepted=2)
    one.count("hearsay", dismissed=1)
    other.count("hearsay", accepted=1)
    other.count("noun-that", dismissed=1)
    assert one.counts == {"hearsay": (2, 1)}
    one.save()
    other.save()
    assert Learned(profile).counts == {"hearsay": (3, 1), "noun-that": (0, 1)}
    one.save()  # nothing new: nothing is added twice
    assert Learned(profile).counts == {"hearsay": (3, 1), "noun-that": (0, 1)}


def test_what_is_taken_back_is_not_counted(profile: Profile) -> None:
    learned = Learned(profile)
    learned.count("hearsay", accepted=1)
    learned.count("hearsay", accepted=-1)
    learned.save()
    assert not list(profile.folder.glob("*")) and set(learned.counts.values()) == {(0, 0)}
    learned.count("hearsay", accepted=-5)
    assert learned.counts == {"hearsay": (0, 0)}


@pytest.mark.parametrize("broken", ["", "[]", '{"a": [1], "b": [1, true], "c": [-1, 2], "d": 3}'])
def test_a_broken_file_is_as_none(profile: Profile, broken: str) -> None:
    profile.folder.mkdir()
    (profile.folder / "suggestions.json").write_text(broken, encoding="utf-8")
    assert Learned(profile).counts == {}


def test_all_of_it_can_be_forgotten(profile: Profile) -> None:
    learned = Learned(profile)
    learned.count("hearsay", accepted=4)
    learned.save()
    learned.forget()
    assert learned.counts == {} and Learned(profile).counts == {}
