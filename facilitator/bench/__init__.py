"""What the live engine costs, and what others need for the same: `facilitator bench live`."""
