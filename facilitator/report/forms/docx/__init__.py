"""The report for word processors."""
