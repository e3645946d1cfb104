"""The room rules."""
