"""Decoding: every common encoding is read as it was written; what is no text is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest.decoding import decode
from reader.ingest.registry import IngestTrouble
from tests.conftest import SEED
from tests.domain.texts import texts

FRENCH = SEED.read_text(encoding="utf-8").replace("—", "-")
RUSSIAN = (
    "Министерство обороны сообщило, что войска нанесли удар по позициям противника. "
    "Об этом сообщает агентство со ссылкой на источник. "
) * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_is_read_without_a_guess(encoding):
    decoded = decode(FRENCH.encode(encoding))
    assert decoded.text == FRENCH and decoded.warnings == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (FRENCH, "cp850"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
    ],
)
def test_a_code_page_is_guessed_and_said(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text and decoded.encoding == encoding
    assert f"guessed: {encoding}" in decoded.warnings[0]


def test_what_the_user_declares_counts():
    assert decode("café".encode("utf-16-le"), "utf-16-le").text == "café"
    assert decode("Ж".encode("koi8_r"), "koi8_r").text == "Ж"
    # but a byte order mark is certain
    assert decode("é".encode("utf-8-sig"), "cp1252").text == "é"


@pytest.mark.parametrize(
    ("data", "declared", "said"),
    [
        (b"caf\xe9", "utf-8", "The file is not written in utf-8."),
        (b"abc", "klingon", "There is no encoding named “klingon”."),
        (b"abc", "hex", "There is no encoding named “hex”."),
        (b"%PDF-1.7 and so on", None, "not a text but a PDF"),
        (b"PK\x03\x04 and so on", None, "not a text but a packed file"),
        (bytes(range(256)) * 20, None, "it holds bytes that no text has"),
        (b"\0" * 5000, None, "it holds bytes that no text has"),
    ],
)
def test_what_is_no_text_is_refused(data, declared, said):
    with pytest.raises(IngestTrouble) as refused:
        decode(data, declared)
    assert said in refused.value.message and refused.value.advice


def test_line_ends_and_what_stands_for_nothing():
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"
    assert decode("\ufeff\ufeffa\u2028b\x85c".encode()).text == "a\u2028b\x85c"
    holed = decode(b"a\0b and some more words")
    assert holed.text == "ab and some more words" and "1 NUL" in holed.warnings[0]
    broken = decode("a\ud800b😀".encode("utf-8", "surrogatepass"))
    assert broken.text == "ab😀" and "surrogates" in broken.warnings[0]
    pairs = "\ud83d\ude00".encode("utf-8", "surrogatepass")
    assert decode(b"x" + pairs).text == "x😀"


def test_a_few_damaged_places_do_not_spoil_utf8():
    decoded = decode(FRENCH.encode().replace("é".encode(), b"\xc3", 1))
    assert decoded.text == FRENCH.replace("é", "\ufffd", 1)
    assert decoded.warnings == ("1 damaged places could not be read; they show as �.",)


@given(texts())
@settings(max_examples=300, deadline=None)
def test_utf8_is_otherwise_untouched(text):
    kept = text.replace("\0", "").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    controls = sum(ord(c) < 32 or c == "\x7f" for c in text)
    if controls <= 4 and not text.startswith(("%PDF", "PK\x03", "GIF8")):
        assert decode(text.encode("utf-8")).text == kept


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    try:
        text = decode(data).text
    except IngestTrouble:
        return
    text.encode("utf-8")
    assert "\0" not in text and "\r" not in text
