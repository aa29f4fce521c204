"""The process of simulated people that a server starts: orders come in, and how it goes goes out.

The first line on standard input is the invitation, the others are wishes: ``{"speed": 4}``. When
standard input closes, because the server wants that or is gone, they go home.
"""

import json
import os
import sys
from functools import partial
from threading import Thread
from typing import IO, Any

from facilitator.core.codec import decode
from facilitator.rehearsal.company import Company, Invitation

TELLING = 1.0  # seconds of the clock between two lines about how it goes
SPEEDS = (1.0, 4.0)
COURTESY = 5  # of a process that must not keep real people waiting


def main() -> None:
    """Play until it is over."""
    os.nice(COURTESY)
    company = Company(decode(Invitation, json.loads(sys.stdin.readline())))
    Thread(target=_listen, args=(sys.stdin, company), daemon=True).start()
    company.tempo.after(0, partial(_tell, company))
    company.play()


def _listen(said: IO[str], company: Company) -> None:
    for line in said:
        company.tempo.hand_in(partial(_heard, company, json.loads(line)))
    company.tempo.hand_in(company.go)


def _heard(company: Company, wish: dict[str, Any]) -> None:
    if wish.get("speed") in SPEEDS:
        company.tempo.speed = float(wish["speed"])


def _tell(company: Company) -> None:
    sys.stdout.write(f"{json.dumps(company.told())}\n")
    sys.stdout.flush()
    company.tempo.after(TELLING * company.tempo.speed, partial(_tell, company))


if __name__ == "__main__":
    main()
