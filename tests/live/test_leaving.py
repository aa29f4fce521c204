"""Phones by long-polling that leave while they are still arriving."""

import json
from concurrent.futures import ThreadPoolExecutor

import requests

from tests.serving import join, new_session


def test_leaving_while_arriving_is_no_fault_of_ours_and_nobody_stays(server, fay):
    code = new_session(fay)
    phone = join(server, code)
    ticket = json.dumps({"ticket": phone.page["ticket"]})
    address = f"{server.url}/socket.io/?EIO=4&transport=polling"

    def hasty(_: int) -> set[int]:
        sid = json.loads(requests.get(address, timeout=20).text[1:])["sid"]
        with ThreadPoolExecutor(3) as sending:
            answers = sending.map(
                lambda packet: requests.post(f"{address}&sid={sid}", data=packet, timeout=20),
                ["40" + ticket, "1", "41"],
            )
            return {answer.status_code for answer in answers}

    answered = set().union(*map(hasty, range(20)))

    assert answered <= {200, 400}
    phone.until(lambda s: s.counts == {"venue": 1, "online": 0})
