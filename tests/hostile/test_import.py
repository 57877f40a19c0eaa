"""Files that no import should choke on: refused in plain words, or taken in with nothing lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.importing import ImportResult, files_in, import_each
from reader.store.check import check
from reader.store.store import Store
from tests.store.things import ANNA

COMBINING = "e" + "\u0301" * 10_000 + " et la suite\n\nété"
REFUSED = {
    "empty.txt": (b"", "empty"),
    "white.txt": (b" \n\t\n \r\n\xc2\xa0", "empty"),
    "bom.txt": (b"\xef\xbb\xbf", "empty"),
    "bom16.txt": (b"\xff\xfe", "empty"),
    "nul.txt": (bytes(1000), "not a text"),
    "noise.txt": (bytes(range(256)) * 40, "not a text"),
    "pdf.txt": (b"%PDF-1.7 ...", "not a text but a PDF"),
    "large.txt": (b"x" * 50_000_000, "too large"),
    "article.pdf": (b"%PDF-1.7", "damaged or cut off"),
    "article": (b"words", "cannot be imported"),
}
TAKEN = {
    "one line": "Des mots accentués, sans fin. " * 35_000,
    "blank lines": "Titre\n" + "\n" * 100_000 + "Fin\n",
    "many paragraphs": "Un mot ici.\n\n" * 5_000,
    "separators": "A\u2028B\u2029C\x85D\vE\fF, la suite\n\nEt la fin",
    "directions": "\u202egnihtemos\u202c est écrit\n\nשלום עולם",
    "combining": COMBINING,
    "markup": "<img src=file:///dev/zero>\n\n<script>alert(1)</script> &amp; <b>",
    "controls": "\x1b[31mrouge\x1b[0m et beaucoup de mots lisibles.\n\nfin",
    "composed": "e\u0301 n'est pas \u00e9\n\nfin",
}
ENCODED = {
    "koi8_r": "Привет, мир. Это новости из Москвы сегодня, и они важные.",
    "shift_jis": "日本語のニュースです。今日は東京で地震がありました。",
    "cp1252": "L'été à Paris : où est passée l'équipe du président ?",
    "utf-16": "L'été 🕵️ à Paris",
    "utf-32": "L'été 🕵️ à Paris",
    "utf-16-le": "L'été à Paris, sans marque au début du fichier",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "p.selon", create=True)
    yield store
    store.close()
    assert check(store.path) == []


def bring(store: Store, *paths: Path) -> list[ImportResult]:
    return list(import_each(store, files_in(paths), ANNA, origin="command"))


def text_of(store: Store, result: ImportResult) -> str:
    article = store.get("article", result.article)
    return store.text(store.get("version", article.version).sha256)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    data, reason = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    (result,) = bring(store, tmp_path / name)
    assert (result.status, result.article) == ("failed", None)
    assert reason in result.reason
    assert result.advice
    assert store.last_seq() == 0


@pytest.mark.parametrize("name", TAKEN)
def test_a_text_comes_in_whole(store: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(TAKEN[name].encode())
    (result,) = bring(store, path)
    assert (result.status, result.warnings) == ("imported", ())
    assert text_of(store, result) == TAKEN[name]
    assert result.title == " ".join(result.title.split())
    assert not any(sign in result.title for sign in "\x1b\u202e\u2028")


@pytest.mark.parametrize("encoding", ENCODED)
def test_other_encodings(store: Store, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(ENCODED[encoding].encode(encoding))
    (result,) = bring(store, path)
    assert text_of(store, result) == ENCODED[encoding]


@pytest.mark.parametrize(
    "data, text",
    [
        (b"Mots\0 et\0 mots", "Mots et mots"),
        ("Un \ud83d seul".encode("utf-8", "surrogatepass"), "Un  seul"),
        ("Deux \ud83d\ude00".encode("utf-8", "surrogatepass"), "Deux 😀"),
        (b"\xff\xfeO\0u\0i\0\x3d\xd8!\0", "Oui!"),
        (b"\xff\xfeO\0u\0i\0!", "Oui�"),
    ],
)
def test_what_is_taken_out_is_told(store: Store, tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    (result,) = bring(store, path)
    assert text_of(store, result) == text
    assert result.warnings


@pytest.mark.parametrize(
    "name",
    [
        "😀 «guillemets» “quotes” '&' <b>.txt",
        "deux\nlignes\u2028et \u202egauche\x1b[2J.txt",
        "x" * 250 + ".txt",
        os.fsdecode(b"pas de l'utf-8 \xff\xe9.txt"),
    ],
)
def test_names_of_files(store: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    try:
        path.write_bytes(b"Quelques mots.")
    except OSError:
        pytest.skip("this system has no such names")
    (result,) = bring(store, path)
    assert result.status == "imported"
    assert result.title
    assert result.title.isprintable()
    store.undo(ANNA)
    (label,) = {row.label for row in store.history() if not row.undoes}
    assert label.isprintable()


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices with names")
def test_what_has_no_end_is_never_read(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for name, target in {
        "zero.txt": "/dev/zero",
        "zero.json": "/dev/zero",
        "dangling.txt": "nowhere",
        "round.txt": "round.txt",
        "kernel.txt": "/proc/kmsg",
        "pages.json": "/proc/self/pagemap",
    }.items():
        (tmp_path / name).symlink_to(target)
    (tmp_path / "folder.txt").mkdir()
    below = tmp_path / "below"
    below.mkdir()
    (below / "up").symlink_to(tmp_path)
    (below / "fine.txt").write_text("Quelques mots.", encoding="utf-8")
    results = bring(store, tmp_path, tmp_path / ("y" * 500 + ".txt"), tmp_path / "a\0b.txt")
    assert [r.path.name for r in results if r.status == "imported"] == ["fine.txt"]
    failed = [r for r in results if r.status == "failed"]
    assert len(failed) == 9
    assert all(r.reason and r.advice for r in failed)


@pytest.mark.skipif(os.name != "posix", reason="pipes with names")
@pytest.mark.parametrize("command", ["annotate", "import"])
def test_a_pipe_is_no_json(store: Store, tmp_path: Path, command: str) -> None:
    from click.testing import CliRunner

    from reader.cli.program import selon

    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    done = CliRunner().invoke(selon, [command, str(store.path), str(pipe)])
    assert done.exit_code == 1
    assert "not a file with contents" in done.output
