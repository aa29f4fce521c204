"""Finished HTML becomes PDF here, and nowhere else."""
