"""The log of what was not foreseen: one file beside the workspace's folder, kept small, named in Settings."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(folder: Path) -> Path | None:
    """Write warnings and errors to a file in a folder; None where it cannot be written."""
    path = folder / "briefing.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter(_FORMAT))
    logging.getLogger("briefing").addHandler(handler)
    return path


def log_file() -> Path | None:
    """Where the log is written, None where it is not."""
    for handler in logging.getLogger("briefing").handlers:
        if isinstance(handler, RotatingFileHandler):
            return Path(handler.baseFilename)
    return None


def stop_log() -> None:
    """Close the log's file."""
    log = logging.getLogger("briefing")
    for handler in list(log.handlers):
        if isinstance(handler, RotatingFileHandler):
            log.removeHandler(handler)
            handler.close()
