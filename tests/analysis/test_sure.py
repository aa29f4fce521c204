"""What is called sure becomes more or less with what the facilitator decides."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.analysis.sure import Outcome, is_sure, shift, strength

strengths = st.floats(-2, 3)


def test_nothing_is_known_of_a_facilitator_who_decided_nothing():
    assert shift([]) == 0


def test_agreeing_makes_more_sure_and_disagreeing_less():
    assert shift([Outcome(0.1, right=True)]) > 0 > shift([Outcome(0.1, right=False)])


def test_what_was_expected_says_little():
    expected, surprising = Outcome(2.0, right=True), Outcome(2.0, right=False)

    assert abs(shift([expected])) < 0.01 < abs(shift([surprising]))


def test_one_suggestion_alone_has_no_strength_and_is_not_sure():
    assert strength([0.9]) is None
    assert not is_sure(None, moved=9)


@given(strengths, strengths, st.floats(-3, 3))
def test_a_stronger_suggestion_is_never_less_sure(one, other, moved):
    assert is_sure(max(one, other), moved) >= is_sure(min(one, other), moved)


@given(st.lists(st.builds(Outcome, strengths, st.booleans()), max_size=30))
def test_one_more_agreement_never_makes_less_sure(outcomes):
    assert shift([*outcomes, Outcome(0.2, right=True)]) >= shift(outcomes) - 1e-6
