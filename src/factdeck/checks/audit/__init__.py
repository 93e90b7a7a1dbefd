"""Checks stage: every number in the finished files, traced to a fact and compared with what was laid out."""
