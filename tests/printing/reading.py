"""Reading a PDF as a person would copy it."""

import subprocess


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF without any spaces: where lines break is not its words' affair."""
    return "".join(pages_in(pdf))


def pages_in(pdf: bytes) -> list[str]:
    """Return the text of every page of a PDF, again without spaces."""
    read = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return ["".join(page.split()) for page in read.stdout.decode().split("\f")]
