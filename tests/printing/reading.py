"""Reading a PDF as a person would copy it."""

import re
import subprocess

NEVER_FIRST = "、。，．」』）！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…"
NEVER_LAST = "「『（"


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF without any spaces: where lines break is not its words' affair."""
    return "".join(pages_in(pdf))


def pages_in(pdf: bytes) -> list[str]:
    """Return the text of every page of a PDF, again without spaces."""
    read = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return ["".join(page.split()) for page in read.stdout.decode().split("\f")]


def lines_of(pdf: bytes) -> list[str]:
    """Return the lines as they are printed."""
    read = subprocess.run(
        ["pdftotext", "-bbox-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    found = re.findall(r"<line[^>]*>(.*?)</line>", read.stdout.decode(), re.DOTALL)
    words = ["".join(re.findall(r">([^<]+)</word>", line)) for line in found]
    return [line for line in words if line.strip()]
