"""The writers, one folder a format: they know syntax and decide nothing."""
