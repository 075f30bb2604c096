"""Briefing: from dated, cited facts to a briefing whose every statement leads to its source."""

__version__ = "0.1.0"
