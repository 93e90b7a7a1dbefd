"""Checks stage: what was proven, for people (HTML) and for machines (JSON)."""
