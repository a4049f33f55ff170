"""The sections of a brief, one file each: a function from the desk to a section."""
