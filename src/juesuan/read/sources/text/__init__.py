"""The room read.sources.text."""
