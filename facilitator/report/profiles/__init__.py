"""The profiles of a report: each module makes the chapters of one from the material."""
