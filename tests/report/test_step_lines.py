"""Who takes a first step on, and the sign that it worked: they stand where the step stands."""

from dataclasses import replace

import pytest

from facilitator.core.kinds.pledge import HideExample
from facilitator.core.views import own
from facilitator.exporting.document import document
from facilitator.exporting.sheet import to_csv
from facilitator.report.audit import Unfounded, audit
from facilitator.report.blocks import Promise
from facilitator.report.build import report
from facilitator.report.forms.docx.make import to_docx
from facilitator.report.forms.markdown.make import to_markdown
from facilitator.report.forms.xlsx.sheets import Sheet, sheets
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.options import Options
from tests.core.world import AFTER, ANN, BEN, CARL, FAY, Evening, asking
from tests.exporting.evenings import exported, imported
from tests.report.forms.reading import paragraphs
from tests.report.test_evidence import swapped

FORM = ("what", "owner", "when", "sign_of_success", "example")
OWNER, SIGN = "朝の当番 <b>", "三日つづけて定時に始まる & 終わる"
KEPT_OUT, HIDDEN = "載せない人", "伏せられた人"


@pytest.fixture
def evening() -> Evening:
    """Return an evening with one first step in the report, and two that are not."""
    evening = asking(*FORM)
    evening.decide_on(ANN, "朝会を立ってやる", owner=OWNER, sign_of_success=SIGN)
    evening.decide_on(BEN, "座ってやる", owner=KEPT_OUT, in_report=False)
    hidden = evening.decide_on(CARL, "寝てやる", owner=HIDDEN, example=True)
    evening.act(FAY, HideExample(hidden))
    return evening


def first_steps(evening: Evening) -> Sheet:
    """Return the sheet of a workbook in which first steps stand."""
    made = sheets(gather(evening.session, Options("ja")))
    return next(sheet for sheet in made if sheet.name == "first")


def test_every_report_prints_them_with_the_step_and_never_without(evening):
    options = Options("ja")
    document_, material = report(evening.session, options), gather(evening.session, options)

    forms = [to_html(document_), to_markdown(document_, material).decode()]
    forms.append("\n".join(paragraphs(to_docx(document_, material), "word/document.xml")))

    assert "朝の当番 &lt;b&gt;" in forms[0]
    for form in forms:
        assert "朝の当番" in form
        assert "三日つづけて定時に始まる" in form
        assert KEPT_OUT not in form
        assert HIDDEN not in form


def test_a_workbook_has_columns_for_them_where_somebody_filled_them(evening):
    plain = asking(*FORM)
    plain.decide_on(ANN, "立ってやる")
    with_, without = map(first_steps, (evening, plain))

    heads = [column.head for column in with_.columns]
    assert (
        dict(zip(heads, with_.rows[0], strict=True)).items()
        >= {
            "step.owner": OWNER,
            "step.sign": SIGN,
        }.items()
    )
    assert [column.head for column in without.columns] == [
        *("col.number", "first", "if.then", "col.when"),
    ]
    assert len(without.rows[0]) == 4


def test_a_step_of_somebody_else_is_refused(evening):
    options = Options("ja")
    made = report(evening.session, options)
    material = gather(evening.session, options)
    old = next(block for block in made.blocks() if isinstance(block, Promise))
    for change in ({"owner": "だれか"}, {"sign_of_success": ""}):
        with pytest.raises(Unfounded, match="F-01 is not printed letter for letter"):
            audit(swapped(made, old, replace(old, **change)), material)


def test_an_export_holds_them_and_an_import_brings_them_back(evening):
    [part] = [each for each in document(evening.session)["parts"] if each["id"] == AFTER]
    [step] = part["first_steps"]["made"]
    assert (step["owner"], step["sign_of_success"]) == (OWNER, SIGN)
    table = to_csv(evening.session, "ja").decode()
    assert OWNER in table
    assert SIGN in table
    assert KEPT_OUT not in table

    again = imported(exported(evening.session))

    [made] = again.pledges.values()
    assert (made.owner, made.sign_of_success) == (OWNER, SIGN)
    assert again.program.part(AFTER).form == FORM
    assert own(again, ANN)["pledges"] == {}
