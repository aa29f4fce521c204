"""Simulated participants, who speak the public protocol and nothing else."""
