"""Settings are read once, and what cannot be is refused at the start."""

import pytest

from facilitator.config import from_environment


def test_every_kind_of_screen_has_its_own_tick_unless_one_is_forced():
    assert from_environment({}).tick is None
    assert from_environment({"TSUNAGARI_TICK": ""}).tick is None
    assert from_environment({"TSUNAGARI_TICK": "250"}).tick == 250


@pytest.mark.parametrize("tick", ["9", "1001", "-50", "0.1", "soon"])
def test_a_tick_that_cannot_be_is_refused_with_a_remedy(tick):
    with pytest.raises(ValueError, match="TSUNAGARI_TICK must be milliseconds from 10 to 1000"):
        from_environment({"TSUNAGARI_TICK": tick})
