"""Rules on one fact that is stated more than once."""
