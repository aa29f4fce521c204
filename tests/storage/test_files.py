"""Finished files: the bytes lie beside the database."""

import pytest
from sqlalchemy.exc import IntegrityError

from facilitator.core.ids import FileId, SessionId
from tests.core.world import START
from tests.storage.keeping import begin

S1 = SessionId("s1")
BODY = b"%PDF-1.7 \x00\xff"


def add(store, file="f1", session=S1, body=BODY):
    return store.files.add(FileId(file), session, "ふりかえり.pdf", "application/pdf", body, START)


def test_a_file_comes_back_byte_for_byte_under_its_name(store, again):
    begin(store)

    kept = add(store)

    found = again.files.get("f1")
    assert found == kept
    assert found.path.read_bytes() == BODY
    assert (found.session, found.name, found.media_type) == (
        S1,
        "ふりかえり.pdf",
        "application/pdf",
    )
    assert found.size == len(BODY)


def test_no_half_written_file_stays_behind(store):
    begin(store)

    add(store)

    assert [path.name for path in (store.data / "files").iterdir()] == ["f1"]


@pytest.mark.parametrize("file", ["nosuch", "", "..", "../tsunagari.db", "f1.part", "\x00"])
def test_there_is_no_file_but_those_that_were_kept(store, file):
    begin(store)
    add(store)

    assert store.files.get(file) is None


def test_a_file_belongs_to_a_session(store):
    with pytest.raises(IntegrityError):
        add(store, session=SessionId("ghost"))

    assert store.files.get("f1") is None


def test_only_the_owner_of_the_machine_may_look_into_the_folders(store):
    begin(store)
    add(store)

    for folder in (store.data, store.data / "files"):
        assert folder.stat().st_mode & 0o777 == 0o700
