"""What a user gives (files, folders, archives) to the bytes of single files, each with a name that a person can follow."""
