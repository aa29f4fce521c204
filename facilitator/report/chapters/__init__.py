"""The chapters of a report: each module makes one from the material."""
