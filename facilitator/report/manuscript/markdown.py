"""The Markdown that a manuscript is written in: CommonMark and tables, `:::` and `[words]{.term}`.

What a report has no place for is not known here and stays text: HTML, code, reference links,
headings that are underlined.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin

CITATION = re.compile(r"(?<!\\)\[@([^\[\]]{1,400})\]")
NESTED = 20
_UNKNOWN = ["code", "fence", "html_block", "lheading", "reference", "backticks", "html_inline"]


def blocks(text: str) -> list[Token]:
    """Return the tokens of the blocks of ``text``, without what is inside its lines."""
    return _SPLITTING.parse(text)


def inlines(text: str) -> list[Token]:
    """Return the tokens inside lines of text."""
    [found] = _READING.parseInline(text)
    return found.children or []


def tokens(text: str) -> list[Token]:
    """Return all tokens of ``text``."""
    return _READING.parse(text)


def _made() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTED}).enable("table")
    return made.disable(_UNKNOWN).use(container_plugin, "stages")


def _citation(state: StateInline, silent: bool) -> bool:
    """Read ``[@…]`` as one token, before anything in it can be taken for emphasis."""
    found = CITATION.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("cite", "", 0).content = found.group(1)
    state.pos = found.end()
    return True


_SPLITTING = _made().disable("inline")
_READING = _made().use(attrs_plugin, spans=True, after=("span_close",))
_READING.inline.ruler.before("link", "cite", _citation)
