"""The pages: one module a page, with its routes and what it hands to its template."""
