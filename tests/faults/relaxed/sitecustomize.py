"""Put on the path of a server that shall lose something: its database trusts the disk's cache.

`synchronous=NORMAL` is what many programs run SQLite with. A power cut takes what it acknowledged
last, and the method that finds nothing lost in ours must find that.
"""

import sqlite3.dbapi2

_connect = sqlite3.dbapi2.connect


class Relaxed(sqlite3.dbapi2.Connection):
    def execute(self, statement, *given):
        return super().execute(statement.replace("synchronous=FULL", "synchronous=NORMAL"), *given)


def connect(*given, **named):
    return _connect(*given, **(named | {"factory": Relaxed}))


sqlite3.dbapi2.connect = connect
