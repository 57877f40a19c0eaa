"""What a file of another program would bring into a project: planned, looked at, then one step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from reader.domain.annotation import CLAIM, Annotation
from reader.domain.arrivals import article_edit
from reader.domain.article import Article, Version, text_hash
from reader.domain.binding import There
from reader.domain.edit import Change, Edit, made
from reader.domain.foreign.annotating import Annotating, is_same
from reader.domain.foreign.choices import Choices, CodeTree, Group
from reader.domain.foreign.counting import Ruler
from reader.domain.foreign.naming import Naming
from reader.domain.foreign.placing import Misplaced, Place, Placing, counted_as
from reader.domain.foreign.shape import Coding, Foreign, ForeignText, Loss
from reader.domain.ids import derived_id, new_id
from reader.domain.project import Analyst, Connection
from reader.domain.vocabulary import CONNECTIONS

STEP = 5_000
"""Changes in one edit; a larger import is several of one group."""
KINDS = ("article", "source", "tag", "statement", "claim", "mention", "note", "connection")
"""What can come, in the order in which it is told."""
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


@dataclass(frozen=True, slots=True)
class Plan:
    """What would come (`edits`, one group; `counts` by KINDS), what would not, what is there.

    `count` is how the file counts its offsets, as its words say: where it is not the one that was
    chosen, that is offered. `articles` are those that are brought or annotated.
    """

    edits: tuple[Edit, ...]
    counts: Mapping[str, int]
    known: int
    losses: tuple[Loss, ...]
    groups: tuple[Group, ...]
    targets: tuple[Target, ...]
    count: str
    by_words: int
    unverified: int
    articles: tuple[str, ...]


def plan(
    foreign: Foreign,
    there: Shelf,
    choices: Choices,
    label: str,
    goes_on: Callable[[int, int], None] = lambda done, total: None,
) -> Plan:
    """Compare a file with a project; nothing is changed.

    `goes_on` hears how many codings are placed, of how many; what it raises stops the planning.
    """
    return _Planning(foreign, there, choices, label).run(goes_on)


@dataclass(slots=True)
class _Planning:
    foreign: Foreign
    there: Shelf
    choices: Choices
    label: str
    losses: list[Loss] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    opened: list[Edit] = field(default_factory=list)
    """The edits that make the new articles."""
    new: set[str] = field(default_factory=set)
    targets: list[Target] = field(default_factory=list)
    annotations: dict[str, list[Annotation]] = field(default_factory=dict)
    """Id of a coding → what it becomes, or is already."""
    known: int = 0

    def run(self, goes_on: Callable[[int, int], None]) -> Plan:
        self.losses += self.foreign.losses
        tree = CodeTree.of(self.foreign)
        self._tell_codes(tree)
        self._place_texts()
        naming = Naming(tree, self.choices, self.there)
        used = {code for coding in self.foreign.codings for code in coding.codes}
        naming.take(used)
        placing = Placing(self.choices.count, frozenset(c.name for c in tree.codes.values()))
        analysts, new_analysts = self._analysts()
        annotating = Annotating(naming, placing, analysts)
        arrived = list(self._annotated(annotating, tree, goes_on))
        connections = list(self._connected())
        changes = [made(t) for t in (*new_analysts, *naming.made, *arrived, *connections)]
        counts = Counter(a.kind for a in arrived) + Counter(dict(naming.counts()))
        counts["article"] = len(self.new)
        counts["connection"] = len(connections)
        return Plan(
            edits=tuple(self._edits(changes)),
            counts={kind: counts[kind] for kind in KINDS},
            known=self.known,
            losses=tuple(self.losses),
            groups=tree.groups(self.choices),
            targets=tuple(self.targets),
            count=counted_as(self.foreign.codings, self.places, self.choices.count),
            by_words=placing.by_words,
            unverified=placing.unverified,
            articles=tuple(dict.fromkeys(place.article for place in self.places.values())),
        )

    # --- codes and analysts --------------------------------------------------------------------

    def _tell_codes(self, tree: CodeTree) -> None:
        for code in tree.doubles:
            self.losses.append(Loss(f"Code “{code.name}”", "another code has the same GUID."))
        for code in tree.circles:
            why = "it stands under itself; it comes without a code above it."
            self.losses.append(Loss(f"The place of code “{code.name}”", why))

    def _analysts(self) -> tuple[dict[str, str], list[Analyst]]:
        """Who made codings: name → id, and those that the project does not know yet."""
        known = {of.name: of.id for of in self.there.things("analyst")}
        names = dict.fromkeys(coding.by for coding in self.foreign.codings if coding.by)
        new = [Analyst(new_id(), name) for name in names if name not in known]
        return known | {of.name: of.id for of in new}, new

    # --- texts ---------------------------------------------------------------------------------

    def _place_texts(self) -> None:
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
                    self.places[text.id] = replace_ruler(place, Ruler(place.ruler.text, text.breaks))
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

    # --- codings -------------------------------------------------------------------------------

    def _annotated(
        self, annotating: Annotating, tree: CodeTree, goes_on: Callable[[int, int], None]
    ) -> Iterator[Annotation]:
        seen: Counter[str] = Counter()
        there = {
            place.article: _by_start(self.there.annotations_of(place.article))
            for place in self.places.values()
            if place.article not in self.new
        }
        named = {target.id for target in self.targets}
        for number, coding in enumerate(self.foreign.codings):
            if number % 500 == 0:
                goes_on(number, len(self.foreign.codings))
            seen[coding.id] += 1
            place = self.places.get(coding.text)
            if place is None:
                if coding.text not in named and not self._is_told(coding.text):
                    self._lose(coding, tree, "its text is not in the file")
                continue
            coding = replace(coding, codes=tuple(self._codes(coding, tree)))
            id = derived_id("foreign", coding.id, seen[coding.id], place.article)
            try:
                arriving = annotating.annotations(coding, place, id)
            except Misplaced as why:
                self._lose(coding, tree, str(why))
                continue
            for each in arriving:
                twin = self._twin(each, there.get(place.article, {}))
                self.annotations.setdefault(coding.id, []).append(twin or each)
                if twin is None:
                    yield each
                else:
                    self.known += 1

    def _codes(self, coding: Coding, tree: CodeTree) -> Iterator[str]:
        for code in dict.fromkeys(coding.codes):
            if code in tree.codes:
                yield code
            else:
                self._lose(coding, tree, "one of its codes is not in the file", "A code of ")

    def _twin(
        self, of: Annotation, there: Mapping[int, list[Annotation]]
    ) -> Annotation | None:
        for known in there.get(of.spans[0].start, ()):
            if known.id == of.id or is_same(known, of):
                return known
        return None

    def _is_told(self, text: str) -> bool:
        """Whether it is said of a text as a whole why its codings do not come."""
        return any(of.id == text for of in self.foreign.texts)

    def _lose(self, coding: Coding, tree: CodeTree, why: str, what: str = "") -> None:
        names = [tree.codes[code].name for code in coding.codes if code in tree.codes]
        words = coding.passages[0].exact if coding.passages else ""
        about = ", ".join(names[:3]) or words[:60] or coding.note[:60] or coding.id
        text = next((of.name for of in self.foreign.texts if of.id == coding.text), "")
        where = f" in “{text}”" if text else ""
        begun = f"{what}the coding" if what else "The coding"
        self.losses.append(Loss(f"{begun} “{about}”{where}", f"{why}."))

    def _connected(self) -> Iterator[Connection]:
        """Links between claims that are of a kind that there is here."""
        types = {term.code: term.code for term in CONNECTIONS}
        types |= {term.en.casefold(): term.code for term in CONNECTIONS}
        known: list[Connection] = self.there.things("connection")
        there = {(of.from_, of.to, of.type) for of in known}
        unfit: Counter[str] = Counter()
        for tie in self.foreign.ties:
            type = types.get(tie.name.casefold())
            first, second = self._claim(tie.from_), self._claim(tie.to)
            if type is None or first is None or second is None or first == second:
                unfit[tie.name or "without a name"] += 1
            elif (first, second, type) not in there:
                there.add((first, second, type))
                yield Connection(new_id(), first, second, type)
        for name, number in unfit.items():
            why = "Selon has links between claims that are called restates, contradicts and so on."
            self.losses.append(Loss(f"{number} link{'s' * (number != 1)} “{name}”", why))

    def _claim(self, coding: str) -> str | None:
        return next((a.id for a in self.annotations.get(coding, ()) if a.kind == CLAIM), None)

    # --- the step ------------------------------------------------------------------------------

    def _edits(self, changes: list[Change]) -> Iterator[Edit]:
        group = new_id()
        for edit in self.opened:
            yield replace(edit, group=group)
        for start in range(0, len(changes), STEP):
            yield Edit(self.label, tuple(changes[start : start + STEP]), group)


def replace_ruler(place: Place, ruler: Ruler) -> Place:
    """The same place, measured otherwise."""
    return Place(place.article, place.version, ruler)


def plain_address(url: str) -> str:
    """A web address without what does not tell pages apart; "" for none."""
    address = _SCHEME.sub("", url.strip()).partition("#")[0].rstrip("/")
    host, slash, path = address.partition("/")
    return host.casefold() + slash + path


def _by_start(annotations: list[Annotation]) -> dict[int, list[Annotation]]:
    found: dict[int, list[Annotation]] = {}
    for each in annotations:
        found.setdefault(min(span.start for span in each.spans), []).append(each)
    return found
