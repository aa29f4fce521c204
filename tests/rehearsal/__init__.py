"""Simulated participants: what they write, at what pace, and how they are checked."""
