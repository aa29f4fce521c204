"""Reading a PDF as a person would copy it."""

import subprocess


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF without any spaces: where lines break is not its words' affair."""
    read = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return "".join(read.stdout.decode().split())
