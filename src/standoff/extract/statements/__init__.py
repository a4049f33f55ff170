"""Statements: who said (or believes, fears, wants) what."""

from standoff.extract.statements.find import STATEMENTS, find_statements, innermost_statement

__all__ = ["STATEMENTS", "find_statements", "innermost_statement"]
