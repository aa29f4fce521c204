"""Links that carry a right: whoever holds one may act in its role."""

import pytest

from facilitator.core.ids import SessionId
from facilitator.storage.links import Link
from tests.core.world import START
from tests.storage.keeping import begin, kept

S1 = SessionId("s1")


def test_a_link_opens_what_it_was_made_for(store):
    begin(store)

    owner = store.links.add("owner", None, START)
    facilitator = store.links.add("facilitator", S1, START)

    opened = store.links.open(facilitator)
    assert (opened.role, opened.session, opened.epoch) == ("facilitator", S1, 1)
    assert store.links.get(opened.id) == opened
    assert store.links.open(owner) == Link(store.links.open(owner).id, "owner", None, 1)


def test_every_link_is_another_and_cannot_be_guessed(store):
    secrets = {store.links.add("owner", None, START) for _ in range(20)}

    assert len(secrets) == 20
    assert all(len(secret) == 32 for secret in secrets)


def test_a_secret_can_follow_an_option_of_a_command(store):
    secrets = {store.links.add("owner", None, START) for _ in range(200)}
    assert all(secret.isalnum() and secret.isascii() for secret in secrets)


def test_the_secret_of_a_link_is_kept_nowhere(store):
    secret = store.links.add("owner", None, START)

    found = kept(store)

    assert store.links.open(secret).id.encode() in found
    assert secret.encode() not in found


@pytest.mark.parametrize("secret", ["", "guess", "x" * 10_000, "\ud800", "\x00", "' OR 1=1 --"])
def test_a_link_that_was_never_given_out_opens_nothing(store, secret):
    store.links.add("owner", None, START)

    assert store.links.open(secret) is None


def test_knowing_the_id_of_a_link_opens_nothing(store):
    link = store.links.open(store.links.add("owner", None, START))

    assert store.links.open(link.id) is None


def test_a_revoked_link_opens_nothing_and_others_go_on(store):
    begin(store)
    owner = store.links.add("owner", None, START)
    stage = store.links.add("stage", S1, START)
    facilitator = store.links.add("facilitator", S1, START)
    revoked = store.links.open(facilitator)

    store.links.revoke("facilitator", S1, START)

    assert store.links.open(facilitator) is None
    assert store.links.get(revoked.id) is None
    assert store.links.open(owner) and store.links.open(stage)


def test_the_owners_links_are_revoked_together_and_replaced_by_new_ones(store):
    begin(store)
    old = [store.links.add("owner", None, START) for _ in range(2)]
    of_session = store.links.add("owner", S1, START)

    store.links.revoke("owner", None, START)
    new = store.links.add("owner", None, START)

    assert [store.links.open(each) for each in old] == [None, None]
    assert store.links.open(new) and store.links.open(of_session)


def test_only_links_that_are_worth_something_are_counted(store):
    counted = [store.links.count("owner")]
    store.links.add("owner", None, START)
    counted.append(store.links.count("owner"))

    store.links.revoke("owner", None, START)

    assert [*counted, store.links.count("owner")] == [0, 1, 0]
