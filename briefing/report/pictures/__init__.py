"""Figures as files of their own: what can be drawn from a selection, and the drawing as SVG, PNG or PDF."""

from __future__ import annotations

from briefing.report.pictures.files import ENDINGS, NoPicture, as_bytes, save, supported
from briefing.report.pictures.picture import Picture

__all__ = ["ENDINGS", "NoPicture", "Picture", "as_bytes", "save", "supported"]
