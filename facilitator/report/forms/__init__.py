"""The report as files that people go on editing: for word processors, slides, tables, text."""
