"""The catalogue: new flows for new calls, old flows for old calls, never broken ones."""

import logging
from pathlib import Path

import pytest

from bot.dialogue.flow import Flows
from bot.flows import (
    ArchiveUnavailable,
    Catalogue,
    FlowErrors,
    FlowsForgotten,
    MemoryArchive,
    NoFlowFiles,
    Sources,
    examine,
)
from tests.flows.world import SMALL, sources


class Clock:
    """Seconds that move when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Unreachable(MemoryArchive):
    """An archive that can be cut off."""

    cut = False

    def keep(self, sources: Sources) -> None:
        if self.cut:
            raise ArchiveUnavailable("cut off")
        super().keep(sources)

    def find(self, fingerprint: str) -> Sources | None:
        if self.cut:
            raise ArchiveUnavailable("cut off")
        return super().find(fingerprint)


class World:
    """A folder of small flow files, and a catalogue over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock, self.archive = Clock(), Unreachable()
        self.loaded: list[str] = []
        self.write(sources())

    def write(self, files: Sources) -> None:
        for path, text in files.files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")

    def load(self, files: Sources) -> Flows:
        self.loaded.append(files.fingerprint)
        examined = examine(files, SMALL)
        if examined.flows is None:
            raise FlowErrors(examined.findings)
        return examined.flows

    def open(self) -> Catalogue:
        return Catalogue(self.folder, self.load, self.archive, self.clock)

    def second(self) -> None:
        self.clock.seconds += 1


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


OTHER = sources(prompts=sources().files["prompts/fr/errand.yml"].replace("Voilà", "Tenez"))
BROKEN = sources(errand="flows: {}")


def test_a_change_reaches_new_calls_after_a_second(world: World) -> None:
    catalogue = world.open()
    before = catalogue.current()
    world.write(OTHER)
    assert catalogue.current() is before
    world.second()
    assert catalogue.current().fingerprint == OTHER.fingerprint
    assert catalogue.get(before.fingerprint) is before


def test_files_that_did_not_change_are_not_read_again(world: World) -> None:
    catalogue = world.open()
    for _ in range(3):
        world.second()
        catalogue.current()
    assert len(world.loaded) == 1


def test_a_broken_change_is_told_once_and_the_old_flows_go_on(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    catalogue = world.open()
    before = catalogue.current()
    world.write(BROKEN)
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            world.second()
            assert catalogue.current() is before
    assert len(caplog.records) == 1
    assert "prompts/fr/errand.yml:1: there is no flow" in caplog.text
    world.write(OTHER)
    world.second()
    assert catalogue.current().fingerprint == OTHER.fingerprint


def test_broken_flows_are_refused_at_the_start(world: World, tmp_path: Path) -> None:
    world.write(BROKEN)
    with pytest.raises(FlowErrors):
        world.open()
    with pytest.raises(NoFlowFiles, match="no flow files"):
        Catalogue(tmp_path / "elsewhere", world.load, world.archive, world.clock)


def test_another_process_finds_the_flows_of_a_call_in_the_archive(world: World) -> None:
    fingerprint = world.open().current().fingerprint
    world.write(OTHER)
    other = world.open()
    assert other.get(fingerprint).fingerprint == fingerprint
    assert other.get(fingerprint) is other.get(fingerprint)


def test_flows_that_nobody_keeps_are_forgotten(world: World) -> None:
    with pytest.raises(FlowsForgotten, match="kept nowhere"):
        world.open().get("0" * 64)


def test_old_flows_that_cannot_be_read_any_more_are_forgotten(world: World) -> None:
    world.archive.keep(BROKEN)
    with pytest.raises(FlowsForgotten, match="cannot be read any more"):
        world.open().get(BROKEN.fingerprint)


def test_without_an_archive_the_present_flows_go_on_and_are_kept_when_it_is_back(
    world: World,
) -> None:
    world.archive.cut = True
    catalogue = world.open()
    present = catalogue.current()
    assert catalogue.get(present.fingerprint) is present
    with pytest.raises(ArchiveUnavailable):
        catalogue.get("0" * 64)
    world.archive.cut = False
    world.second()
    catalogue.current()
    assert world.archive.find(present.fingerprint) is not None


def test_the_present_flows_are_kept_anew_every_hour(world: World) -> None:
    catalogue = world.open()
    world.archive._kept.clear()
    world.clock.seconds += 3599
    catalogue.current()
    assert world.archive.find(catalogue.current().fingerprint) is None
    world.second()
    assert world.archive.find(catalogue.current().fingerprint) is not None
