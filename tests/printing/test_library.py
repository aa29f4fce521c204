"""Loading the library that prints."""

import subprocess
import sys

import pydyf

from facilitator.printing.library import HTML

SCRIPT = """
import ctypes.util, subprocess
before, started = ctypes.util.find_library, []
begin = subprocess.Popen.__init__
subprocess.Popen.__init__ = lambda self, *a, **k: started.append(a) or begin(self, *a, **k)
import facilitator.printing.library as library
assert ctypes.util.find_library is before
assert library.harfbuzz_subset is not None
print(len(started))
"""


def test_pages_are_referred_to_as_before_also_when_there_are_more():
    assert HTML
    pdf = pydyf.PDF()
    for pages in range(1, 4):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        numbers = pdf.pages["Kids"][::3]

        assert len(numbers) == pages
        assert pdf.page_references == tuple(f"{each} 0 R".encode() for each in numbers)


def test_it_starts_no_compiler_and_finds_every_library():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "0"
