"""Rules on the performance self-evaluation: sheets, scores, targets and results."""
