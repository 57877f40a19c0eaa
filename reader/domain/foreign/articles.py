"""The texts of a file of another program: brought along, known again, or looked for by address."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from reader.domain.annotation import Annotation
from reader.domain.arrivals import article_edit
from reader.domain.article import Article, Version, text_hash
from reader.domain.binding import There
from reader.domain.edit import Edit
from reader.domain.foreign.choices import Choices
from reader.domain.foreign.counting import Ruler
from reader.domain.foreign.placing import Place
from reader.domain.foreign.shape import Foreign, ForeignText, Loss

_SCHEME = re.compile(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)


class Shelf(There, Protocol):
    """What is already in a project, with the annotations of its articles."""

    def annotations_of(self, article: str) -> list[Annotation]:
        """The annotations of an article."""
        ...


@dataclass(frozen=True, slots=True)
class Target:
    """A text that the file only names: how many codings stand in it, which article it is.

    `article` is "" where it was not found or is to be left out.
    """

    id: str
    name: str
    codings: int
    article: str


@dataclass(slots=True)
class Texts:
    """Id of a text → its place in the project; new articles are made by the edits in `opened`."""

    foreign: Foreign
    there: Shelf
    choices: Choices
    places: dict[str, Place] = field(default_factory=dict)
    opened: list[Edit] = field(default_factory=list)
    new: set[str] = field(default_factory=set)
    targets: list[Target] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    known: int = 0

    def place(self) -> None:
        """Find or make the articles of all texts."""
        inside = Counter(coding.text for coding in self.foreign.codings)
        seen: set[str] = set()
        articles: list[Article] = self.there.things("article")
        for text in self.foreign.texts:
            if text.id in seen:
                why = "another text has the same GUID; neither can be told by it."
                self.losses.append(Loss(f"Text “{text.name}”", why))
            elif text.draft is not None:
                self._bring(text)
            elif inside[text.id]:
                self._find(text, inside[text.id], articles)
            seen.add(text.id)

    def _bring(self, text: ForeignText) -> None:
        """A text of the file: the article that has it, else a new one."""
        assert text.draft is not None
        sha256 = text_hash(text.draft.text)
        known = self.there.article_with_text(sha256)
        if known is None:
            for place in self.places.values():
                if place.article in self.new and place.ruler.text == text.draft.text:
                    ruler = Ruler(place.ruler.text, text.breaks)
                    self.places[text.id] = Place(place.article, place.version, ruler)
                    return
            article, edit = article_edit(text.draft)
            self.opened.append(edit)
            self.new.add(article.id)
            ruler = Ruler(text.draft.text, text.breaks)
            self.places[text.id] = Place(article.id, article.version, ruler)
            return
        self.known += 1
        current = self._current(known)
        if current.sha256 == sha256:
            self.places[text.id] = Place(known, current.id, Ruler(text.draft.text, text.breaks))
        else:
            why = "the article has a newer text by now; its codings are of the older one."
            self.losses.append(Loss(f"Codings in “{text.name}”", why))

    def _find(self, text: ForeignText, codings: int, articles: list[Article]) -> None:
        """The article that a text is which the file only names: as chosen, by hash, by address."""
        chosen = self.choices.targets.get(text.id)
        found = chosen if chosen is not None else self._article_of(text, articles)
        article = next((of for of in articles if of.id == found), None)
        self.targets.append(Target(text.id, text.name, codings, article.id if article else ""))
        if article is None:
            why = (
                "it is left out."
                if chosen == ""
                else "no article of the project has this address or text; choose one."
            )
            number = f"{codings} annotation{'s' * (codings != 1)}"
            self.losses.append(Loss(f"{number} on “{text.name}”", why))
            return
        current = self._current(article.id)
        ruler = Ruler(self.there.text(current.sha256), text.breaks)
        self.places[text.id] = Place(article.id, current.id, ruler)

    def _article_of(self, text: ForeignText, articles: list[Article]) -> str | None:
        if text.sha256 and (known := self.there.article_with_text(text.sha256)):
            return known
        if text.url:
            address = plain_address(text.url)
            fitting = [
                of.id
                for of in articles
                if address in (plain_address(of.url), plain_address(of.archive_url))
            ]
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                return None
        return next((of.id for of in articles if of.number == text.number), None)

    def _current(self, article: str) -> Version:
        known = self.there.get("article", article)
        assert isinstance(known, Article), "it has just been found"
        version = self.there.get("version", known.version)
        assert isinstance(version, Version)
        return version


def plain_address(url: str) -> str:
    """A web address without what does not tell pages apart; "" for none."""
    address = _SCHEME.sub("", url.strip()).partition("#")[0].rstrip("/")
    host, slash, path = address.partition("/")
    return host.casefold() + slash + path
