"""Every format: registered with what it loses, equal to its golden file, whole or not at all."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from reader.export.destination import file_name, write_export, write_folder
from reader.export.registry import PURPOSES, exporters
from tests.store import things


@pytest.fixture
def store(tmp_path: Path):
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    yield store
    store.close()


def written(exporter, report, tmp_path) -> bytes:
    """What a format writes, as text; the files of a folder or an archive one after another."""
    dest = tmp_path / f"out{exporter.suffix}"
    write_export(exporter, report, dest)
    if zipfile.is_zipfile(dest):
        with zipfile.ZipFile(dest) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    elif exporter.is_folder:
        paths = sorted(path for path in dest.rglob("*") if path.is_file())
        files = {path.relative_to(dest).as_posix(): path.read_bytes() for path in paths}
    else:
        return dest.read_bytes()
    return b"".join(f"— {name} —\n".encode() + _lines(data) + b"\n" for name, data in files.items())


def _lines(data: bytes) -> bytes:
    """XML with a line for each element, so that a change can be seen; a picture as its size."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return f"{len(data)} bytes".encode()
    return data.replace(b"><", b">\n<") if data.startswith(b"<?xml") else data


@pytest.mark.parametrize("name", sorted(exporters()))
def test_golden_files(store, name, golden, tmp_path):
    exporter = exporters()[name]
    assert exporter.description and isinstance(exporter.loses, str)
    assert exporter.purpose in PURPOSES
    if exporter.needs or name == "pdf":
        # the bytes are those of a library that need not be there, and of the machine's fonts: see
        # test_language and test_pdf
        return
    with store.report() as report:
        data = written(exporter, report, tmp_path)
    data = data.replace(store.project().id.encode(), b"the-project")
    data = re.sub(rb'"(at|created|updated|modified)": "[^"]+"', rb'"\1": "then"', data)
    data = re.sub(rb'\b(at=?:? ?"?)20\d\d-[^";\s]+', rb"\1then", data)
    data = re.sub(rb'"bundle--[^"]+"', b'"bundle--of-the-project"', data)
    data = re.sub(rb'(creationDateTime=)"[^"]+"', rb'\1"then"', data)
    golden(f"everything.{name}", data)


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
        write_export(exporters()["json"], Breaks(), dest)
    assert failed.value.filename == str(dest)
    assert dest.read_text(encoding="utf-8") == "the old one" and [*dest.parent.iterdir()] == [dest]
    with store.report() as report:
        write_export(exporters()["csv"], report, dest)
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


def test_a_folder_appears_whole_or_not_at_all(tmp_path):
    def two(folder):
        with folder.file("a.csv") as out:
            out.write(b"a")
        with folder.file("notes/b.md") as out:
            out.write(b"b")

    dest = tmp_path / "out"
    write_folder(dest, two)
    assert {p.relative_to(dest).as_posix() for p in dest.rglob("*")} == {
        *("a.csv", "notes", "notes/b.md"),
    }
    with pytest.raises(FileExistsError):
        write_folder(dest, lambda folder: None)
    assert (dest / "notes" / "b.md").read_bytes() == b"b"

    def breaks(folder):
        two(folder)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_folder(tmp_path / "other", breaks)
    assert [*tmp_path.iterdir()] == [dest]


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/tmp/x"])
def test_no_file_of_a_folder_lies_outside_of_it(tmp_path, name):
    with pytest.raises(ValueError):
        write_folder(tmp_path / "out", lambda folder: folder.file(name).__enter__())
    assert [*tmp_path.iterdir()] == []
