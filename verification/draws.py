#!/usr/bin/env python3
"""Draws what nld draws for a value of a check, by the words of docs/notation.md alone.

    verification/draws.py SEED NAME PLACE LAW COUNT

prints COUNT numbers. `7 U 1 normal 20` are the entries, row by row, of U = normal(5, 4) under seed 7. Functions of the C library may
differ from Java's StrictMath in the last bit.
"""
import hashlib
import math
import sys

MASK = (1 << 64) - 1


def splitmix64(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
        yield z ^ z >> 31


def draw(seed, name, place, law, count):
    digest = hashlib.sha256(f"{seed} {name} {place}".encode()).digest()
    words = splitmix64(int.from_bytes(digest[:8], "big"))
    numbers = []
    while len(numbers) < count:
        if law == "rademacher":
            numbers.append(-1.0 if next(words) >> 63 else 1.0)
            continue
        u = (next(words) >> 11) / 2**53
        if law == "uniform":
            numbers.append(2 * u - 1)
            continue
        r = math.sqrt(-2 * math.log(1 - u))
        a = 2 * math.pi * ((next(words) >> 11) / 2**53)
        numbers += [r * math.cos(a), r * math.sin(a)]
    return numbers[:count]


if __name__ == "__main__":
    seed, name, place, law, count = sys.argv[1:]
    for number in draw(int(seed), name, int(place), law, int(count)):
        print(repr(number))
