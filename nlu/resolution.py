"""From spans that somebody heard to things our data knows: resolved, merged, corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nlu.corrections import meant
from nlu.model import Entity, Reading
from nlu.values import Resolver, as_said

#: A department named after its town belongs to it: "Poitiers, dans la Vienne".
_NEAR = 15


class Resolution:
    """Gives entities their readings. `resolvers` by kind; other kinds keep the words said."""

    def __init__(self, resolvers: Mapping[str, Resolver]) -> None:
        self._resolvers = resolvers

    def resolve(
        self, text: str, heard: Sequence[Entity], found: Sequence[Entity], language: str
    ) -> tuple[Entity, ...]:
        """Entities of `text` in order: what the model `heard`, and what our finders `found`.

        Where both mark the same words, the one that means something wins; then the longer.
        """
        resolved = [self._with_readings(entity, language) for entity in heard]
        for entity in (self._with_readings(e, language) for e in found):
            rivals = [other for other in resolved if _overlap(entity, other)]
            if all(_better(entity, other) for other in rivals):
                resolved = [other for other in resolved if other not in rivals] + [entity]
        resolved = _apart(resolved)
        resolved = self._towns_with_departments(text, resolved, language)
        return tuple(meant(text, resolved))

    def _with_readings(self, entity: Entity, language: str) -> Entity:
        if entity.readings:
            return entity
        resolver = self._resolvers.get(entity.kind, as_said)
        return replace(entity, readings=resolver(entity.text, language))

    def _towns_with_departments(
        self, text: str, entities: list[Entity], language: str
    ) -> list[Entity]:
        merged: list[Entity] = []
        for entity in entities:
            last = merged[-1] if merged else None
            if (
                last is not None
                and last.kind == entity.kind == "place"
                and 0 < entity.start - last.end < _NEAR
            ):
                readings = self._within(text, last, entity, language)
                if readings:
                    words = text[last.start : entity.end]
                    merged[-1] = replace(last, text=words, end=entity.end, readings=readings)
                    continue
            merged.append(entity)
        return merged

    def _within(self, text: str, one: Entity, other: Entity, language: str) -> tuple[Reading, ...]:
        """The town of a department: "Poitiers, dans la Vienne", "à la Réunion, vers Saint-Pierre".

        None where neither or both are towns, or the department has no such town.
        """
        large = [_is(entity.readings, "department", "area") for entity in (one, other)]
        if large == [False, True]:
            words = text[one.start : other.end]
        elif large == [True, False] and other.readings:
            words = f"{other.text} {one.text}"
        else:
            return ()
        readings = self._resolvers["place"](words, language)
        return () if _is(readings, "department", "area") else readings


def _apart(entities: Sequence[Entity]) -> list[Entity]:
    """Without overlaps: the better one of two stays."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (not e.readings, -(e.end - e.start))):
        if not any(_overlap(entity, other) for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda entity: entity.start)


def _overlap(one: Entity, other: Entity) -> bool:
    return one.start < other.end and other.start < one.end


def _better(one: Entity, other: Entity) -> bool:
    if bool(one.readings) != bool(other.readings):
        return bool(one.readings)
    same = one.kind == other.kind
    return same and _score(one) >= _score(other) and one.end - one.start > other.end - other.start


def _score(entity: Entity) -> float:
    return entity.readings[0].score if entity.readings else 0.0


def _is(readings: Sequence[Reading], *kinds: str) -> bool:
    value = readings[0].value if readings else None
    return isinstance(value, Mapping) and value.get("kind") in kinds
