"""Rules on figures and words of the narrative that follow from other figures."""
