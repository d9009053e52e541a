"""From the files that designers write to the flows that the engine walks."""

from .errors import FlowErrors, FlowFilesError, FlowsForgotten, NoFlowFiles
from .findings import Finding
from .loader import Examined, examine, load
from .sources import Sources
from .surroundings import Surroundings

__all__ = [
    "Examined",
    "Finding",
    "FlowErrors",
    "FlowFilesError",
    "FlowsForgotten",
    "NoFlowFiles",
    "Sources",
    "Surroundings",
    "examine",
    "load",
]
