"""Notes that are measured carry their number, and each is counted once."""

import json

from facilitator.bench.said import Reader, mark, marks


def message(event, **data):
    return f"42{json.dumps([event, data])}".encode()


def patch(**texts):
    put = {f"note/{id}": {"id": id, "text": text} for id, text in texts.items()}
    return message("patch", put={**put, "session": {"text": mark(9, 9, "")}}, drop=[], seq=2)


def test_a_patch_has_a_bit_for_each_measured_note():
    said = Reader().read(patch(a=mark(0, 100, "町"), b=mark(3, 200, "町"), c="4 町"))

    assert (said.event, said.notes, said.sent) == ("patch", 0b1001, (100, 200))


def test_a_page_has_them_too():
    notes = [{"id": "a", "text": mark(2, 100, "町")}]

    assert Reader().read(message("page", notes=notes)).notes == 0b100


def test_a_note_that_stands_under_two_keys_is_doubled():
    reader = Reader()

    for text in (mark(1, 100, "町"), mark(1, 101, "町!"), mark(2, 102, "町")):
        reader.read(patch(a=text))
    assert reader.doubled == 0

    reader.read(patch(b=mark(1, 100, "町")))
    assert reader.doubled == 1


def test_only_a_measured_note_has_a_mark():
    assert marks(mark(17, 82041907, "町")) == (17, 82041907)
    assert marks("17 町") is None
