"""A power cut leaves everything that was synced, and of the rest what chance will have."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from facilitator.bench.faults.replay import _HEAD, FILES, SECTOR, Disk, Noted, Op, noted

LOG = 1  # the number of the write-ahead log
WRITES = st.lists(st.tuples(st.integers(0, 4), st.binary(min_size=1, max_size=2 * SECTOR)))


def left(disk: Disk, chance: Random | None = None) -> bytes:
    """Return what a power cut leaves of the write-ahead log."""
    with TemporaryDirectory() as folder:
        disk.cut(Path(folder), chance)
        log = Path(folder) / FILES[LOG]
        return log.read_bytes() if log.exists() else b""


def written(*calls: tuple[Op, int, bytes]) -> Disk:
    disk = Disk()
    for op, at, data in calls:
        disk.do(Noted(0.0, op, LOG, at, data))
    return disk


def test_what_was_not_synced_is_gone():
    disk = written((Op.WRITE, 0, b"kept"), (Op.SYNC, 0, b""), (Op.WRITE, 4, b"lost"))

    assert left(disk) == b"kept"
    assert disk.loose == 1


def test_a_sync_of_another_file_keeps_nothing_of_this_one():
    disk = written((Op.WRITE, 0, b"lost"))
    disk.do(Noted(0.0, Op.SYNC, 0, 0, b""))

    assert left(disk) == b""


def test_a_file_that_was_cut_off_is_so_only_after_a_sync():
    disk = written((Op.WRITE, 0, b"word"), (Op.SYNC, 0, b""), (Op.TRUNCATE, 1, b""))

    assert left(disk) == b"word"
    disk.do(Noted(0.0, Op.SYNC, LOG, 0, b""))
    assert left(disk) == b"w"


def test_a_file_that_was_removed_does_not_come_back():
    disk = written((Op.WRITE, 0, b"old"), (Op.SYNC, 0, b""), (Op.REMOVE, 0, b""))

    assert left(disk) == b""


@given(WRITES, WRITES, st.randoms(use_true_random=False))
def test_whatever_chance_keeps_what_was_synced_is_there_where_nothing_was_written_since(
    synced, loose, chance
):
    disk = written(*((Op.WRITE, at * SECTOR, data) for at, data in synced), (Op.SYNC, 0, b""))
    before = left(disk)
    for at, data in loose:
        disk.do(Noted(0.0, Op.WRITE, LOG, at * SECTOR, data))
    touched = {n for at, data in loose for n in range(at * SECTOR, at * SECTOR + len(data))}

    after = left(disk, chance)

    assert all(after[n] == before[n] for n in range(len(before)) if n not in touched)


@given(st.randoms(use_true_random=False))
def test_a_sector_is_kept_whole_or_lost_whole(chance):
    disk = written((Op.WRITE, 0, b"a" * SECTOR + b"b" * SECTOR))

    after = left(disk, chance).ljust(2 * SECTOR, b"\0")

    assert after[:SECTOR] in (b"a" * SECTOR, bytes(SECTOR))
    assert after[SECTOR:] in (b"b" * SECTOR, bytes(SECTOR))


def test_a_recording_is_read_up_to_where_the_process_was_ended(tmp_path):
    call = _HEAD.pack(2_000_000_000, 0, 40, Op.WRITE, LOG, 4, 0) + b"word"
    failed = _HEAD.pack(3_000_000_000, 0, 0, Op.SYNC, LOG, 0, -1)
    recording = tmp_path / "recording"
    recording.write_bytes(call + failed + call[:20])

    assert list(noted(recording)) == [Noted(2.0, Op.WRITE, LOG, 40, b"word")]
