"""French places: every commune, postal code, department, and how callers name them."""
