"""Briefings on paper: blocks turned into a plain document, the document turned into a PDF or into text.

Importing this package loads nothing of the page engine; `export` does, when a PDF is asked for.
"""

from __future__ import annotations
