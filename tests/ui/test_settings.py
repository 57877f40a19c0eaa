"""Settings: kept and read back; broken files cost nothing but the broken values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.ui.settings import PLACES, RECENT, Settings, load, save


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    kept = Settings(theme="dark", snapping=False)
    kept.reading.px, kept.reading.spacing = 21, 1.8
    kept.layout.margin_width, kept.layout.library = 400, False
    kept.opened("/a/été.selon")
    kept.view("p1").article = "a1"
    kept.remember_position("p1", "a1", 812)
    save(kept, tmp_path / "deep" / "settings.json")
    assert load(tmp_path / "deep" / "settings.json") == kept
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "\x00", '{"theme": 3', "[" * 5000])
def test_a_broken_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "s.json").write_text(text, encoding="utf-8")
    assert load(tmp_path / "s.json") == Settings()
    assert load(tmp_path / "none.json") == Settings()


def test_each_wrong_value_alone_has_its_default(tmp_path: Path) -> None:
    plain = {
        "theme": "pink",
        "snapping": 1,
        "highlights": False,
        "later": "unknown to us",
        "recent": ["/a.selon", 3, None],
        "reading": {"px": True, "width": 5000, "spacing": float("nan"), "family": "Georgia"},
        "layout": {"library_width": "wide", "margin_width": 300},
        "last_project": 7,
        "projects": {"p": {"article": 4, "positions": {"a": 3, "b": -1, "c": "x", "d": True}}},
    }
    (tmp_path / "s.json").write_text(json.dumps(plain), encoding="utf-8")
    found = load(tmp_path / "s.json")
    assert (found.theme, found.snapping, found.highlights) == ("system", True, False)
    assert found.recent == ["/a.selon"]
    assert (found.reading.px, found.reading.width, found.reading.spacing) == (18, 100, 1.62)
    assert found.reading.family == "Georgia"
    assert (found.layout.library_width, found.layout.margin_width) == (264, 300)
    assert found.last_project is None
    assert found.projects["p"].article is None
    assert found.projects["p"].positions == {"a": 3}


def test_recent_projects_are_few_and_each_stands_once() -> None:
    settings = Settings()
    for number in range(20):
        settings.opened(f"/{number}")
    settings.opened("/19")
    settings.opened("/15")
    assert settings.recent[:2] == ["/15", "/19"]
    assert len(settings.recent) == RECENT == len(set(settings.recent))


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "s.json"
    save(Settings(theme="dark"), path)

    def refuse(self: Path, target: Path) -> None:
        raise OSError("full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="full"):
        save(Settings(theme="light"), path)
    monkeypatch.undo()
    assert load(path).theme == "dark"
    assert [p.name for p in tmp_path.iterdir()] == ["s.json"]


def test_places_of_the_network_are_kept_and_broken_ones_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings()
    settings.view("p").keep_places({"a": (1.0, -2.5), "b": (3.0, 4.0)})
    save(settings, path)
    assert load(path).view("p").places == {"a": (1.0, -2.5), "b": (3.0, 4.0)}
    broken = '{"a": [1, 2], "b": [1], "c": "x", "d": [1, NaN], "e": [1, null], "f": [1, 1e99]}'
    path.write_text(f'{{"projects": {{"p": {{"places": {broken}}}}}}}', encoding="utf-8")
    assert load(path).view("p").places == {"a": (1.0, 2.0)}
    view = Settings().view("p")
    view.keep_places({str(i): (0.0, 0.0) for i in range(PLACES + 5)})
    assert len(view.places) == PLACES and "4" not in view.places
