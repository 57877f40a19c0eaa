"""Documents made in memory for the tests of their readers: packed XML, and PDFs; no tests here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from reportlab.pdfgen.canvas import Canvas

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE = """<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>
<dcterms:created>2017-05-08T10:00:00Z</dcterms:created></cp:coreProperties>"""


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """The members of a ZIP by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph of Word."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{style}{properties}</w:pPr>"
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def docx(body: str, *, title: str = "", creator: str = "", **more: str) -> bytes:
    """A Word document of paragraphs; `more` are parts in word/ by their names."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/></w:style>'
        for name in ("Title", "heading 1", "heading 2", "Quote", "Caption")
    )
    parts = {f"word/{name}.xml": content for name, content in more.items()}
    links = "".join(
        f'<Relationship Id="x{name}" Target="{name}.xml" Type="http://schemas.openxmlformats.org'
        f'/officeDocument/2006/relationships/{name.rstrip("1")}"/>'
        for name in ("styles", "numbering", *more)
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
            "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {W} xmlns:r="
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            f"<w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
            "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl '
            'w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1">'
            '<w:abstractNumId w:val="0"/></w:num></w:numbering>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{links}'
            "</Relationships>",
            "docProps/core.xml": CORE.format(title=escape(title), creator=escape(creator)),
            **parts,
        }
    )


ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "meta": "meta",
        "draw": "drawing",
    }.items()
)


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text; `styles` are its automatic ones."""
    meta = (
        f'<office:document-meta {ODF} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        "<dc:title>Titre du document</dc:title><meta:initial-creator>Anne Dû"
        "</meta:initial-creator><meta:creation-date>2017-05-08T10:00:00</meta:creation-date>"
        "</office:meta></office:document-meta>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": meta,
        }
    )


def epub(pages: Mapping[str, str], contents: Mapping[str, str], **more: str | bytes) -> bytes:
    """A book of pages (name: body) with a table of contents (link: title)."""
    items = "".join(
        f'<item id="i{number}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(pages)))
    links = "".join(
        f'<li><a href="text/{link}">{escape(title)}</a></li>' for link, title in contents.items()
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Le livre</dc:title>'
        "<dc:creator>Anne Dû</dc:creator><dc:creator>Jean Lu</dc:creator><dc:language>fr-FR"
        "</dc:language><dc:date>2016-03-02T00:00:00Z</dc:date></metadata><manifest>"
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        f"{items}</manifest><spine>{spine}</spine></package>"
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles>'
            "</container>",
            "OEBPS/content.opf": package,
            "OEBPS/nav.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol>'
            f"{links}</ol></nav></body></html>",
            **{
                f"OEBPS/text/{name}": '<?xml version="1.0" encoding="utf-8"?><html '
                f'xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body>'
                "</html>"
                for name, body in pages.items()
            },
            **more,
        }
    )


def pdf(
    *pages: Callable[[Canvas], object], size: tuple[float, float] = (595, 842), **said: str
) -> bytes:
    """A PDF of pages of a size, each drawn by a function; `said` is its title, author, subject."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=True)
    canvas.setCreator("test")
    for key, value in said.items():
        getattr(canvas, f"set{key.capitalize()}")(value)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def lines(
    text: str, left: float = 60, top: float = 760, size: float = 10, font: str = "Helvetica"
) -> Callable[[Canvas], object]:
    """Draws the lines of a text below one another; an empty line is a larger gap."""

    def draw(canvas: Canvas) -> None:
        at = top
        for line in text.split("\n"):
            canvas.setFont(font, size)
            canvas.drawString(left + 5 * (len(line) - len(line.lstrip())), at, line.strip())
            at -= 1.2 * size if line else 0.6 * size

    return draw


def together(*draws: Callable[[Canvas], object]) -> Callable[[Canvas], object]:
    """Draws them all on one page."""
    return lambda canvas: [draw(canvas) for draw in draws]
