"""The blocks of a briefing: each turns a selection and the block's options into sections of a document.

One file for each block; a new one is a file here, its line in `MAKERS`, and its kind in `domain/briefings.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.report.blocks.agreed import make as agreed
from briefing.report.blocks.base import Made, Page
from briefing.report.blocks.commitments import make as commitments
from briefing.report.blocks.course import make as course
from briefing.report.blocks.disagreements import make as disagreements
from briefing.report.blocks.free_text import make as free_text
from briefing.report.blocks.glance import make as glance
from briefing.report.blocks.key_judgements import make as key_judgements
from briefing.report.blocks.matrix import make as matrix
from briefing.report.blocks.precedents import make as precedents
from briefing.report.blocks.profile import make as profile
from briefing.report.blocks.questions import make as questions
from briefing.report.blocks.recommendations import make as recommendations
from briefing.report.blocks.relations import make as relations
from briefing.report.blocks.short import make as short
from briefing.report.blocks.sources import make as sources
from briefing.report.blocks.steps import make as steps
from briefing.report.blocks.timeline import make as timeline

MAKERS: Mapping[str, Callable[[Page], Made]] = {
    "judgements": key_judgements,
    "glance": glance,
    "timeline": timeline,
    "profile": profile,
    "precedents": precedents,
    "relations": relations,
    "matrix": matrix,
    "commitments": commitments,
    "disagreements": disagreements,
    "questions": questions,
    "recommendations": recommendations,
    "short": short,
    "steps": steps,
    "agreed": agreed,
    "course": course,
    "text": free_text,
    "sources": sources,
}
"""Block kind → what makes its sections."""
