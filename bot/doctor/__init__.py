"""`decroche doctor`: is all there that answering calls needs, and if not, what to do."""
