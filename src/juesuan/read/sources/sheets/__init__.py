"""The room read.sources.sheets."""
