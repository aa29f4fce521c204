"""One address before several servers: Caddy, told what deploy/Caddyfile tells it.

Screens say which session they are of, in ``?at=CODE`` or in the path of their page. Those of one
session go to one server as long as it is there, and so do all requests of a long-polling phone; a
server that does not answer is passed over at once and tried again after some seconds.
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from facilitator.config import Settings
from facilitator.jobs.supervise import Kept

MISSING = (
    "--workers puts Caddy before the servers, and there is none here: apt-get install caddy "
    "(it need not run), or start servers with --member and put a proxy before them"
)

CADDYFILE = """\
{{
	admin off
	log default {{
		level ERROR
		exclude http.log.error
	}}
}}
http://:{port} {{
	bind {host}
	@page path_regexp code ^/[a-z]+/(\\d{{6}})(/|$)
	@socket query at=*
	request_header @page X-Session {{re.code.1}}
	request_header @socket X-Session {{query.at}}{outer}
	reverse_proxy {servers} {{
		lb_policy header X-Session
		lb_try_duration 10s
		fail_duration 2s
		health_uri /healthz
		health_interval 2s
		health_timeout 5s
		flush_interval -1{caller}
	}}
}}
"""
# Who has called is what the proxy outside says, as it would be without us in between.
OUTER = "\n\t@outer remote_ip private_ranges\n\tvars caller {remote_host}"
OUTER += "\n\tvars @outer caller {header.X-Forwarded-For}"
CALLER = "\n\t\theader_up X-Forwarded-For {vars.caller}"


def program() -> str:
    """Return the path of Caddy. Raises ``ValueError`` that says what to do without."""
    found = shutil.which("caddy")
    if found is None:
        raise ValueError(MISSING)
    return found


def caddyfile(settings: Settings, servers: Sequence[Path]) -> str:
    """Return what Caddy is told, to listen where ``settings`` say for servers on these files."""
    outside = settings.public_url is not None
    return CADDYFILE.format(
        host=settings.host,
        port=settings.port,
        servers=" ".join(f'"unix/{path}"' for path in servers),
        outer=OUTER if outside else "",
        caller=CALLER if outside else "",
    )


def front(caddy: str, folder: Path, settings: Settings, servers: Sequence[Path]) -> Kept:
    """Return Caddy, not started yet, with all of its own in ``folder``."""
    told = folder / "Caddyfile"
    told.write_text(caddyfile(settings, servers), "utf-8")
    command = [caddy, "run", "--config", str(told), "--adapter", "caddyfile"]
    # It has no eye on the pipe that closes when we are killed; the system tells it, where it can.
    ending = shutil.which("setpriv")
    if ending is not None:
        command = [ending, "--pdeathsig", "TERM", *command]
    own = {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
    return Kept("front", command, os.environ | {key: str(value) for key, value in own.items()})
