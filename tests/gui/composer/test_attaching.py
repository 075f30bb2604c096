"""What the export attaches: always the evidence, the source only where it is asked for, and only to a PDF."""

from __future__ import annotations

from briefing.report.evidence.foreign import read_foreign
from briefing.report.evidence.source_file import NAME

LONG = 120_000


def test_the_result_names_what_is_attached_and_with_its_source_it_is_a_foreign_copy(
    page, place, context, tmp_path, qtbot
):
    assert place.perform("briefing.export")
    dialog = place.dialog
    assert dialog.attached.current() == ""
    dialog.attached.set_current("source")
    dialog.folder.setText(str(tmp_path))
    dialog.write()
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=LONG)
    assert "Attached: evidence.json" in dialog.outcome.text()
    assert NAME in dialog.outcome.text()
    copy = read_foreign(dialog.written)
    with copy.open() as theirs:
        assert [item.id for item in theirs.briefings()] == [context.draft]
        assert theirs.counts()["event"] == context.workspace.counts()["event"]
    copy.remove()
    dialog.finish("cancel")


def test_only_a_pdf_is_asked_what_is_attached(page, place):
    assert place.perform("briefing.export")
    dialog = place.dialog
    assert dialog.attached_field.isVisibleTo(dialog)
    dialog.name.setText("a.md")
    dialog.name.textEdited.emit("a.md")
    assert not dialog.attached_field.isVisibleTo(dialog)
    dialog.kind.set_current("pdf")
    dialog.kind.chosen.emit("pdf")
    assert dialog.attached_field.isVisibleTo(dialog)
    dialog.finish("cancel")
