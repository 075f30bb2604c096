"""Chooses the theme and the size of text, and keeps the choice in the workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from briefing.ui.kit.theme import SCALES, themes

if TYPE_CHECKING:
    from briefing.ui.asking import Shell


def _keep(shell: Shell) -> None:
    now = themes()
    shell.context.workspace.set_setting("theme", now.preference)
    shell.context.workspace.set_setting("text-scale", str(now.scale))


def theme_is(preference: Any) -> Callable[[Shell], None]:
    """What chooses a theme, or the system's."""

    def choose(shell: Shell) -> None:
        themes().choose(preference)
        _keep(shell)

    return choose


def text_scale(step: int) -> Callable[[Shell], None]:
    """What makes text larger or smaller by steps; 0 gives the usual size."""

    def choose(shell: Shell) -> None:
        at = SCALES.index(themes().scale)
        themes().choose(scale=SCALES[max(0, min(len(SCALES) - 1, at + step))] if step else 1.0)
        _keep(shell)

    return choose
