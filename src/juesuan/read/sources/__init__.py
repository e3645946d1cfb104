"""The room read.sources."""
