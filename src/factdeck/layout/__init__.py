"""Stage `layout`: measure, break, fit and place; every rectangle, size and line is decided here."""
