"""Sticky notes: written hidden, revealed, grouped into themes, understood."""
