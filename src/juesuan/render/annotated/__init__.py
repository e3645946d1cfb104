"""Copies of a checked file with the findings in it: comments in Word, highlights in PDF."""
