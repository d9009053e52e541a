"""From the files that designers write to the flows that the engine walks."""

from .archive import FlowArchive, MemoryArchive
from .catalogue import Catalogue
from .errors import (
    ArchiveUnavailable,
    FlowErrors,
    FlowFilesError,
    FlowsForgotten,
    NoFlowFiles,
)
from .findings import Finding
from .loader import Examined, examine, load
from .sources import Sources
from .surroundings import Surroundings

__all__ = [
    "ArchiveUnavailable",
    "Catalogue",
    "Examined",
    "Finding",
    "FlowArchive",
    "FlowErrors",
    "FlowFilesError",
    "FlowsForgotten",
    "MemoryArchive",
    "NoFlowFiles",
    "Sources",
    "Surroundings",
    "examine",
    "load",
]
