"""A session is called otherwise."""

import pytest

from facilitator.core.hosting.titling import Retitle
from facilitator.core.log import rebuild
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, Evening


def test_a_new_title_is_on_every_screen_at_once():
    evening = Evening()

    evening.act(FAY, Retitle("  港の夜\n2026 "))

    for audience in (Audience.STAGE, Audience.CONSOLE, Audience.PHONE, Audience.REPORT):
        assert evening.see("session", audience)["title"] == "港の夜 2026"
    assert rebuild(evening.log).title == "港の夜 2026"


@pytest.mark.parametrize(
    ("title", "reason"), [("", Reason.EMPTY), (" \n", Reason.EMPTY), ("x" * 81, Reason.TOO_LONG)]
)
def test_a_title_has_something_to_read_and_fits_the_stage(title, reason):
    assert Evening().refusal(FAY, Retitle(title)) is reason


def test_the_same_title_makes_no_entry():
    assert Evening().act(FAY, Retitle("An evening")) == ()


def test_participants_name_nothing():
    assert Evening().refusal(ANN, Retitle("mine")) is Reason.NOT_ALLOWED
