"""Figures: numbers with units, intervals and rounding, Chinese numerals, places."""
