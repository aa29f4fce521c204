"""Tsunagari: a toolkit for live workshops."""
