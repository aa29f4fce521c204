"""Suggestions that learn from the facilitator's own grouping; nothing here is applied by itself."""
