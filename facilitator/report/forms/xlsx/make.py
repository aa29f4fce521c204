"""Writes the tables as a workbook: filters, heads that stay, and nothing that runs."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from facilitator.report.blocks import Document
from facilitator.report.chapters.saying import missing
from facilitator.report.forms.brand import JAPANESE, LATIN, SOFT
from facilitator.report.forms.characters import held
from facilitator.report.forms.properties import Properties, properties
from facilitator.report.forms.xlsx.sheets import Column, Sheet, Value, sheets
from facilitator.report.material import Material
from facilitator.report.width import lines
from facilitator.report.words import say

_FORMS: Mapping[str, Mapping[str, object]] = {
    # What people wrote stays text, also when somebody edits the cell
    "words": {"text_wrap": True, "quote_prefix": True, "num_format": "@"},
    "label": {"text_wrap": True, "num_format": "@"},
    "order": {"num_format": "0", "align": "center"},
    "count": {"num_format": "0"},
    "each": {"num_format": "0.0"},
    "share": {"num_format": "0%"},
}
_LINE, _EMS = 15.0, 0.5  # points of a line; ems of a column for each of its characters
_FONTS = {"ja": JAPANESE, "en": LATIN}


def to_xlsx(document: Document, material: Material) -> bytes:
    """Return the tables of a session as the bytes of an XLSX file.

    The same session gives the same bytes.
    """
    out, about = BytesIO(), properties(document, material)
    letters = {"font_name": _FONTS[about.lang], "font_size": 10, "valign": "top"}
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "default_format_properties": letters}
    ) as book:
        book.set_properties(_said(about))
        forms = {name: book.add_format({**letters, **form}) for name, form in _FORMS.items()}
        heads = {name: book.add_format(_head(letters, form)) for name, form in _FORMS.items()}
        for sheet in sheets(material):
            _write(book, sheet, about.lang, forms, heads)
        _about(book, document, material, forms, heads)
    return out.getvalue()


def _write(
    book: xlsxwriter.Workbook,
    sheet: Sheet,
    lang: str,
    forms: Mapping[str, Any],
    heads: Mapping[str, Any],
) -> None:
    made = book.add_worksheet(say(sheet.name, lang))
    for n, column in enumerate(sheet.columns):
        made.set_column(n, n, column.width)
        made.write_string(0, n, say(column.head, lang), heads[column.form])
    for row, values in enumerate(sheet.rows, start=1):
        made.set_row(row, _height(values, sheet.columns))
        for n, (value, column) in enumerate(zip(values, sheet.columns, strict=True)):
            _cell(made, row, n, value, forms[column.form])
    made.freeze_panes(1, 1)
    made.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    _printed(made)


def _height(values: Sequence[Value], columns: Sequence[Column]) -> float:
    """Return the height of a row in points. What opens the file does not always work it out."""
    wrapped = (
        lines(value, column.width * _EMS)
        for value, column in zip(values, columns, strict=True)
        if isinstance(value, str)
    )
    return max((1, *wrapped)) * _LINE


def _head(letters: Mapping[str, object], form: Mapping[str, object]) -> Mapping[str, object]:
    """Return the form of a head: above numbers at the right, like them."""
    side = form.get("align", "left" if "text_wrap" in form else "right")
    look = {"bold": True, "text_wrap": True, "bg_color": f"#{SOFT}", "align": side}
    return {**letters, **look}


def _cell(made: Any, row: int, column: int, value: Value, form: Any) -> None:
    """Write a cell: words as words, whatever they look like."""
    if isinstance(value, str):
        made.write_string(row, column, held(value), form)
    elif value is not None:
        made.write_number(row, column, value, form)


def _about(
    book: xlsxwriter.Workbook,
    document: Document,
    material: Material,
    forms: Mapping[str, Any],
    heads: Mapping[str, Any],
) -> None:
    """Write what the tables are of, and what they do not say."""
    lang = document.lang
    made = book.add_worksheet(say("sheet.about", lang))
    made.set_column(0, 0, 100)
    made.write_string(0, 0, held(document.title), heads["label"])
    sentences = (say("consent", lang), *(each.text for each in missing(material)))
    told = (document.date, *sentences, say("numbers", lang), say("limits", lang))
    for row, sentence in enumerate(told, start=1):
        made.write_string(row, 0, sentence, forms["label"])
    _printed(made)


def _printed(made: Any) -> None:
    made.set_landscape()
    made.set_paper(9)  # A4
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_footer("&R&P / &N")


def _said(about: Properties) -> Mapping[str, object]:
    return {
        "title": about.title,
        "subject": about.subject,
        "author": about.author,
        "created": about.made,
    }
