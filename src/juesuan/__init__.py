"""juesuan (决算): reads, checks and compiles departmental final accounts."""
