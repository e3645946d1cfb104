"""The two monitors as text, JSON and one HTML page."""
