"""The report as tables."""
