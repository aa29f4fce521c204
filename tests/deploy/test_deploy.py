"""What deploy/ holds is sound, as far as can be told without running it somewhere."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from facilitator import config, paths
from facilitator.cli.front import caddyfile

DEPLOY = paths.ROOT / "deploy"
TOOLS = Path(sys.executable).parent
VARIABLE = re.compile(r"\$\{(\w+)")


def run(*command: object, **environ: str) -> str:
    """Run a checker that must have nothing to say but what it prints; return that."""
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environ,
    )
    if done.returncode:
        pytest.fail(f"{done.stdout}{done.stderr}", pytrace=False)
    return done.stdout


def adapted(file: Path) -> dict[str, Any]:
    """Return what Caddy makes of a file, as it runs."""
    said = run("caddy", "adapt", "--config", file, "--adapter", "caddyfile", SITE="x.example")
    made: dict[str, Any] = json.loads(said)
    return made


def handlers(made: Any) -> list[dict[str, Any]]:
    """Return all handlers in what Caddy made, in their order, each with what it is for."""
    if isinstance(made, list):
        return [found for each in made for found in handlers(each)]
    if not isinstance(made, dict):
        return []
    own = [
        each | {"match": made.get("match")}
        for each in made.get("handle", ())
        if each["handler"] in ("headers", "reverse_proxy")
    ]
    return own + [found for each in made.values() for found in handlers(each)]


def test_hadolint_is_content():
    run(TOOLS / "hadolint", DEPLOY / "Dockerfile")


def test_the_compose_file_is_one():
    schema = ("--builtin-schema", "vendor.compose-spec")

    run(TOOLS / "check-jsonschema", *schema, DEPLOY / "compose.yaml")


def test_every_variable_of_the_compose_file_is_in_the_example():
    asked = set(VARIABLE.findall((DEPLOY / "compose.yaml").read_text("utf-8")))
    given = (DEPLOY / "example.env").read_text("utf-8")

    assert asked == set(re.findall(r"^(\w+)=", given, re.M))


def test_every_setting_in_deploy_is_a_setting():
    known = (paths.ROOT / "facilitator/config.py").read_text("utf-8")

    for name in ("compose.yaml", "tsunagari.service", "Dockerfile"):
        for setting in re.findall(r"TSUNAGARI_\w+", (DEPLOY / name).read_text("utf-8")):
            assert f'"{setting}"' in known, (name, setting)


def test_caddy_takes_the_caddyfile():
    config = DEPLOY / "Caddyfile"

    run("caddy", "validate", "--config", config, "--adapter", "caddyfile", SITE="x.example")


def test_screens_are_led_there_as_by_one_command(tmp_path):
    settings = config.from_environment({"TSUNAGARI_HOST": "127.0.0.1"})
    ours = tmp_path / "Caddyfile"
    ours.write_text(caddyfile(settings, [Path("/run/1.sock"), Path("/run/2.sock")]), "utf-8")

    *here, here_proxy = handlers(adapted(DEPLOY / "Caddyfile"))
    *there, there_proxy = handlers(adapted(ours))

    assert here == there != []
    assert here_proxy["load_balancing"] == there_proxy["load_balancing"]


def test_systemd_takes_the_unit(tmp_path):
    unit = tmp_path / "tsunagari.service"
    there = (DEPLOY / "tsunagari.service").read_text("utf-8")
    unit.write_text(there.replace("/opt/tsunagari/.venv/bin", str(TOOLS)), "utf-8")

    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )

    assert str(TOOLS) in unit.read_text("utf-8")
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
