"""The room render."""
