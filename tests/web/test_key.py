"""The key that signs who somebody is."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitator.tickets import secret_key


def test_the_key_is_made_once_and_nobody_else_can_read_it(tmp_path):
    made = secret_key(tmp_path)

    assert len(made) == 32
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    assert secret_key(tmp_path) == made


def test_a_key_that_was_never_written_whole_signs_nothing(tmp_path):
    secret_key(tmp_path)
    (tmp_path / "secret.key").write_bytes(b"")

    with pytest.raises(ValueError, match="broken"):
        secret_key(tmp_path)


def test_servers_that_start_together_have_one_key(tmp_path):
    with ThreadPoolExecutor(8) as threads:
        keys = list(threads.map(secret_key, [tmp_path] * 40))

    assert len(set(keys)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
