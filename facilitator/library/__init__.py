"""The shelf of programs: reads and checks program files."""
