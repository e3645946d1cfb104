"""The room rules.others."""
