"""How well records say what the marks of the corpus say. Pure functions; `bench/own_crises.py` runs the coder."""
