"""The room read.recognise."""
