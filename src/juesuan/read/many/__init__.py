"""Many files, folders and archives: each file in a worker process, the results in the order of what was given."""
