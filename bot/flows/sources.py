"""The flow files as they were read, and the name of that very state."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import NoFlowFiles


@dataclass(frozen=True, slots=True)
class Sources:
    """File texts by their path inside the folder, such as `prompts/fr/find_dealer.yml`.

    `root` is how messages call the folder.
    """

    files: Mapping[str, str]
    root: str = "ivr_flows"

    @property
    def fingerprint(self) -> str:
        """The same for the same files on every machine; another for any change."""
        digest = hashlib.sha256()
        for path, text in sorted(self.files.items()):
            for part in (path, text):
                raw = part.encode()
                digest.update(len(raw).to_bytes(8, "big") + raw)
        return digest.hexdigest()

    def flow_files(self) -> Iterator[tuple[str, str]]:
        """Paths and texts of the flow files."""
        for path, text in sorted(self.files.items()):
            if "/" not in path and path != "slots.yml":
                yield path, text

    def prompt_files(self) -> Iterator[tuple[str, str, str, str]]:
        """Language, file name without ending, path and text of the prompt files."""
        for path, text in sorted(self.files.items()):
            match path.split("/"):
                case ["prompts", language, name]:
                    yield language, name.removesuffix(".yml"), path, text

    def shown(self, path: str) -> str:
        """The path as messages write it."""
        return f"{self.root}/{path}" if self.root else path

    @classmethod
    def read(cls, folder: Path) -> "Sources":
        """The flow files under `folder`; raises NoFlowFiles when it holds none."""
        files = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in paths(folder)
        }
        if not files:
            raise NoFlowFiles(f"no flow files in {folder}: expected at least one <flow>.yml there")
        return cls(files, folder.name)


def paths(folder: Path) -> tuple[Path, ...]:
    """The files that make up the flows: not the scenarios, not the data."""
    return (*sorted(folder.glob("*.yml")), *sorted(folder.glob("prompts/*/*.yml")))
