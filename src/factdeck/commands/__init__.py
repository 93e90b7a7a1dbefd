"""The face: the commands, a module for those that belong together."""
