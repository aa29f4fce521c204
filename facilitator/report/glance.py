"""How much of its page the summary fills, near enough to decide how many voices it quotes.

All in millimetres, as report-front.css lays it out: who changes a margin there changes it
here. tests/printing/test_report.py holds the two together.
"""

from collections.abc import Sequence

from facilitator.report.blocks import Block, Finding, Number, Numbers, Promise
from facilitator.report.height import quoted
from facilitator.report.phrases import clauses
from facilitator.report.width import filled, lines

FRAME = 55.0  # its title, the numbers, the heading of the findings; below, what limits them
UNIT, DETAIL = (4.8, 9.4), (3.7, 11.2)  # a line below a number, and its ems: five stand abreast
FINDING = 9.8  # a question and what is between it and the next
SEEN, SAID = (6.1, 40.0), (4.9, 54.0)  # a line of either, and its ems
WIDE = 84.0  # a voice stands across the whole page
OUTLOOK = 15.0  # the heading of the first steps and their sentence
PROMISE = 5.1


def height(blocks: Sequence[Block]) -> float:
    """Return about how many millimetres the summary with these blocks fills."""
    findings = (block for block in blocks if isinstance(block, Finding))
    numbers = (each for block in blocks if isinstance(block, Numbers) for each in block.items)
    told = max((_detail(each) for each in numbers), default=0.0)
    promises = [_promise(block) for block in blocks if isinstance(block, Promise)]
    outlook = OUTLOOK + max(promises) if promises else 0.0
    return FRAME + told + sum(map(_finding, findings)) + outlook


def _detail(number: Number) -> float:
    """Return the height of what a number says below its unit, beyond the first line of both."""
    said = len(filled(clauses(number.detail.text), DETAIL[1])) if number.detail else 1
    return DETAIL[0] * (said - 1) + UNIT[0] * (lines(number.unit, UNIT[1]) - 1)


def _finding(finding: Finding) -> float:
    seen = lines(finding.seen.text, SEEN[1]) * SEEN[0] if finding.seen else 0.0
    said = lines(" ".join(each.text for each in finding.said), SAID[1]) * SAID[0]
    return FINDING + seen + said + sum(quoted(each, WIDE) - 0.6 for each in finding.quotes)


def _promise(promise: Promise) -> float:
    ems = 20.3
    more = sum(lines(said, ems) for _, said in promise.beside)
    return 2 + PROMISE * (lines(promise.text, ems) + more)
