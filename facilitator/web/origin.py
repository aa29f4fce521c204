"""Only our own pages may change anything: a request that writes is asked where it comes from."""

from flask import abort, request

from facilitator.web.house import house


def own_pages_only() -> None:
    """Refuse a writing request that another site's page has sent.

    Browsers say where a request comes from, by ``Sec-Fetch-Site`` or ``Origin``. A
    program that says neither is no browser and carries nobody's cookies but its own.
    """
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    foreign = site not in (None, "same-origin", "none")
    if origin is not None and site is None:
        foreign = not house().settings.own(origin, request.host)
    if foreign:
        abort(403)
