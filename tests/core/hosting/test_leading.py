"""Whose the one button is, and how it goes from hand to hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.hosting.leading import KeepLead, OfferLead, TakeLead, leads
from facilitator.core.ids import PersonId, StopId
from facilitator.core.moving.flow import Move
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, Evening

CO = Person(PersonId("co"), Role.CO)
CLEO = Person(PersonId("cleo"), Role.CO)
FINN = Person(PersonId("finn"), Role.FACILITATOR)


@pytest.fixture
def evening() -> Evening:
    return Evening()


def leaders(evening: Evening) -> list[str]:
    return [each.id for each in (FAY, FINN, CO, CLEO) if leads(evening.session, each)]


def test_at_first_every_facilitator_leads(evening):
    assert leaders(evening) == ["fay", "finn"]


def test_the_lead_moves_when_it_is_accepted_and_not_before(evening):
    evening.act(FAY, OfferLead(CO.id))
    assert leaders(evening) == ["fay", "finn"]

    evening.act(CO, TakeLead())

    assert leaders(evening) == ["co"]
    assert evening.refusal(FAY, Move(StopId("open/intro"), StopId("lobby"))) is Reason.NOT_LEADING
    evening.act(CO, Move(StopId("open/intro"), StopId("lobby")))


def test_whoever_it_is_offered_to_may_turn_it_down(evening):
    evening.act(FAY, OfferLead(CO.id))
    assert evening.refusal(CLEO, KeepLead()) is Reason.NOT_YOURS
    evening.act(CO, KeepLead())

    assert evening.see("console", Audience.CONSOLE)["lead"] == {
        "holder": None,
        "offered": False,
        "to": None,
    }


def test_a_facilitator_takes_it_back_at_any_time(evening):
    evening.act(FAY, OfferLead(None))
    evening.act(CLEO, TakeLead())
    evening.act(FINN, TakeLead())

    assert leaders(evening) == ["fay", "finn"]


def test_only_whoever_leads_offers_it_and_not_to_themselves(evening):
    assert evening.refusal(CO, OfferLead(CLEO.id)) is Reason.NOT_LEADING
    assert evening.refusal(FAY, OfferLead(FAY.id)) is Reason.YOURS
    assert evening.refusal(ANN, TakeLead()) is Reason.NOT_ALLOWED


def test_what_changes_nothing_makes_no_entry(evening):
    assert evening.act(FAY, TakeLead()) == ()
    evening.act(FAY, OfferLead(CO.id))
    assert evening.act(FAY, OfferLead(CO.id)) == ()
    evening.act(FAY, KeepLead())
    assert evening.act(FAY, KeepLead()) == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from((FAY, FINN, CO, CLEO)),
            st.sampled_from((OfferLead(None), OfferLead(CO.id), KeepLead(), TakeLead())),
        ),
        max_size=12,
    )
)
def test_somebody_always_leads_and_facilitators_all_or_one(deeds):
    evening = Evening()
    for person, action in deeds:
        try:
            evening.act(person, action)
        except Refused:
            continue
        assert leaders(evening) == ["fay", "finn"] or len(leaders(evening)) == 1
