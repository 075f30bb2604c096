"""Where the workspace lies when nobody says otherwise: the user's own data folder, by the custom of each system."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FILE_NAME = "workspace.briefing"


def default_workspace_path() -> Path:
    """The workspace that the window and the command line open; neither file nor folder need exist yet."""
    return data_folder() / FILE_NAME


def data_folder() -> Path:
    """The folder for the user's data: `XDG_DATA_HOME`, `APPDATA`, or Application Support on macOS."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming") / "Briefing"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Briefing"
    given = os.environ.get("XDG_DATA_HOME", "")
    base = Path(given) if given and Path(given).is_absolute() else home / ".local" / "share"
    return base / "briefing"
