"""The one table of what the window can do; menus, palette, shortcut page and keys come from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing the window can do. The slot that does it has the same `name`.

    `menu` is a path ("View/Theme"). `shortcut` holds key sequences parted by spaces, which act
    everywhere in the window; `page_key` a single key ("c", "shift+c") that acts only while the page
    has the focus. With `choice` the action is one of those that exclude each other; `submenu`
    says that it opens a list of its own; `parted` draws a line above it.
    """

    name: str
    text: str
    menu: str
    shortcut: str = ""
    page_key: str = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    choice: str = ""
    submenu: bool = False
    parted: bool = False


_R = ActionRow
MENUS = ("File", "Edit", "Article", "Mark", "View", "Help")

_FILE = (
    _R("new_project", "New project…", "File", "Ctrl+N", icon="new"),
    _R("open_project", "Open project…", "File", "Ctrl+O", icon="open"),
    _R("recent", "Open recent", "File", submenu=True),
    _R("save_copy", "Save a copy…", "File", "Ctrl+Shift+S",
       tip="Everything is saved as you work; this makes a second file"),
    _R("share_copy", "Share a copy…", "File",
       tip="A copy to give away: without history, notes, names or chosen sources"),
    _R("project_details", "Project details…", "File",
       tip="The project's title and its TLP marking: who may have it"),
    _R("restore_backup", "Restore a backup…", "File",
       tip="Put an earlier state in the place of the project; what is there now is kept aside"),
    _R("import_files", "Import articles…", "File", "Ctrl+I", icon="import", parted=True,
       tip="Texts, web pages, PDFs, documents, mails; files can also be dragged onto the window"),
    _R("import_folder", "Import folder…", "File", "Ctrl+Shift+I",
       tip="All the articles in a folder and the folders in it"),
    _R("paste_article", "Paste as article", "File", "Ctrl+Shift+V",
       tip="Make an article of what the clipboard holds"),
    _R("import_tag_set", "Import tag set…", "File",
       tip="Tags from a machinetag.json of MISP, such as tlp or admiralty-scale"),
    _R("export", "Export…", "File", "Ctrl+E", icon="export"),
    _R("print_report", "Print…", "File", "Ctrl+P",
       tip="The article in front with its marks and notes; from other views the whole report"),
    _R("quit", "Quit", "File", "Ctrl+Q", parted=True),
)  # fmt: skip
_EDIT = (
    _R("undo", "Undo", "Edit", "Ctrl+Z", icon="undo"),
    _R("redo", "Redo", "Edit", "Ctrl+Shift+Z Ctrl+Y", icon="redo"),
    _R("copy_citation", "Copy with citation", "Edit", "Ctrl+Shift+C", parted=True,
       tip="The selected or active words with their citation: “…” — 1:4"),
    _R("copy_rich", "Copy as rich text", "Edit/Copy as", "Ctrl+Shift+X",
       tip="With who says it, where and when, formatted, for a document or a mail"),
    _R("copy_markdown", "Copy as Markdown", "Edit/Copy as", "Ctrl+Shift+M"),
    _R("copy_link", "Copy link", "Edit/Copy as", "Ctrl+Shift+K",
       tip="A selon:// link that opens this project at this passage"),
    _R("copy_as_table", "Copy as a table", "Edit/Copy as", "Ctrl+Shift+T", parted=True,
       tip="What the view shows, for a spreadsheet: claims, sources, statements, matrix …"),
    _R("delete_annotation", "Delete annotation", "Edit", page_key="delete", icon="delete"),
    _R("erase_annotation", "Erase annotation for good…", "Edit",
       tip="With its history, from the file itself; it cannot be undone"),
    _R("find", "Find in article", "Edit", "Ctrl+F", icon="search", parted=True),
    _R("find_next", "Find next", "Edit", "F3"),
    _R("find_previous", "Find previous", "Edit", "Shift+F3"),
    _R("merge_source", "Merge sources…", "Edit", parted=True,
       tip="Make one source another name of another"),
    _R("split_source", "Split source…", "Edit",
       tip="Part what the source in the Sources view is from what it is not"),
    _R("maybe_one", "Sources that may be one…", "Edit"),
    _R("erase_source", "Erase source for good…", "Edit",
       tip="The source of the Sources view, with its history; it cannot be undone"),
    _R("import_aliases", "Other names from a list…", "Edit",
       tip="Give sources the other names that a CSV or a galaxy of MISP knows"),
    _R("verdict_list", "Verdicts of this project…", "Edit",
       tip="The words that verdicts on claims are chosen from"),
    _R("preferences", "Preferences…", "Edit", "Ctrl+,", icon="settings", parted=True),
)  # fmt: skip
_ARTICLE = (
    _R("next_article", "Next article", "Article", "Ctrl+PgDown"),
    _R("previous_article", "Previous article", "Article", "Ctrl+PgUp"),
    _R("next_unread", "Next unread article", "Article", page_key="u",
       tip="The next of the list that you have not read"),
    _R("next_paragraph", "Next paragraph", "Article", page_key="j", parted=True),
    _R("previous_paragraph", "Previous paragraph", "Article", page_key="k"),
    _R("next_annotation", "Next annotation", "Article", page_key="."),
    _R("previous_annotation", "Previous annotation", "Article", page_key=","),
    _R("toggle_out_of_article", "Paragraph is not part of the article", "Article", page_key="b",
       parted=True, tip="Fold teasers, share links and the like away, or bring them back"),
    _R("review_blocks", "Review what looks like no part of it", "Article", page_key="shift+b",
       tip="Go to the next block that looks like a teaser, a share link or the like"),
    _R("leave_all_out", "Leave out all that looks so", "Article"),
    _R("keep_all_in", "Keep all that looks so", "Article",
       tip="They are part of the article and are not proposed again"),
    _R("import_newer", "Import a newer version…", "Article", parted=True,
       tip="A corrected text of this article from a file; its annotations are carried over"),
    _R("paste_newer", "Paste as newer version", "Article",
       tip="A corrected text of this article from the clipboard"),
    _R("versions", "Versions…", "Article", tip="Read an older version of this article"),
    _R("compare_versions", "Compare versions…", "Article",
       tip="Two versions side by side, with what was taken out and put in"),
    _R("current_version", "Back to the current version", "Article"),
    _R("next_to_review", "Next to review", "Article", "F8", parted=True,
       tip="Words that a newer version left open"),
    _R("previous_to_review", "Previous to review", "Article", "Shift+F8"),
    _R("put_here", "Put on the selected words", "Article", page_key="r",
       tip="What is under review stands on the selected words from now on"),
    _R("toggle_original", "Original", "Article", page_key="o", checkable=True, parted=True,
       tip="Show what the article came from: a PDF’s pages, or all of a file’s text"),
    _R("save_original", "Save original…", "Article",
       tip="Write the file that the article came from, byte for byte"),
    _R("star_article", "Star", "Article", page_key="*", parted=True,
       tip="Star the article, or the articles chosen in the library; again takes the stars off"),
    _R("toggle_read", "Mark as unread", "Article", page_key="shift+u",
       tip="Or as read, where all that is chosen is unread"),
    _R("collect_article", "Add to collection…", "Article", "Ctrl+Shift+L",
       tip="Of the article, or of the articles chosen in the library"),
    _R("bin_article", "Move to the bin", "Article",
       tip="Articles come back from the bin whole; Delete does it in the library"),
    _R("erase_article", "Erase for good…", "Article",
       tip="The article and all that is marked in it, with its history; it cannot be undone"),
    _R("article_details", "Details…", "Article", "Ctrl+Return", parted=True,
       tip="Title, byline, outlet, date and addresses of the article"),
)  # fmt: skip
_MARK = (
    _R("mark_claim", "Claim", "Mark", page_key="c", icon="claim",
       tip="Mark the selected words as a claim; without a selection, the sentence"),
    _R("mark_source", "Source", "Mark", page_key="s", icon="source",
       tip="Mark the selected words as the name of a source"),
    _R("mark_tag", "Tag", "Mark", page_key="t", icon="tag"),
    _R("mark_note", "Note", "Mark", page_key="n", icon="note"),
    _R("add_span", "Add to the claim", "Mark", page_key="shift+c",
       tip="Add the selected words to the active claim"),
    _R("put_under", "Under a statement…", "Mark", page_key="p",
       tip="Say that the active claim says the same as others: put them under one statement"),
    _R("put_against", "Under a statement, as its opposite…", "Mark", page_key="shift+p"),
    _R("link_claim", "Link to a claim or statement…", "Mark", page_key="shift+k",
       tip="Say that the active claim restates, contradicts, corrects … another"),
    _R("show_in_claims", "Show in the Claims view", "Mark"),
    _R("weigh_claim", "Weigh against hypotheses", "Mark", page_key="w",
       tip="Put the active claim into the table of the Hypotheses view"),
    _R("open_card", "Open the card", "Mark", page_key="enter", icon="card-open", parted=True),
    _R("extend_end", "Longer at the end", "Mark", "Alt+Shift+Right", parted=True,
       tip="Move the end of the active annotation by a word"),
    _R("shrink_end", "Shorter at the end", "Mark", "Alt+Shift+Left"),
    _R("extend_start", "Longer at the start", "Mark", "Alt+Shift+Up"),
    _R("shrink_start", "Shorter at the start", "Mark", "Alt+Shift+Down"),
    _R("next_suggestion", "Next suggestion", "Mark/Suggestions", page_key="]", parted=True,
       tip="Go to the next suggestion of who says what; it becomes the active one"),
    _R("previous_suggestion", "Previous suggestion", "Mark/Suggestions", page_key="["),
    _R("accept_suggestion", "Accept", "Mark/Suggestions", parted=True,
       tip="Make a claim of the active suggestion, with its source"),
    _R("accept_and_edit", "Accept and edit", "Mark/Suggestions", page_key="shift+enter",
       tip="Accept the active suggestion and open its card"),
    _R("dismiss_suggestion", "Dismiss", "Mark/Suggestions",
       tip="Have the active suggestion not come again"),
    _R("accept_strong", "Accept strong ones…", "Mark/Suggestions", page_key="a", parted=True,
       tip="Look over the suggestions that are most likely right, and accept them together"),
    _R("dismissed_suggestions", "Dismissed ones…", "Mark/Suggestions",
       tip="What was dismissed in this article; it can be brought back"),
    _R("toggle_snapping", "Select whole words", "Mark", "Ctrl+Shift+W", checkable=True,
       parted=True, tip="Selections snap to words"),
)  # fmt: skip
_VIEW = (
    _R("command_palette", "Find anything…", "View", "Ctrl+K", icon="search",
       tip="Articles, claims, sources, tags and commands"),
    _R("toggle_library", "Library", "View", "Ctrl+1", icon="library", checkable=True, parted=True),
    _R("toggle_collections", "Collections", "View", "Ctrl+5", checkable=True),
    _R("toggle_tags", "Tags", "View", "Ctrl+2", icon="tag", checkable=True),
    _R("toggle_margin", "Margin", "View", "Ctrl+3", icon="note", checkable=True),
    _R("toggle_annotation_list", "Annotation list", "View", "Ctrl+4", checkable=True),
    _R("toggle_review", "To review", "View", "Ctrl+Shift+R", checkable=True,
       tip="What newer versions of articles left open"),
    _R("toggle_history", "History", "View", "Ctrl+H", icon="history", checkable=True),
    _R("toggle_highlights", "Highlights", "View", page_key="h", checkable=True, parted=True),
    _R("toggle_suggestions", "Suggestions", "View", page_key="g", checkable=True,
       tip="Show what the program proposes, or hide it all"),
    _R("focus_mode", "Focus mode", "View", "F11", page_key="f", checkable=True,
       tip="The article alone, without panels"),
    _R("zoom_in", "Larger text", "View", "Ctrl++ Ctrl+=", parted=True),
    _R("zoom_out", "Smaller text", "View", "Ctrl+-"),
    _R("zoom_reset", "Usual text size", "View", "Ctrl+0"),
    _R("theme_system", "As the desktop", "View/Theme", icon="theme", choice="theme"),
    _R("theme_light", "Light", "View/Theme", icon="sun", choice="theme"),
    _R("theme_dark", "Dark", "View/Theme", icon="moon", choice="theme"),
    _R("theme_contrast", "High contrast", "View/Theme", icon="contrast", choice="theme"),
    _R("go_back", "Back", "View", "Alt+Left", parted=True,
       tip="Where you were before: the row of a list, the line of an article"),
    _R("go_forward", "Forward", "View", "Alt+Right"),
    _R("view_read", "Read", "View", "Alt+1", parted=True),
    _R("view_claims", "Claims", "View", "Alt+2", icon="claim"),
    _R("view_sources", "Sources", "View", "Alt+3", icon="source"),
    _R("view_matrix", "Matrix", "View", "Alt+4",
       tip="Who says what: statements, articles or tags by sources"),
    _R("view_timeline", "Timeline", "View", "Alt+5", tip="Who said what when"),
    _R("view_network", "Network", "View", "Alt+6",
       tip="Who says what and has it from whom, drawn"),
    _R("view_hypotheses", "Hypotheses", "View", "Alt+7"),
    _R("view_search", "Search", "View", "Ctrl+Shift+F", icon="search",
       tip="All that answers a question, saved searches, lists of names"),
    _R("search_names", "Look for a list of names…", "View",
       tip="How often each of many names stands in each article"),
    _R("next_result", "Next result", "View", "F4",
       tip="Go to the next thing that the search has found"),
    _R("previous_result", "Previous result", "View", "Shift+F4"),
)  # fmt: skip
_LIBRARY = (
    _R("show_all", "All articles", "View/Library"),
    _R("show_unread", "Unread", "View/Library"),
    _R("show_starred", "Starred", "View/Library"),
    _R("show_bin", "Bin", "View/Library"),
    _R("sort_number", "As imported", "View/Sort articles", choice="sort"),
    _R("sort_date", "By date", "View/Sort articles", choice="sort"),
    _R("sort_title", "By title", "View/Sort articles", choice="sort"),
    _R("sort_outlet", "By outlet", "View/Sort articles", choice="sort"),
    _R("sort_collection", "By collection", "View/Sort articles", choice="sort"),
    _R("sort_unread", "By unread", "View/Sort articles", choice="sort"),
    _R("sort_claims", "By number of claims", "View/Sort articles", choice="sort"),
    _R("sort_reversed", "The other way round", "View/Sort articles", parted=True),
    _R("group_articles", "In groups", "View/Sort articles", checkable=True,
       tip="Put together what is alike: a month, an outlet, a collection"),
)  # fmt: skip
_HELP = (
    _R("shortcuts", "Keyboard shortcuts", "Help", "F1", page_key="?"),
    _R("report_bug", "Report a problem…", "Help"),
    _R("about", "About Selon", "Help", parted=True),
)

ACTIONS: tuple[ActionRow, ...] = (*_FILE, *_EDIT, *_ARTICLE, *_MARK, *_VIEW, *_LIBRARY, *_HELP)

GESTURES: tuple[tuple[str, str, str], ...] = (
    ("Mark", "1 – 9", "Give the tag with that key, or take it off"),
    ("Mark", "Shift+← →", "Selection longer or shorter by a character"),
    ("Mark", "Ctrl+Click", "On a source's name: it says the active claim"),
    ("Mark", "Enter", "On a suggestion: make it the active one; on the active one: accept it"),
    ("Mark", "Delete", "On the active suggestion: dismiss it, for good"),
    ("Mark", "Tab or Shift+Tab", "While a suggestion is active: to the next or the previous one"),
    ("Edit", "Drag", "A card of the margin into another program: its words with their citation"),
    ("Mark", "Esc", "Leave the card, the bar or a list for the page"),
    ("View", "Shift+C or C or N or I or Shift+I or 0", "In the table of hypotheses: the rating"),
    ("View", "M", "In the table of hypotheses: to the note on a rating"),
    ("Article", "O", "Under review: its words are gone"),
    ("Article", "N or P", "Versions side by side: the next or previous difference"),
    ("View", "Tab", "To the next part of the window"),
    ("View", "/", "Claims view: to the filter; Esc there clears it"),
    ("View", "Enter", "Claims view: read the claim in its article; Alt+Left comes back to its row"),
    ("View", "T", "Claims view: tag the selected claims"),
    ("View", "G", "Claims view: give them a digit"),
    ("View", "V", "Claims view: mark them to check, then checked, then neither"),
    ("View", "S", "Claims view: show the statements beside it, or hide them"),
    ("View", "P", "Claims view: put them under a statement"),
    ("View", "O", "Claims view: put them under a statement as its opposite"),
    ("View", "L", "Claims view: look for claims that say nearly the same words"),
    (
        "View",
        "K",
        "Claims view: link the claim to another, or the first of two to the second",
    ),
    ("View", "E", "Claims view: export the selected claims"),
    ("View", "X", "Claims view: take them from under their statement"),
    ("View", "1 – 9", "Claims view: give them the tag with that key, or take it off"),
    ("View", "Ctrl+C", "Claims view: copy the selected rows as a table"),
    ("View", "Enter", "Matrix: to the passages of the cell; there, read one in its article"),
    ("View", "Ctrl+← → ↑ ↓", "Matrix: to the next cell that way with something in it"),
    ("View", "P or Shift+P", "Matrix: pin the row, or the column, or let it go"),
    ("View", "Ctrl+C", "Matrix: copy it as a table"),
    ("View", "Enter", "Timeline: read the claim in its article"),
    ("View", "← → or ↑ ↓", "Timeline: along a lane, or to the next lane"),
    ("View", "+ or - or 0", "Timeline: nearer, farther, all of it; also Ctrl and the wheel"),
    ("View", "/", "Matrix or Timeline: to the filter; Esc there clears it"),
    ("View", "Arrows", "Network: to the nearest source or statement on that side"),
    ("View", "+ or −", "Network: larger or smaller"),
    ("View", "0", "Network: all of it"),
    ("View", "Enter", "Network: the claims of the source or the statement"),
    ("View", "Shift+Enter", "In the field that finds anything: all results in the Search view"),
    ("View", "F10 or Alt", "The menu"),
)
"""Keys that are no action of their own: (menu, keys, what they do), for the shortcut page."""


def make_actions(
    window: QWidget, rows: Iterable[ActionRow], slots: Sequence[object]
) -> dict[str, QAction]:
    """Name → QAction of each row, owned by `window` and its shortcuts in force there.

    Each is connected to the method of its name on the first of `slots` that has one;
    AttributeError when there is none. Checkable ones pass their new state. A `submenu` row is no
    command: fill its menu.
    """
    actions: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    for row in rows:
        action = QAction(row.text, window)
        action.setObjectName(row.name)
        action.setIconVisibleInMenu(False)
        if row.tip:
            action.setToolTip(row.tip)
            action.setStatusTip(row.tip)
        if row.shortcut:
            action.setShortcuts([QKeySequence(keys) for keys in row.shortcut.split(" ")])
        if row.checkable or row.choice:
            action.setCheckable(True)
        if row.choice:
            groups.setdefault(row.choice, QActionGroup(window)).addAction(action)
        if not row.submenu:
            method = _slot(row.name, slots)
            action.triggered.connect(method if row.checkable else _Trigger(action, method).call)
        actions[row.name] = action
    window.addActions(list(actions.values()))
    return actions


class _Trigger(QObject):
    """Calls a command without the state of its action, which Qt would hand over as a word."""

    def __init__(self, action: QAction, method: Callable[..., None]) -> None:
        super().__init__(action)
        self._method = method

    @Slot()
    def call(self) -> None:
        """Do it."""
        self._method()


def _slot(name: str, slots: Sequence[object]) -> Callable[..., None]:
    for of in slots:
        method: Callable[..., None] | None = getattr(of, name, None)
        if method is not None:
            return method
    raise AttributeError(f"no command is named {name}")


IN_LIST = frozenset(("next_unread", "star_article", "toggle_read"))
"""What the keys of the page do in the list of articles, too."""


def page_commands(rows: Iterable[ActionRow], actions: Mapping[str, QAction]) -> dict[str, QAction]:
    """Single key ("c", "shift+c", ".") → action, for the page to act on while it has the focus."""
    return {row.page_key: actions[row.name] for row in rows if row.page_key}


def list_commands(rows: Iterable[ActionRow], actions: Mapping[str, QAction]) -> dict[str, QAction]:
    """The single keys that the list of articles takes as well, for what is chosen in it."""
    return {row.page_key: actions[row.name] for row in rows if row.name in IN_LIST}


def keys_of(row: ActionRow) -> list[str]:
    """The keys of a row as the reader's keyboard names them: ["Ctrl+Shift+Z", "Ctrl+Y"], ["C"]."""
    native = QKeySequence.SequenceFormat.NativeText
    keys = [QKeySequence(keys).toString(native) for keys in row.shortcut.split(" ") if keys]
    if row.page_key:
        parts = [part.capitalize() for part in row.page_key.split("+")]
        keys.append(_NAMES.get(row.page_key, "+".join(parts)))
    return keys


_NAMES = {"delete": "Delete", "enter": "Enter", "shift+enter": "Shift+Enter"}
