"""Who sees what, in parts: `core/views.py` alone puts them together."""
