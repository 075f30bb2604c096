"""Makes any text safe to show in Qt: the one place that does so.

Text of packs, users, spreadsheets and pasted pages is plain text. Qt guesses at rich text in labels, tooltips and
messages, fetches what it names, and reads "&" as a key: every text reaches a widget through here.
"""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

FSI, PDI = "\u2068", "\u2069"
_EMBEDDING = re.compile("[\u202a-\u202e]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_ISOLATE_OPEN = re.compile("[\u2066-\u2068]")
_STRONG = re.compile("[A-Za-z\u00c0-\u024f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def plain(text: str) -> str:
    """The text as it may be shown: embeddings and overrides made visible, control characters dropped.

    Isolates that do not balance are closed, so that a text never turns round what stands beside it.
    """
    shown = _EMBEDDING.sub(lambda found: f"[U+{ord(found[0]):04X}]", _CONTROL.sub("", text))
    opened = len(_ISOLATE_OPEN.findall(shown)) - shown.count(PDI)
    if opened > 0:
        return shown + PDI * opened
    while opened < 0:
        shown = shown.replace(PDI, "", 1)
        opened += 1
    return shown


def one_line(text: str) -> str:
    """As `plain`, with every run of white space one space."""
    return " ".join(plain(text).split())


def isolate(text: str) -> str:
    """The text between marks that keep its direction to itself; for composing mixed sentences."""
    return f"{FSI}{plain(text)}{PDI}" if text else ""


def compose(pattern: str, **parts: str | int) -> str:
    """A translated pattern ("{count} of {name}") with each part isolated; numbers stand as they are."""
    ready = {name: str(part) if isinstance(part, int) else isolate(part) for name, part in parts.items()}
    return pattern.format(**ready)


def bare(text: str) -> str:
    """The text without marks of direction, for accessible names and the clipboard."""
    return re.sub("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", "", text)


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    found = _STRONG.search(text)
    return bool(found) and found is not None and found[0] > "\u058f"


def direction(text: str) -> Qt.LayoutDirection:
    """The text's own direction."""
    return Qt.LayoutDirection.RightToLeft if right_to_left(text) else Qt.LayoutDirection.LeftToRight


def set_text(label: QLabel, text: str) -> None:
    """Show a text in a label, as plain text."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(plain(text))


def set_button_text(button: QAbstractButton | QAction, text: str) -> None:
    """Show a text on a button or in a menu, where a single "&" would become a key."""
    button.setText(one_line(text).replace("&", "&&"))


def set_tip(widget: QWidget | QAction, text: str, key: str = "") -> None:
    """Give a widget a tooltip, with the key that does the same."""
    words = plain(text)
    if key:
        words = f"{words} ({key})" if words else key
    widget.setToolTip(tip(words))


def tip(text: str) -> str:
    """A text for a tooltip: Qt would take "<b>" in it as markup, so all of it is escaped, and it wraps."""
    return f"<qt>{html.escape(plain(text)).replace(chr(10), '<br>')}</qt>" if text else ""


def copy_text(text: str, html: str = "") -> None:
    """Put a text on the clipboard; `html` is the same for word processors, made of escaped text by whoever gives it."""
    data = QMimeData()
    data.setText(bare(text))
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def key_words(key: str) -> str:
    """A key as it is printed: "Ctrl Shift Z" for "Ctrl+Shift+Z", "Ctrl +" for "Ctrl++"."""
    return re.sub(r"\+(?=.)", " ", key)


def safe_link(address: str) -> QUrl | None:
    """The address as a link that may be opened, or None: http and https with a host only, no user name in it."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in {"http", "https"} or not url.host() or url.userInfo():
        return None
    return url


def host_of(address: str) -> str:
    """The host that a link would open, to be shown before it is opened; empty where it may not be opened."""
    url = safe_link(address)
    return url.host() if url else ""
