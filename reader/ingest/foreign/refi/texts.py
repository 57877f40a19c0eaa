"""The texts of a REFI-QDA project and the selections in them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from reader.domain.foreign.shape import Coding, ForeignText, Loss, Passage
from reader.domain.one_line import one_line
from reader.ingest.decoding import decode
from reader.ingest.foreign.refi.elements import (
    child,
    children,
    guid,
    local,
    moment,
    number,
    several,
    targets,
    words,
)
from reader.ingest.packed import member
from reader.ingest.registry import IngestTrouble
from reader.ingest.text import read as read_text

_OTHER = {
    "PictureSource": "picture",
    "AudioSource": "recording",
    "VideoSource": "film",
}
_WIDE_END = re.compile("\r\n")
_INTERNAL = "internal://"


@dataclass(slots=True)
class Texts:
    """Reads them; `notes` are memos by GUID, `users` names. What cannot come is in `losses`."""

    packed: zipfile.ZipFile
    notes: Mapping[str, str]
    users: Mapping[str, str]
    is_own: bool
    texts: list[ForeignText] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    read_notes: set[str] = field(default_factory=set)
    _members: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._members = {
            name.replace("\\", "/").lower(): name for name in reversed(self.packed.namelist())
        }

    def take(self, sources: Any | None) -> None:
        """Read them all."""
        others: dict[str, int] = {}
        for source in sources if sources is not None else ():
            kind = local(source)
            if kind == "TextSource":
                self._take(source, str(source.get("name") or "") or _named_by(source))
            elif kind == "PDFSource":
                self._take_pdf(source)
            elif kind in _OTHER:
                others[kind] = others.get(kind, 0) + 1
        for kind, count in others.items():
            why = "Selon reads texts; what is said of them stays in their own program."
            self.losses.append(Loss(several(count, _OTHER[kind]), why))

    def internal(self, path: str) -> bytes | None:
        """The bytes of a member that is named as internal://…; None when there is none."""
        name = path[len(_INTERNAL) :] if path.lower().startswith(_INTERNAL) else path
        name = name.replace("\\", "/").lower().lstrip("/")
        for place in (f"sources/{name}", name):
            if place in self._members:
                return member(self.packed, self._members[place])
        return None

    def _take_pdf(self, source: Any) -> None:
        name = one_line(str(source.get("name") or "")) or "?"
        drawn = len(list(children(source, "PDFSelection")))
        text = child(source, "Representation")
        if text is not None:
            self._take(text, name)
            if drawn:
                why = "they are areas of a page; those of its text come."
                self.losses.append(Loss(f"{several(drawn, 'selection')} on pages of “{name}”", why))
        else:
            why = "the file holds no plain text of it. Import the PDF itself."
            self.losses.append(Loss(f"PDF “{name}”", why))

    def _take(self, source: Any, name: str) -> None:
        name = one_line(name) or "Untitled"
        try:
            text = self._text(source, name)
        except IngestTrouble as trouble:
            self._leave(source, f"Text “{name}”", trouble.message)
            return
        if text is None:
            path = str(source.get("plainTextPath") or "")
            has_rich = source.get("richTextPath")
            why = (
                f"its text “{path[:120]}” is not in the file."
                if path
                else "it is there as rich text only; the file holds no plain text of it."
                if has_rich
                else "the file holds no text of it."
            )
            self._leave(source, f"Text “{name}”", why)
            return
        self.texts.append(text)
        self._tell_rest(source, name)
        for selection in children(source, "PlainTextSelection"):
            self.codings.append(self._coding(selection, text.id))

    def _leave(self, source: Any, what: str, why: str) -> None:
        count = len(list(children(source, "PlainTextSelection")))
        inside = f" with {several(count, 'selection')}" if count else ""
        self.losses.append(Loss(what + inside, why))

    def _tell_rest(self, source: Any, name: str) -> None:
        whole = len(list(children(source, "Coding")))
        if whole:
            why = "they are of the whole text; tags here stand on words."
            self.losses.append(Loss(f"{several(whole, 'code')} of “{name}”", why))
        refs = [t for t in targets(source, "NoteRef") if self.notes.get(t)]
        if refs:
            self.read_notes.update(refs)
            why = "they are of the whole text; notes here stand on words."
            self.losses.append(Loss(f"{several(len(refs), 'note')} on “{name}”", why))

    def _text(self, source: Any, name: str) -> ForeignText | None:
        path = str(source.get("plainTextPath") or "")
        content = child(source, "PlainTextContent")
        if content is not None:
            data: bytes | None = "".join(content.itertext()).encode("utf-8")
        else:
            data = self.internal(path) if path else None
        if data is None:
            return None
        decoded = decode(data)
        draft = replace(read_text(f"{name}.txt", data), title=name, importer="", member=None)
        raw = data.decode(decoded.encoding, "replace").lstrip("\ufeff")
        breaks = tuple(
            found.start() - before for before, found in enumerate(_WIDE_END.finditer(raw))
        )
        return ForeignText(guid(source), name, draft, breaks)

    def _coding(self, selection: Any, text: str) -> Coding:
        coded = list(children(selection, "Coding"))
        codes = [target for coding in coded for target in targets(coding, "CodeRef")]
        refs = [*targets(selection, "NoteRef")]
        refs += [target for coding in coded for target in targets(coding, "NoteRef")]
        self.read_notes.update(refs)
        remarks = [self.notes.get(ref, "") for ref in dict.fromkeys(refs)]
        if not self.is_own:
            remarks.insert(0, words(selection, "Description"))
        users = (guid(of, "creatingUser") for of in (selection, *coded))
        times = (moment(of) for of in (selection, *coded))
        return Coding(
            id=guid(selection),
            text=text,
            passages=(
                Passage(
                    number(selection, "startPosition"),
                    number(selection, "endPosition"),
                    str(selection.get("name") or ""),
                    is_cut=True,
                ),
            ),
            codes=tuple(codes),
            told=words(selection, "Description") if self.is_own else "",
            note="\n\n".join(filter(None, remarks)),
            by=next((self.users[user] for user in users if user in self.users), ""),
            at=next(filter(None, times), None),
        )


def variables(of: Any, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Name and value of the variables of an element."""
    for value in children(of, "VariableValue"):
        ref = child(value, "VariableRef")
        name = names.get(guid(ref, "targetGUID")) if ref is not None else None
        told = next((t for e in value if local(e) != "VariableRef" if (t := e.text or "")), "")
        if name and told.strip():
            yield name, told.strip()


def _named_by(source: Any) -> str:
    """The name of the file that a text without a name of its own lies in."""
    path = str(source.get("plainTextPath") or "").replace("\\", "/")
    return PurePosixPath(path).stem
