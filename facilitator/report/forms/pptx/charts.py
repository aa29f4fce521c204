"""Charts that PowerPoint draws and lets people edit, with the table they come from inside."""

from io import BytesIO

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from facilitator.report.forms.characters import held
from facilitator.report.forms.pptx.pieces import LEFT, WIDE
from facilitator.report.forms.properties import Properties
from facilitator.report.forms.series import Bars

_LETTERS, _FEW = 14, 10  # points; categories from which on letters are smaller
_SMALLER = 11
_COLORS = (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2, MSO_THEME_COLOR.ACCENT_3)


def chart(
    shapes: SlideShapes, bars: Bars, top: float, height: float, about: Properties
) -> GraphicFrame:
    """Draw ``bars`` on a slide, ``top`` and ``height`` in points."""
    data = CategoryChartData(number_format="0")
    data.categories = [held(name) for name in bars.categories]
    for name, values in bars.series:
        data.add_series(held(name), values)
    box = (Pt(LEFT), Pt(top), Pt(WIDE), Pt(height))
    frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box, data)
    drawn = frame.chart
    for axis in drawn.element.iter(qn("c:axId"), qn("c:crossAx")):
        axis.set("val", axis.get("val").removeprefix("-"))  # the schema knows no negative ones
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(bars, about))
    drawn.font.size = Pt(_LETTERS if len(bars.categories) < _FEW else _SMALLER)
    drawn.has_title = False
    drawn.has_legend = len(bars.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
    drawn.category_axis.reverse_order = True
    drawn.category_axis.format.line.fill.background()
    drawn.category_axis.has_major_gridlines = False
    drawn.value_axis.visible = False
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.minimum_scale = 0
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45, 0
    plot.has_data_labels = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for series, color in zip(plot.series, _COLORS * len(bars.series), strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = color
    return frame


def _workbook(bars: Bars, about: Properties) -> bytes:
    """Return the table behind a chart. What people wrote is text in it and never a formula."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": about.made})
        sheet = book.add_worksheet("Sheet1")
        for column, (name, values) in enumerate(bars.series, start=1):
            sheet.write_string(0, column, held(name))
            for row, value in enumerate(values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value)
        for row, name in enumerate(bars.categories, start=1):
            sheet.write_string(row, 0, held(name))
    return out.getvalue()
