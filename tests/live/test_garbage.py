"""A server does not look for garbage with every few notes."""

import gc

from facilitator.live.garbage import YOUNG, settle


def test_what_there_is_at_the_start_is_not_looked_through_again():
    before = gc.get_threshold()
    try:
        settle()

        assert gc.get_threshold() == (YOUNG, *before[1:])
        assert gc.get_freeze_count() > 1000
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
