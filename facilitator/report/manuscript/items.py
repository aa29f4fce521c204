"""Points of a list: a lead in bold, in part or whole, a dash of any kind, and the rest."""

import re

from markdown_it.tree import SyntaxTreeNode

from facilitator.report.manuscript.inline import Meaning, pieces
from facilitator.report.manuscript.runs import Run, Style, run
from facilitator.report.text import View
from facilitator.report.written import Item, Rung

_DASH = re.compile(r"[ \u3000][-‐-―−][ \u3000]")
_BULLET = re.compile(r"[・•‣●]\s*")


def items(node: SyntaxTreeNode, meaning: Meaning) -> tuple[Item, ...]:
    """Return the points of a list, with those inside them."""
    return tuple(_item(each, meaning) for each in node.children)


def _item(node: SyntaxTreeNode, meaning: Meaning) -> Item:
    lists = [each for each in node.children if each.type in ("bullet_list", "ordered_list")]
    inside = tuple(item for each in lists for item in items(each, meaning))
    ordered = bool(lists) and all(each.type == "ordered_list" for each in lists)
    lead, text = parts(line(node))
    cites = (*lead.cites(), *text.cites())
    said = pieces(text, meaning)
    if not text.words().strip() and not cites and not inside:
        said = (*said, View())
    return Item(pieces(lead, meaning, more=cites, view=False), said, inside, ordered)


def line(node: SyntaxTreeNode) -> Run:
    """Return what stands in the lines of ``node`` itself, without a bullet set twice."""
    whole = Run("", ())
    for child in node.children:
        if child.type in ("paragraph", "heading", "inline"):
            inline = child if child.type == "inline" else child.children[0]
            found = run(inline.token.children or []) if inline.token else whole
            apart = Run(" ", (Style(),)) if whole.text else Run("", ())
            whole = Run(
                whole.text + apart.text + found.text, whole.styles + apart.styles + found.styles
            )
    double = _BULLET.match(whole.text)
    return whole.part(double.end(), len(whole.text)) if double else whole


def parts(whole: Run) -> tuple[Run, Run]:
    """Return the lead and what follows the dash.

    There is a lead where a line begins in bold and a dash comes before any sentence ends, or
    where all of it is bold.
    """
    first = whole.styles[0] if whole.styles else None
    nothing = Run("", ())
    if not isinstance(first, Style) or not first.strong:
        return nothing, whole
    dash = _DASH.search(whole.text)
    if dash is not None and not re.search("[。！？]", whole.text[: dash.start()]):
        return whole.part(0, dash.start()), whole.part(dash.end(), len(whole.text)).stripped()
    strong = (each.strong for each in whole.styles if isinstance(each, Style))
    return (whole, nothing) if all(strong) else (nothing, whole)


def rungs(node: SyntaxTreeNode, meaning: Meaning) -> tuple[Rung, ...]:
    """Return the stages that the lists in ``node`` name."""
    found = []
    for child in node.children:
        if child.type in ("bullet_list", "ordered_list"):
            for each in child.children:
                lead, text = parts(line(each))
                if not lead.text:
                    lead, text = text, lead
                said = pieces(text, meaning, more=lead.cites())
                found.append(Rung(lead.words().strip(), said))
    return tuple(found)
