"""What helps a designer: calls written down and played, and pictures of flows."""
