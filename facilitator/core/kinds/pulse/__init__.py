"""Pulse: a few questions asked before and after, of which only counts are ever told."""
