"""The books and registers of a body as typed data."""
