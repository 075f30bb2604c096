"""What of a document reaches a page, as one text: to tell whether two print the same, and to search one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from briefing.report.document import Document


def printed(document: Document) -> str:
    """Everything of a document that reaches a page, figures drawn, as one text to compare and to search."""
    said: list[str] = []
    _spell(document, said)
    return "\n".join(said)


def _spell(value: Any, said: list[str]) -> None:
    if value is None or isinstance(value, str | int | float | bool):
        said.append(str(value))
    elif isinstance(value, Mapping):
        for name, each in value.items():
            said.append(str(name))
            _spell(each, said)
    elif isinstance(value, list | tuple | set | frozenset):
        said.append(str(len(value)))
        for each in value:
            _spell(each, said)
    elif is_dataclass(value) and not isinstance(value, type):
        said.append(type(value).__name__)
        for field in fields(value):
            held = getattr(value, field.name)
            _spell(_drawn(held) if field.name == "draw" and callable(held) else held, said)
    elif callable(value):
        return  # what a document can be made from anew is no part of it
    elif hasattr(value, "__dict__"):
        said.append(type(value).__name__)
        for name, each in sorted(vars(value).items()):
            if not name.startswith("_"):
                said.append(name)
                _spell(each, said)
    else:
        said.append(repr(value))


def _drawn(draw: Callable[..., Any]) -> Any:
    """A figure is made when its room is known; any room shows whether its data differ."""
    asked = [each for each in inspect.signature(draw).parameters.values() if each.default is each.empty]
    return draw(*[400.0] * len(asked))
