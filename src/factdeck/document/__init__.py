"""Stage `document`: compose which slide and which block of the sheet says what."""
