"""The Redis server of the tests: the one that the bench breaks, too."""

from facilitator.bench.faults.redis_server import RedisServer as RedisServer
