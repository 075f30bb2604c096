"""Marks words in tables for translation: they stand in English and are translated where they are shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Qt's own mark under its own name, by which the translation tools find it; typed, which Qt's is not."""
    del context
    return words
