"""What the context shares stays right while it is being read anew, and typed text while the window is made anew."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from briefing.domain.items import Change, Layer

NIFTAC = "ins:i04"


def test_what_is_written_and_chosen_while_all_is_read_anew_is_kept(qtbot, context, workspace):
    assert context.selection.get(NIFTAC)
    ended = []
    context.load_apart(lambda: ended.append(True))
    context.set_as_of("2024-03-01")
    context.do(lambda: workspace.edit(NIFTAC, {"title": "Another name"}, label="Rename"))
    qtbot.waitUntil(lambda: bool(ended))
    assert context.selection.as_of == "2024-03-01"
    assert context.selection.get(NIFTAC).title == "Another name"


def test_another_cut_off_alone_moves_the_date(context, workspace):
    assert context.selection.as_of == "2026-02-24"
    layer = Layer("later", 1, title="A later record", cutoff="2026-05-01", digest="00")
    context.tell(Change(workspace.install(layer, []).seq or 1, "Import"))
    assert context.as_of == "2026-05-01"
    assert context.selection.as_of == "2026-05-01"


def test_typed_text_outlives_another_text_size(qtbot, window, workspace):
    window.start_briefing()
    page = window.here.page
    block = page.text.block
    page.text.text.insertPlainText("Not on the disk yet. ")
    assert page.text.text.unsaved
    before = window.here
    window.menus.perform("text.larger")
    qtbot.waitUntil(lambda: window.here is not None and window.here is not before, timeout=30_000)
    QApplication.processEvents()
    kept = next(each for each in workspace.briefing(window.context.draft).blocks if each.id == block.id)
    assert "Not on the disk yet." in kept.text
