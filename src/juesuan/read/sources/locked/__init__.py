"""Files that are encrypted with a password: opened when it is given, so that every source gets plain bytes."""
