"""What a phone shows before its scripts run, where notes come by pages or are voted on."""

from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.seeing.dealing import page_key
from facilitator.core.views import Audience, own, record, snapshot
from facilitator.web.phone_view import Reader, view
from tests.core.seeing.test_dealing import crowd
from tests.core.world import ANN, BEN, FAY, OPEN, Evening

READER = Reader(ANN.id, ANN.nickname, "", "en")


def seen(evening, *pages, person=ANN, reader=READER):
    put = snapshot(evening.session, Audience.PHONE)
    for key in (page_key(OPEN, n) for n in pages):
        put[key] = record(evening.session, key, Audience.PHONE)
    return view(put, own(evening.session, person), reader, {}, 0)


def shown(items):
    return [item.note["id"] for item in items]


def test_the_board_begins_with_a_page_and_tells_how_many_notes_there_are():
    evening = crowd()

    screen = seen(evening, 3)

    assert sorted(shown(screen.notes)) == sorted(evening.session.pages[OPEN, 3])
    assert shown(screen.notes) != [*evening.session.pages[OPEN, 3]]  # in an order of one's own
    assert (screen.count, screen.more) == (200, True)
    assert not seen(evening, 0, 1, 2, 3, 4).more


def test_page_after_page_each_in_an_order_of_ones_own():
    evening = crowd()

    both = seen(evening, 4, 0).notes

    assert shown(both) == shown(seen(evening, 4).notes) + shown(seen(evening, 0).notes)


def test_themes_tell_how_large_they_are_though_few_of_their_notes_are_here():
    evening = crowd()
    notes = [*evening.session.pages[OPEN, 0], *evening.session.pages[OPEN, 1]]
    evening.group("one", *notes[:60])
    evening.group("two", *notes[60:70])
    evening.act(FAY, PlaceNotes(tuple(notes[75:80]), "lone"))
    evening.go("open/theme")

    trays = seen(evening, 1).trays

    assert [(tray.size, len(tray.notes)) for tray in trays] == [
        (60, 20),
        (10, 10),
        (5, 5),
        (125, 5),
    ]


def test_a_vote_has_the_choices_of_the_pages_that_are_here():
    evening = crowd()
    evening.go("open/vote")
    voted = evening.session.pages[OPEN, 2][0]
    evening.act(ANN, CastBallot(OPEN, (voted,)))

    screen = seen(evening, 4, 2)

    assert [choice.target for choice in screen.choices] == shown(screen.notes)
    assert [choice.target for choice in screen.choices if choice.chosen] == [voted]


def test_a_few_notes_are_voted_on_in_the_order_of_ones_own_board():
    evening = Evening()
    evening.go("open/write")
    for n in range(12):
        evening.write(BEN, f"note {n}")
    evening.go("open/vote")
    late = evening.write(ANN, "late")

    mine = seen(evening)
    others = seen(evening, reader=Reader(BEN.id, "", "", "en"))

    assert [choice.target for choice in mine.choices] == shown(mine.notes)[:-1]
    assert shown(mine.notes)[-1] == late
    assert [each.target for each in mine.choices] != [each.target for each in others.choices]


def test_themes_are_voted_on_in_the_order_in_which_they_were_made():
    evening = Evening()
    evening.go("open/write")
    themes = [evening.group(f"theme {n}", evening.write(BEN)) for n in range(5)]
    evening.go("open/vote")

    assert [choice.target for choice in seen(evening).choices] == themes
