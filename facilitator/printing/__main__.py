"""Prints one page by itself: what printing costs is measured with this process.

    python -m facilitator.printing PAGE.html OUT.pdf

The last line that it writes is JSON: ``pages``, and ``peak``, the most memory it held, in bytes
(null where the system does not say).
"""

import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from facilitator.printing.pdf import print_counted

STATUS = Path("/proc/self/status")


def main(arguments: Sequence[str]) -> int:
    """Print the page. Raises ``PrintingFailed``."""
    page, out = map(Path, arguments)
    pdf, pages = print_counted(page.read_text("utf-8"), (), lambda _: None, (), "ua")
    out.write_bytes(pdf)
    gc.freeze()  # the process ends here: nobody need look through what it leaves
    print(json.dumps({"peak": _peak(), "pages": pages}))
    return 0


def _peak() -> int | None:
    """Return the most memory this process held; getrusage would count what started it, too."""
    if not STATUS.is_file():
        return None
    lines = dict(line.split(":", 1) for line in STATUS.read_text().splitlines() if ":" in line)
    return int(lines["VmHWM"].split()[0]) * 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
