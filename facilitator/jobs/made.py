"""What comes of a job."""

import secrets
from dataclasses import dataclass, field

from facilitator.core.ids import FileId


@dataclass(frozen=True, slots=True)
class Made:
    """A file that came of a job, under the name it is fetched by."""

    name: str
    media_type: str
    body: bytes
    id: FileId = field(default_factory=lambda: FileId(secrets.token_hex(16)))
