"""Rules on the wording, wherever it stands."""
