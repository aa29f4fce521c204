"""What becomes of what people did when something breaks: `facilitator bench faults`."""
