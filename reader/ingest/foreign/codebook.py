"""A codebook as a list (CSV): a row a code, with its name, the one above it, what it means."""

from __future__ import annotations

from reader.domain.foreign.shape import Foreign, ForeignCode, Loss
from reader.ingest.foreign.rows import path_of, rows_of
from reader.ingest.registry import IngestTrouble

NAMES = {
    "name": ("name", "code", "code name", "codename", "tag", "label", "nom", "kode", "bezeichnung"),
    "parent": (
        *("parent", "parent code", "parent name", "category", "group", "code group", "under"),
        *("categorie", "oberkode", "gruppe", "kategorie"),
    ),
    "description": (
        *("description", "definition", "comment", "memo", "note", "about", "meaning"),
        *("beschreibung", "kommentar", "commentaire"),
    ),
    "colour": ("colour", "color", "couleur", "farbe"),
}
MOST = 50_000


def read(name: str, data: bytes) -> Foreign:
    """The codes of a list. Raises IngestTrouble when there is no column of names."""
    found: dict[str, ForeignCode] = {}
    parents: dict[str, str] = {}
    losses: list[Loss] = []
    for row in rows_of(data, NAMES, ("name",), "codebook"):
        path = path_of(row["name"])
        if not path or not path[-1]:
            losses.append(Loss("A row", "it names no code."))
            continue
        above = None
        for part in path[:-1]:
            id = f"{above or ''}\n{part}"
            found.setdefault(id, ForeignCode(id, part, above))
            above = id
        id = f"{above or ''}\n{path[-1]}"
        code = ForeignCode(id, path[-1], above, row.get("description", "").strip(),
                           row.get("colour", "").strip())  # fmt: skip
        if id in found and found[id].about and code.about:
            losses.append(Loss(f"A second row for “{path[-1]}”", "the first one counts."))
            continue
        found[id] = code
        if parent := " ".join(row.get("parent", "").split()):
            parents[id] = parent
        if len(found) > MOST:
            raise IngestTrouble(f"The list has more than {MOST:,} codes.", "Split it into parts.")
    if not found:
        raise IngestTrouble("There are no codes in the file.", "Choose another file.")
    codes = tuple(_placed(found, parents, losses))
    return Foreign("codebook", codes=codes, losses=tuple(losses), has_book=True)


def _placed(
    found: dict[str, ForeignCode], parents: dict[str, str], losses: list[Loss]
) -> list[ForeignCode]:
    """The codes under those that their rows name; one that has no row of its own is made."""
    from dataclasses import replace

    ids: dict[str, str] = {}
    for id, code in found.items():
        ids.setdefault(code.name, id)
    for id, parent in parents.items():
        path = path_of(parent)
        above = ids.get(path[-1]) if path else None
        if above is None:
            above = f"\n{path[-1]}"
            found[above] = ForeignCode(above, path[-1])
            ids[path[-1]] = above
        found[id] = replace(found[id], parent=above if above != id else None)
    return list(found.values())
