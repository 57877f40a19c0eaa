"""REFI-QDA as NVivo, MAXQDA, ATLAS.ti and QualCoder write it, and files made to do harm."""

from __future__ import annotations

import pytest

from reader.domain.foreign.counting import POINTS, Ruler
from reader.domain.foreign.shape import Foreign
from reader.ingest.foreign.qdc import read as read_codebook
from reader.ingest.foreign.qdpx import read
from reader.ingest.registry import IngestTrouble
from tests import foreign_files as files
from tests.foreign_files import TEXT, g


def words(found: Foreign) -> list[str]:
    """The words of the codings, as the file counts them."""
    (text,) = found.texts
    assert text.draft is not None
    ruler = Ruler(text.draft.text, text.breaks)
    placed = []
    for coding in found.codings:
        (passage,) = coding.passages
        start = ruler.place(POINTS, passage.start or 0)
        end = ruler.place(POINTS, passage.end or 0)
        placed.append(text.draft.text[start:end])
    return placed


def test_nvivo() -> None:
    found = read("x.qdpx", files.nvivo())
    assert found.program.startswith("NVivo")
    assert [(c.name, c.parent, c.is_group) for c in found.codes] == [
        ("Weather", None, False),
        ("Rain", g(10), False),
        ("People", None, True),
        ("Anna Berg", g(12), False),
        ("Cases", None, True),
        ("Bo Lund", "cases", False),
    ]
    assert found.codes[0].about == "What the sky does"
    assert found.codes[0].colour == "#FF0000"
    assert words(found) == ["Rain is coming", "Anna Berg"]
    first, second = found.codings
    assert first.codes == (g(11), g(40))
    assert second.codes == (g(13),)
    assert (first.by, first.at) == ("Cara", "2024-05-01T08:00:00Z")
    told = {loss.what: loss.why for loss in found.losses}
    assert "PDF “Report”" in told
    assert "1 tie of a case to a text" in told


def test_maxqda_counts_the_line_ends_of_windows() -> None:
    found = read("x.qdpx", files.maxqda())
    (text,) = found.texts
    assert text.draft is not None
    assert text.draft.text == TEXT
    assert words(found) == ["Rain is coming", "clouds are dark"]
    assert found.codings[1].note == "Looks bad."
    assert not found.losses


def test_qualcoder_has_the_text_inside() -> None:
    found = read("x.qdpx", files.qualcoder())
    (text,) = found.texts
    assert text.draft is not None
    assert text.draft.text.strip() == TEXT.strip()
    assert words(found) == ["Rain is coming"]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"sources/a.txt": TEXT}, "no project.qde"),
        ({"project.qde": "<Project"}, "no whole XML"),
        ({"project.qde": "<Codes/>"}, "no Project of REFI-QDA"),
        ({"project.qde": files.project(""), "../evil.txt": "x"}, "outside"),
        ({"project.qde": files.project(""), "sources/a.txt": b"\0" * 30_000_000}, "unpacks"),
        (
            {
                "project.qde": '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                "<Project>&x;</Project>"
            },
            "declares entities",
        ),
    ],
    ids=["no project", "broken", "other", "outside", "bomb", "entities"],
)
def test_what_is_refused(members: dict[str, bytes | str], said: str) -> None:
    with pytest.raises(IngestTrouble, match=said):
        read("x.qdpx", files.zipped(members))


def test_no_zip_at_all() -> None:
    with pytest.raises(IngestTrouble, match="damaged or cut off"):
        read("x.qdpx", files.nvivo()[:200])


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (files.text_source("", "internal://gone.txt"), "is not in the file"),
        (files.text_source("", "relative:///../../etc/passwd"), "is not in the file"),
        (f'<TextSource guid="{g(20)}" name="T" richTextPath="internal://a.docx"/>', "rich text"),
        (f'<PictureSource guid="{g(20)}" name="T"/>', "Selon reads texts"),
    ],
    ids=["gone", "elsewhere", "rich", "picture"],
)
def test_texts_that_cannot_come_are_told(source: str, said: str) -> None:
    found = read("x.qdpx", files.zipped({"project.qde": files.project(source)}))
    assert not found.texts
    (loss,) = found.losses
    assert said in loss.why


def test_deep_codes() -> None:
    def nested(depth: int) -> bytes:
        begins = (f'<Code guid="{g(i)}" name="{i}" isCodable="true">' for i in range(depth))
        codes = "".join(begins) + "</Code>" * depth
        return files.zipped({"project.qde": files.project("", codes=codes)})

    assert len(read("x.qdpx", nested(1000)).codes) == 1000
    with pytest.raises(IngestTrouble):
        read("x.qdpx", nested(5000))


def test_a_codebook() -> None:
    begins = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="QualCoder">'
    book = begins + "<Codes>{}</Codes></CodeBook>"
    found = read_codebook("x.qdc", book.format(files.CODES).encode())
    assert [code.name for code in found.codes] == ["Weather", "Rain", "People", "Anna Berg"]
    with pytest.raises(IngestTrouble, match="no codes"):
        read_codebook("x.qdc", book.format("").encode())
