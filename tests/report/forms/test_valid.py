"""Office files are as their standard wants them: programs open them without repairing anything."""

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from tests.report.forms.sample import made


@pytest.mark.parametrize("form", ["docx", "pptx", "xlsx"])
def test_a_validator_finds_nothing_wrong(form, tmp_path):
    file = tmp_path / f"report.{form}"
    file.write_bytes(made(form))

    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(file)

    assert [f"{each.part_uri} {each.path}: {each.description}" for each in found.errors] == []
