"""Which notes a chapter quotes: as many as its page holds, every theme and voice in turn."""

from collections.abc import Iterator, Mapping, Sequence

from facilitator.core.ids import LONE, ThemeId
from facilitator.report.material import Step, Written
from facilitator.report.width import lines, width

MOST, MOST_ALONE = 6, 24  # of one theme; of the lone voices. The appendix has them all
COMFORTABLE = 22  # ems; a sentence one takes in at a glance, neither a word nor a paragraph

# The page of a step in millimetres, as report.css lays it out
PAGE = 268.0
QUESTION = (20.0, 10.5)  # with the counts below it; each of its lines
INSIGHT = (17.0, 6.4)
CHART = (14.0, 7.2)  # with its legend; each bar
VOTE = 8.0
VOICES = 17.0  # their heading
THEME = (6.2, 5.3)  # the gap to the next; each line of its title
TRAY = 22.0  # the heading of the lone voices
LEFT = 8.0  # the sentence about the rest
QUOTE = (1.9, 5.1, 3.8)  # each quotation; each of its lines; its category on a line of its own
# Ems of a line of a question, of what was seen, of the title of a theme, of a quotation
QUESTION_LINE, INSIGHT_LINE, TITLE_LINE, LINE = 21.0, 36.0, 15.0, 20.0

Trays = Mapping[ThemeId, Sequence[Written]]


def chosen(step: Step, insight: str) -> Mapping[ThemeId, tuple[Written, ...]]:
    """Return the notes to quote, by theme, and under ``LONE`` the lone voices.

    Each theme has at least one quotation, and the lone voices two, even if the chapter then
    runs over its page. After that they take turns until the page is full. Without themes or
    lone voices all stand under ``LONE``. ``insight`` is what stands above them, or "".
    """
    trays = {group.id: ranked(group.notes)[:MOST] for group in step.groups}
    trays[LONE] = ranked(step.lone or (() if step.groups else step.unplaced))[:MOST_ALONE]
    picked: dict[ThemeId, list[Written]] = {tray: [] for tray in trays}
    for turn, tray, note in _turns(trays):
        picked[tray].append(note)
        owed = turn == 0 or (tray == LONE and turn == 1)
        if not owed and _height(step, insight, picked) > PAGE:
            picked[tray].pop()
    return {tray: tuple(sorted(notes, key=_by_number)) for tray, notes in picked.items()}


def _height(step: Step, insight: str, picked: Trays) -> float:
    """Return about how many millimetres the chapter fills with these quotations."""
    height = QUESTION[0] + QUESTION[1] * lines(step.question, QUESTION_LINE) + VOICES
    height += INSIGHT[0] + INSIGHT[1] * lines(insight, INSIGHT_LINE) if insight else 0
    height += CHART[0] + CHART[1] * len(step.groups) + VOTE if step.groups else 0
    height += (TRAY if step.lone else 0) + (LEFT if step.unplaced else 0)
    themes = [_title(group.title) + sum(map(_quote, picked[group.id])) for group in step.groups]
    return height + _paired(themes) + _paired([_quote(note) for note in picked[LONE]])


def _paired(heights: Sequence[float]) -> float:
    """Return the height of things that stand two abreast."""
    return sum(max(heights[n : n + 2]) for n in range(0, len(heights), 2))


def _title(title: str) -> float:
    return THEME[0] + THEME[1] * lines(title, TITLE_LINE)


def _quote(note: Written) -> float:
    written = lines(note.text, LINE)
    label = f"　{note.facet.label}" if note.facet else ""
    wraps = lines(note.text + label, LINE) > written
    return QUOTE[0] + QUOTE[1] * written + (QUOTE[2] if wraps else 0)


def ranked(notes: Sequence[Written]) -> list[Written]:
    """Return notes by how well they stand for the rest: categories in turn, easy to read first."""
    seen: dict[str, int] = {}
    turns: list[tuple[int, float, str, Written]] = []
    for note in sorted(notes, key=lambda note: (_strain(note), note.number)):
        label = note.facet.label if note.facet else ""
        seen[label] = seen.get(label, -1) + 1
        turns.append((seen[label], _strain(note), note.number, note))
    return [note for *_, note in sorted(turns, key=lambda turn: turn[:3])]


def _strain(note: Written) -> float:
    return abs(width(note.text) - COMFORTABLE)


def _turns(
    trays: Trays,
) -> Iterator[tuple[int, ThemeId, Written]]:
    """Yield notes round after round, one from each tray that still has one."""
    for turn in range(max((len(notes) for notes in trays.values()), default=0)):
        for tray, notes in trays.items():
            if turn < len(notes):
                yield turn, tray, notes[turn]


def _by_number(note: Written) -> tuple[int, str]:
    return len(note.number), note.number
