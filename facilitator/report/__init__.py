"""The report: from the records of a session to typed blocks to HTML."""
