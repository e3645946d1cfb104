"""Pages and web archives into blocks, with lxml; the spans of tables placed as browsers do."""
