"""Annotations to records: one module or package a kind."""
