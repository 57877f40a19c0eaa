"""Near-duplicates: copies of one agency text are told with their twin, other articles are not."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli import selon
from reader.domain.edits import amend
from reader.domain.likeness import NEAR, share_in_common, shingles_of
from reader.domain.shelving import bring_back, throw_away
from reader.importing import ImportResult, files_in, import_each
from reader.likeness import NearOnes, fill, groups, sketch, way
from reader.resources import resource
from reader.store.check import check
from reader.store.store import Store
from tests.store.things import ANNA

SEED = resource("articles/en-marche.txt").read_text(encoding="utf-8")
OTHER = """Piratage : ce que l'on sait de la fuite qui vise Emmanuel Macron

L'équipe d'En Marche! a dénoncé vendredi soir une "action de piratage massive et coordonnée donnant
lieu à la diffusion sur les réseaux sociaux d'informations internes de nature diverse (mails,
documents comptables, contrats.)", moins de deux jours avant le second tour.

Le parquet de Paris a ouvert une enquête, confiée à la brigade spécialisée dans la cybercriminalité.

Pour plusieurs chercheurs, dont Vitali Kremez, directeur à la société Flashpoint, le groupe APT 28
pourrait être impliqué. D'autres experts se montrent plus prudents : rien dans les documents ne
permet selon eux de désigner un auteur, et les métadonnées en cyrillique peuvent être un leurre.
"""


def copy_of(text: str) -> str:
    """The same agency text under another headline, without its end, quoted and spaced otherwise."""
    _, *rest = text.split("\n\n")
    kept = "\n\n".join(rest[: len(rest) * 4 // 5])
    return "Le mouvement de Macron piraté\n\n" + kept.replace('"', "«").replace("'", "’")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "p.selon", create=True)
    yield store
    store.close()
    assert check(store.path) == []


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def bring(store: Store, *paths: Path) -> list[ImportResult]:
    return list(import_each(store, files_in(paths), ANNA, origin="window"))


def test_a_copy_is_told_with_its_twin_and_another_article_is_not(
    store: Store, tmp_path: Path
) -> None:
    copy = copy_of(SEED)
    seed, other, near = bring(store, write(tmp_path / "in", a=SEED, b=OTHER, c=copy))
    assert [r.status for r in (seed, other, near)] == ["imported"] * 3
    assert (seed.near, other.near) == ((), ())
    (twin,) = near.near
    assert (twin.article, twin.number, twin.title) == (seed.article, 1, seed.title)
    truly = share_in_common(shingles_of(SEED.split("\n\n")), shingles_of(copy.split("\n\n")))
    assert NEAR < twin.share < 0.95
    assert twin.share == pytest.approx(truly, abs=0.01)
    pairs = list(NearOnes(store).pairs())
    assert [(article, twin.number) for article, twin in pairs] == [(near.article, 1)]
    assert groups(pairs) == [[seed.article, near.article]]


def test_of_ten_articles_on_one_event_the_one_copy_is_told(store: Store) -> None:
    folder = Path(__file__).parent / "data/event"
    told = bring(store, *sorted(folder.glob("*.txt")))
    near = {r.path.name: [told[t.number - 1].path.name for t in r.near] for r in told if r.near}
    assert near == {"06-radio.fr.txt": ["02-quotidien.fr.txt"]}


def test_a_later_import_finds_what_an_earlier_one_brought(store: Store, tmp_path: Path) -> None:
    bring(store, write(tmp_path / "in", a=SEED))
    (near,) = bring(store, write(tmp_path / "later", c=copy_of(SEED)))
    assert [twin.number for twin in near.near] == [1]
    store.undo(ANNA)
    store.undo(ANNA)
    assert store.db.execute("SELECT count(*) FROM likeness_band").fetchone() == (0,)
    (again,) = bring(store, write(tmp_path / "later"))
    assert (again.status, again.near) == ("imported", ())


def test_what_is_in_the_bin_is_no_twin(store: Store, tmp_path: Path) -> None:
    (seed,) = bring(store, write(tmp_path / "one", a=SEED))
    store.apply(throw_away([store.get("article", seed.article)]), analyst=ANNA)
    (copy,) = bring(store, write(tmp_path / "two", b=copy_of(SEED)))
    assert copy.near == () and list(NearOnes(store).pairs()) == []
    store.apply(bring_back([store.get("article", seed.article)]), analyst=ANNA)
    assert [(of, twin.article) for of, twin in NearOnes(store).pairs()] == [
        (copy.article, seed.article)
    ]


def test_what_came_without_a_sketch_gets_one(store: Store, tmp_path: Path) -> None:
    bring(store, write(tmp_path / "in", a=SEED, b=OTHER))
    store.undo(ANNA)
    store.redo(ANNA)
    assert len(store.likeness.lacking(way(), 9)) == 2
    (near,) = bring(store, write(tmp_path / "later", c=copy_of(SEED)))
    assert [twin.number for twin in near.near] == [1]
    assert store.likeness.lacking(way(), 9) == []
    assert store.likeness.lacking(way() + 1, 9) != [], "made in another way, it is made anew"


def test_what_is_not_part_of_the_article_does_not_count(store: Store, tmp_path: Path) -> None:
    teasers = "\n\n".join(f"Lire aussi : le numéro {n} de la {n}e série" for n in range(400))
    texts = {"a": f"{SEED}\n\n{teasers}", "b": f"{OTHER}\n\n{teasers}"}
    first, near = bring(store, write(tmp_path / "in", **texts))
    assert [twin.number for twin in near.near] == [first.number]
    for row in store.article_rows():
        version = store.get("version", row.version)
        text = store.text(version.sha256)
        out = tuple(
            i for i, b in enumerate(version.blocks) if text[b.start : b.end].startswith("Lire")
        )
        after = type(version)(version.id, version.article, version.sha256, version.blocks, out)
        store.apply(amend("Not in the article", version, after), analyst=ANNA)
    assert len(store.likeness.lacking(way(), 9)) == 2, "what was known holds no more"
    assert fill(store)
    assert list(NearOnes(store).pairs()) == []


def test_filling_can_be_stopped_and_goes_on(store: Store, tmp_path: Path) -> None:
    words = [f"mot{n}" for n in range(300)]
    of = random.Random(4)
    texts = {f"t{n}": " ".join(of.choices(words, k=60)) for n in range(60)}
    bring(store, write(tmp_path / "in", **texts))
    store.undo(ANNA)
    store.redo(ANNA)
    assert not fill(store, goes_on=lambda done: False)
    left = len(store.likeness.lacking(way(), 99))
    assert 0 < left < 60
    told: list[int] = []
    assert fill(store, goes_on=lambda done: bool(told.append(done)) or True)
    assert told == [left]


@pytest.mark.parametrize("share", [0.9, 0.8, 0.7])
def test_texts_as_alike_as_that_share_a_band(share: float) -> None:
    """The index must not lose what the threshold would tell."""
    of = random.Random(7)
    found = 0
    for _ in range(40):
        common = {f"c{of.random()}" for _ in range(int(400 * share))}
        rest = int(400 * (1 - share) / 2)
        one, other = (
            sketched(common | {f"{side}{of.random()}" for _ in range(rest)}) for side in "ab"
        )
        found += bool(set(one.bands) & set(other.bands))
        assert abs(one.guess(other) - share) < 0.17
    assert found >= 38


def sketched(words: set[str]):  # type: ignore[no-untyped-def]
    from reader.domain.article import Block

    # each word three times: a run of three of its own, and few that cross
    text = "\n".join(f"{word} {word} {word}".replace(".", "") for word in sorted(words))
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    return sketch(text, tuple(blocks))


def test_short_notices_and_scripts_without_spaces(store: Store, tmp_path: Path) -> None:
    notice = "Nous y reviendrons plus tard."
    chinese = (
        "巴黎检察院五月五日晚间宣布展开调查，此前马克龙竞选团队数千份内部文件在互联网上被公开。"
    )
    texts = {"a": notice, "b": f"{notice}.", "c": chinese, "d": chinese[:-3] + "。"}
    a, b, c, d = bring(store, write(tmp_path / "in", **texts))
    assert (a.near, b.near, c.near) == ((), (), ())
    assert [twin.number for twin in d.near] == [c.number]


def test_the_command_tells_the_numbers(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=SEED, c=copy_of(SEED))
    done = CliRunner().invoke(
        selon, ["import", str(tmp_path / "p.selon"), str(folder), "--json"], catch_exceptions=False
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["status"], line["near"]) for line in lines] == [
        ("imported", []),
        ("imported", [1]),
    ]
