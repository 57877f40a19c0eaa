"""Every format: registered with what it loses, equal to its golden file, whole or not at all."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from reader.export.destination import file_name, write_file
from reader.export.registry import exporters
from tests.store import things


@pytest.fixture
def store(tmp_path: Path):
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    yield store
    store.close()


@pytest.mark.parametrize("name", sorted(exporters()))
def test_golden_files(store, name, golden):
    exporter = exporters()[name]
    out = io.BytesIO()
    with store.report() as report:
        exporter.write(report, out)
    data = out.getvalue().replace(store.project().id.encode(), b"the-project")
    data = re.sub(rb'"at": "[^"]+"', b'"at": "then"', data)
    golden(f"everything{exporter.suffix}", data)
    assert exporter.description and isinstance(exporter.loses, str)


def test_an_article_of_a_project_can_be_imported_alone(store, tmp_path):
    import json

    from reader.domain.arrivals import article_edit, import_edit
    from reader.domain.document_reading import things_of
    from reader.ingest.text import read

    _, edit = article_edit(read("b.txt", b"Another article\n\nwith words"), None)
    store.apply(edit, analyst=things.ANNA)
    out = io.BytesIO()
    with store.report(["article:10"]) as report:
        exporters()["json"].write(report, out)
    value = json.loads(out.getvalue())
    assert [article["number"] for article in value["articles"]] == [10]
    assert value["annotations"] == value["verdicts"] == []
    alone = things.new_project(tmp_path, "alone.selon")
    arrival = import_edit(things_of(value), alone, "Import", fresh=True)
    alone.apply(arrival.edit, analyst=things.ANNA)
    assert [row.title for row in alone.article_rows()] == ["Another article"]
    alone.close()


def test_a_file_appears_whole_or_not_at_all(store, tmp_path):
    dest = tmp_path / "out" / "x.csv"
    dest.parent.mkdir()
    dest.write_text("the old one", encoding="utf-8")

    class Breaks:
        def project(self):
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left") as failed:
        write_file(exporters()["json"], Breaks(), dest)
    assert failed.value.filename == str(dest)
    assert dest.read_text(encoding="utf-8") == "the old one" and [*dest.parent.iterdir()] == [dest]
    with store.report() as report:
        write_file(exporters()["csv"], report, dest)
    assert dest.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [*dest.parent.iterdir()] == [dest]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('En Marche! dit: "massif"', "En Marche! dit massif"),
        ("a/b\\c: d?", "a b c d"),
        ("..", "export"),
        ("con", "con_"),
        ("Lpt1.x", "Lpt1.x_"),
        ("é" * 200, "é" * 60),
        ("dots... ", "dots"),
        ("\0\n\ud800", "export"),
    ],
)  # fmt: skip
def test_file_names_that_any_system_takes(title, name):
    assert file_name(title, ".csv") == f"{name}.csv"
