"""What must hold for the flows as a whole. Importing this package finds every check in it.

A check takes the `Workspace` and adds to its findings; it changes nothing.
"""

import importlib
import pkgutil

from .register import CHECKS, SPEAKERS

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["CHECKS", "SPEAKERS"]
