"""Talking in twos and threes."""
