"""factdeck: a spec of sections and key numbers becomes a deck and a fact sheet that say the same numbers."""

__version__ = "0.1.0"
