"""The job ``copy``: what was said, as JSON and as a table, in one file that names nobody."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from facilitator.core.session import Session
from facilitator.exporting.document import to_json
from facilitator.exporting.sheet import to_csv
from facilitator.jobs.made import Made


def keep_copy(
    session: Session, options: Mapping[str, Any], progress: Callable[[float], None]
) -> Made:
    """Return both exports of ``session``; ``progress`` hears how much is done, from 0 to 1."""
    name, body = f"tsunagari-{session.code}", BytesIO()
    with ZipFile(body, "w", ZIP_DEFLATED) as packed:
        packed.writestr(f"{name}.json", to_json(session))
        progress(0.5)
        packed.writestr(f"{name}.csv", to_csv(session, session.lang))
    return Made(f"{name}.zip", "application/zip", body.getvalue())
