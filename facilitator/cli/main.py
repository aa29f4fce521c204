"""`facilitator COMMAND …`: finds the command and runs it."""

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

COMMANDS = (
    *("serve", "rehearse", "demo", "report", "worksheets", "check"),
    *("export", "import", "backup", "restore", "sever", "bench"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(
        prog="facilitator", description="A toolkit for live workshops.", allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    # Only the asked-for command is loaded: `check` must not wait for WeasyPrint.
    wanted = [each for each in COMMANDS if each in arguments[:1]] or COMMANDS
    gc.disable()  # what is loaded stays: to look through it meanwhile takes an eighth of a start
    modules = {name: import_module(f"facilitator.cli.{_module(name)}") for name in wanted}
    gc.enable()
    for module in modules.values():
        module.register(commands)
    asked = parser.parse_args(arguments)
    code: int = modules[asked.command].run(asked)
    return code


def _module(command: str) -> str:
    """Return the module of a command; Python keeps some words for itself."""
    return f"{command}_" if iskeyword(command) else command


if __name__ == "__main__":
    sys.exit(main())
