"""The form of a judgement in wide and narrow columns: nothing of it is cut off, nothing overlaps."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.ui.composer.judgement_form import JudgementForm
from briefing.ui.kit.labels import TextLabel
from briefing.ui.kit.painters import Chip


@pytest.mark.parametrize("width", [250, 300, 360, 520])
def test_every_part_is_whole_in_a_column_of_any_width(context, qtbot, width):
    box = QWidget()
    qtbot.addWidget(box)
    form = JudgementForm(context, lambda: ())
    form.evidence.show_chips([Chip(f"{note} B2", key=f"cit:{note}") for note in range(11, 16)])
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(form)
    layout.addStretch(1)
    box.show()
    box.resize(700, 700)
    box.resize(width, 700)
    qtbot.waitUntil(lambda: form.width() == width)
    labels = [label for label in form.findChildren(TextLabel) if label.text() == "Evidence"]
    parts = [
        form.likelihood,
        form.confidence,
        form.basis,
        form.evidence,
        form.cite,
        form.would_change,
        *labels,
    ]

    def faults():
        boxes = [part.rect().translated(part.mapTo(form, part.rect().topLeft())) for part in parts]
        cut = [part for part, place in zip(parts, boxes, strict=True) if not form.rect().contains(place)]
        crossed = [
            (parts[at], other)
            for at, one in enumerate(boxes)
            for other, place in zip(parts[at + 1 :], boxes[at + 1 :], strict=True)
            if one.intersects(place)
        ]
        return cut + crossed

    qtbot.waitUntil(lambda: not faults(), timeout=2000)


def test_an_empty_field_shows_the_whole_of_what_it_asks(context, qtbot):
    form = JudgementForm(context, lambda: ())
    qtbot.addWidget(form)
    form.resize(250, 700)
    form.show()
    one = form.claim.fontMetrics().lineSpacing()
    assert form.claim.height() >= 2 * one
    form.claim.setPlainText("It holds")
    assert form.claim.height() < 2 * one
