"""The names on the wire, once (docs/protocol.md). The browser's are in static/src/protocol.js."""

ACT = "act"
SYNC = "sync"
PAGE = "page"  # up to ask for one, down to bring it
SAY = "say"
WISH = "wish"
CHECKING = "checking"

SNAPSHOT = "snapshot"
PATCH = "patch"
HEAD = "head"
OWN = "own"

TICKET = "ticket"
REVOKED = "revoked"
BUSY = "busy"
