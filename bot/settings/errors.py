"""What can be wrong with the settings.

SettingsError       everything that is wrong, each a sentence with its file and line
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `where` is "config.yml:12" or the name of a variable."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class SettingsError(Exception):
    """The settings cannot be used; `findings` says all that was found."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
