"""The forms to go on editing by the ending of their files, and their media types.

Light enough for what answers people; what makes the files is in `registry`.
"""

from collections.abc import Mapping

_OFFICE = "application/vnd.openxmlformats-officedocument"

MEDIA_TYPES: Mapping[str, str] = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "md": "text/markdown; charset=utf-8",
}
