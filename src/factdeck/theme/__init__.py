"""Stage `theme`: design packs as data: colours, fonts, styles, slide layouts."""
