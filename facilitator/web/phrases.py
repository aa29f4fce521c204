"""What tells the phrases of Japanese apart, for the stage: the weights of the report."""

import json
from functools import cache

from budoux import load_default_japanese_parser
from flask import Blueprint, Response, make_response

blueprint = Blueprint("phrases", __name__)

KEPT = 24 * 60 * 60  # seconds


@blueprint.get("/phrases/ja.json")
def japanese() -> Response:
    """Hand out the weights, by the place of a piece of text and the piece."""
    response = make_response(_weights())
    response.headers["Content-Type"] = "application/json; charset=utf-8"
    response.headers["Cache-Control"] = f"public, max-age={KEPT}"
    return response


@cache
def _weights() -> str:
    return json.dumps(load_default_japanese_parser().model, ensure_ascii=False)
