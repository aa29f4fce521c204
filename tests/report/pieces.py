"""Looking into a document: every piece of running text that it holds."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from facilitator.report.text import Piece

PIECES = get_args(Piece)


def pieces_of(value: Any) -> Iterator[Any]:
    """Yield the pieces of running text anywhere in ``value``, in order."""
    if isinstance(value, PIECES):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from pieces_of(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from pieces_of(getattr(value, field.name))
