"""Web archives, feeds and mail boxes: what is in them, what is cut off, what is made to do harm."""

from __future__ import annotations

import gzip
import io
import zlib
from email import message_from_bytes

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reader.ingest.inflating import Bomb, Inflating, inflated
from reader.ingest.registry import IngestTrouble, importer_for
from tests.conftest import DATA
from tests.ingest.test_lists import parts, refusal, told

FORMATS = DATA / "formats"
TEXT = "Selon la préfète, près de 1 200 foyers ont été évacués dans la nuit de dimanche. " * 3


def page(words: str) -> bytes:
    return f"<html><body><article><h1>{words}</h1><p>{TEXT} {words}.</p></article></body>".encode()


def warc(*records: tuple[str, str, bytes, dict[str, str]], packed: bool = True) -> bytes:
    """An archive of responses: address, status, body, headers."""
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=packed)
    for url, status, body, headers in records:
        headers = {"Content-Type": "text/html; charset=utf-8", **headers}
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        more = {"WARC-Date": "2017-05-08T10:00:00Z"}
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=more
        )
        writer.write_record(record)
        record.raw_stream.close()
    return made.getvalue()


def three(packed: bool = True) -> bytes:
    return warc(
        *((f"https://a.example/{n}", "200 OK", page(f"Article {n}"), {}) for n in range(3)),
        packed=packed,
    )


def until_trouble(name: str, data: bytes) -> tuple[dict[str, str], str]:
    """The articles of a file, and what its reader says at the end."""
    found = []
    try:
        for part in importer_for(name).found(name, data):
            found.append(part)
    except IngestTrouble as trouble:
        return told(found), trouble.message
    return told(found), ""


# --- web archives ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["warcio.warc", "warcio.warc.gz"])
def test_the_bytes_of_each_record_stand_for_themselves(name):
    data = (FORMATS / name).read_bytes()
    for part in parts(name, data):
        draft = part.make()
        (record,) = ArchiveIterator(io.BytesIO(data[slice(*draft.extent)]))
        assert record.rec_headers.get_header("WARC-Target-URI") == draft.url == part.member
        assert record.rec_headers.get_header("WARC-Date") == draft.retrieved
        again = [part.make() for part in parts(name, data[slice(*draft.extent)])]
        assert [each.text for each in again] == [draft.text]


def test_the_whole_pages_of_an_archive():
    body = page("Un").replace(b"<article>", b"<nav><a href='/'>Menu</a></nav><article>")
    data = warc(("https://a.example/1", "200 OK", body, {}))
    importer = importer_for("a.warc.gz", "page")
    assert importer.name == "warc_page" and importer_for("a.warc").name == "warc"
    (part,) = importer.found("a.warc.gz", data)
    assert "Menu" in part.make().text and part.make().importer == "warc_page"
    assert "Menu" not in parts("a.warc.gz", data)[0].make().text


def test_an_archive_packed_as_one_piece():
    data = gzip.compress(three(packed=False))
    drafts = [part.make() for part in parts("a.warc.gz", data)]
    assert [draft.title for draft in drafts] == ["Article 0", "Article 1", "Article 2"]
    assert {draft.extent for draft in drafts[1:]} == {None}


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_that_is_cut_in_the_middle(name):
    whole = three(packed=name.endswith("gz"))
    second, end = (parts(name, whole)[n].make().extent[0] for n in (1, 2))
    for cut in (end - 30, (second + end) // 2, second + 200):
        texts, said = until_trouble(name, whole[:cut])
        assert list(texts) == ["https://a.example/0"] and "cut off" in said
    texts, said = until_trouble(name, whole[: second + 5])
    assert list(texts) == ["https://a.example/0"] and "cut off" in said
    with pytest.raises(IngestTrouble, match="cut off|no web archive"):
        parts(name, whole[:50])


def test_every_cut_of_an_archive_is_said():
    for name in ("a.warc", "a.warc.gz"):
        whole = three(packed=name.endswith("gz"))
        ends = [part.make().extent[1] for part in parts(name, whole)]
        for cut in range(1, len(whole) - 4, 37):
            texts, said = until_trouble(name, whole[:cut])
            assert said or any(0 <= cut - end <= 4 for end in ends), cut
            assert not any(text.startswith("!") for text in texts.values())


def test_a_damaged_record():
    whole = bytearray(three())
    second = parts("a.warc.gz", bytes(whole))[1].make().extent[0]
    whole[second + 100 : second + 120] = b"\xff" * 20
    texts, said = until_trouble("a.warc.gz", bytes(whole))
    assert list(texts) == ["https://a.example/0"] and "damaged" in said


@pytest.mark.parametrize(
    "data", [b"", b"abc", b"\x1f\x8b", gzip.compress(b"abc", mtime=0), b"WARC/1.0\r\n"]
)
def test_what_is_no_archive(data):
    assert refusal("a.warc.gz", data).message


def test_what_servers_sent_packed():
    body = page("Petit")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    deflated = raw.compress(body) + raw.flush()
    sent = {
        "gzip": (gzip.compress(body), {"Content-Encoding": "gzip"}),
        "zlib": (zlib.compress(body), {"Content-Encoding": "deflate"}),
        "deflate": (deflated, {"Content-Encoding": "deflate"}),
        "unpacked": (body, {"Content-Encoding": "gzip"}),
        "chunked": (chunked, {"Transfer-Encoding": "chunked"}),
        "br": (b"\x8b\xff\x80", {"Content-Encoding": "br"}),
        "bomb": (gzip.compress(bytes(60_000_000)), {"Content-Encoding": "gzip"}),
    }
    records = ((f"https://a.example/{k}", "200 OK", *sent[k]) for k in sent)
    texts = told(parts("a.warc.gz", warc(*records)))
    for name in ("gzip", "zlib", "deflate", "unpacked", "chunked"):
        assert texts[f"https://a.example/{name}"].startswith("Petit")
    assert "does not unpack (br)" in texts["https://a.example/br"]
    assert "far more than it should" in texts["https://a.example/bomb"]


def test_a_bomb_costs_what_comes_behind_it():
    whole = three()
    bomb = warc(("https://a.example/b", "200 OK", bytes(300_000_000), {}))
    assert len(bomb) < 400_000
    texts, said = until_trouble("a.warc.gz", whole + bomb + whole)
    assert list(texts) == [f"https://a.example/{n}" for n in range(3)]
    assert "far more than it should" in said


def test_encodings_of_servers_and_pages():
    words = "Été à Kœnigsberg"
    bare = page(words).decode().replace("œ", "oe").encode("cp1252")
    wide = page(words).decode().encode("utf-16-be")
    kinds = {"header": "text/html; Charset='Windows-1252'", "none": "text/html",
             "wide": "text/html;charset=UTF-16BE", "wrong": "text/html; charset=utf-8"}  # fmt: skip
    bodies = {"header": bare, "none": bare, "wide": wide, "wrong": bare}
    archive = warc(
        *(
            (f"https://a.example/{k}", "200 OK", bodies[k], {"Content-Type": kinds[k]})
            for k in kinds
        )
    )
    for part in parts("a.warc.gz", archive):
        draft = part.make()
        assert draft.text.startswith("Été à K"), part.member
    chosen = [p.make() for p in parts("a.warc.gz", archive, encoding="cp1251")]
    assert {draft.encoding_from for draft in chosen} == {"chosen"}


def test_what_is_no_page_is_counted():
    records = [
        ("https://a.example/1", "301 Moved", b"", {"Location": "https://b.example"}),
        ("https://a.example/2", "200 OK", b"a{}", {"Content-Type": "text/css"}),
        ("https://a.example/3", "200 OK", page("Un"), {}),
        ("https://a.example/3", "200 OK", page("Un, plus tard"), {}),
        ("https://a.example/4", "404 Not Found", page("Introuvable"), {}),
    ]
    first, last = (part.make() for part in parts("a.warc.gz", warc(*records)))
    assert first.warnings == () and "2 answers of servers" in last.warnings[0]
    assert "1 file that is no page" in last.warnings[0]
    assert [part.member for part in parts("a.warc.gz", warc(*records))][1].endswith("/3 (2)")
    said = refusal("a.warc.gz", warc(*records[:2])).message
    assert "no pages" in said and "1 answer of a server" in said


def test_inflating_tells_members_apart():
    pieces = [b"one" * 1000, b"two" * 50_000, b"three"]
    stream = Inflating(b"".join(map(gzip.compress, pieces)) + b"\0\0")
    assert b"".join(iter(lambda: stream.read(1000), b"")) == b"".join(pieces)
    assert not stream.is_cut and stream.extent(0, 3000) == (0, len(gzip.compress(pieces[0])))
    assert stream.extent(1, 3000) is None and stream.extent(0, 3001) is None
    with pytest.raises(Bomb):
        inflated(zlib.compress(bytes(2000)), 1000)


# --- feeds -------------------------------------------------------------------------------------


def feed(*items: str, head: str = "", end: str = "</channel></rss>") -> str:
    return f'{head}<rss version="2.0"><channel><title>Le Courrier</title>{"".join(items)}{end}'


def test_scripts_in_feeds_are_no_text():
    item = (
        "<item><title>&lt;img src=x onerror=alert(1)&gt; Un</title><link>javascript:alert(1)</link>"
        "<description>&lt;p&gt;Le texte.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
        "&lt;iframe src='http://127.0.0.1:9/'&gt;&lt;/iframe&gt;</description></item>"
    )
    (part,) = parts("a.rss", feed(item))
    draft = part.make()
    assert draft.text == "Un\n\nLe texte." and draft.url == ""
    assert "summary" in draft.warnings[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + feed(), "declares entities"),
        ('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + feed(), "declares entities"),
        (feed(), "no entries"),
        ("<html><body>rss</body></html>", "no feed"),
        ("https://a.example/feed.xml", "no feed"),
        ("", "no feed"),
    ],
)
def test_what_is_no_feed(text, said):
    assert said in refusal("a.xml", text).message


def test_a_feed_that_is_cut_off():
    items = [f"<item><title>Un {n}</title><description>{TEXT}</description></item>" for n in (1, 2)]
    texts, said = until_trouble("a.rss", feed(*items, end="").encode())
    assert len(texts) == 2 and "cut off" in said
    assert until_trouble("a.rss", feed(*items).encode())[1] == ""


def test_a_feed_of_many_entries():
    """It is taken apart in pieces; what only looks like the edge of an entry is none."""
    trap = "<![CDATA[<p>Voici : <code>&lt;item&gt;</code></p> <item > faux </item> <item>]]>"
    items = [
        f"<item><title>T {n}</title><description>{trap}</description></item>\n" for n in range(1001)
    ]
    drafts = [part.make() for part in parts("a.rss", feed(*items))]
    assert [draft.title for draft in drafts] == [f"T {n}" for n in range(1001)]
    assert {draft.outlet for draft in drafts} == {"Le Courrier"}
    entries = "".join(f"<a:entry><a:title>T {n}</a:title></a:entry>" for n in range(450))
    atom = f'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>X</a:title>{entries}</a:feed>'
    assert len(parts("a.atom", atom)) == 450


def test_a_feed_nested_deeply():
    item = f"<item><title>Un</title><description>{'&lt;div&gt;' * 100_000}fin</description></item>"
    (text,) = told(parts("a.rss", feed(item))).values()
    assert "levels deep" in text


def test_entries_of_the_same_name_and_without():
    items = ["<item><title>Un</title></item>"] * 2 + [
        "<item><description>Deux.</description></item>"
    ]
    assert told(parts("a.rss", feed(*items))) == {
        "Un": "Un",
        "Un (2)": "Un",
        "entry 3": "Deux.",
    }


# --- mail boxes --------------------------------------------------------------------------------


def test_the_bytes_of_each_mail_stand_for_themselves():
    data = (FORMATS / "python.mbox").read_bytes()
    for part in parts("a.mbox", data):
        mail = message_from_bytes(data[slice(*part.make().extent)])
        assert mail["From"].endswith("<noelle@courrier.example>")


def test_a_bad_mail_costs_itself():
    mail = "From a Mon May  8\nSubject: {0}\nContent-Type: {1}\n\n{0}\n\n"
    box = mail.format("Un", "text/plain") + mail.format("Deux", "image/png")
    box += "From b\n\n\n" + mail.format("Trois", "text/plain; charset=klingon")
    texts = told(parts("a.mbox", box))
    assert texts["Un"] == "Un" and texts["Trois"] == "Trois" and len(texts) == 4
    assert "no text" in texts["Deux"] and "does not begin" in texts["mail 3"]
    assert "no mail box" in refusal("a.mbox", "Subject: x\n\nFrom me").message
