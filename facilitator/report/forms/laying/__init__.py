"""From the blocks of a report to the few plain elements that files are set from."""
