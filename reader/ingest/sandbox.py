"""Foreign files read in a process of their own, which is limited and replaced when it fails.

From there come plain values alone, and they are checked: a file made to do harm can spoil its own
import and nothing else; one article of many costs that article.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.domain.article import BLOCK_KINDS, Draft
from reader.domain.document import Document
from reader.domain.plain import from_plain
from reader.ingest.parts import Entry, Part, Refused
from reader.ingest.process import Answer, ChildFault, Process
from reader.ingest.registry import Column, Columns, Importer, IngestTrouble, signed

if TYPE_CHECKING:
    from types import TracebackType

    from reader.domain.foreign.shape import Foreign
    from reader.ingest.foreign import ForeignFormat

__all__ = ["ChildFault", "Parser"]

WALL_SECONDS = 15.0
"""For an article, and for what a file takes before its first one."""
FOREIGN_SECONDS = 60.0
"""For a file of annotations, which is read in one piece."""
MOST_DEATHS = 3
"""Articles of one file that may break the process; then the rest of the file is left."""
MOST_ARTICLES = 100_000
"""In one file."""
LONGEST_NAME = 300
_ELSE = "Open it in its own program and save the article as text (.txt)."
_ANNOTATIONS = "Export it again from the program it came from, perhaps in parts."
_FAILED = {
    "time": ("Reading it took too long, and was stopped.", _ELSE),
    "memory": ("Reading it takes more memory than Selon allows.", _ELSE),
    "refused": ("It asks for other files or for the network, which Selon does not allow.", _ELSE),
    "depth": ("It is nested too deeply.", _ELSE),
    "died": ("It is damaged, or made so that its reader breaks.", _ELSE),
    "answer": ("Reading it brought nothing that an article can be made of.", _ELSE),
}


class Parser:
    """Reads files by their importers; foreign formats in a child, kept warm until `close`.

    For one thread. `modules` are imported by the child and register more importers there;
    `seconds` is the time that an article may take.
    """

    def __init__(self, modules: tuple[str, ...] = (), seconds: float = WALL_SECONDS) -> None:
        self._process = Process(modules)
        self._seconds = seconds
        self._entries: Generator[Entry, None, None] | None = None
        self._is_at_work = False

    def __enter__(self) -> Parser:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(
        self,
        importer: Importer,
        name: str,
        data: bytes,
        encoding: str | None = None,
        columns: Columns | None = None,
    ) -> Draft | Document | Iterator[Entry]:
        """What is in a file; as Importer.read, with IngestTrouble for all that goes wrong in it.

        Several articles come one by one while they are read; a bad one comes as Refused, and so
        does the rest of a file that is cut off. Ending the iterator stops the reading; the next
        file ends it. Raises ChildFault when there is no process to read it.
        """
        self._leave()
        if importer.trusted:
            found = importer.found(name, data, encoding, columns)
            if isinstance(found, Draft):
                return signed(found, importer)
            return found if isinstance(found, Document) else _signed(_drafts(found), importer)
        job = {
            "importer": importer.name,
            "name": name,
            "encoding": encoding,
            "columns": dict(columns) if columns else None,
        }
        answer = self._process.ask({**job, "after": 0}, data, self._seconds)
        if "draft" in answer:
            return signed(_draft(answer["draft"], len(data)), importer)
        if "part" in answer or "done" in answer:
            self._is_at_work = True
            self._entries = self._each(job, data, answer)
            return _signed(self._entries, importer)
        raise _trouble(answer)

    def annotations(self, format: ForeignFormat, name: str, data: bytes) -> Foreign:
        """What is in a file of another program; IngestTrouble for all that goes wrong in it."""
        from reader.domain.foreign.shape import Foreign

        self._leave()
        job = {"foreign": format.name, "name": name}
        answer = self._process.ask(job, data, FOREIGN_SECONDS)
        if "foreign" not in answer:
            raise _trouble(answer, _ANNOTATIONS)
        try:
            foreign = from_plain(Foreign, answer["foreign"])
            for text in foreign.texts:
                if text.draft is not None:
                    _checked(text.draft, len(data))
        except (AttributeError, KeyError, IndexError, TypeError, ValueError):
            raise IngestTrouble(*_FAILED["answer"]) from None
        return foreign

    def abandon(self) -> None:
        """Let a read that is under way fail at once. May be called from another thread."""
        self._process.kill()

    def close(self) -> None:
        """End the child; a later read starts a new one."""
        self._leave()
        self._process.close()

    def _leave(self) -> None:
        """Give up the articles of the last file that nobody has asked for."""
        entries, self._entries = self._entries, None
        if entries is not None:
            entries.close()
        if self._is_at_work:
            self._is_at_work = False
            self._process.discard()

    def _each(self, job: Answer, data: bytes, answer: Answer) -> Generator[Entry, None, None]:
        number = deaths = 0
        while "part" in answer and number < MOST_ARTICLES:
            member = str(answer["part"])[:LONGEST_NAME]
            answer = self._process.answer(self._seconds)
            yield _entry(member, answer, len(data))
            number += 1
            if "spent" not in answer:
                answer = self._process.answer(self._seconds)
            elif (deaths := deaths + 1) < MOST_DEATHS:
                answer = self._process.ask({**job, "after": number}, data, self._seconds)
        self._is_at_work = "part" in answer
        if "done" not in answer:
            yield _rest(answer, number)


def _signed(
    entries: Generator[Entry, None, None], importer: Importer
) -> Generator[Entry, None, None]:
    with closing(entries):
        for entry in entries:
            yield signed(entry, importer) if isinstance(entry, Draft) else entry


def _entry(member: str, answer: Answer, size: int) -> Entry:
    """What became of an article that was announced as `member`."""
    try:
        if "draft" in answer:
            draft = _draft(answer["draft"], size)
            return draft if draft.member else replace(draft, member=member)
        trouble = _trouble(answer)
    except IngestTrouble as unfit:
        trouble = unfit
    return Refused(member, trouble.message, trouble.advice)


def _rest(answer: Answer, number: int) -> Refused:
    """Why the articles of a file after the first `number` are not there."""
    before = (
        "The article before it is imported."
        if number == 1
        else (f"The {number} articles before it are imported as far as they could be.")
    )
    if "part" in answer:
        return Refused("", f"The file has more than {number:,} articles; the rest is left.",
                       "Split it into parts and import those.")  # fmt: skip
    trouble = _trouble(answer)
    if "spent" in answer:
        return Refused("", f"The rest of the file is not read. {trouble.message}", before)
    return Refused("", trouble.message, f"{before} {trouble.advice}")


def _drafts(found: list[Draft] | Iterator[Part]) -> Generator[Entry, None, None]:
    for each in found:
        if isinstance(each, Draft):
            yield each
            continue
        try:
            yield each.make()
        except IngestTrouble as trouble:
            yield Refused(each.member, trouble.message, trouble.advice)


def _trouble(answer: Answer, advice: str = "") -> IngestTrouble:
    if "trouble" in answer:
        message, advice = map(str, answer["trouble"])
        columns = tuple(from_plain(Column, each) for each in answer.get("columns", ()))
        return IngestTrouble(message, advice, columns)
    if answer.get("failed") == "error":
        kind = str(answer.get("error"))[:60]
        said = f"It is damaged, or made in an unusual way ({kind})."
        return IngestTrouble(said, advice or _ELSE)
    said, otherwise = _FAILED.get(str(answer.get("failed")), _FAILED["answer"])
    return IngestTrouble(said, advice or otherwise)


def _draft(plain: Any, size: int) -> Draft:
    """The draft in an answer about a file of `size` bytes. Raises IngestTrouble when it is none."""
    try:
        return _checked(from_plain(Draft, plain), size)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError):
        raise IngestTrouble(*_FAILED["answer"]) from None


def _checked(draft: Draft, size: int) -> Draft:
    """The draft; ValueError when its text is none or its blocks do not lie in it in order."""
    draft.text.encode("utf-8")
    end = 0
    for block in draft.blocks:
        if not end <= block.start < block.end or block.kind not in BLOCK_KINDS:
            raise ValueError("blocks out of order")
        end = block.end
    if not draft.blocks or end > len(draft.text) or "\0" in draft.text:
        raise ValueError("no text")
    if draft.extent is not None:
        start, stop = draft.extent
        if not 0 <= start < stop <= size:
            raise ValueError("no part of the file")
    return draft
