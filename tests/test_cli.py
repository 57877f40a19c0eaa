"""The commands, as scripts use them: on real files, with the contract's exit codes and lines."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reader.cli import selon
from reader.domain.project import Analyst, SummaryPart
from reader.domain.summary import write
from reader.store.store import Store
from tests import gold
from tests.conftest import SEED

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder; `expect` is the exit code."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seed.txt").write_bytes(SEED.read_bytes())

    def run_it(*arguments: str, expect: int = 0) -> Result:
        command = ["--profile", "profile", "--analyst", "Ann", *arguments]
        result = CliRunner().invoke(selon, command)
        assert result.exit_code == expect, result.output
        assert "Traceback" not in result.output
        return result

    return run_it


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_project_of_an_older_program_is_said_to_be_brought_up_to_date(run):
    run("import", "p.selon", "seed.txt")
    assert run("articles", "p.selon").stderr == ""
    with closing(sqlite3.connect("p.selon")) as bare, bare:
        bare.execute("DELETE FROM _sqlite_migrations WHERE name = '0011_scripts'")
        bare.execute("PRAGMA user_version=8")
    told = run("articles", "p.selon", "--json")
    assert "“p.selon” is brought up to date" in told.stderr and len(lines(told)) == 1
    assert run("articles", "p.selon").stderr == ""


def test_import_tells_what_became_of_each_file(run):
    Path("folder/deep").mkdir(parents=True)
    Path("folder/10.md").write_text("# Ten\n\nwords", encoding="utf-8")
    Path("folder/9.txt").write_text("Nine\n\nwords", encoding="utf-8")
    Path("folder/picture.png").write_bytes(b"\x89PNG")
    Path("folder/deep/a.txt").write_text("A\n\nwords", encoding="utf-8")
    Path("empty.txt").write_bytes(b"")
    told = run("import", "p.selon", "folder", "empty.txt", "seed.txt", "--json", expect=1)
    kept = [(Path(t["path"]).name, t["status"], t["number"], t["title"]) for t in lines(told)]
    title = 'En Marche! se dit victime d\'un "piratage massif"'
    assert kept == [
        ("9.txt", "imported", 1, "Nine"),
        ("10.md", "imported", 2, "Ten"),
        ("a.txt", "imported", 3, "A"),
        ("empty.txt", "failed", None, ""),
        ("seed.txt", "imported", 4, title),
    ]
    last = lines(told)[-1]
    assert (last["published"], last["language"], last["characters"]) == ("2017-05-08", "fr", 4139)
    assert last["member"] is None and last["reason"] is None
    assert "The file is empty." in lines(told)[3]["reason"]
    again = lines(run("import", "p.selon", "seed.txt", "--json"))[0]
    assert (again["status"], again["article"]) == ("duplicate", last["article"])
    (row,) = [row for row in lines(run("articles", "p.selon", "--json")) if row["number"] == 4]
    told_keys = ("number", "title", "published", "language", "characters")
    assert row == {key: last[key] for key in told_keys} | {
        "id": last["article"],
        "byline": "Henri Michaux",
        "outlet": "",
        "claims": 0,
        "mentions": 0,
        "notes": 0,
        "starred": False,
        "in_bin": False,
        "collections": [],
    }


def test_articles_by_collection_star_bin_and_words(run, tmp_path):
    document = {
        "articles": [
            {"id": "a", "text": "One", "title": "Zoo", "starred": True},
            {"id": "b", "text": "Two", "title": "Été", "outlet": "Le Monde"},
            {"id": "c", "text": "Three", "title": "Gone", "in_bin": True},
        ],
        "collections": [{"name": "Leaks", "articles": ["b", "c"]}],
    }
    (tmp_path / "all.json").write_text(json.dumps(document), encoding="utf-8")
    run("import", "p.selon", "all.json")

    def listed(*options):
        return [row["id"] for row in lines(run("articles", "p.selon", "--json", *options))]

    assert listed() == ["a", "b"]
    assert listed("--sort", "title") == ["b", "a"]
    assert listed("--sort", "title", "--reverse") == ["a", "b"]
    assert listed("--collection", "leaks") == ["b"]
    assert listed("--starred") == ["a"]
    assert listed("--bin") == ["c"]
    assert listed("--words", "monde ete") == ["b"]
    assert lines(run("articles", "p.selon", "--json"))[1]["collections"] == ["Leaks"]
    assert "★ Zoo" in run("articles", "p.selon").output
    assert (
        "There is no collection “x”"
        in run("articles", "p.selon", "--collection", "x", expect=1).stderr
    )
    run("articles", "p.selon", "--bin", "--starred", expect=2)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", bytes(range(256)) * 9, "not a text"),
        ("a.txt", b"a" * 50_000_000, "too large (50 MB)"),
        ("a.png", b"\x89PNG", "Files that end in .png cannot be imported."),
        ("a.json", b"{", "not JSON"),
        ("missing.txt", None, "There is no such file"),
    ],
)
def test_bad_files_are_refused_and_nothing_stays(run, name, data, said):
    if data is not None:
        Path(name).write_bytes(data)
    refused = run("import", "p.selon", name, expect=1)
    assert f"{name}: failed" in refused.stderr and said in refused.stderr
    assert refused.stdout == "" and not Path("p.selon").exists()


def test_an_encoding_can_be_named(run):
    Path("a.txt").write_bytes("Ж\n\nслово".encode("koi8_r"))
    told = lines(run("import", "p.selon", "a.txt", "--encoding", "koi8_r", "--json"))
    assert told[0]["title"] == "Ж"
    run("import", "p.selon", "a.txt", "--encoding", "klingon", expect=2)


def test_the_gold_goes_in_and_out_equal(run):
    run("import", "p.selon", "seed.txt")
    Path("gold.json").write_text(json.dumps(gold.document(related=True)), encoding="utf-8")
    assert lines(run("annotate", "p.selon", "gold.json", "--json"))[0]["added"] == 61
    again = run("annotate", "p.selon", "gold.json", "--json")
    assert lines(again) == [{"added": 0, "changed": 0}]
    assert [row["label"] for row in lines(run("history", "p.selon", "--json"))] == [
        'Import “En Marche! se dit victime d\'un "piratage massif"”',
        "Annotate from “gold.json”",
    ]
    run("export", "p.selon", "--format", "json", "--output", "out.json")
    exported = json.loads(Path("out.json").read_text(encoding="utf-8"))
    by_id = {claim["id"]: claim for claim in gold.back(exported)}
    assert by_id == {claim["id"]: gold.normal(claim) for claim in gold.claims(related=True)}
    assert exported["articles"][0]["outlet"] == "Monde Information"
    sources = {source["id"]: source for source in exported["sources"]}
    for entity in gold.entities():
        source = sources[entity["id"]]
        assert (source["name"], source["aliases"]) == (entity["name"], entity["aliases"])
        assert source["affiliation"] == entity.get("affiliation")
        mentions = [a for a in exported["annotations"] if a.get("source") == entity["id"]]
        assert [a["spans"][0]["start"] for a in mentions] == [
            mention["start"] for mention in entity["mentions"]
        ]
    row = lines(run("articles", "p.selon", "--json"))[0]
    # what stands outside the article is kept, and not counted
    assert (row["claims"], len(by_id)) == (20, 27)
    run("check", "p.selon")


def test_an_export_recreates_the_project_to_the_byte(run):
    run("import", "p.selon", "seed.txt")
    Path("gold.json").write_text(json.dumps(gold.document()), encoding="utf-8")
    run("annotate", "p.selon", "gold.json")
    Path("western.txt").write_bytes("Un café\n\nnommé “Flore”".encode("cp1252"))
    run("import", "p.selon", "western.txt")
    run("export", "p.selon", "--format", "json", "--output", "one.json")
    told = lines(run("--analyst", "Bob", "import", "new.selon", "one.json", "--json"))
    assert [t["status"] for t in told] == ["imported", "imported"]
    run("export", "new.selon", "--format", "json", "--output", "two.json")
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()
    told = lines(run("import", "new.selon", "one.json", "--json"))
    assert [t["status"] for t in told] == ["duplicate", "duplicate"]
    assert len(lines(run("history", "new.selon", "--json"))) == 1
    value = json.loads(Path("one.json").read_text(encoding="utf-8"))
    value["sources"][0]["name"] = "another"
    Path("other.json").write_text(json.dumps(value), encoding="utf-8")
    clash = run("import", "new.selon", "other.json", expect=1)
    assert "sources[0]: the project has a source with this id and other contents." in clash.stderr


def test_a_quotation_that_does_not_stand_there_is_refused_whole(run):
    run("import", "p.selon", "seed.txt")
    value = gold.document()
    value["annotations"][7]["spans"][0]["exact"] = "something else"
    Path("gold.json").write_text(json.dumps(value), encoding="utf-8")
    refused = run("annotate", "p.selon", "gold.json", expect=1)
    assert "annotations[7].spans[0]: the words “something else” do not stand" in refused.stderr
    assert len(lines(run("history", "p.selon", "--json"))) == 1


def test_the_report_knows_the_standings_of_the_gold(run):
    run("import", "p.selon", "seed.txt")
    Path("gold.json").write_text(json.dumps(gold.document(related=True)), encoding="utf-8")
    run("annotate", "p.selon", "gold.json")
    by_claim = {of["claims"][0]: of for of in lines(run("report", "p.selon", "--json"))}
    assert set(by_claim) == {f"C{number:02}" for number in range(1, 21)}
    assert all(of["statement"] is None for of in by_claim.values())
    flashpoint, inquiry = by_claim["C14"], by_claim["C06"]
    assert (flashpoint["standing"], flashpoint["hedged"]) == ("single source", True)
    assert flashpoint["origins"] == ["Vitali Kremez · Flashpoint"]
    assert flashpoint["citations"] == ["1:14"]
    assert (inquiry["standing"], inquiry["roots"]) == ("anonymous only", ["E3"])
    assert inquiry["implied"] == ["Parquet de Paris"]
    assert by_claim["C04"]["standing"] == "unattributed"
    assert [id for id, of in by_claim.items() if of["orphan_quotes"]] == ["C20"]
    told = run("report", "p.selon", "--article", "1", "--language", "fr").stdout
    assert "10 énoncés reposent chacun sur une source unique." in told
    assert "Implied origin, which does not count: Parquet de Paris." in told
    assert "there is no article 7" in run("report", "p.selon", "--article", "7", expect=2).stderr


def test_a_written_summary_goes_out_for_what_it_is_on_and_not_into_another_project(run):
    run("import", "p.selon", "seed.txt")
    Path("gold.json").write_text(json.dumps(gold.document()), encoding="utf-8")
    run("annotate", "p.selon", "gold.json")
    ana = Analyst("ana", "Ana")
    with closing(Store.open(Path("p.selon"))) as store:
        (article,) = store.article_rows()
        parts = (SummaryPart("Only "), SummaryPart("3", "claims"), SummaryPart(" claims.\nMore."))
        store.apply(write(None, article.id, "en", parts), analyst=ana)
        whole = (SummaryPart("All "), SummaryPart("20", "claims"), SummaryPart(" of them."))
        store.apply(write(None, None, "en", whole), analyst=ana)
    moved = "Numbers have changed since this was written."
    told = run("report", "p.selon", "--article", "1").stdout
    assert told.endswith(f"Only 3 claims. More.\n{moved}\n")
    # nothing has changed in the project since; in French there is a draft
    assert run("report", "p.selon").stdout.endswith("All 20 of them.\n")
    assert "All 20" not in run("report", "p.selon", "--language", "fr").stdout
    run("export", "p.selon", "--format", "html", "--output", "a.html", "--scope", "article:1")
    page = Path("a.html").read_text(encoding="utf-8")
    assert (
        f" claims.\nMore. [{moved}]</p>" in page and '<a href="#articles"><bdi>3</bdi></a>' in page
    )
    # the whole project's JSON carries both into a new project, and neither into another
    run("export", "p.selon", "--format", "json", "--output", "p.json")
    Path("other.txt").write_text("Une tout autre histoire.", encoding="utf-8")
    run("import", "q.selon", "p.json")
    run("import", "r.selon", "other.txt")
    run("import", "r.selon", "p.json")
    kept = []
    for name in ("q.selon", "r.selon"):
        with closing(Store.open(Path(name), read_only=True)) as store:
            kept.append({of.text for of in store.things("summary")})
    assert kept == [{"Only 3 claims.\nMore.", "All 20 of them."}, set()]


def test_export_of_a_part_with_options(run):
    run("import", "p.selon", "seed.txt")
    Path("gold.json").write_text(json.dumps(gold.document()), encoding="utf-8")
    run("annotate", "p.selon", "gold.json")
    csv = ("export", "p.selon", "--format", "csv", "--output", "a.csv")
    run(*csv, "--scope", "article:1", "--option", "separator=;")
    assert Path("a.csv").read_bytes().count(b"\r\n") == 21
    assert "There is no article 9." in run(*csv, "--scope", "article:9", expect=1).stderr
    run(*csv, "--option", "separator=x", expect=2)
    kept = Path("a.csv").read_bytes()
    assert "is there" in run(*csv, "--no-overwrite", expect=1).stderr
    assert Path("a.csv").read_bytes() == kept
    run(*csv, "--overwrite")
    assert Path("a.csv").read_bytes() != kept
    assert "will be replaced" in run(*csv).stderr
    run("export", "p.selon", "--format", "none", "--output", "x", expect=2)
    run("export", "p.selon", "--format", "csv", "--output", "p.selon", expect=2)
    gone = run("export", "p.selon", "--format", "csv", "--output", "no/a.csv", expect=1)
    assert f"{Path('no/a.csv')}: There is no such file or folder." in gone.stderr


def test_formats(run):
    rows = lines(run("formats", "--json"))
    assert {(row["name"], row["direction"]) for row in rows} >= {
        *(("text", "import"), ("json", "import")),
        *(("csv", "export"), ("json", "export")),
    }
    assert all({"name", "direction", "suffixes", "description"} <= row.keys() for row in rows)


def test_details_are_said_and_changed(run):
    run("import", "p.selon", "seed.txt")
    assert run("details", "p.selon").stdout == "p: not marked\n"
    run("details", "p.selon", "--tlp", "amber+strict", "--title", "The  leak")
    assert run("details", "p.selon").stdout == "The leak: TLP:AMBER+STRICT\n"
    (told,) = lines(run("details", "p.selon", "--tlp", "none", "--json"))
    assert told["tlp"] is None and told["title"] == "The leak"
    assert [step["label"] for step in lines(run("history", "p.selon", "--json"))][-2:] == [
        "Project details"
    ] * 2
    run("details", "p.selon", "--tlp", "purple", expect=2)


def test_erase_for_good(run):
    run("import", "p.selon", "seed.txt")
    folder = Path("profile", "backups", Store.open(Path("p.selon")).project().id)
    folder.mkdir(parents=True)
    backup = folder / "p 0001 2020-01-01 00.00.00 0123abcd.selon"
    backup.write_bytes(b"old")
    beside = Path("p (before update 2020-01-01 00.00.00).selon")
    beside.write_bytes(b"old")
    asked = run("erase", "p.selon", "1", expect=1)  # nobody answers
    assert "- 1 article" in asked.stdout and "2 older copies" in asked.stdout
    assert len(lines(run("articles", "p.selon", "--json"))) == 1
    run("erase", "p.selon", "9", "--yes", expect=1)
    run("erase", "p.selon", "source:Nobody", "--yes", expect=1)
    run("erase", "p.selon", "all", "--yes", expect=1)
    assert run("erase", "p.selon", "1", "--yes", "--backups").stdout.endswith("Erased.\n")
    assert lines(run("articles", "p.selon", "--json")) == []
    assert not backup.exists() and not beside.exists() and len(list(folder.iterdir())) == 1
    assert [s["label"] for s in lines(run("history", "p.selon", "--json"))] == [
        "Erased",
        "Erased for good: article 1",
    ]
    assert run("erase", "p.selon").stdout.startswith("Nothing that was erased is left")
    assert run("check", "p.selon").stdout == "All is well.\n"


def test_share_a_copy(run):
    run("import", "p.selon", "seed.txt")
    looked = run("share", "p.selon", "c.selon", "--without", "history, originals", "--preview")
    assert "Left out: 1 step of the history; 1 original file." in looked.stdout
    assert not Path("c.selon").exists()
    run("share", "p.selon", "c.selon", "--without", "history,analysts")
    assert lines(run("history", "c.selon", "--json")) == []
    assert b"Ann" not in Path("c.selon").read_bytes()
    run("share", "p.selon", "c.selon", expect=1)
    run("share", "p.selon", "c.selon", "--overwrite")
    assert len(lines(run("history", "c.selon", "--json"))) == 1
    run("share", "p.selon", "d.selon", "--without", "everything", expect=2)
    run("share", "p.selon", "d.selon", "--without-source", "Nobody", expect=1)
    run("share", "p.selon", "p.selon", "--overwrite", expect=1)


def test_check_backup_and_restore(run):
    run("import", "p.selon", "seed.txt")
    assert run("check", "p.selon").stdout == "All is well.\n"
    run("check", "p.selon", "--repair")
    run("backup", "p.selon", "b.selon")
    Path("p.selon").write_bytes(Path("p.selon").read_bytes()[:5000])
    assert run("check", "p.selon", expect=1).stdout
    run("restore", "b.selon", "p.selon")
    assert len(lines(run("articles", "p.selon", "--json"))) == 1


@pytest.mark.parametrize(
    "command", ["articles", "history", "check", "annotate", "export", "backup"]
)
def test_a_project_that_is_none_is_refused_in_plain_words(run, command):
    Path("gold.json").write_text(json.dumps(gold.document()), encoding="utf-8")
    more = {
        "annotate": ["gold.json"],
        "export": ["--format", "csv", "--output", "a.csv"],
        "backup": ["b.selon"],
    }.get(command, [])
    for project, said in (("missing.selon", "There is no project"), ("seed.txt", "not a Selon")):
        refused = run(command, project, *more, expect=1)
        assert said in refused.output
    assert not Path("a.csv").exists() and not Path("b.selon").exists()
    assert not Path("missing.selon").exists()


def test_a_fault_of_ours_is_reported_without_the_users_text(run, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("le texte secret")

    monkeypatch.setattr(Store, "history", broken)
    run("import", "p.selon", "seed.txt")
    told = run("history", "p.selon", expect=1)
    assert "Selon has made a mistake of its own." in told.stderr
    (report,) = Path("profile/logs").iterdir()
    words = report.read_text(encoding="utf-8")
    assert "RuntimeError" in words and "test_cli.py" in words and "secret" not in words


def test_titles_cannot_steer_the_terminal(run):
    Path("a.txt").write_bytes(b"Title \x1b[31mred\x1b[0m\n\nwords")
    run("import", "p.selon", "a.txt")
    assert "\x1b" not in run("articles", "p.selon").stdout


def test_wrong_usage(run):
    run("import", "p.selon", expect=2)
    run("bogus", expect=2)
    run("export", "p.selon", expect=2)
    assert "annotate" in run("--help").stdout


# --- as a program ------------------------------------------------------------------------------


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_program_loads_no_window_for_a_command(tmp_path):
    code = (
        "import sys; from reader.__main__ import main; sys.argv[1:] = {}\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted(m for m in {} if m in sys.modules), file=sys.stderr)"
    )
    heavy = ["PySide6", "reader.app", "sqlite_utils", "charset_normalizer", "csv", "rapidfuzz"]
    ran = program("-c", code.format(["formats"], heavy))
    assert ran.stderr.strip() == "[]" and "csv" in ran.stdout
    ran = program("-c", code.format(["--version"], ["click", "json", "PySide6"]))
    assert ran.stdout.startswith("Selon ") and ran.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ([], (None, None, None)),
        (["open"], (None, None, None)),
        (["open", "a.selon"], (Path("a.selon"), None, None)),
        (["A.Selon"], (Path("A.Selon"), None, None)),
        (["--profile", "p", "--analyst=Ann", "open"], (None, Path("p"), "Ann")),
        (["--profile=p"], (None, Path("p"), None)),
        (["selon://p/3:10"], (None, None, None, "selon://p/3:10")),
        (["--profile=p", "open", "SELON:x"], (None, Path("p"), None, "SELON:x")),
        (["selon://p/x.selon"], (None, None, None, "selon://p/x.selon")),
    ],
)
def test_what_opens_the_window(monkeypatch, arguments, shown):
    import types

    from reader.__main__ import main

    app = types.ModuleType("reader.app")
    asked = []
    app.main = lambda *a: asked.append(a) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reader.app", app)
    monkeypatch.setattr(sys, "argv", ["selon", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0 and asked == [shown]


@pytest.mark.parametrize(
    "arguments",
    [
        *(["a.selon", "b.selon"], ["open", "a", "b"], ["--profile"], ["--bogus", "open"]),
        ["selon://p/3", "--profile", "x"],
    ],
)
def test_what_is_wrong_usage(arguments):
    ran = program("-m", "reader", *arguments)
    assert ran.returncode == 2 and ran.stderr and not ran.stdout


def test_a_web_page_and_the_whole_of_it(run):
    words = "Un paragraphe assez long pour être gardé, avec des mots que rien d'autre ne dit. " * 4
    page = f"<nav><a href='/'>Accueil</a></nav><article><h1>La digue</h1><p>{words}</p></article>"
    Path("a.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    (article,) = lines(run("import", "p.selon", "a.html", "--json"))
    (whole,) = lines(run("import", "p.selon", "a.html", "--whole-page", "--json"))
    assert (article["status"], article["title"], article["member"]) == (
        "imported",
        "La digue",
        None,
    )
    assert whole["characters"] - article["characters"] == len("Accueil\n\n")


def test_search_finds_words_and_narrows_by_filters(run):
    run("import", "p.selon", "seed.txt")
    Path("gold.json").write_text(json.dumps(gold.document()), encoding="utf-8")
    run("annotate", "p.selon", "gold.json")
    text = Store.open(Path("p.selon")).article_rows()[0]
    (article,) = lines(run("search", "p.selon", "flashpoint", "kind:article", "--json"))
    assert (article["kind"], article["id"], article["number"]) == ("article", text.id, 1)
    assert article["citation"] == "1"
    (start, end), *_ = article["ranges"]
    assert article["passage"][start:end] == "Flashpoint"
    claims = lines(run("search", "p.selon", "source:kremez", "kind:claim", "--json"))
    assert claims and all(c["citation"].startswith("1:") for c in claims)
    assert len(lines(run("search", "p.selon", "kind:claim", "--limit", "2", "--json"))) == 2


def test_search_takes_anything_and_says_what_it_did_not_understand(run):
    run("import", "p.selon", "seed.txt")
    for typed in ('"', "(", "NEAR(", "*", "a AND", "'; DROP TABLE search; --", "\u200f", "^"):
        run("search", "p.selon", "--", typed)
    told = run("search", "p.selon", "before:someday", "piratage")
    assert "not understood" in told.output
    told = run("search", "p.selon", "zzzz")
    assert "Nothing has these words." in told.output
    told = run("search", "p.selon", "piratage massif")
    assert told.output.startswith("1 · article · 2017")
    run("search", "p.selon", expect=2)
    run("search", "none.selon", "x", expect=1)


def test_search_for_a_list_of_names(run):
    run("import", "p.selon", "seed.txt")
    Path("names.txt").write_text("Flashpoint\nAPT28\n=Nobody; None\n", encoding="utf-8")
    flashpoint, apt, nobody = lines(run("search", "p.selon", "--names", "names.txt", "--json"))
    assert flashpoint["total"] == flashpoint["articles"][0]["count"] > 0
    assert apt["total"] > 0 and apt["articles"][0]["number"] == 1
    assert nobody == {"name": "=Nobody", "aliases": ["None"], "total": 0, "articles": []}
    told = run("search", "p.selon", "--names", "names.txt", "--output", "t.csv")
    assert "1 of 3 names are in no article." in told.output
    assert Path("t.csv").read_text("utf-8-sig").splitlines()[3].startswith("'=Nobody,None,0,0,0")
    assert "Flashpoint" in run("search", "p.selon", "--names", "names.txt").output
    Path("empty.txt").write_text("\n", encoding="utf-8")
    run("search", "p.selon", "--names", "empty.txt", expect=1)
    run("search", "p.selon", "--names", "missing.txt", expect=1)
    run("search", "p.selon", "x", "--names", "names.txt", expect=2)


def test_a_tag_set(run, tmp_path):
    run("import", "p.selon", "seed.txt")
    entries = [{"value": "a", "expanded": "Sure"}, {"value": "b", "expanded": "Unsure\x1b[2J"}]
    plain = {
        "namespace": "n",
        "expanded": "How sure",
        "predicates": [{"value": "p", "expanded": "Degree"}, {"value": "q"}],
        "values": [{"predicate": "p", "entry": entries}],
    }
    Path("machinetag.json").write_text(json.dumps(plain), encoding="utf-8")
    said = run("tags", "p.selon", "machinetag.json").stdout
    assert said.splitlines() == [
        *("Degree", "  Sure", "  Unsure [2J", "q", "“How sure”: 4 new tags."),
    ]
    told = lines(run("tags", "p.selon", "machinetag.json", "--json"))
    assert [(of["code"], of["new"]) for of in told] == [
        *(("n:p", False), ('n:p="a"', False), ('n:p="b"', False), ("n:q", False)),
    ]
    with closing(Store.open(tmp_path / "p.selon")) as store:
        assert len(store.things("tag")) == 4
    steps = [line["label"] for line in lines(run("history", "p.selon", "--json"))]
    assert steps.count("Tag set “How sure”") == 1
    with Path("large.json").open("wb") as file:
        file.truncate(50_000_000)
    assert "5 MB" in run("tags", "p.selon", "large.json", expect=1).stderr
    Path("bad.json").write_text("[[", encoding="utf-8")
    assert "does not read as JSON" in run("tags", "p.selon", "bad.json", expect=1).stderr
    run("tags", "p.selon", "missing.json", expect=1)


def test_other_names_from_a_list(run, tmp_path):
    run("import", "p.selon", "seed.txt")
    plain = gold.document()
    plain["sources"].append({"id": "E12", "name": "APT 28", "kind": "organisation"})
    Path("a.json").write_text(json.dumps(plain), encoding="utf-8")
    run("annotate", "p.selon", "a.json")
    values = [
        {"value": "APT28", "meta": {"synonyms": ["Fancy Bear", "STRONTIUM"]}},
        {"value": "Turla", "meta": {"synonyms": ["Snake"]}},
    ]
    Path("actors.json").write_text(json.dumps({"values": values}), encoding="utf-8")
    (told,) = lines(run("aliases", "p.selon", "actors.json", "--json"))
    assert (told["name"], told["aliases"]) == ("APT 28", ["Fancy Bear", "STRONTIUM"])
    said = run("aliases", "p.selon", "actors.json", "--new").stdout
    assert "Turla: new, also Snake" in said
    assert "0 sources got other names, 1 new. 1 had theirs already." in said
    with closing(Store.open(tmp_path / "p.selon")) as store:
        sources = {of.name: of for of in store.things("source")}
        assert sources["APT 28"].aliases[-2:] == ("Fancy Bear", "STRONTIUM")
        assert sources["Turla"].kind == "organisation"
    steps = [line["label"] for line in lines(run("history", "p.selon", "--json"))]
    assert sum(label == "Other names from “actors.json”" for label in steps) == 2
    Path("bad.json").write_text("{", encoding="utf-8")
    assert "does not read as JSON" in run("aliases", "p.selon", "bad.json", expect=1).stderr
    run("aliases", "p.selon", "missing.csv", expect=1)
