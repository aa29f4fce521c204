"""Files that a facilitator might write of an evening, and what becomes of them."""

import base64
from collections.abc import Mapping

from facilitator.core.editing import WritePassages
from facilitator.core.session import Session
from facilitator.report.blocks import Block
from facilitator.report.claims import unfounded
from facilitator.report.gather import gather
from facilitator.report.manuscript import file
from facilitator.report.manuscript.compose import written
from facilitator.report.material import Material
from facilitator.report.options import Options
from facilitator.report.text import Piece, Text
from tests.core.world import FAY, Evening
from tests.report.evenings import an_evening

ENTRIES = """
guests:
  mina: {name: 青葉ミナ, also: Mina Aoba, affiliations: [汐見電工, "Engawa／縁 EN"], role: 代表}
  ren: {name: 岡部蓮}
remarks:
  mina-1:
    {guest: mina, text: 自分の価値観とつながることが重要, verbatim: true, approved: true, at: 19:20}
  mina-2: {guest: mina, text: 内省が大切, verbatim: false, approved: true}
  ren-1: {guest: ren, text: まだ聞いていない, verbatim: true, approved: false}
sources:
  hama:
    kind: web
    title: 人とのつながり | はま健康研究所
    url: https://hama.example.org/a
    year: 2024
    checked: {by: 佐原, on: 2026-01-12}
    cards:
      risk: {excerpt: "早く亡くなる割合は、18%、21%高い。"}
      policy: {excerpt: "複数の国に大臣がいる。"}
  lever:
    kind: book
    title: つながりの本
    cards:
      p7: {excerpt: "つながりは贈り物である。受け取るには手を空ける。", page: 7}
"""
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def a_file(prose: str, *more: str, lang: str = "ja", entries: str = ENTRIES) -> str:
    """Return a file with the entries above, with ``more`` lines of settings."""
    head = "\n".join(("session: '482913'", f"lang: {lang}", *more))
    return f"---\n{head}{entries}---\n\n{prose}\n"


def kept(evening: Evening, text: str, files: Mapping[str, bytes] | None = None) -> Session:
    """Let Fay keep what a file says; return the session."""
    draft = file.read(text, evening.session, files)
    write, remove = file.changes(draft, evening.session)
    evening.act(FAY, WritePassages(draft.of, write, remove))
    return evening.session


def material_of(
    prose: str, *more: str, lang: str = "ja", entries: str = ENTRIES, options: Options | None = None
) -> Material:
    """Return what a report is made of, of an evening with such a manuscript."""
    session = kept(an_evening(), a_file(prose, *more, lang=lang, entries=entries))
    return gather(session, options or Options(lang))


def blocks_of(prose: str, *more: str, **given: str) -> tuple[Block, ...]:
    """Return the blocks that prose is in the opening."""
    return written(material_of(f"# はじめに {{#opening}}\n\n{prose}", *more, **given), "opening")


def block_of(prose: str, *more: str, **given: str) -> Block:
    """Return the one block that prose is."""
    [block] = blocks_of(prose, *more, **given)
    return block


def text_of(prose: str, *more: str, **given: str) -> Text:
    """Return the text of the one paragraph that prose is."""
    return block_of(prose, *more, **given).text


def faults_of(prose: str, *more: str, **given: str) -> list[str]:
    """Return what does not hold in prose that stands in the opening."""
    material = material_of(f"# はじめに {{#opening}}\n\n{prose}", *more, **given)
    return [f"{each.where}: {each.why}" for each in unfounded(material)]


def kinds(text: Text) -> list[str]:
    """Return the kinds of the pieces of a text."""
    return [type(piece).__name__ for piece in text]


def only(text: Text, kind: type[Piece]) -> Piece:
    """Return the one piece of a kind."""
    [found] = [piece for piece in text if isinstance(piece, kind)]
    return found


def unreadable(text: str, session: Session | None = None) -> list[tuple[int, str]]:
    """Return the faults of a file that cannot be read."""
    try:
        file.read(text, session or an_evening().session)
    except file.Unreadable as found:
        return [(fault.line, fault.why) for fault in found.faults]
    raise AssertionError("the file was read")
