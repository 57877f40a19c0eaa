"""Foreign parsers behind the fence: what they may not do, and that a broken one is replaced.

Each thing refused has its positive control: the same reader does it in this process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from reader.domain.article import Draft
from reader.ingest.parts import Refused
from reader.ingest.registry import IngestTrouble, importer_for
from reader.ingest.sandbox import ChildFault, Parser
from tests.conftest import ROOT
from tests.ingest.evil import READERS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the readers use POSIX signals")


@pytest.fixture(scope="module")
def parser():
    with Parser(("tests.ingest.evil",)) as parser:
        yield parser


def asked(parser: Parser, reader: str, text: str = "text") -> Draft | list[Draft | Refused]:
    found = parser.read(READERS[reader], "a.x", text.encode())
    return found if isinstance(found, Draft) else list(found)


def here(reader: str, text: str) -> Draft:
    """What the reader does where nothing holds it."""
    return READERS[reader].read("a.x", text.encode())


def refusal(parser: Parser, reader: str, text: str = "text") -> str:
    with pytest.raises(IngestTrouble) as trouble:
        asked(parser, reader, text)
    assert trouble.value.advice
    return trouble.value.message


def process(parser: Parser) -> int:
    return int(asked(parser, "echo").text.split()[0])


def test_one_warm_process_reads_all(parser):
    first = process(parser)
    assert first == process(parser) != os.getpid()
    assert refusal(parser, "trouble") == "It is not good."
    assert "ZeroDivisionError" in refusal(parser, "fail")
    assert "nested" in refusal(parser, "nest")
    assert process(parser) == first


def test_several_articles_keep_their_names(parser):
    parts = asked(parser, "several", "one two")
    assert [(part.text, part.member) for part in parts] == [("one", "part 1"), ("two", "part 2")]
    assert asked(parser, "several", "one")[0].member == "part 1"


def told(entries) -> list[tuple[str, str]]:
    """Each article with its text, or why there is none."""
    return [(e.member, e.message if isinstance(e, Refused) else e.text) for e in entries]


def test_one_bad_article_costs_itself(parser):
    entries = told(asked(parser, "parts", "one abort two divide trouble eat three outside"))
    assert [member for member, _ in entries] == [
        *("one", "abort", "two", "divide", "trouble", "eat", "three", "outside"),
    ]
    words = dict(entries)
    assert [words[each] for each in ("one", "two", "three")] == ["one", "two", "three"]
    assert "breaks" in words["abort"] and "memory" in words["eat"]
    assert "ZeroDivisionError" in words["divide"] and words["trouble"] == "It is not good."
    assert "nothing that an article" in words["outside"]


def test_a_hanging_article_costs_itself():
    with Parser(("tests.ingest.evil",), seconds=0.3) as parser:
        process(parser)  # so that starting does not count
        entries = dict(told(asked(parser, "parts", "one hang")))
    assert entries["one"] == "one" and "too long" in entries["hang"]


def test_the_rest_of_a_file_that_is_cut_off(parser):
    before = process(parser)
    *articles, rest = asked(parser, "parts", "one two cut three")
    assert told(articles) == [("one", "one"), ("two", "two")]
    assert (rest.member, rest.message) == ("", "It is cut off.")
    assert "The 2 articles before it" in rest.advice
    assert process(parser) == before
    with pytest.raises(IngestTrouble, match="cut off"):
        asked(parser, "parts", "cut one")
    assert asked(parser, "parts", "") == []


def test_a_file_that_breaks_its_reader_again_and_again(parser):
    *articles, rest = asked(parser, "parts", "abort one abort two abort three")
    assert [member for member, _ in told(articles)] == ["abort", "one", "abort", "two", "abort"]
    assert "rest of the file" in rest.message
    *articles, rest = asked(parser, "parts", "one break two")
    assert told(articles) == [("one", "one")] and "rest of the file" in rest.message
    assert process(parser)


def test_articles_that_nobody_waits_for(parser):
    many = " ".join(map(str, range(20_000)))
    entries = parser.read(READERS["parts"], "a.x", many.encode())
    assert next(entries).text == "0"
    assert process(parser)
    assert list(entries) == []
    entries = parser.read(READERS["parts"], "a.x", many.encode())
    assert process(parser)  # not even the first one was asked for
    assert len(told(asked(parser, "parts", many))) == 20_000


def test_there_is_an_end_to_the_articles_of_a_file(parser, monkeypatch):
    monkeypatch.setattr("reader.ingest.sandbox.MOST_ARTICLES", 3)
    *articles, rest = asked(parser, "parts", "a b c d e")
    assert len(articles) == 3 and "more than 3 articles" in rest.message
    assert len(asked(parser, "parts", "a b c")) == 3


def test_a_large_text_comes_through(parser):
    text = "é€😀\n" * 500_000
    assert asked(parser, "echo", text).text.endswith(text)


def test_what_a_library_prints_is_no_answer(parser):
    assert asked(parser, "chatter").text == "text"


@pytest.mark.parametrize(("reader", "word"), [("kill", "breaks"), ("eat", "memory")])
def test_a_broken_process_is_replaced(parser, reader, word):
    before = process(parser)
    assert word in refusal(parser, reader)
    assert process(parser) != before


def test_a_process_that_somebody_ended_is_replaced(parser):
    before = process(parser)
    os.kill(before, signal.SIGKILL)
    parser._process._child.wait()
    assert process(parser) != before


def test_a_hanging_reader_is_stopped():
    with Parser(("tests.ingest.evil",), seconds=0.3) as parser:
        assert "too long" in refusal(parser, "hang")
        parser._seconds = 15.0
        assert process(parser)


@pytest.mark.long
def test_processor_time_is_limited(parser):
    with Parser(("tests.ingest.evil",), seconds=60) as patient:
        assert "too long" in refusal(patient, "spin")
        assert process(patient)


# --- other files -------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", ["read_file", "read_raw", "list_folder"])
def test_no_other_file_is_read(parser, tmp_path, reader):
    canary = tmp_path / "canary"
    canary.write_text("canary", encoding="utf-8")
    assert "canary" in here(reader, str(canary)).text
    assert "other files" in refusal(parser, reader, str(canary))


@pytest.mark.parametrize("reader", ["write_file", "remove_file"])
def test_no_file_is_written_or_removed(parser, tmp_path, reader):
    canary = tmp_path / "canary"
    canary.write_text("canary", encoding="utf-8")
    assert "other files" in refusal(parser, reader, str(canary))
    assert canary.read_text(encoding="utf-8") == "canary"
    assert here(reader, str(canary)).text
    assert not canary.exists() or canary.read_text(encoding="utf-8") == "written"


def test_no_temporary_file_is_made(parser):
    assert here("make_temporary", "").text
    assert refusal(parser, "make_temporary")


@pytest.mark.parametrize("reader", ["run", "system"])
def test_no_program_is_run(parser, reader):
    assert here(reader, "").text in ("run\n", "0")
    assert "other files" in refusal(parser, reader)


# --- the network -------------------------------------------------------------------------------


@contextmanager
def canary_server():
    """A server, and the paths that were asked of it."""
    asked_for: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self):
            asked_for.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"a page")

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Canary) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_port, asked_for
        finally:
            server.shutdown()
            thread.join()


def test_no_connection_is_made(parser):
    with canary_server() as (port, asked_for):
        for reader in ("connect", "fetch"):
            assert "network" in refusal(parser, reader, str(port))
        assert asked_for == []
        for reader in ("connect", "fetch"):
            assert here(reader, str(port)).text
        assert asked_for == ["/socket", "/urllib"]


def test_no_name_is_looked_up(parser):
    assert here("look_up", "").text
    assert "network" in refusal(parser, "look_up")


# --- what comes back ---------------------------------------------------------------------------


@pytest.mark.parametrize("reader", ["bad_blocks", "crossed_blocks", "half_character"])
def test_answers_are_checked(parser, reader):
    assert "nothing that an article" in refusal(parser, reader)


def test_only_articles_come_back(parser):
    assert "TypeError" in refusal(parser, "no_article")


def test_closing_twice_and_reading_after():
    parser = Parser(("tests.ingest.evil",))
    first = process(parser)
    parser.close()
    parser.close()
    assert process(parser) != first
    parser.close()


def test_a_child_that_does_not_start_is_no_fault_of_the_file():
    with Parser(("tests.ingest.there_is_no_such_module",)) as parser, pytest.raises(ChildFault):
        process(parser)


def test_formats_are_listed_without_their_libraries():
    """The window asks for the endings: no library that parses may be loaded for that."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from reader.ingest.registry import importers; importers();"
            "print(*{'lxml', 'trafilatura', 'email', 'mammoth', 'pypdfium2',"
            "'warcio', 'feedparser', 'openpyxl', 'charset_normalizer', 'striprtf', 'csv'}"
            " & set(sys.modules))",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.split() == []


def test_an_article_says_which_version_of_what_has_read_it():
    with Parser() as parser:
        page = parser.read(importer_for("a.html"), "a.html", b"<p>Some words of a page.</p>")
        text = parser.read(importer_for("a.txt"), "a.txt", b"Some words of a text.")
    from importlib.metadata import version

    from reader import __version__

    assert page.importer == f"html trafilatura {version('trafilatura')}"
    assert text.importer == f"text selon {__version__}"
