"""Where a pack has changed what the user had edited: base, mine and theirs, listed until decided."""

from __future__ import annotations

import sqlite3

from briefing.domain.items import OWN_LAYER, Conflict
from briefing.store.derive import ABOUT, DEAD, KIND, effective


def differs(base: str | None, mine: str, theirs: str | None) -> bool:
    """Whether the pack says neither what it said when the user wrote, nor what the user wrote."""
    return theirs != base and mine != (theirs or "")


def conflicts(link: sqlite3.Connection) -> list[Conflict]:
    """All open conflicts, those put off included (`choice` is "later"), by title, id and field.

    A conflict is: the pack says something else than when the user wrote, and not what the user wrote. A dropped
    item is one for every edit of it. Equal values are none.
    """
    rows = link.execute(
        """SELECT e.id, e.field, e.value, e.base, e.base_gone, e.choice, i.body, i.mine, i.gone,
             (SELECT max(b.seq) FROM body_log b JOIN txn t ON t.seq=b.seq WHERE b.id=e.id AND t.undone_by IS NULL)
           FROM edit e JOIN item i ON i.id=e.id WHERE i.layer<>?""",
        (OWN_LAYER,),
    )
    found = []
    for item_id, field, mine, base, base_gone, choice, body, over, gone, seq in rows:
        said = effective(body, None)
        theirs = None if gone else said.get(field)
        removed = bool(gone and not base_gone)
        if removed or (not gone and differs(base, mine, theirs)):
            fields = effective(body, over)
            title = fields.get("title", "")
            kind = fields.get(KIND, "")
            found.append(Conflict(item_id, kind, title, field, base, mine, theirs, removed, seq or 0, choice))
    hidden = {KIND, ABOUT}
    shown = [one for one in found if one.field not in hidden and not (one.removed and one.field == DEAD)]
    return sorted(shown, key=lambda one: (one.title, one.id, one.field))
