"""How much of its page a chapter fills, near enough to decide how many notes it quotes.

All in millimetres, as report.css and report-chapter.css lay a chapter out: who changes a
margin there changes it here. tests/printing/test_pages.py holds the two together.
"""

from collections.abc import Sequence
from itertools import groupby
from math import ceil

from facilitator.report.beside import room
from facilitator.report.blocks import Auto, Block, Facilitator, Question, Quote, Theme
from facilitator.report.charts import bars, fit
from facilitator.report.figures import Fit, Poll, Ranking, Sizes
from facilitator.report.material import Written
from facilitator.report.phrases import headline
from facilitator.report.width import filled, lines, width

PAGE = 264.0  # from the upper margin to the lower
QUESTION = (13.3, 10.5)  # with its label; each of its lines
AUTO = 5.4  # a line of our sentences
INSIGHT = (13.3, 6.4)  # with its label; each of its lines
CHART = 11.5  # its title and what is above and below
FIT = 6.5  # the same of the bar that says whether a sentence fits
HEADING = (5.9, 6.5)
THEME = (2.3, 5.0)  # what is below its title; each line of that
BETWEEN = 2.8  # one row of themes and the next
QUOTE = (1.2, 5.1)  # the space below; each of its lines
# Ems of a line of a question, of our sentences, of what was seen, of a heading, of a quotation
QUESTION_LINE, AUTO_LINE, INSIGHT_LINE, HEADING_LINE, LINE = 21.8, 50.5, 37.0, 41.0, 20.3
TYPE = 3.36  # of a quotation
WIDER = 89.0  # than a theme in two columns is one that has none beside it
TITLE = 3.53  # the type of the title of a theme
TIMES = 10.5  # ems of "12 notes said this" and what is before it
RELATES = 6.5  # ems of "I relate: 12" and what is before it
AS_WRITTEN = 7.0  # ems of "as written" and what is before it
SMALL, BY = 0.75, 0.9  # the type of a category, and of a name, to that of its note
NAME = 16.0  # ems of a name that no line parts


def height(blocks: Sequence[Block]) -> float:
    """Return about how many millimetres the blocks of a step fill."""
    runs = [list(run) for _, run in groupby(blocks, lambda block: block.kind)]
    return sum(_run(run) for run in runs)


def _run(run: Sequence[Block]) -> float:
    """Return the height of neighbours of one kind, which are laid out together."""
    match run[0]:
        case Theme():
            themes = [each for each in run if isinstance(each, Theme)]
            pairs, odd = themes[: len(themes) // 2 * 2], themes[len(themes) // 2 * 2 :]
            rows = _abreast(list(map(_theme, pairs))) + [_theme(each, WIDER) for each in odd]
            return sum(rows) + BETWEEN * (len(rows) - 1)
        case Quote():
            return sum(_abreast([quoted(each) for each in run if isinstance(each, Quote)]))
        case Auto():
            said = " ".join(each.text for each in run if isinstance(each, Auto))
            return AUTO * lines(said, AUTO_LINE)
    return sum(map(_block, run))


def _abreast(heights: Sequence[float]) -> list[float]:
    """Return the heights of the rows of things that stand two abreast."""
    return [max(heights[n : n + 2]) for n in range(0, len(heights), 2)]


def _block(block: Block) -> float:
    match block:
        case Question():
            return QUESTION[0] + QUESTION[1] * len(filled(headline(block.text), QUESTION_LINE))
        case Facilitator():
            return INSIGHT[0] + INSIGHT[1] * lines(block.text, INSIGHT_LINE)
        case Sizes():
            return CHART + bars.height(len(block.bars))
        case Ranking() | Poll():
            return CHART + bars.height(len(block.rows))
        case Fit():
            return FIT + fit.HEIGHT
    return HEADING[0] + HEADING[1] * lines(getattr(block, "text", ""), HEADING_LINE)


def _theme(theme: Theme, wider: float = 0.0) -> float:
    line = room(theme.size, wider / TITLE)
    title = THEME[0] + THEME[1] * len(filled(headline(theme.title), line))
    return title + sum(quoted(quote, wider) for quote in theme.quotes)


def quoted(quote: Quote | Written, wider: float = 0.0) -> float:
    """Return the height of a quotation, with the name and the category behind it.

    ``wider`` is by how much its column is wider than one of two.
    """
    by = f" — {quote.by}" if quote.by else ""
    if quote.by and width(quote.by) <= NAME:
        by = _unbroken(width(f"— {quote.by}"), BY)
    label = ""
    if quote.facet:  # stands behind the words or on a line of its own, but never breaks
        label = _unbroken(width(quote.facet.label) + 2.2, SMALL)
    if quote.times > 1 or quote.under:
        label += _unbroken(TIMES, SMALL)
    if quote.as_written:
        label += _unbroken(AS_WRITTEN, SMALL)
    if quote.relates:  # the same
        label += _unbroken(RELATES, SMALL)
    return QUOTE[0] + QUOTE[1] * lines(quote.text + by + label, LINE + wider / TYPE)


def _unbroken(ems: float, type: float) -> str:
    """Return a word as wide as ``ems`` of a ``type`` that is a share of the note's."""
    return " " + "x" * ceil(ems * type / width("x"))
