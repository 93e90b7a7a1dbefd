"""Checks of finished pages: what a reader can see, read in order, and have read out (WCAG 2.2)."""
