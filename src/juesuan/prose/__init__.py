"""The room prose."""
