"""How many processes share the tests. Each room of them keeps its own fixtures beside them."""

import os

import pytest

WAITING = 1  # processes more than there are cores: much of a test in a browser is waiting


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many processes `bin/test` starts, or 0 to run everything in this one.

    The tests of a file stay together, since they share a server; so one file needs no others.
    """
    files = {argument.partition("::")[0] for argument in config.args}
    if len(files) == 1 and min(files).endswith(".py"):
        return 0
    return (os.cpu_count() or 1) + WAITING
