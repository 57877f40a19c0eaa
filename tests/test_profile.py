"""The profile: where things lie, and who works here."""

from __future__ import annotations

from reader.domain.project import Analyst
from reader.profile import Profile


def test_everything_lies_in_the_folder_named(tmp_path):
    profile = Profile.at(tmp_path / "new")
    for path in (profile.settings, profile.default_project, profile.logs):
        assert path.is_relative_to(tmp_path / "new")
    assert profile.analyst is None and not profile.folder.exists()


def test_without_a_folder_it_lies_where_the_system_keeps_such_things(monkeypatch, tmp_path):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    assert "selon" in str(Profile.at().settings).lower()


def test_who_works_here(tmp_path):
    profile = Profile.at(tmp_path)
    ann = profile.keep_analyst(" Ann ")
    assert Profile.at(tmp_path).analyst == ann == Analyst(ann.id, "Ann")
    # another name is the same analyst
    renamed = profile.keep_analyst("Anna")
    assert renamed == Analyst(ann.id, "Anna") and profile.who(None) == renamed
    assert profile.who("Bob") == profile.who("Bob") != renamed
    assert profile.who("Bob", [Analyst("b", "Bob")]).id == "b"
    assert [path.name for path in tmp_path.iterdir()] == ["analyst.json"]


def test_nobody_has_said_who_they_are(tmp_path):
    (tmp_path / "analyst.json").write_text("[1, broken", encoding="utf-8")
    profile = Profile.at(tmp_path)
    assert profile.analyst is None
    assert profile.who(None).name and profile.who(None) == profile.who("  ")
