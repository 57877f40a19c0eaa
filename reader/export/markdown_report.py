"""The report as one Markdown text for wikis, Git and pandoc, its timeline as a picture beside."""

from __future__ import annotations

from reader.export.destination import Folder
from reader.export.publication.choices import CHOICES, LOSES
from reader.export.registry import Options, folder_exporter
from reader.export.report import Report


@folder_exporter(
    "markdown-report",
    "The report as one Markdown text: tables, footnotes, the timeline as a picture beside it",
    loses=LOSES,
    options=tuple(choice for choice in CHOICES if choice.name != "paper"),
    purpose="publish",
)
def write(report: Report, folder: Folder, options: Options) -> None:
    """Write Report.md, and Timeline.svg where there are dates."""
    from reader.export.html_page.drawing import svg_file
    from reader.export.markdown_page.content import block
    from reader.export.publication.flow import flow
    from reader.export.publication.items import Picture
    from reader.export.publication.publication import publication

    drawn = 0
    with folder.file("Report.md") as out:
        for item in flow(publication(report, options)):
            if isinstance(item, Picture):
                drawn += 1
                name = "Timeline.svg" if drawn == 1 else f"Timeline-{drawn}.svg"
                with folder.file(name) as picture:
                    drawing = svg_file(item.drawing, item.title)
                    picture.write(drawing.encode("utf-8", "replace"))
                text = block(item, name)
            else:
                text = block(item)
            if text:
                out.write(f"{text}\n\n".encode("utf-8", "replace"))
