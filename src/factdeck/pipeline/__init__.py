"""The driver: from spec files to files on disk, through all stages, in one process or several."""
