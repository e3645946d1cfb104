"""The room findings."""
