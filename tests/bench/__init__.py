"""The benchmarks: `make bench`, or `python -m tests.bench --help`.

Each part starts the real processes on free loopback ports, loads them from a process of its own,
and stops them again. How each figure is measured: docs/benchmarks.md.
"""
