"""Where the templates, the static files, the programs and the worksheets are.

In a wheel they lie inside the package; in a checkout (also one installed with ``pip install -e``)
they lie beside it, where people edit them.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent
ROOT = _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else _PACKAGE

PROGRAMS = ROOT / "programs"
STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates"
TRANSLATIONS = _PACKAGE / "translations"
WORKSHEETS = ROOT / "worksheets"
