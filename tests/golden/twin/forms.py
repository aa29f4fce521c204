"""The words of a report in each form, in the order in which one reads them."""

import io
import re
import subprocess
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from docx import Document as open_docx
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from facilitator.core.session import Session
from facilitator.jobs.print_report import render
from facilitator.report.options import Options


class _Words(HTMLParser):
    """Collects what a reader of a page sees: no styles, no descriptions of pictures."""

    silent = ("style", "title", "desc")

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag in self.silent:
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag == self._within[-1]:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.said.append(data)


def of_page(body: bytes, folder: Path) -> str:
    words = _Words()
    words.feed(body.decode())
    return "".join(words.said)


def of_pdf(body: bytes, folder: Path) -> str:
    path = folder / "report.pdf"
    path.write_bytes(body)
    command = ["pdfinfo", "-struct-text", path]  # as a screen reader goes through it
    told = subprocess.run(command, capture_output=True, check=True, text=True)
    return "".join(re.findall(r'^ *"(.*)"$', told.stdout, re.M))


def of_docx(body: bytes, folder: Path) -> str:
    document = open_docx(io.BytesIO(body))
    paragraphs = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)


def of_markdown(body: bytes, folder: Path) -> str:
    markdown = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)
    return of_page(markdown.render(body.decode()).encode(), folder)


READ: Mapping[str, Callable[[bytes, Path], str]] = {
    "html": of_page,
    "pdf": of_pdf,
    "docx": of_docx,
    "md": of_markdown,
}


def words(session: Session, options: Options, form: str, folder: Path) -> str:
    """Return the words of the report of ``session`` in a form."""
    return READ[form](render(session, options, form), folder)


def pages_of(body: bytes, folder: Path) -> list[str]:
    """Return the words on each page of a PDF, in the order in which they were drawn."""
    path = folder / "report.pdf"
    path.write_bytes(body)
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True)
    return told.stdout.split("\f")
