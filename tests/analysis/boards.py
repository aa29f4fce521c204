"""Readings that need no model: directions in the plane, said by their angle."""

from math import cos, radians, sin

import numpy as np

from facilitator.analysis.board import Board, Theme, Unplaced
from facilitator.analysis.reading import PLACES, Reading
from facilitator.core.ids import NoteId, ThemeId


def towards(degrees: float) -> Reading:
    reading = np.zeros(PLACES, np.float32)
    reading[:2] = cos(radians(degrees)), sin(radians(degrees))
    return reading


def a_theme(name: str, *notes: float, title: float | None = None) -> Theme:
    readings = tuple(towards(each) for each in notes)
    return Theme(ThemeId(name), None if title is None else towards(title), readings)


def a_board(*themes: Theme, **unplaced: float) -> Board:
    notes = (Unplaced(NoteId(name), towards(angle)) for name, angle in unplaced.items())
    return Board(themes, tuple(notes))


class Counting:
    """Reads by the first letter of a text, and counts what it was asked to read."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, texts):
        self.asked += texts
        return [towards(ord(text[0]) * 37 % 360) for text in texts]


class Degrees:
    """Reads a text that is an angle."""

    def read(self, texts):
        return [towards(float(text)) for text in texts]
