"""The checks of MongoDB: reachable, indexed, validating."""

from __future__ import annotations

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.doctor.finding import WELL, Finding, judged
from skeji_ray.doctor.patient import Patient
from skeji_ray.release import is_newer
from skeji_ray.store.dead_letters import count_unreadable
from skeji_ray.store.inspection import validator_of
from skeji_ray.store.migrations import NOT_ENFORCED, newest_release
from skeji_ray.store.mongo_errors import NotOffered

PROBE_WITHIN_S = 5.0
ALONE = "not a replica set: a majority is this one server, and what it loses is lost"


async def database(patient: Patient) -> Finding:
    """It answers; a server that is alone is told, not judged: locally it is meant to be."""
    await patient.database.probe(PROBE_WITHIN_S)
    return WELL if await patient.database.has_majority() else Finding(True, ALONE)


async def indexes(patient: Patient) -> Finding:
    """Every index that a document declares stands; of a newer release's database only a newer doctor can tell."""
    if newer := await _newer(patient):
        return newer
    missing = {kind.collection: await patient.database.missing_indexes(kind) for kind in DOCUMENTS}
    return judged(f"{name}: no index on {paths}" for name, lacking in missing.items() for paths in lacking)


async def validators(patient: Patient) -> Finding:
    """Every collection has this release's validator, where the server has validators at all."""
    if newer := await _newer(patient):
        return newer
    standing = await patient.database.standing_validators()
    wrong = [kind.collection for kind in DOCUMENTS if standing.get(kind.collection) != validator_of(kind)]
    if not wrong:
        return WELL
    try:
        offered = await patient.database.enforces_validators()
    except NotOffered as refusal:
        return Finding(True, f"not known: {refusal}")
    return judged(f"{name}: not as in this release" for name in wrong) if offered else Finding(True, NOT_ENFORCED)


async def letters(patient: Patient) -> Finding:
    """Operations could read every dead letter: what it failed on is kept aside."""
    count = await count_unreadable(patient.database)
    return judged([f"{count} records of the DLQs could not be read as letters, and are kept aside"] if count else [])


async def _newer(patient: Patient) -> Finding | None:
    """What there is to say where a newer release has migrated: `skeji migrate` of this one changes nothing."""
    newest = await newest_release(patient.database)
    if newest is None or not is_newer(newest, patient.release):
        return None
    return Finding(True, f"as the newer release {newest} made them; this is {patient.release}")
