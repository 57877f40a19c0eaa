"""Readers that do what a broken or hijacked parser might; the child loads them in tests alone.

What a reader is to touch (a path, a port) stands in the file's bytes.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from reader.domain.article import Block, Draft
from reader.ingest.parts import Part
from reader.ingest.registry import Importer, IngestTrouble

READERS: dict[str, Importer] = {}


def evil(function):
    """Make the function a reader that answers with an article of what it returns."""

    def read(name: str, data: bytes, *, encoding: str | None = None):
        made = function(data.decode())
        if not isinstance(made, str):
            return made
        return Draft(made, (Block(0, len(made)),))

    READERS[function.__name__] = Importer(function.__name__, (), "", read)
    return function


@evil
def echo(text):
    return f"{os.getpid()} {text}"


@evil
def several(text):
    return [
        Draft(part, (Block(0, len(part)),), member=f"part {number}")
        for number, part in enumerate(text.split(), 1)
    ]


def one(text):
    """What one word of a file with parts makes: itself, or what it says."""
    if text == "abort":
        os.abort()
    if text == "eat":
        bytearray(2_000_000_000)
    if text == "hang":
        signal.sigwait({signal.SIGUSR1})
    if text == "divide":
        return 1 / 0
    if text == "trouble":
        raise IngestTrouble("It is not good.", "Do better.")
    if text == "outside":
        return Draft(text, (Block(0, len(text)),), extent=(0, 1_000_000))
    return Draft(text, (Block(0, len(text)),))


@evil
def parts(text):
    def each():
        for word in text.split():
            if word == "cut":
                raise IngestTrouble("It is cut off.", "Get it again.")
            if word == "break":
                os.abort()
            yield Part(word, lambda word=word: one(word))

    return each()


@evil
def kill(text):
    os.abort()


@evil
def hang(text):
    signal.sigwait({signal.SIGUSR1})


@evil
def spin(text):
    while True:
        pass


@evil
def eat(text):
    eaten = []
    while True:
        eaten.append(bytearray(50_000_000))


@evil
def nest(text):
    return nest(text) + "!"


@evil
def fail(text):
    raise ZeroDivisionError(text)


@evil
def trouble(text):
    raise IngestTrouble("It is not good.", "Do better.")


@evil
def chatter(text):
    os.write(1, b"\0\0\0\1x")
    print("noise", flush=True)
    print("noise", file=sys.stderr, flush=True)
    return text


@evil
def write_file(path):
    Path(path).write_text("written", encoding="utf-8")
    return "written"


@evil
def read_file(path):
    return Path(path).read_text(encoding="utf-8")


@evil
def read_raw(path):
    return os.read(os.open(path, os.O_RDONLY), 100).decode()


@evil
def list_folder(path):
    return " ".join(file.name for file in Path(path).parent.iterdir())


@evil
def remove_file(path):
    Path(path).unlink()
    return "removed"


@evil
def make_temporary(path):
    with tempfile.NamedTemporaryFile() as file:
        return file.name


@evil
def connect(port):
    with socket.create_connection(("127.0.0.1", int(port)), timeout=5) as connection:
        connection.sendall(b"GET /socket HTTP/1.0\r\n\r\n")
        connection.recv(10)
    return "connected"


@evil
def fetch(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{int(port)}/urllib", timeout=5) as page:
        return page.read().decode()


@evil
def look_up(name):
    return str(socket.getaddrinfo("localhost", 80))


@evil
def run(path):
    return subprocess.run(["echo", "run"], capture_output=True, text=True, check=True).stdout


@evil
def system(path):
    return f"{os.system('true')}"


@evil
def bad_blocks(text):
    return Draft(text, (Block(0, len(text) + 5),))


@evil
def crossed_blocks(text):
    return Draft(text, (Block(0, 3), Block(1, 4)))


@evil
def half_character(text):
    return "a\ud800"


@evil
def no_article(text):
    return 42


def register() -> None:
    """Put the readers into the child's table."""
    from reader.ingest import registry

    registry._IMPORTERS.update(READERS)


if "reader.ingest.child" in getattr(sys.modules["__main__"].__spec__, "name", ""):
    register()
