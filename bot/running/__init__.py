"""`decroche run`: everything the line needs, on one machine, under honcho."""
