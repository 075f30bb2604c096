"""The place of briefings: the list where none is open, the composer where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QWidget

from briefing.domain.ids import kind_of
from briefing.domain.items import Change
from briefing.ui.composer import copying
from briefing.ui.composer.export_dialog import ExportDialog
from briefing.ui.composer.list_page import BriefingsPage
from briefing.ui.composer.page import ComposerPage
from briefing.ui.shell.place import Place

if TYPE_CHECKING:
    from briefing.ui.shell.context import Context

ACTS = frozenset({"export", "judgement", "words", "next_check", "settings", "copy", "copy_markdown"})
"""The actions of `ui/actions.py` that are done here, without their group."""


class ComposerPlace(Place):
    """List and composer; the composer is built when the first briefing is opened."""

    place_id = "briefings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._object = ""
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.list = BriefingsPage(context)
        self.list.opened.connect(lambda briefing_id: context.navigate(self.place_id, briefing_id))
        self._stack.addWidget(self.list)
        self._page: ComposerPage | None = None
        self.dialog: ExportDialog | None = None

    @property
    def wants_rail(self) -> bool:  # type: ignore[override]
        """The composer needs the width; the list does not."""
        return bool(self._object)

    @property
    def page(self) -> ComposerPage:
        """The composer."""
        if self._page is None:
            self._page = ComposerPage(self.context)
            self._page.viewChanged.connect(self.headingChanged)
            self._page.exportAsked.connect(self.export)
            self._stack.addWidget(self._page)
        return self._page

    # -- what the window asks
    def title(self) -> str:
        """The place's name; of an open briefing its own title."""
        content = self._page.content if self._page and self._object else None
        return content.title if content else self.tr("Briefings")

    def object_title(self) -> str:
        """The marking of the briefing that is open."""
        content = self._page.content if self._page and self._object else None
        return content.marking.value if content else ""

    def heading(self) -> str:
        """The title of the open briefing and its marking."""
        marking = self.object_title()
        return f"{self.title()} ({marking})" if marking else self.title()

    def status_words(self) -> str:
        """Page and notes of the open briefing; how many briefings the list shows."""
        return self.page.preview.words() if self._object else self.list.counted()

    def open_object(self, object_id: str) -> None:
        """Open a briefing, or the one that a block or statement belongs to, at that; the list for anything else."""
        briefing_id = self._briefing_of(object_id)
        if briefing_id and self.page.open(briefing_id):
            self._object = briefing_id
            self._stack.setCurrentWidget(self.page)
            if object_id != briefing_id:
                self.page.show_piece(object_id)
        else:
            self._to_list()
        self.headingChanged.emit()

    def _briefing_of(self, object_id: str) -> str:
        workspace = self.context.workspace
        kind = kind_of(object_id) if object_id else ""
        if kind == "briefing":
            return object_id
        item = workspace.item(object_id) if object_id else None
        if item is not None and kind == "statement" and item.about:
            item = workspace.item(item.about)
        return (item.about or "") if item is not None and item.kind == "block" else ""

    def _to_list(self) -> None:
        if self._page is not None:
            self._page.close_briefing()
        self._object = ""
        self.list.refresh()
        self._stack.setCurrentWidget(self.list)

    def current_object(self) -> str:
        """The briefing that is open."""
        return self._object

    def state(self) -> dict[str, str]:
        """The chosen block."""
        return {"block": self.page.block_id} if self._object else {}

    def restore(self, state: dict[str, str]) -> None:
        """Choose it again."""
        if self._object and state.get("block"):
            self.page.choose(state["block"])

    def refresh(self, change: Change | None) -> None:
        """Show what changed: text that is being typed stays as it is."""
        if self._object:
            if not self.page.refresh(change):
                self._to_list()
        else:
            self.list.refresh()
        self.headingChanged.emit()

    def left(self) -> bool:
        """What was typed is saved before anything else is shown."""
        if self._page is not None:
            self._page.text.save()
        return True

    def focus_first(self) -> None:
        """The outline, or the list."""
        if self._object:
            self.page.outline.setFocus()
        else:
            self.list.view.setFocus()

    def perform(self, action_id: str) -> bool:
        """Do one of the actions of a briefing, on the one that is open or chosen."""
        place, _, act = action_id.partition(".")
        if place != "briefing" or act not in ACTS:
            return False
        if not self._object and self.list.view.current_id():
            self.context.navigate(self.place_id, self.list.view.current_id())
        if not self._object:
            self.context.toast(self.tr("Start a briefing first"))
            return True
        text = self.page.text
        block = text.block
        if act == "export":
            self.export()
        elif act == "settings":
            self.page.settings()
        elif act == "next_check":
            self.page.next_check()
        elif act in {"judgement", "words"}:
            text.add("judgement" if act == "judgement" else "text")
        elif block is not None:
            text.copy(copying.block(block.id), markdown=act == "copy_markdown")
        return True

    def lacks(self, action_id: str) -> str | None:
        """These need a briefing that is open or chosen, and most of them one that can be written."""
        act = action_id.partition(".")[2]
        if act in ACTS and not (self._object or self.list.view.current_id()):
            return self.tr("start a briefing first")
        workspace = self.context.workspace
        if act in {"judgement", "words", "settings"} and workspace.read_only:
            return workspace.why_read_only
        return None

    def export(self) -> None:
        """Ask where to write the PDF of the open briefing."""
        content = self.page.content
        if content is None:
            return
        self.page.text.save()
        dialog = ExportDialog(self.context, self.page.content or content, self.page.checks, self)
        self.dialog = dialog
        dialog.finished.connect(lambda _code: self._export_closed(dialog))
        dialog.open()

    def _export_closed(self, dialog: ExportDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        if dialog.running is not None:
            # It still says that the export was stopped, or that it was written before that.
            dialog.running.ended.connect(dialog.deleteLater)
        else:
            dialog.deleteLater()
