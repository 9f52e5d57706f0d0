"""The one tree of errors. What happens to a failure is decided by its class.

SkejiError
├── UsageError                 the command or a setting is wrong                exit 2
│   └── SettingError
├── PortTaken                  a port that we need is somebody else's           exit 3
├── Transient                  may pass by itself: retried, the offset is held
│   ├── DependencyUnreachable  a broker, database or cluster does not answer    exit 4
│   ├── NoAnswerInTime         it is there, but it took too long                exit 5
│   ├── NotYet                 its own time has not come: it alone waits, and no try is used up
│   ├── NotAllReached          some people could not be told, one of them by what may pass
│   └── Conflict               somebody else wrote first: read and decide again
├── Permanent                  will never pass: dead letter at once
│   ├── Unreachable            some people can never be told
│   ├── Undecodable            the bytes are not a message of their topic
│   │   └── UnknownVersion     of a version, or with a word, that this release does not know    (MaybeNewer)
│   ├── UnknownAction          an action that this release does not know                        (MaybeNewer)
│   └── Unexpected             a defect of ours, told by another process
│       └── UnreadableDocument what stands in the database is none of its kind                  (MaybeNewer)
└── BusinessError              the sender asked for what can not be: they are told

What is in no branch of Transient, Permanent and BusinessError is a defect of this release, as Unexpected is: see
`is_unexpected`. What is MaybeNewer waits while a newer release runs beside this one, which may know it.
"""

from __future__ import annotations

from typing import ClassVar

from skeji_ray.limits import Limit


class SkejiError(Exception):
    """Root of everything that this product raises on purpose."""

    exit_code: ClassVar[int] = 1
    retriable: ClassVar[bool] = False


class UsageError(SkejiError):
    """The caller's words are wrong; the message names the word and what was expected."""

    exit_code = 2


class SettingError(UsageError):
    """A setting is missing or wrong; the message names it."""


class PortTaken(SkejiError):
    """A port that must be ours is in use."""

    exit_code = 3


class Transient(SkejiError):
    """The same try may succeed later."""

    retriable = True


class DependencyUnreachable(Transient):
    """A server that we rest on does not answer."""

    exit_code = 4


class NoAnswerInTime(Transient):
    """Something was asked and did not answer within its time."""

    exit_code = 5


class NotYet(Transient):
    """This one must wait, while everything else goes on; it did not fail, so no try of it is used up.

    Args:
        again_in_s: when it is worth another look.
    """

    def __init__(self, why: str, again_in_s: float) -> None:
        self.again_in_s = again_in_s
        super().__init__(why)


class Conflict(Transient):
    """A compare-and-set lost its race more often than is plausible."""


class Permanent(SkejiError):
    """No later try can succeed: the record becomes a dead letter."""


class Undecodable(Permanent):
    """Bytes that are not a message of their topic; the message says where and why."""


class MaybeNewer(SkejiError):
    """A record or document that a newer release may have written: this one does not know what stands there."""


class UnknownVersion(Undecodable, MaybeNewer):
    """A message of a later major version, or with a word of an enumeration or a kind that stands in no table here."""


class UnknownAction(Permanent, MaybeNewer):
    """An action that is not in the catalogue."""


class Unexpected(Permanent):
    """A defect of ours that happened in another process; the message names its class."""


class UnreadableDocument(Unexpected, MaybeNewer):
    """What stands in the database is no document of its kind: no message is to blame for that.

    Args:
        id: the document's, where it is known.
    """

    def __init__(self, what: str, id: str | None = None) -> None:
        self.id = id
        super().__init__(what)


class NotDelivered(SkejiError):
    """A record concerns several people, and some of them were not told; all others were.

    Args:
        what: who, masked, and why.
        recipients: the identities of those who were not told: they alone are told when its dead letter is replayed.
    """

    def __init__(self, what: str, recipients: tuple[str, ...]) -> None:
        self.recipients = recipients
        super().__init__(what)


class NotAllReached(NotDelivered, Transient):
    """At least one of those who were not told may be told by a later try."""


class Unreachable(NotDelivered, Permanent):
    """None of those who were not told can be told by a later try."""


class BusinessError(SkejiError):
    """A refusal that the sender is told, in words made by the notifier.

    Args:
        code: what was refused, a stable word such as `slot_taken`; the notifier has a sentence for each.
        field: the parameter at fault, where there is one.
        limit: the bound that it broke.
    """

    code: ClassVar[str] = "refused"

    def __init__(self, code: str | None = None, *, field: str | None = None, limit: Limit | None = None) -> None:
        self.failure_code = code or self.code
        self.field = field
        self.limit = limit
        super().__init__(" ".join(str(part) for part in (self.failure_code, field, limit) if part))


def is_unexpected(error: BaseException) -> bool:
    """Whether an error is a defect of ours rather than a failure that somebody thought of."""
    return isinstance(error, Unexpected) or not isinstance(error, Transient | Permanent | BusinessError)
