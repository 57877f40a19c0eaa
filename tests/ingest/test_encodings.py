"""Encodings: a corpus of languages in the encodings they come in, through every kind of text."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reader.domain.article import Draft
from reader.ingest import decoding
from reader.ingest.decoding import decode
from reader.ingest.registry import importer_for

CORPUS = {
    "fr": "Selon la préfète, l'été a été sec ; à Noël, où l'eau manquait déjà, rien n'a changé.",
    "de": "Nach Angaben der Präfektin wurden die Häuser geräumt; die Straßen bleiben überflutet.",
    "pl": "Według pani prefekt ewakuowano tysiąc dwieście gospodarstw, a żołnierze już pomagają.",
    "cs": "Podle prefektky bylo evakuováno tisíc dvě stě domácností, řeka už opět klesá.",
    "ru": "По словам префекта, были эвакуированы тысяча двести домов, и вода больше не прибывает.",
    "uk": "За словами префекта, евакуйовано тисячу двісті будинків, і вода більше не прибуває.",
    "el": "Σύμφωνα με τη νομάρχη, χίλια διακόσια σπίτια εκκενώθηκαν και το νερό υποχωρεί.",
    "tr": "Valiye göre bin iki yüz ev boşaltıldı; şimdi sular çekiliyor, ışıklar geri geldi.",
    "ar": "وفقا للمحافظة، تم إخلاء ألف ومئتي منزل، والمياه لم تعد ترتفع منذ صباح اليوم.",
    "he": "לדברי המושלת, פונו אלף ומאתיים בתים, והמים אינם עולים עוד מאז הבוקר.",
    "ja": "知事によると、千二百世帯が避難し、川の水位は今朝から下がり始めたという。",
    "zh": "据省长说，一千二百户居民已经疏散，河水从今天早上开始下降，没有人员伤亡。",
    "ko": "지사에 따르면 천이백 가구가 대피했으며 강물은 오늘 아침부터 줄어들기 시작했다.",
}
ENCODINGS = [
    *(("fr", each) for each in ("cp1252", "iso8859-15", "mac_roman", "cp850")),
    *(("de", each) for each in ("cp1252", "iso8859-1")),
    *(("pl", each) for each in ("cp1250", "iso8859-2")),
    *(("cs", each) for each in ("cp1250", "iso8859-2")),
    *(("ru", each) for each in ("cp1251", "koi8_r", "iso8859-5", "cp866")),
    *(("uk", each) for each in ("cp1251", "koi8_u")),
    *(("el", each) for each in ("cp1253", "iso8859-7")),
    *(("tr", each) for each in ("cp1254", "iso8859-9")),
    *(("ar", each) for each in ("cp1256", "iso8859-6")),
    *(("he", each) for each in ("cp1255",)),
    *(("ja", each) for each in ("shift_jis", "euc_jp", "iso2022_jp")),
    *(("zh", each) for each in ("gb18030", "gb2312", "big5hkscs")),
    *(("ko", each) for each in ("euc_kr", "cp949")),
]
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def words(language: str, encoding: str) -> str:
    """The text, without the characters that the encoding has not."""
    text = CORPUS[language]
    return "".join(c for c in text if c.encode(encoding, "ignore"))


def html(text: str, encoding: str | None) -> tuple[str, bytes]:
    meta = f'<meta charset="{encoding}">' if encoding else ""
    return "a.html", f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(
        encoding or "utf-8"
    )


def feed(text: str, encoding: str | None) -> tuple[str, bytes]:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' if encoding else ""
    item = f"<item><description>{text}</description></item>"
    return "a.rss", f'{declared}<rss version="2.0"><channel>{item}</channel></rss>'.encode(
        encoding or "utf-8"
    )


def mail(text: str, encoding: str | None) -> tuple[str, bytes]:
    head = f"Subject: x\nContent-Type: text/plain; charset={encoding or 'utf-8'}\n\n"
    return "a.eml", head.encode() + text.encode(encoding or "utf-8")


def mhtml(text: str, encoding: str | None) -> tuple[str, bytes]:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(f"<p>{text}</p>", subtype="html", charset=encoding or "utf-8")
    return "a.mhtml", bytes(message)


def warc(text: str, encoding: str | None) -> tuple[str, bytes]:
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    kind = f"text/html; charset={encoding or 'utf-8'}"
    record = writer.create_warc_record(
        "https://a.example/",
        "response",
        payload=io.BytesIO(f"<html><body><p>{text}</p></body></html>".encode(encoding or "utf-8")),
        http_headers=StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1"),
    )
    writer.write_record(record)
    record.raw_stream.close()
    return "a.warc.gz", made.getvalue()


def one(name: str, data: bytes, encoding: str | None = None) -> Draft:
    found = importer_for(name).found(name, data, encoding)
    return found if isinstance(found, Draft) else next(iter(found)).make()


# --- declared, and chosen ----------------------------------------------------------------------


@pytest.mark.parametrize("made", [html, feed, mail, mhtml, warc], ids=lambda f: f.__name__)
@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_what_is_declared(made, language, encoding):
    text = words(language, encoding)
    if made is mhtml and encoding == "gb18030":
        pytest.skip("the library that writes the mail does not know it")
    draft = one(*made(text, encoding))
    assert text in draft.text
    assert draft.encoding_from == decoding.DECLARED
    assert words(language, encoding).encode(draft.encoding)


PLAIN = {
    "a.txt": "{}",
    "a.md": "# Titre\n\n{}",
    "a.csv": "text\n\"{}\"",
    "a.tsv": "title\ttext\nx\t{}",
    "a.jsonl": '{{"text": "{}"}}',
    "a.html": "<p>{}</p>",
}  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_what_is_chosen(name, language, encoding):
    text = words(language, encoding)
    draft = one(name, PLAIN[name].format(text).encode(encoding), encoding)
    assert text in draft.text
    assert (draft.encoding, draft.encoding_from) == (encoding, decoding.CHOSEN)


def escaped(text: str, encoding: str) -> str:
    return "".join(f"\\'{b:02x}" if b > 127 else chr(b) for b in text.encode(encoding))


def test_rich_text():
    for encoding in ("cp1252", "cp1250", "cp1251", "cp1253", "mac_roman"):
        language = {"cp1250": "pl", "cp1251": "ru", "cp1253": "el"}.get(encoding, "fr")
        text = words(language, encoding)
        words_ = escaped(text, encoding)
        kind = r"\mac" if encoding == "mac_roman" else rf"\ansi\ansicpg{encoding[2:]}"
        head = rf"{{\rtf1{kind} "
        draft = one("a.rtf", f"{head}{words_}}}".encode())
        assert (draft.text, draft.encoding_from) == (text, decoding.DECLARED), encoding
        assert one("a.rtf", head.encode() + text.encode(encoding) + b"}").text == text
        wrong = rf"{{\rtf1\ansi\ansicpg1257 {words_}}}".encode()
        assert one("a.rtf", wrong).text != text
        assert one("a.rtf", wrong, encoding).text == text
    # some programs write UTF-8, whatever they declare
    utf8 = rb"{\rtf1\ansi\ansicpg1252 " + CORPUS["fr"].encode() + b"}"
    assert one("a.rtf", utf8).text == CORPUS["fr"]
    assert one("a.rtf", b"\xef\xbb\xbf" + utf8).text == CORPUS["fr"]


# --- neither -----------------------------------------------------------------------------------

GUESSED = [
    *(("fr", "cp1252"), ("de", "cp1252"), ("ru", "cp1251"), ("ru", "koi8_r"), ("uk", "cp1251")),
    *(("el", "cp1253"), ("ja", "shift_jis"), ("ja", "euc_jp"), ("zh", "gb18030"), ("ko", "euc_kr")),
    *(("ar", "cp1256"), ("he", "cp1255")),
]


@pytest.mark.parametrize(("language", "encoding"), GUESSED)
def test_what_is_not_said_is_guessed(language, encoding):
    text = (words(language, encoding) + "\n\n") * 6
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "guessed" in decoded.warnings[0]
    assert decoded.encoding_from in (decoding.GUESSED, decoding.LAST)


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_no_guess_goes_without_a_word(language, encoding):
    """A guess may be wrong: then it says that it is one, and the right one can be chosen."""
    text = words(language, encoding)
    decoded = decode(text.encode(encoding))
    assert decoded.text == text or decoded.warnings or encoding == "iso2022_jp"
    assert decode(text.encode(encoding), encoding).text == text


@pytest.mark.parametrize("language", CORPUS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", *WIDE])
def test_unicode(language, encoding):
    text = CORPUS[language]
    marked = encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    latin = language in ("fr", "de", "pl", "cs", "tr")
    if not marked and not latin and encoding.startswith("utf-16"):
        pytest.skip("without a mark nothing tells it: it has to be declared or chosen")
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.warnings) == (text, ())
    said = decoding.VALID if encoding == "utf-8" else decoding.PATTERN
    assert decoded.encoding_from == (decoding.MARKED if marked and encoding != "utf-8" else said)


@pytest.mark.parametrize("language", ["zh", "ru", "fr"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_servers_and_mails_declare_wide_text_without_a_mark(language, encoding):
    for made in (mail, warc):
        assert CORPUS[language] in one(*made(CORPUS[language], encoding)).text


# --- what is declared wrongly, and what was spoiled before ---------------------------------------


@pytest.mark.parametrize("made", [html, feed, mail, warc], ids=lambda f: f.__name__)
def test_utf8_that_is_declared_as_something_else(made):
    name, data = made(CORPUS["fr"], "iso-8859-1")
    wrong = data.replace(CORPUS["fr"].encode("iso-8859-1"), CORPUS["fr"].encode("utf-8"))
    if made is warc:
        pytest.skip("packed: see test_archives")
    draft = one(name, wrong)
    assert CORPUS["fr"] in draft.text
    assert (draft.encoding, draft.encoding_from) == ("utf-8", decoding.VALID)


@pytest.mark.parametrize("made", [html, feed, mail], ids=lambda f: f.__name__)
def test_something_else_that_is_declared_as_utf8(made):
    name, data = made(CORPUS["fr"], "utf-8")
    draft = one(name, data.replace(CORPUS["fr"].encode(), CORPUS["fr"].encode("cp1252")))
    assert CORPUS["fr"] in draft.text and draft.encoding == "cp1252"


@pytest.mark.parametrize("name", [*PLAIN, "a.rtf"])
def test_spoiled_letters_are_pointed_out(name):
    spoiled = CORPUS["fr"].encode().decode("cp1252", "replace").replace("\ufffd", "")
    if name == "a.rtf":
        data = f"{{\\rtf1\\ansi {escaped(spoiled, 'cp1252')}}}".encode()
    else:
        data = PLAIN[name].format(spoiled).encode()
    draft = one(name, data)
    assert any("“Ã©” may stand for “é”" in warning for warning in draft.warnings)


def test_what_to_do_about_spoiled_letters():
    text = "Été à l’« œuvre »"
    chosen = decode(text.encode(), "cp1252")
    assert "Try the encoding utf-8" in chosen.warnings[-1]
    assert (
        "before the file was saved"
        in decode(text.encode().decode("cp1252", "replace").encode()).warnings[0]
    )
    for fine in ("À ÂGE ÉGAL, « NÃO » — É»", CORPUS["tr"], "Ça, Â", "voilà… “É”", CORPUS["de"]):
        assert decode(fine.encode()).warnings == ()


@pytest.mark.parametrize(
    "name", ["rot13", "hex", "undefined", "idna", "no such thing", "\ud800", ""]
)
def test_no_declaration_does_harm(name):
    body = "<p>été</p>".encode("cp1252")
    declared = f'<meta charset="{name}">'.encode("utf-8", "replace")
    assert one("a.html", declared + body).text == "été"
