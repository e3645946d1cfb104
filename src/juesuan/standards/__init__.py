"""The room standards."""
