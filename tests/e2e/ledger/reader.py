"""Follows a log over HTTP with nothing of the register's own code: hashlib, and Ed25519 from `cryptography`.

reader.py URL COUNTY [OLD_CHECKPOINT_FILE]

Prints one line for each thing that it has verified, and fails with what does not hold.
"""

import base64
import hashlib
import json
import sys
import urllib.request

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def node(left, right):
    return sha256(b"\x01", left, right)


def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def root(leaves):
    """MTH(D[n]), RFC 6962 section 2.1."""
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return node(root(leaves[:k]), root(leaves[k:]))


def subproof(m, leaves, whole):
    """SUBPROOF(m, D[n], b), RFC 6962 section 2.1.2."""
    if m == len(leaves):
        return [] if whole else [root(leaves)]
    k = split(len(leaves))
    if m <= k:
        return subproof(m, leaves[:k], whole) + [root(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [root(leaves[:k])]


def includes(leaf, index, size, path, expected):
    """RFC 9162 section 2.1.3.2."""
    fn, sn, r = index, size - 1, leaf
    for p in path:
        assert sn != 0
        if fn & 1 or fn == sn:
            r = node(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == expected


def consistent(first, second, path, first_root, second_root):
    """RFC 9162 section 2.1.4.2."""
    if first == second:
        return not path and first_root == second_root
    if first & (first - 1) == 0:
        path = [first_root] + path
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return fr == first_root and sr == second_root and sn == 0


def signed(note, verifier):
    """The origin, size and root of a checkpoint, once the key has been found to have signed it."""
    name, key_id, encoded = verifier.split("+", 2)
    typed = base64.b64decode(encoded)
    assert typed[0] == 1, "no Ed25519 key"
    assert sha256(name.encode() + b"\n", typed)[:4].hex() == key_id, "the key is not of its name"
    text, lines = note.rsplit("\n\n", 1)
    text += "\n"
    for line in lines.splitlines():
        dash, signer, blob = line.split(" ")
        blob = base64.b64decode(blob)
        if dash == "\u2014" and signer == name and blob[:4].hex() == key_id:
            Ed25519PublicKey.from_public_bytes(typed[1:]).verify(blob[4:], text.encode())
            origin, size, encoded_root = text.splitlines()[:3]
            assert origin == name, "another log"
            return int(size), base64.b64decode(encoded_root)
    raise AssertionError("the key has not signed the checkpoint")


def number(n):
    digits = f"{n:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    return "/".join(["x" + it for it in parts[:-1]] + parts[-1:])


def main(url, county, old=None):
    def get(path):
        with urllib.request.urlopen(f"{url}/ledger/{county}/{path}") as answer:
            return answer.read()

    verifier = json.loads(get("keys"))[-1]["verifier"]
    size, expected = signed(get("checkpoint").decode(), verifier)
    print(f"checkpoint: {size} entries, signed")

    leaves = []
    while len(leaves) < size:
        index, width = len(leaves) // 256, min(256, size - len(leaves))
        place = number(index) + (f".p/{width}" if width < 256 else "")
        bundle, hashes = get(f"tile/entries/{place}"), []
        while bundle:
            end = 2 + int.from_bytes(bundle[:2], "big")
            hashes.append(sha256(b"\x00", bundle[2:end]))
            bundle = bundle[end:]
        assert b"".join(hashes) == get(f"tile/0/{place}"), "a tile is not that of its entries"
        assert len(hashes) == width
        leaves += hashes
    assert root(leaves) == expected, "the entries lead to another root"
    print(f"entries: {len(leaves)}, all under the root")

    for index in range(size):
        proof = json.loads(get(f"entries/{index}/proof"))
        leaf = sha256(b"\x00", proof["leaf"].encode())
        assert leaf == leaves[index] and leaf.hex() == proof["leaf_hash"]
        path = [bytes.fromhex(it) for it in proof["path"]]
        assert includes(leaf, index, size, path, expected), f"entry {index} is not proved"
    print(f"inclusion: {size} proofs hold")

    if old:
        with open(old, encoding="utf-8") as file:
            old_size, old_root = signed(file.read(), verifier)
        path = subproof(old_size, leaves, True)
        assert consistent(old_size, size, path, old_root, expected), "the log was forked"
        print(f"consistency: {old_size} to {size} holds")


if __name__ == "__main__":
    main(*sys.argv[1:])
