"""Typst: the content as its markup, written as PDF/UA-1."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.engines.content import HEADS, Content

FONTS = Path(__file__).resolve().parents[3] / "briefing" / "resources" / "fonts"
STYLE = """#set document(title: "Measured briefing")
#set text(font: "Source Serif 4", size: 10pt, lang: "en")
#set page(paper: "a4", margin: (top: 30mm, bottom: 26mm, left: 20mm, right: 22mm),
  header: align(right, text(font: "IBM Plex Sans", size: 12pt, weight: "semibold")[TLP:GREEN]),
  footer: context [#counter(page).display("1 of 1", both: true) #h(1fr) #text(size: 12pt)[TLP:GREEN]])
#set par(leading: 7.3pt, spacing: 18pt)
#set heading(numbering: "1")
#show heading: set text(font: "IBM Plex Sans", size: 21pt)
#outline()
"""


def markup(content: Content) -> str:
    """The content in Typst's own language; its words hold none of the characters that Typst reads."""
    made = [STYLE]
    head = ", ".join(f"[{head}]" for head in HEADS)
    for chapter in content.chapters:
        made.append(f"\n= {chapter.title}\n#pad(left: 46mm)[")
        for paragraph in chapter.paragraphs:
            said = []
            for each in paragraph:
                text = f'#link("{each.link}")[{each.text}]' if each.link else each.text
                if each.note:
                    text += f"#super[#link(<note-{each.note}>)[{each.note}]]#metadata(none)<mark-{each.note}>"
                said.append(text)
            made.append(" ".join(said) + "\n")
        made.append("]")
        cells = "\n".join(", ".join(f"[{cell}]" for cell in row) + "," for row in chapter.rows)
        made.append(
            '#[#set text(font: "IBM Plex Sans", size: 8pt)\n'
            f"#table(columns: (10mm, 1fr, 30mm, 26mm, 34mm), stroke: (bottom: .4pt), table.header({head}),\n{cells})]"
        )
    made.append("\n= Notes\n#set text(size: 8pt)\n")
    made += [
        f'#link(<mark-{number}>)[{number}] #link("{address}")[{said}] \\[B2\\] #metadata(none)<note-{number}>\n'
        for number, (said, address) in enumerate(content.notes, 1)
    ]
    return "\n".join(made)


def make(content: Content) -> bytes:
    """The PDF."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "measured.typ"
        source.write_text(markup(content), encoding="utf-8")
        made = typst.compile(
            str(source),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
        )
    return bytes(made)
