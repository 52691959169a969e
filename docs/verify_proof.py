#!/usr/bin/env python3
"""Checks a TaskFlow inclusion proof by docs/proof-format.md, with nothing but Python's standard library.

Usage: verify_proof.py PROOF.json JWKS.json
Exit code: 0 the proof holds, 1 it does not, 2 wrong usage.
"""
import base64
import hashlib
import json
import re
import sys
import uuid
from datetime import datetime, timedelta, timezone


def sha256(data):
    return hashlib.sha256(data).digest()


def u32(x):
    return x.to_bytes(4, "big")


def u64(x):
    return x.to_bytes(8, "big")


def raw(hexadecimal):
    data = bytes.fromhex(hexadecimal)
    if len(data) != 32:
        raise ValueError("a hash of another length")
    return data


def sized(data):
    return u32(len(data)) + data


def text(x):
    return sized(x.encode("utf-8"))


def optional(x):
    return b"\0" if x is None else b"\1" + text(x)


def millis(instant):
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z", instant):
        raise ValueError("a time that is not UTC in milliseconds")
    fraction = instant[20:-1].ljust(6, "0")
    instant = instant[:19] + "." + fraction + "Z"
    at = datetime.fromisoformat(instant.replace("Z", "+00:00"))
    return (at - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1)


def leaf(data):
    return sha256(b"\0" + data)


def node(left, right):
    return sha256(b"\1" + left + right)


def root_by(data, index, size, path):
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size:
        raise ValueError("the commit is not among those of the checkpoint")
    fn, sn, r = index, size - 1, leaf(data)
    for p in path:
        if sn == 0:
            raise ValueError("the path is too long")
        if fn & 1 or fn == sn:
            r = node(p, r)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node(r, p)
        fn, sn = fn >> 1, sn >> 1
    if sn:
        raise ValueError("the path is too short")
    return r


def root_over(leaves):
    """RFC 9162, section 2.1.1."""
    if len(leaves) == 1:
        return leaf(leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node(root_over(leaves[:split]), root_over(leaves[split:]))


def base64url(x):
    return base64.urlsafe_b64decode(x + "=" * (-len(x) % 4))


def is_signed(statement, signature, key):
    """RS256: RSASSA-PKCS1-v1_5 with SHA-256."""
    n, e = (int.from_bytes(base64url(key[name]), "big") for name in ("n", "e"))
    length = (n.bit_length() + 7) // 8
    prefix = bytes.fromhex("3031300d060960864801650304020105000420")
    digest = prefix + sha256(statement)
    expected = b"\0\1" + b"\xff" * (length - len(digest) - 3) + b"\0" + digest
    return pow(int.from_bytes(base64url(signature), "big"), e, n).to_bytes(length, "big") == expected


MEMBERS = {
    "": "format event commit inclusion checkpoint",
    "event": "aggregateId aggregateSequence eventId type revision data attributes",
    "commit": "position ownerId first at actor requestId traceparent key keyDigest prev index digests",
    "inclusion": "partition n path",
    "checkpoint": "id at heads root keyId signature",
}


def members(pairs):
    """What stands twice would be read in two ways."""
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("a member stands twice")
    return read


def only_known(proof):
    """What no hash covers would look proved."""
    for part, names in MEMBERS.items():
        unknown = set(proof[part] if part else proof) - set(names.split())
        if unknown:
            raise ValueError("members that are not part of the format: %s" % sorted(unknown))


def fault_of(proof, keys):
    only_known(proof)
    event, commit = proof["event"], proof["commit"]
    inclusion, checkpoint = proof["inclusion"], proof["checkpoint"]
    if proof["format"] != "taskflow.proof.v1":
        return "another format"
    digest = sha256(
        text("taskflow.event.v1")
        + uuid.UUID(event["aggregateId"]).bytes
        + u64(event["aggregateSequence"])
        + uuid.UUID(event["eventId"]).bytes
        + text(event["type"])
        + u32(event["revision"])
        + text(event["data"])
        + optional(event.get("attributes"))
    )
    digests = [raw(d) for d in commit["digests"]]
    if not 0 <= commit["index"] < len(digests) or digests[commit["index"]] != digest:
        return "the event is not the one in the commit"
    key = commit.get("key")
    hashed = sha256(
        text("taskflow.commit.v1")
        + raw(commit["prev"])
        + u64(commit["position"])
        + uuid.UUID(commit["ownerId"]).bytes
        + u64(commit["first"])
        + u64(millis(commit["at"]))
        + text(commit["actor"])
        + text(commit["requestId"])
        + optional(commit.get("traceparent"))
        + optional(key)
        + optional(None if key is None else commit.get("keyDigest", ""))
        + u32(len(digests))
        + b"".join(digests)
    )
    if commit["position"] != (inclusion["partition"] << 48) + inclusion["n"]:
        return "the commit is at another place than the path"
    head = next((h for h in checkpoint["heads"] if h["partition"] == inclusion["partition"]), None)
    if head is None:
        return "the checkpoint does not have the partition"
    path = [raw(p) for p in inclusion["path"]]
    if root_by(hashed, inclusion["n"] - 1, head["n"], path) != raw(head["root"]):
        return "the path does not lead from the commit to the root"
    heads = [
        sha256(
            text("taskflow.head.v1")
            + u32(h["partition"])
            + u64(h["n"])
            + sized(raw(h["hash"]))
            + sized(raw(h["root"]))
        )
        for h in checkpoint["heads"]
    ]
    if root_over(heads) != raw(checkpoint["root"]):
        return "the root does not follow from the heads"
    statement = (
        text("taskflow.checkpoint.v1")
        + u64(checkpoint["id"])
        + u64(millis(checkpoint["at"]))
        + sized(raw(checkpoint["root"]))
    )
    if checkpoint["keyId"] not in keys:
        return "the key is not among the public keys"
    if not is_signed(statement, checkpoint["signature"], keys[checkpoint["keyId"]]):
        return "the signature is not of this content"
    return None


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(arguments[1], encoding="utf-8") as file:
            keys = {key["kid"]: key for key in json.load(file)["keys"]}
        with open(arguments[0], encoding="utf-8") as file:
            content = file.read()
    except (OSError, ValueError, KeyError) as e:
        print(e, file=sys.stderr)
        return 2
    try:
        fault = fault_of(json.loads(content, object_pairs_hook=members), keys)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as e:
        fault = "it is malformed: %s" % e
    print("the proof holds" if fault is None else "the proof does not hold: " + fault)
    return 0 if fault is None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
