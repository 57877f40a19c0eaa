"""A project of REFI-QDA (.qdpx): NVivo, MAXQDA, ATLAS.ti, QualCoder, and Selon's own export."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from reader.domain.foreign.choices import SOURCES
from reader.domain.foreign.shape import Coding, Foreign, ForeignCode, Loss, Tie
from reader.ingest.foreign.refi import own
from reader.ingest.foreign.refi.codes import codes
from reader.ingest.foreign.refi.elements import (
    child,
    children,
    guid,
    refuse_other,
    several,
    targets,
    words,
)
from reader.ingest.foreign.refi.texts import Texts, variables
from reader.ingest.packed import member, unpacked
from reader.ingest.registry import IngestTrouble
from reader.ingest.xml_parts import xml_of

_CITED = re.compile(r"\d+:\d+")
MOST = 300_000
"""Selections that a project may have."""
CASES = "cases"
"""The id of the group that cases are put in, beside the codes."""


def read(name: str, data: bytes) -> Foreign:
    """The texts, codes, codings, cases and links of a project. Raises IngestTrouble."""
    packed = unpacked(data, "a REFI-QDA project (.qdpx)")
    root = xml_of(_project(packed))
    refuse_other(root, "Project")
    return _Project(packed, root).read()


def _project(packed: zipfile.ZipFile) -> bytes:
    """The bytes of project.qde, whatever its letters and wherever it lies."""
    names = sorted(
        (name for name in packed.namelist() if name.lower().endswith(".qde")),
        key=lambda name: (not name.lower().endswith("project.qde"), len(name)),
    )
    found = member(packed, names[0]) if names else None
    if found is None:
        raise IngestTrouble(
            "There is no project.qde in the file, which holds the codes and selections.",
            "Export the project again from the program it came from, as REFI-QDA.",
        )
    return found


@dataclass(slots=True)
class _Project:
    packed: zipfile.ZipFile
    root: Any
    losses: list[Loss] = field(default_factory=list)
    left: own.Left = field(default_factory=own.Left)

    def read(self) -> Foreign:
        program = str(self.root.get("origin") or "")[:80]
        is_own = program == "Selon"
        users = {
            guid(user): " ".join(str(user.get("name") or "").split())[:120]
            for user in children(child(self.root, "Users"), "User")
        }
        texts = Texts(self.packed, {}, {k: v for k, v in users.items() if v}, is_own)
        texts.notes = dict(self._notes(texts))
        texts.take(child(self.root, "Sources"))
        if len(texts.codings) > MOST:
            raise IngestTrouble(
                f"The file has {len(texts.codings):,} selections; Selon takes {MOST:,}.",
                "Export it in parts.",
            )
        found = list(codes(child(self.root, "CodeBook"), texts.notes))
        ties = tuple(self._ties())
        codings: tuple[Coding, ...] = tuple(texts.codings)
        if is_own:
            codings, ties = own.put_together(codings, ties)
            self._fill(texts)
        codings = self._cases(found, codings, is_own)
        if is_own:
            codings, self.left = own.voiced(codings, found)
        self._tell_rest(texts, is_own)
        losses = (*texts.losses, *self.losses)
        return Foreign(
            "qdpx", program, tuple(texts.texts), tuple(found), codings, ties, losses, has_book=True
        )

    def _notes(self, texts: Texts) -> Iterator[tuple[str, str]]:
        for note in children(child(self.root, "Notes"), "Note"):
            told = words(note, "PlainTextContent")
            path = str(note.get("plainTextPath") or "")
            if not told and path:
                data = texts.internal(path)
                told = (data or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n").strip()
            yield guid(note), told or words(note, "Description")

    def _ties(self) -> Iterator[Tie]:
        for link in children(child(self.root, "Links"), "Link"):
            name = " ".join(str(link.get("name") or "").split())
            yield Tie(guid(link, "originGUID"), guid(link, "targetGUID"), name[:120])

    def _names(self) -> dict[str, str]:
        return {
            guid(of): " ".join(str(of.get("name") or "").split())
            for of in children(child(self.root, "Variables"), "Variable")
        }

    def _fill(self, texts: Texts) -> None:
        """Metadata of articles, in a project of our own."""
        names = self._names()
        said = {
            guid(source): dict(variables(source, names))
            for source in children(child(self.root, "Sources"), "TextSource")
        }
        texts.texts = [own.article(text, said.get(text.id, {})) for text in texts.texts]

    def _cases(
        self, found: list[ForeignCode], codings: tuple[Coding, ...], is_own: bool
    ) -> tuple[Coding, ...]:
        """Take in cases: as codes of a group of their own, or as what a code is known to be."""
        names = self._names()
        place = {code.id: at for at, code in enumerate(found)}
        cases: list[ForeignCode] = []
        chosen: dict[str, list[str]] = {}
        whole = 0
        for case in children(child(self.root, "Cases"), "Case"):
            id, said = guid(case), dict(variables(case, names))
            about = words(case, "Description")
            known = [target for target in targets(case, "CodeRef") if target in place]
            if is_own and known:
                at = place[known[0]]
                found[at] = own.described(found[at], id, said, about)
                continue
            name = " ".join(str(case.get("name") or "").split())
            cases.append(ForeignCode(id, name, CASES, about, kind=said.get("Kind", "")))
            whole += len(list(children(case, "SourceRef")))
            for target in targets(case, "SelectionRef"):
                chosen.setdefault(target, []).append(id)
        if cases:
            found += [ForeignCode(CASES, "Cases", is_group=True, role=SOURCES), *cases]
        if whole:
            why = "a source here is named by words of a text, not by a text."
            self.losses.append(
                Loss(several(whole, "tie of a case to a text", "ties of cases to texts"), why)
            )
        if not chosen:
            return codings
        return tuple(
            replace(of, codes=(*of.codes, *chosen[of.id])) if of.id in chosen else of
            for of in codings
        )

    def _tell_rest(self, texts: Texts, is_own: bool) -> None:
        coded = {t for code in self.root.iter("{*}Code") for t in targets(code, "NoteRef")}
        left = [id for id in texts.notes if id not in texts.read_notes | coded]
        values = 0 if is_own else sum(1 for _ in self.root.iter("{*}VariableValue"))
        sets = len(list(children(child(self.root, "Sets"), "Set")))
        graphs = len(list(children(child(self.root, "Graphs"), "Graph")))
        if is_own:
            self._tell_described()
        for count, what, why in (
            (len(left), "memo", "on no passage and no code; notes here stand on words."),
            (values, "value of a variable", "Selon keeps no variables of texts and cases."),
            (sets, "set", "Selon has no sets of codes and texts."),
            (graphs, "graph", "Selon draws its own."),
        ):
            if count:
                self.losses.append(
                    Loss(several(count, what, what.replace(" of a ", "s of ") + "s"), why)
                )

    def _tell_described(self) -> None:
        """What our own export has in descriptions and cases that does not come."""
        names, left = self._names(), self.left
        cases = children(child(self.root, "Cases"), "Case")
        graded = sum("Reliability" in dict(variables(case, names)) for case in cases)
        judged = "a judgement is somebody's own: give it anew, if you share it."
        for count, what, many, why in (
            (graded, "reliability of a source", "reliabilities of sources", judged),
            (left.grades, "claim's grade", "claims' grades", judged),
            (left.dates, "date in words", "dates in words", "only what is a date by itself comes."),
            (
                *(left.unnamed, "name of an unknown speaker", "names of unknown speakers"),
                "what the text calls them stands in a description.",
            ),
            (
                *(left.unread, "claim's order of voices", "claims' orders of voices"),
                "a name in it is cut, or that of two sources; each comes as a voice that asserts.",
            ),
        ):
            if count:
                self.losses.append(Loss(several(count, what, many), why))
