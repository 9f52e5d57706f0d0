"""The table of MongoDB's error codes: which mean that the server is away, which that it is late, which that it will
never take this document or command.

Names and numbers are those of the server's own `error_codes.yml`, but for the few that a hosted service adds. A code
that is not listed may pass: it is retried, for nobody can say that its document is at fault.
"""

from __future__ import annotations

from collections.abc import Mapping

UNREACHABLE: Mapping[int, str] = {
    # Nobody answers there, or the one who answers reaches nobody.
    6: "HostUnreachable",
    7: "HostNotFound",
    70: "ShardNotFound",
    71: "ReplicaSetNotFound",
    74: "NodeNotFound",
    89: "NetworkTimeout",
    133: "FailedToSatisfyReadPreference",
    141: "SSLHandshakeFailed",
    149: "NoConfigPrimary",
    190: "MasterSlaveConnectionFailure",
    199: "ReplicaSetMonitorRemoved",
    230: "DNSHostNotFound",
    231: "DNSProtocolError",
    384: "ConnectionError",
    9001: "SocketException",
    56846: "ConfigServerUnreachable",
    91331: "RetriableRemoteCommandFailure",
    # It starts, stops, or has no primary.
    91: "ShutdownInProgress",
    93: "InvalidReplicaSetConfig",
    94: "NotYetInitialized",
    134: "ReadConcernMajorityNotAvailableYet",
    189: "PrimarySteppedDown",
    216: "ElectionInProgress",
    10058: "LegacyNotPrimary",
    10107: "NotWritablePrimary",
    11600: "InterruptedAtShutdown",
    11602: "InterruptedDueToReplStateChange",
    13435: "NotPrimaryNoSecondaryOk",
    13436: "NotPrimaryOrSecondary",
    # It cannot acknowledge, or read, by a majority as it is set up now.
    76: "NoReplicationEnabled",
    79: "UnknownReplWriteConcern",
    100: "UnsatisfiableWriteConcern",
    148: "ReadConcernMajorityNotEnabled",
    # It takes no writes: its disk, its files, a quota, or a block that somebody set.
    37: "FileRenameFailed",
    38: "FileNotOpen",
    39: "FileStreamFailed",
    42: "LogWriteFailed",
    176: "FileOpenFailed",
    264: "TooManyFilesOpen",
    371: "UserWritesBlocked",
    8000: "AtlasError",  # of Atlas: over the quota of storage, or a user that it does not know
    14031: "OutOfDiskSpace",
    # It takes no more for now.
    261: "TooManyLogicalSessions",
    402: "ResourceExhausted",
    433: "AdmissionQueueOverflow",
    449: "RateLimitExceeded",
    450: "PooledConnectionAcquisitionRejected",
    462: "IngressRequestRateLimitExceeded",
    16500: "TooManyRequests",  # of Azure Cosmos DB
    # It refuses us: whoever mends the credentials lets everything go on.
    11: "UserNotFound",
    13: "Unauthorized",
    18: "AuthenticationFailed",
    31: "RoleNotFound",
    214: "AuthenticationRestrictionUnmet",
    334: "MechanismUnavailable",
    337: "AuthenticationAbandoned",
    391: "ReauthenticationRequired",
    404: "LDAPRoleAcquisitionError",
}
"""Everything waits, and nothing is counted."""

LATE: Mapping[int, str] = {
    24: "LockTimeout",
    46: "LockBusy",
    50: "MaxTimeMSExpired",
    64: "WriteConcernTimeout",
    202: "NetworkInterfaceExceededTimeLimit",
    262: "ExceededTimeLimit",
    290: "TransactionExceededLifetimeLimitSeconds",
    365: "TemporarilyUnavailable",
    407: "PooledConnectionAcquisitionExceededTimeLimit",
}
"""It is there, and took too long: retried."""

REFUSED: Mapping[int, str] = {
    # The document.
    15: "Overflow",
    16: "InvalidLength",
    22: "InvalidBSON",
    52: "DollarPrefixedFieldName",
    53: "InvalidIdField",
    55: "InvalidDBRef",
    56: "EmptyFieldName",
    57: "DottedFieldName",
    66: "ImmutableField",
    116: "DocTooLargeForCapped",
    121: "DocumentValidationFailure",
    171: "CannotIndexParallelArrays",
    201: "CannotBuildIndexKeys",
    357: "InvalidBSONType",
    378: "NonConformantBSON",
    10003: "CannotGrowDocumentInCappedNamespace",
    10334: "BSONObjectTooLarge",
    17280: "OBSOLETE_KeyTooLong",
    # The command.
    2: "BadValue",
    9: "FailedToParse",
    14: "TypeMismatch",
    28: "PathNotViable",
    30: "InvalidPath",
    40: "ConflictingUpdateOperators",
    48: "NamespaceExists",
    59: "CommandNotFound",
    67: "CannotCreateIndex",
    68: "IndexAlreadyExists",
    72: "InvalidOptions",
    73: "InvalidNamespace",
    85: "IndexOptionsConflict",
    86: "IndexKeySpecsConflict",
    115: "CommandNotSupported",
    166: "CommandNotSupportedOnView",
    167: "OptionNotSupportedOnView",
    168: "InvalidPipelineOperator",
    197: "InvalidIndexSpecificationOption",
    238: "NotImplemented",
    241: "ConversionFailure",
    40413: "IDLDuplicateField",
    40414: "IDLFailedToParse",
    40415: "IDLUnknownField",
}
"""No later try can succeed: permanent."""

DUPLICATE: Mapping[int, str] = {
    3: "OBSOLETE_DuplicateKey",
    84: "OBSOLETE_DuplicateKeyValue",
    11000: "DuplicateKey",
    11001: "DuplicateKey",  # of an update, on old servers
    12582: "DuplicateKey",  # through a router, on old servers
}
"""A document of this id, or of this unique key, stands already."""

AWAITED_LABELS = ("RetryableWriteError", "SystemOverloadedError")
"""Labels by which a server or the driver says that all of it should be tried later, whatever the code."""
