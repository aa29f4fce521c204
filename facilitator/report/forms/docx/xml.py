"""Elements of a word processor's XML: the few that a report is made of."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from facilitator.report.forms.characters import held


def element(name: str, /, *inside: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Return ``<w:name>`` with these attributes, which are in the same namespace, and contents."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(inside)
    return made


def written(
    text: str, style: str = "", *, strong: bool = False, emphasis: bool = False
) -> BaseOxmlElement:
    """Return a run of words in a style of letters. A new line in them is a break."""
    form = element("rPr")
    if style:
        form.append(element("rStyle", val=style))
    # Quotation marks, dashes and ① are of either width: here they are as wide as kana
    if not text.isascii():
        form.append(element("rFonts", hint="eastAsia"))
    form.extend(element(sign) for sign in ("b", "bCs") if strong)
    form.extend(element(sign) for sign in ("i", "iCs") if emphasis)
    run = element("r", form)
    for n, line in enumerate(text.split("\n")):
        run.extend([element("br")] if n else [])
        run.append(words(line))
    return run


def words(text: str) -> BaseOxmlElement:
    """Return the words inside a run, with every space they have."""
    made = element("t")
    made.text = held(text)
    made.set(qn("xml:space"), "preserve")
    return made


def field(code: str, shown: str = "1", style: str = "") -> list[BaseOxmlElement]:
    """Return the runs of a field, such as the number of the page, with what it shows until then."""
    return [*opened(code), written(shown, style), closed()]


def opened(code: str, *, stale: bool = False) -> list[BaseOxmlElement]:
    """Return the beginning of a field. One that is ``stale`` is worked out when it is opened."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    instruction.set(qn("xml:space"), "preserve")
    begin = element("fldChar", fldCharType="begin", **({"dirty": "true"} if stale else {}))
    between = element("fldChar", fldCharType="separate")
    return [element("r", each) for each in (begin, instruction, between)]


def closed() -> BaseOxmlElement:
    """Return the end of a field."""
    return element("r", element("fldChar", fldCharType="end"))
