"""What guests said, as far as they agreed to it and the text does not cite it already."""

from facilitator.report.blocks import Block, Chapter, Heading
from facilitator.report.manuscript.citations import cited
from facilitator.report.manuscript.quoting import remark
from facilitator.report.material import Material
from facilitator.report.words import say


def words(material: Material) -> tuple[Chapter, ...]:
    """Return the remarks of guests in a chapter of their own, or nothing."""
    manuscript = material.manuscript
    used = {
        key
        for place in manuscript.places.values()
        for passage in place
        for key in cited(passage.text)
    }
    slugs = [
        slug
        for slug, said in manuscript.remarks.items()
        if said.guest and said.approved and f"remark/{slug}" not in used and slug not in used
    ]
    said: list[Block] = [block for slug in slugs if (block := remark(slug, material))]
    if not said:
        return ()
    name = say("guest.words", material.lang)
    return (Chapter("guest_words", "guest-words", name, (Heading(name, level=1), *said)),)
