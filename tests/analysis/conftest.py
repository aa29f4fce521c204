import pytest

from facilitator.analysis.reading import Reader


@pytest.fixture(scope="session")
def reader():
    return Reader()
