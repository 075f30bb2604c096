"""The kit's parts in both themes, drawn into build/pictures for the eye; what the eye need not judge is asserted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QToolButton, QWidget

from briefing.ui.kit import painters
from briefing.ui.kit.buttons import Button, IconButton, SegmentedControl
from briefing.ui.kit.cards import Card, EmptyState, Notice, ProgressRow
from briefing.ui.kit.chips import CitationChips, FilterChip, Grade, StatusPill, Tag
from briefing.ui.kit.choices import Choice, ChoiceRows
from briefing.ui.kit.delegates import RowDelegate, prepare_view
from briefing.ui.kit.dialog import Dialog, Verb
from briefing.ui.kit.fields import DateField, FormField, SearchField, TextField
from briefing.ui.kit.labels import Headline, KeyCap, Label, TextLabel
from briefing.ui.kit.layouts import FlowLayout, column, row
from briefing.ui.kit.painters import Chip
from briefing.ui.kit.prose import Diamond, Prose, Ring, Words
from briefing.ui.kit.strips import StripSpan, draw_strip
from briefing.ui.kit.theme import themes
from briefing.ui.kit.toast import Toast

STATUSES = (
    ("proposed", "Proposed"),
    ("approved", "Approved"),
    ("funded", "Funded"),
    ("operational", "Operational"),
    ("fulfilled", "Fulfilled"),
    ("dormant", "Dormant"),
    ("lapsed", "Lapsed"),
    ("superseded", "Superseded"),
    ("unknown", "Unknown"),
    ("no-evidence", "No evidence since"),
)
B1, D4, WEAK = Chip("B1", key="cit:a"), Chip("D4", "disputes", "cit:b"), Chip("D4", "weak", "cit:c")


class Strip(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(420, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        years = (2013.3, 2014.5, 2016.0, 2017.6, 2020.0, 2022.0, 2023.5, 2026.0)
        glyphs = ("proposed", "approved", "funded", "operational", "dormant", "superseded", "unknown")
        spans = [StripSpan(a, b, g) for a, b, g in zip(years, years[1:], glyphs, strict=False)]
        draw_strip(p, QRectF(self.rect()), spans, 2013, 2026, due=2017)
        p.end()


class Rows(RowDelegate):
    def cell(self, p, box, index, state):
        if index.column() == 0:
            self.name(
                p,
                box,
                index.data(),
                state,
                disputed=index.row() == 2,
                mine=index.row() == 3,
                icon_name="landmark",
            )
        elif index.column() == 1:
            self.words(p, box, index.data(), state, ink="ink-2")
        else:
            self.chips(p, box, [Chip("B2"), D4], state)


def table() -> QTableView:
    model = QStandardItemModel(4, 3)
    rows = (
        ("First meeting of the board", "25 September 2018"),
        ("Fourth meeting of the board with a long name that must be cut", "7 August 2023"),
        ("NACTA Board approves NIFTAC", "7 April 2025"),
        ("Notified", "22 January 2021"),
    )
    for at, (name, when) in enumerate(rows):
        for column_, text in enumerate((name, when, "")):
            model.setItem(at, column_, QStandardItem(text))
    model.setHorizontalHeaderLabels(["Event", "When", "Evidence"])
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    prepare_view(view, "Events")
    view.setItemDelegate(Rows(view))
    view.setColumnWidth(0, 250)
    view.setColumnWidth(1, 140)
    view.horizontalHeader().setStretchLastSection(True)
    view.selectRow(2)
    view.setFixedHeight(160)
    return view


def board() -> QWidget:
    whole = QWidget()
    left, middle, right = (column(gap=10) for _ in range(3))
    left.addWidget(Label("Buttons"))
    off = Button("Disabled")
    off.set_enabled("choose a field first")
    left.addLayout(row(Button("Export", "primary"), Button("Import"), off, None))
    on = IconButton("panel-right", "Evidence", checkable=True)
    on.setChecked(True)
    left.addLayout(row(Button("Leave disputed", "quiet"), IconButton("undo-2", "Undo"), on, None))
    left.addLayout(
        row(Button("Remove record", "destructive", icon_name="trash-2"), Button("Undo", small=True), None)
    )
    left.addWidget(SegmentedControl([("i", "Institution"), ("t", "Theme"), ("p", "Province")], "Lanes"))
    flow = QWidget()
    wrapped = FlowLayout(flow)
    one, two, three = (
        FilterChip("Any place", "map-pin"),
        FilterChip("", "landmark"),
        FilterChip("Filter", add=True),
    )
    two.show_value("NIFTAC or NICC", set_=True)
    for chip in (one, two, three):
        wrapped.addWidget(chip)
    left.addWidget(flow)
    left.addWidget(FormField("When", DateField("When", text="2014-12~")))
    bad = FormField("When", TextField("When", text="31 February 2018"))
    bad.show_error("February 2018 has 28 days. Write 2018-02 if the day is not known.")
    left.addWidget(bad)
    body = FormField("Acting body", TextField("Acting body", text="Joint Intel"))
    body.show_hint([Words("Already on record: "), Words("Joint Intelligence Directorate", link="ins:i05")])
    left.addWidget(body)
    progress = ProgressRow("Checking events")
    progress.show_progress(46, 75)
    left.addWidget(progress)
    left.addStretch()
    pills = QWidget()
    flowing = FlowLayout(pills, gap=14)
    for glyph, word in STATUSES:
        flowing.addWidget(StatusPill(glyph, word))
    middle.addWidget(Label("Status: shape first, colour second"))
    middle.addWidget(pills)
    middle.addWidget(Strip())
    middle.addWidget(
        Prose(
            [
                Words("NIFTAC was approved at the fifth board meeting "),
                Diamond(),
                B1,
                D4,
                Words(" and its head "),
                Ring(),
                Words("is not named."),
                WEAK,
            ],
            "read",
        )
    )
    middle.addWidget(Prose("نیشنل انٹیلیجنس فیوژن اینڈ تھریٹ اسیسمنٹ سینٹر", "read"))
    card = Card(dense=True)
    card.set_rust(True)
    card.body.addLayout(
        row(
            Grade("D4", weak=True),
            TextLabel("Op-ed", weight=500),
            None,
            TextLabel("about April 2025", "small"),
        )
    )
    card.body.addWidget(Prose("“during NACTA’s sixth Board of Governors meeting”", "read", px=14, line=20))
    middle.addWidget(card)
    middle.addWidget(table())
    choices = [
        Choice("a", "NACTA", "Business Recorder; op-ed", (B1, WEAK)),
        Choice("b", "Federal institution", "", (D4,)),
    ]
    middle.addWidget(ChoiceRows("Stands under", choices, "a"))
    middle.addLayout(
        row(
            CitationChips([B1, D4, WEAK, B1, B1]),
            Tag("yours", "accent-ink", "accent-soft"),
            KeyCap("Ctrl+K"),
            None,
        )
    )
    middle.addWidget(Toast("Added to Key judgements", undo=lambda: None))
    middle.addStretch()
    right.addWidget(SearchField("Search everything"))
    dialog = Dialog(
        "Undo the import of version 2?",
        "The starter pack goes back to version 1. Your 5 edits and your briefing stay as they are.",
        [Verb("keep", "Keep version 2"), Verb("undo", "Undo import", "primary")],
        width=376,
    )
    dialog.setWindowFlags(Qt.WindowType.Widget)
    right.addWidget(dialog)
    right.addWidget(
        Notice(
            "The signature does not match", "The pack was changed after it was signed. Nothing was imported."
        )
    )
    right.addWidget(
        EmptyState(
            "No event fits these filters",
            "NICC, 2022 to 2024, grade B or better",
            "Widen to any grade (1 event)",
        )
    )
    right.addStretch()
    lines = column(Headline("Components"), row(left, middle, right, gap=28), gap=16, margins=(28, 24, 28, 24))
    left.setContentsMargins(0, 0, 0, 0)
    lines.itemAt(1).layout().setStretch(0, 312)
    lines.itemAt(1).layout().setStretch(1, 566)
    lines.itemAt(1).layout().setStretch(2, 376)
    whole.setLayout(lines)
    return whole


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_components_are_drawn(qtbot, repository: Path, name, direction) -> None:
    themes().choose(name, scale=1.0)
    whole = board()
    qtbot.addWidget(whole)
    if direction == "rtl":
        whole.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    whole.resize(1366, 1040)
    whole.show()
    QApplication.processEvents()
    folder = repository / "build" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    picture = whole.grab()
    assert picture.save(str(folder / f"components-{name}{'-rtl' if direction == 'rtl' else ''}.png"))
    unnamed = [
        type(part).__name__
        for part in whole.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not part.accessibleName() and part.isVisible()
    ]
    assert unnamed == []


def test_chip_codes_are_never_cut(qtbot) -> None:
    for code in ("B2", "D4", "+12", "10 B2", "not graded"):
        assert painters.chip_size(code).width() >= painters._chip_metrics(themes().current).horizontalAdvance(
            code
        )


def test_the_cross_of_a_search_field_says_what_it_does(qtbot) -> None:
    field = SearchField("Find")
    qtbot.addWidget(field)
    crosses = [one for one in field.findChildren(QToolButton) if one.accessibleName() == "Empty the field"]
    assert len(crosses) == 1


@pytest.mark.parametrize(
    ("direction", "at_start"),
    [(Qt.LayoutDirection.LeftToRight, False), (Qt.LayoutDirection.RightToLeft, True)],
)
def test_an_eliding_label_at_the_end_of_reading_is_mirrored(qtbot, direction, at_start) -> None:
    label = TextLabel("2019", elide=True)
    qtbot.addWidget(label)
    label.setLayoutDirection(direction)
    label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    label.resize(300, 24)
    drawn = label.grab().toImage()
    ground = drawn.pixelColor(150, 0)
    inked = [
        x
        for x in range(drawn.width())
        if any(drawn.pixelColor(x, y) != ground for y in range(drawn.height()))
    ]
    assert inked
    assert (max(inked) < 100) if at_start else (min(inked) > 200)
