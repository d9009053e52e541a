"""What can go wrong with flow files.

FlowFilesError
├── FlowErrors          the files say something that cannot be used; carries all findings
├── NoFlowFiles         there is no such folder, or nothing in it
└── FlowsForgotten      a call's own flows are kept nowhere any more

DialogueError (of `bot.dialogue`)
└── BrokenText          a text or expression that failed on the values of a call
"""

from bot.dialogue.errors import DialogueError

from .findings import Finding


class FlowFilesError(Exception):
    """The flow files cannot be used."""


class FlowErrors(FlowFilesError):
    """Everything that is wrong with the flow files, in `findings`, warnings included."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


class NoFlowFiles(FlowFilesError):
    """A folder that holds no flow files."""


class FlowsForgotten(FlowFilesError, LookupError):
    """The flows of this fingerprint are not kept any more, or cannot be read any more."""


class ArchiveUnavailable(FlowFilesError, LookupError):
    """The store of flows could not be reached; the call at hand cannot go on by itself."""


class BrokenText(DialogueError):
    """A text or expression that passed every check and failed on the values of a call."""
