"""From one passage of prose to the blocks that it is: its form, and what it rests on."""

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from facilitator.report.blocks import Block
from facilitator.report.manuscript import markdown
from facilitator.report.manuscript.inline import Meaning, each_sentence, pieces
from facilitator.report.manuscript.items import items, line, rungs
from facilitator.report.manuscript.kept import Kept
from facilitator.report.manuscript.quoting import quoted
from facilitator.report.manuscript.runs import Run
from facilitator.report.manuscript.tables import grid
from facilitator.report.material import Material
from facilitator.report.options import Lists
from facilitator.report.text import Text, Words
from facilitator.report.written import Headline, Item, Items, Paragraph, Picture, Stages

_LISTS = ("bullet_list", "ordered_list")


def blocks(passage: Kept, material: Material, meaning: Meaning) -> tuple[Block, ...]:
    """Return the blocks of a passage; as it is kept it is one, but nothing is left out."""
    tree = SyntaxTreeNode(markdown.tokens(passage.text))
    nodes = list(tree.children)
    if nodes and nodes[0].type == "table":
        return (grid(nodes, passage.id, meaning),)
    found: list[Block] = []
    for node in nodes:
        found += _block(node, passage.id, material, meaning)
    return tuple(found)


def _block(
    node: SyntaxTreeNode, name: str, material: Material, meaning: Meaning
) -> Iterator[Block]:
    lists: Lists = material.options.lists or "written"
    if node.type in _LISTS:
        points = items(node, meaning)
        if lists == "prose":
            yield from _prose(points, name, f" {material.manuscript.settings.dash} ")
        else:
            yield Items(name, node.type == "ordered_list", points)
    elif node.type == "container_stages":
        yield Stages(name, rungs(node, meaning))
    elif node.type == "blockquote":
        yield quoted(node, name, material, meaning)
    elif node.type == "heading":
        text = pieces(line(node), meaning, view=False)
        yield Headline(name, text, min(max(len(node.markup), 2), 3))
    elif (found := line(node)).text:
        yield _paragraph(found, name, material, meaning, lists)


def _paragraph(found: Run, name: str, material: Material, meaning: Meaning, lists: Lists) -> Block:
    picture = _picture(found, name, material)
    if picture is not None:
        return picture
    said = each_sentence(found, meaning) if lists == "bullets" else ()
    leads_in = found.words().rstrip().endswith((":", "："))
    if len(said) > 1 and not leads_in:
        return Items(name, False, tuple(Item((), each) for each in said))
    return Paragraph(name, pieces(found, meaning))


def _picture(found: Run, name: str, material: Material) -> Picture | None:
    """Return the picture that a paragraph is, if it is one and nothing else."""
    cites = found.cites()
    if len(cites) != 1 or not cites[0].startswith("picture/") or not found.text.endswith("\ufdd1"):
        return None
    picture = material.manuscript.pictures.get(cites[0].removeprefix("picture/"))
    if picture is None or any(isinstance(each, tuple) for each in found.styles[:-1]):
        return None
    return Picture(name, found.words().strip() or picture.alt, picture.media_type, picture.data)


def _prose(points: tuple[Item, ...], name: str, dash: str) -> Iterator[Paragraph]:
    """Yield points as paragraphs that begin with their leads."""
    for n, item in enumerate(points):
        own = f"{name}-{n}" if n else name
        apart: Text = (Words(dash),) if item.lead and item.text else ()
        if text := (*item.lead, *apart, *item.text):
            yield Paragraph(own, text)
        yield from _prose(item.items, f"{own}-in", dash)
