"""Where the shipped fonts, icons and colours lie: inside the package, so that an installed wheel has them."""

from __future__ import annotations

from pathlib import Path

import briefing

_ROOT = Path(briefing.__file__).parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file, such as `resource("icons", "pin.svg")`."""
    return _ROOT.joinpath(*parts)
