"""Originals to look at: pages drawn in the child, the source as text, what each file is."""

from __future__ import annotations

import pytest

from reader.ingest.originals import LONGEST_LINE, Looker, kind_of, source_of
from reader.ingest.registry import IngestTrouble
from tests.ingest.packing import lines, pdf


def dark(picture) -> int:
    return sum(value < 100 for value in picture.pixels[::4])


def test_pages_are_drawn():
    data = pdf(lines("Un texte\nsur deux lignes", top=300), lines(""), size=(400, 600))
    with Looker(data) as looker:
        assert looker.sizes() == [(400, 600), (400, 600)]
        first, second = looker.picture(0, 800), looker.picture(1, 200)
    assert abs(first.width - 800) <= 1 and abs(first.height - 1200) <= 1
    assert len(first.pixels) == first.stride * first.height
    assert dark(first) > 100 and dark(second) == 0
    assert abs(second.width - 200) <= 1


def test_a_picture_is_never_larger_than_allowed():
    with Looker(pdf(lines("x"), size=(14_000, 20))) as looker:
        picture = looker.picture(0, 100_000)
    assert picture.width <= 8_000 and picture.height <= 8_000


def test_what_cannot_be_drawn_says_so_and_the_next_page_is_drawn():
    data = pdf(lines("Un texte"))
    with Looker(data) as looker:
        with pytest.raises(IngestTrouble, match="cannot be drawn"):
            looker.picture(7, 100)
        assert dark(looker.picture(0, 400)) > 0
    with Looker(b"%PDF-1.4 nothing") as looker, pytest.raises(IngestTrouble, match="damaged"):
        looker.sizes()


def test_a_child_that_dies_costs_one_page(tmp_path, monkeypatch):
    (tmp_path / "dies.py").write_text(
        "import os\nfrom reader.ingest import drawing\nreal = drawing.answer\n"
        "def answer(job, data):\n"
        "    if job.get('page') == 1: os._exit(1)\n"
        "    return real(job, data)\n"
        "drawing.answer = answer\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Looker(pdf(*[lines("Un texte", size=60)] * 3), ("dies",)) as looker:
        assert dark(looker.picture(0, 200)) > 0
        with pytest.raises(IngestTrouble):
            looker.picture(1, 200)
        assert dark(looker.picture(2, 200)) > 0


@pytest.mark.parametrize(
    ("importer", "data", "reader", "name"),
    [
        ("html trafilatura 2.3.1", b"<html>", "page", "original.html"),
        ("page lxml 6", b"From: x\nMIME-Version: 1.0\n", "page", "original.mhtml"),
        ("pdf", b"%PDF-1.7", "pdf", "original.pdf"),
        ("warc warcio 1, html trafilatura 2", b"\x1f\x8b", "warc", "original.warc.gz"),
        ("docx mammoth 1", b"PK\x03\x04", "docx", "original.docx"),
        ("", b"x", "text", "original.txt"),
    ],
)
def test_what_an_original_is(importer, data, reader, name):
    kind = kind_of(importer, data)
    assert (kind.reader, kind.name, kind.has_pages) == (reader, name, reader == "pdf")


def test_sources():
    assert source_of("Les élections à l'été".encode("cp1252")).text.endswith("l'été")
    assert source_of(b"PK\x03\x04") is None
    assert source_of(bytes(range(256)) * 50) is None
    large = source_of("aé ".encode() * 800_000)
    assert large.cut and large.encoding == "utf-8" and set(large.text) == set("aé \n")
    long = source_of(b"a" * 2_000_000)
    assert long.cut and max(map(len, long.text.split("\n"))) == LONGEST_LINE
