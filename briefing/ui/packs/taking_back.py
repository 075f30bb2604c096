"""What taking an import back would take with it, the question asked before, and what the empty page says after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing.analysis.wording import counted_kind, listed
from briefing.domain.items import OWN_LAYER, Act
from briefing.ui.kit.dialog import Dialog, Verb

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing.analysis.selection import Selection
    from briefing.store import Workspace

MANY = 1000
"""Up to so many items an import is taken back without a question: a press brings it in again."""
STARTER = "starter-pk"
"""The name of the pack that the application ships."""
OWN_KINDS = ("briefing", "event", "source", "citation")
_CONTEXT = "TakingBack"


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)


def question_before(workspace: Workspace, act: Act, acts: Sequence[Act], parent: QWidget) -> Dialog | None:
    """The dialog that asks whether to take an import back; None where so little goes that nothing is asked.

    `acts` are the imports of the history. It asks where the pack would leave the workspace, and where more than
    `MANY` items would change; its destructive verb has the key "undo".
    """
    layer = workspace.layer(act.layer)
    earlier = [
        one
        for one in acts
        if one.kind == "import" and one.layer == act.layer and not one.undone_by and one.seq < act.seq
    ]
    count = workspace.import_reach(act.seq)
    if layer is None or (earlier and count <= MANY):
        return None
    asked = _tr("Undo this import of “{pack}”?") if earlier else _tr("Take “{pack}” out of this workspace?")
    told = (
        _tr("{count} items go back to what they were before it; what you wrote yourself stays.")
        if earlier
        else _tr(
            "All its {count} items leave every list, profile and timeline; what you wrote yourself stays, and"
            " the pack can be brought in again."
        )
    )
    keep = _tr("Keep the import") if earlier else _tr("Keep the pack")
    take = _tr("Undo the import") if earlier else _tr("Take it out")
    dialog = Dialog(
        asked.format(pack=layer.title or layer.name),
        told.format(count=f"{count:,}"),
        [Verb("keep", keep), Verb("undo", take, "destructive")],
        parent=parent,
    )
    dialog.buttons["keep"].setFocus()
    return dialog


def bring_in_again(act: Act) -> str:
    """The words of the button that brings in again what was taken back."""
    return _tr("Bring the starter pack in again") if act.layer == STARTER else _tr("Bring in again")


def own_items(workspace: Workspace, selection: Selection) -> str:
    """What of the user's own is in the workspace: "1 briefing and 2 events"; empty where nothing is."""
    counts = Counter(one.kind for one in selection.by_id.values() if one.layer == OWN_LAYER)
    counts["briefing"] = len(workspace.briefings())
    return listed([counted_kind(counts[kind], kind) for kind in OWN_KINDS if counts[kind]])
