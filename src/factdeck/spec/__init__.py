"""Stage `spec`: load, validate and merge what the author wrote, every value with file:line:column."""
