"""Where calls are kept between two turns: a port, and the adapters for memory and Redis."""
