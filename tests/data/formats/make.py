"""Makes the files beside it with the programs that people save articles with.

Needs LibreOffice, Chromium, pandoc and calibre, and warcio and openpyxl from the dependencies:
`./dev run python -m tests.data.formats.make`. The tests need none of them: they read the files.
"""

from __future__ import annotations

import http.client
import json
import mailbox
import os
import shutil
import subprocess
import tempfile
import threading
from email.message import EmailMessage
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from warcio.capture_http import capture_http
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent
ARTICLE = HERE / "article.html"
LIST = HERE / "liste.csv"
PORT = 8017


class Site(SimpleHTTPRequestHandler):
    """Serves the article in three encodings, a text, a missing page and a picture."""

    def do_GET(self) -> None:
        page = ARTICLE.read_text(encoding="utf-8")
        western = page.replace("utf-8", "iso-8859-1").replace("À Québec", "À Montréal")
        bare = page.replace('<meta charset="utf-8">', "").replace("À Québec", "À Gaspé")
        bodies = {
            "/crue.html": ("text/html; charset=utf-8", page.encode()),
            "/ancien.html": ("text/html", western.encode("cp1252", "xmlcharrefreplace")),
            "/entete.html": ('text/html; charset="windows-1252"', bare.encode("cp1252")),
            "/note.txt": (
                "text/plain; charset=utf-8",
                "Note de la préfète\n\nÉtat à midi.".encode(),
            ),
            "/image.png": ("image/png", b"\x89PNG\r\n\x1a\n"),
        }
        kind, body = bodies.get(self.path, ("text/html", b"<h1>Introuvable</h1>"))
        self.send_response(200 if self.path in bodies else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def run(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL)


def libreoffice() -> None:
    """ODT from the page; DOCX and RTF from that; the list as a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        office = ("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless")
        into = ("--outdir", folder)
        run(*office, "--infilter=HTML (StarWriter)", "--convert-to", "odt:writer8", *into, ARTICLE)
        made = Path(folder, "article.odt")
        shutil.copy(made, HERE / "libreoffice.odt")
        run(*office, "--convert-to", "docx:MS Word 2007 XML", *into, made)
        run(*office, "--convert-to", "rtf:Rich Text Format", *into, made)
        run(*office, "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1036,false,true",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", *into, LIST)  # fmt: skip
        for suffix in ("docx", "rtf"):
            shutil.copy(Path(folder, f"article.{suffix}"), HERE / f"libreoffice.{suffix}")
        shutil.copy(Path(folder, "liste.xlsx"), HERE / "libreoffice.xlsx")


def books() -> None:
    """EPUB 3 by pandoc, EPUB 2 by calibre; pandoc's own office files."""
    run("pandoc", ARTICLE, "-o", HERE / "pandoc.epub", "--metadata", "lang=fr")
    for suffix in ("docx", "odt", "rtf"):
        run("pandoc", "-s", ARTICLE, "-o", HERE / f"pandoc.{suffix}")
    run("ebook-convert", ARTICLE, HERE / "calibre.epub", "--language=fr", "--no-default-epub-cover")


def web() -> None:
    """The site as a WARC, by warcio, and one page as MHTML, by Chromium."""
    server = ThreadingHTTPServer(("localhost", PORT), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, gzip in (("warcio.warc.gz", True), ("warcio.warc", False)):
        with (HERE / name).open("wb") as file, capture_http(WARCWriter(file, gzip=gzip)):
            for path in ("crue.html", "ancien.html", "perdu.html", "image.png", "entete.html",
                         "note.txt"):  # fmt: skip
                connection = http.client.HTTPConnection("localhost", PORT)
                connection.request("GET", f"/{path}", headers={"Host": f"localhost:{PORT}"})
                connection.getresponse().read()
                connection.close()
    (HERE / "chromium.mhtml").write_bytes(snapshot(f"http://localhost:{PORT}/crue.html"))
    server.shutdown()


def snapshot(url: str) -> bytes:
    """A page as Chromium saves it (“Webpage, Single File”), asked for by its pipe."""
    to_read, written = os.pipe()
    answers, to_write = os.pipe()
    with tempfile.TemporaryDirectory() as profile:
        chromium = subprocess.Popen(
            ["bash", "-c", 'exec chromium --headless --no-sandbox --disable-gpu '
             f'--user-data-dir={profile} --remote-debugging-pipe about:blank '
             f'3<&{to_read} 4>&{to_write}'],
            pass_fds=(to_read, to_write), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with os.fdopen(written, "wb") as asks, os.fdopen(answers, "rb") as told:
            call = partial(_call, asks, told)
            target = call("Target.createTarget", {"url": "about:blank"})["targetId"]
            session = call("Target.attachToTarget", {"targetId": target, "flatten": True})
            page = partial(call, session=session["sessionId"])
            page("Page.enable", {})
            page("Page.navigate", {"url": url})
            _until(told, "Page.loadEventFired")
            data = page("Page.captureSnapshot", {"format": "mhtml"})["data"]
            call("Browser.close", {})
        chromium.wait(10)
    return data.encode()


_count = 0


def _call(asks, told, method: str, params: dict, session: str | None = None) -> dict:
    global _count
    _count += 1
    message = {"id": _count, "method": method, "params": params}
    asks.write(json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0")
    asks.flush()
    while (answer := _message(told)).get("id") != _count:
        pass
    return answer["result"]


def _until(told, event: str) -> None:
    while _message(told).get("method") != event:
        pass


def _message(told) -> dict:
    found = bytearray()
    while (byte := told.read(1)) not in (b"\0", b""):
        found += byte
    return json.loads(found)


def mails() -> None:
    """Two mails in a box, by the standard library's mailbox."""
    path = HERE / "python.mbox"
    path.unlink(missing_ok=True)
    box = mailbox.mbox(path)
    for number, words in enumerate(("L'eau est montée.\n\nFrom là, tout a changé.", "Été à sec ?")):
        mail = EmailMessage()
        mail["From"] = "Noëlle Dupré <noelle@courrier.example>"
        mail["Date"] = f"Mon, 0{8 + number} May 2017 10:00:00 +0200"
        mail["Subject"] = f"La crue, suite nº {number + 1}"
        mail.set_content(words, charset=("utf-8", "iso-8859-1")[number])
        box.add(mailbox.mboxMessage(mail))
    box.close()


if __name__ == "__main__":
    libreoffice()
    books()
    web()
    mails()
