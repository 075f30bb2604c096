"""WeasyPrint: the content as HTML with a style sheet, written as PDF/UA-1."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.bench.engines.content import HEADS, Content

FONTS = Path(__file__).resolve().parents[3] / "briefing" / "resources" / "fonts"
FACES = "".join(
    f"@font-face{{font-family:{name};src:url({(FONTS / file).as_uri()});font-weight:{weight}}}"
    for name, file, weight in (
        ("Serif", "SourceSerif4-Regular.ttf", 400),
        ("Sans", "IBMPlexSans-Regular.ttf", 400),
        ("Sans", "IBMPlexSans-SemiBold.ttf", 700),
    )
)
STYLE = f"""{FACES}
@page {{ size: A4; margin: 30mm 22mm 26mm 20mm;
  @top-right {{ content: "TLP:GREEN"; font: 700 12pt Sans }}
  @bottom-right {{ content: "TLP:GREEN"; font: 700 12pt Sans }}
  @bottom-left {{ content: counter(page) " of " counter(pages); font: 8pt Sans }} }}
body {{ font: 10pt/14pt Serif }}
p {{ margin: 0 0 11pt 46mm }}
h1 {{ font: 700 21pt/26pt Sans; margin: 20pt 0 10pt; break-after: avoid }}
table {{ width: 100%; border-collapse: collapse; font: 8pt/11pt Sans; table-layout: fixed }}
td, th {{ border-bottom: .4pt solid #C5CCD0; text-align: left; vertical-align: top; padding: 2pt 4pt }}
tr {{ break-inside: avoid }}
.note {{ font: 8pt/10.6pt Serif; margin: 0 0 2pt }}
sup {{ line-height: 1; font-size: 62% }}
nav a::after {{ content: leader('.') target-counter(attr(href), page) }}
nav p {{ margin: 0 }}
"""


def html(content: Content) -> str:
    """The content as one page of HTML."""
    made = [
        f'<!doctype html><html lang="en"><head><title>{escape(content.title)}</title>',
        f"<style>{STYLE}</style></head><body><p>{escape(content.title)}</p><nav>",
    ]
    made += [
        f'<p><a href="#h{number}">{number} {escape(chapter.title)}</a></p>'
        for number, chapter in enumerate(content.chapters, 1)
    ]
    made.append("</nav>")
    columns = "".join(f'<col style="width:{wide}">' for wide in ("10mm", "auto", "30mm", "26mm", "34mm"))
    head = "".join(f"<th>{head}</th>" for head in HEADS)
    for number, chapter in enumerate(content.chapters, 1):
        made.append(f'<h1 id="h{number}">{number} {escape(chapter.title)}</h1>')
        for paragraph in chapter.paragraphs:
            made.append("<p>")
            for each in paragraph:
                text = escape(each.text)
                if each.link:
                    text = f'<a href="{each.link}">{text}</a>'
                if each.note:
                    text += f'<sup><a id="mark-{each.note}" href="#note-{each.note}">{each.note}</a></sup>'
                made.append(f"{text} ")
            made.append("</p>")
        made.append(f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>")
        made += [
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in chapter.rows
        ]
        made.append("</tbody></table>")
    made.append("<h1>Notes</h1>")
    made += [
        f'<p class="note" id="note-{number}"><a href="#mark-{number}">{number}</a> '
        f'<a href="{address}">{escape(said)}</a> [B2]</p>'
        for number, (said, address) in enumerate(content.notes, 1)
    ]
    return "".join(made) + "</body></html>"


def make(content: Content) -> bytes:
    """The PDF."""
    from weasyprint import HTML

    return bytes(HTML(string=html(content)).write_pdf(pdf_variant="pdf/ua-1"))
