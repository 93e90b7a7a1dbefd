"""The face: `python -m factdeck`."""

from factdeck.cli import main

main()
