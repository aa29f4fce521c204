"""The kinds of faults, some to a module: each breaks something and puts it right."""
