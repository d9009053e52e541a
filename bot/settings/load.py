"""Puts the settings together: defaults, under config.yml, under the environment."""

import os
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from bot import marked_yaml

from . import checks, environment
from .errors import Finding, SettingsError
from .model import Document, Settings
from .reader import Reader

FILE = "config.yml"


def root() -> Path:
    """The folder to run in: the one we stand in if it has a config.yml, else our own checkout."""
    here = Path.cwd()
    return here if (here / FILE).exists() else Path(__file__).parents[2]


def from_environment() -> Settings:
    """The settings of this process. Raises SettingsError."""
    return load(root(), os.environ)


def load(root: Path, environ: Mapping[str, str]) -> Settings:
    """The settings of the checkout at `root`; raises SettingsError with all that is wrong."""
    findings: list[Finding] = []
    document = _document(root, findings)
    addresses = environment.read(root, environ, findings)
    if findings or document is None:
        raise SettingsError(tuple(findings))
    read = {each.name: getattr(document, each.name) for each in fields(Document)}
    return Settings(root=root, **read, **addresses)


def _document(root: Path, findings: list[Finding]) -> Document | None:
    try:
        text = (root / FILE).read_text(encoding="utf-8")
        marked = marked_yaml.load(text, FILE)
    except FileNotFoundError:
        what = f"there is none in {root}; start in a checkout, or restore the file"
        findings.append(Finding(FILE, what))
        return None
    except (OSError, UnicodeDecodeError) as error:
        findings.append(Finding(FILE, f"cannot be read as UTF-8 text: {error}"))
        return None
    except marked_yaml.MarkedYamlError as error:
        findings.extend(Finding(f"{p.file}:{p.line}", p.what) for p in error.problems)
        return None
    reader = Reader()
    document: Document | None = reader.section(Document, marked, "")
    findings.extend(reader.findings)
    if document is not None:
        for keys, what in checks.check(document):
            where = f"{FILE}:{marked.line_of(*keys)}"
            findings.append(Finding(where, f"{'.'.join(keys)}: {what}"))
    return document
