"""The worker process: what must be done without a caller's request."""
