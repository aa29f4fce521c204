"""Exporting sessions, and importing them."""
