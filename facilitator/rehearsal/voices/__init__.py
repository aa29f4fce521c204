"""What simulated participants write: data, one file for each program that has voices of its own."""
