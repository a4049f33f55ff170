"""Statements: who said (or believes, fears, wants) what."""

from standoff.extract.statements.find import SECOND_HAND, STATEMENTS, find_statements, innermost_statement

__all__ = ["SECOND_HAND", "STATEMENTS", "find_statements", "innermost_statement"]
