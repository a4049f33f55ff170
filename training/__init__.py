"""What teaches the encoder: reading the corpus, checking it, learning from it. Not part of the installed program."""
