"""Rules about the list of waivers itself: entries that no longer do anything."""
