"""Rules on what a disclosure must contain."""
