"""The PostgreSQL server of the tests: the one that the bench breaks, too."""

from facilitator.bench.faults.postgres import TEMPLATE as TEMPLATE
from facilitator.bench.faults.postgres import Postgres as Postgres
