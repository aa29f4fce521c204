"""What the process says when it cannot do what it is asked for."""

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from facilitator.core.ids import PersonId, SessionId
from facilitator.storage.people import Joined
from facilitator.storage.store import Store


def test_a_port_that_cannot_be_is_refused_with_a_sentence(tmp_path):
    command = [sys.executable, "-m", "facilitator.cli.main", "serve", "--port", "70000"]

    ended = subprocess.run([*command, "--data", str(tmp_path)], capture_output=True, timeout=30)

    assert ended.returncode == 2
    assert b"--port must be a number" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_what_goes_wrong_in_the_database_is_said_without_what_people_wrote(tmp_path):
    store = Store(tmp_path)
    nobody = Joined(PersonId("p1"), SessionId("none"), "ひみつ", "venue")

    with pytest.raises(IntegrityError) as failed:
        store.people.add(nobody, datetime.now(UTC))

    assert "ひみつ" not in str(failed.value)
    store.close()


def test_two_servers_never_run_on_one_folder(server):
    command = [sys.executable, "-m", "facilitator.cli.main", "serve", "--port", "0"]

    second = subprocess.run(
        [*command, "--data", str(server.folder)], capture_output=True, timeout=30
    )

    assert second.returncode == 2
    assert b"another server runs on" in second.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "stop this, and start it with --new-owner-link"),
        (("--new-owner-link",), "/enter#"),
    ],
)
def test_an_owner_whose_link_is_lost_gets_another_from_a_new_start(tmp_path, options, said):
    with closing(Store(tmp_path)) as store:
        store.links.add("owner", None, datetime.now(UTC))
    command = [sys.executable, "-m", "facilitator.cli.main", "serve", "--port", "0", "--no-demo"]
    command += ["--host", "127.0.0.1", "--data", str(tmp_path), *options]

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        line = next(line for line in started.stdout if "wner's link" in line)
        started.terminate()

    assert said in line
    with closing(Store(tmp_path)) as store:
        assert store.links.count("owner") == 1 + len(options)
