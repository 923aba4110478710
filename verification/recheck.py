#!/usr/bin/env python3
"""Re-checks the certificates that `nld verify --certificates DIR` wrote (docs/certificates.md), knowing nothing of nld.

Each identity is verified with SymPy's polynomials. Each claim is evaluated by its own text (theory.py), at random points for two
sizes, and the certificate's sides, zeros and signs with it: a proof of another statement is noticed.
"""
import json
import random
import re
import sys
import time
from pathlib import Path

import mpmath as mp
import sympy as sp
from sympy.polys.rings import ring

from theory import Theorem, Unsupported, Wrong, each, flat, number, plus, require

NEAR = mp.mpf(10) ** -40
TRIES = 200  # points, until both sides have a value; that two sides differ is shown by one
ENSEMBLE = re.compile(r"(network|data|group|map)\b")


class Identity:
    """One certificate: scale · common · (left + excess − right) = Σ multiplier · zero, and why the excess is at least 0."""
    def __init__(self, data):
        self.data, self.ring = data, ring(["x%d" % i for i in range(max(1, len(data["indeterminates"])))], sp.QQ)[0]
    def poly(self, terms):
        result = {}
        for term in terms:
            coefficient, *powers = term.split()
            exponents = [0] * self.ring.ngens
            for index, exponent in zip(powers[::2], powers[1::2]): exponents[int(index)] += int(exponent)
            require(tuple(exponents) not in result, "a monomial stands twice")
            result[tuple(exponents)] = sp.QQ(*map(int, coefficient.split("/")))
        return self.ring.from_dict(result)
    def product(self, powers): return sp.prod([self.divisors[d] ** e for d, e in powers], start=self.ring.one)
    def value(self, why):  # numerator and denominator of what is shown to be at least 0
        (kind, what), = why.items()
        if kind == "plain":
            result = self.poly(what)
            require(all(c >= 0 and all(e % 2 == 0 or i in self.data["signs"] for i, e in enumerate(m)) for m, c in result.terms()), "a term may be negative")
            return result, self.ring.one
        if kind == "square": return self.poly(what["numerator"]) ** 2, self.product(what["below"]) ** 2
        if kind == "reciprocal": return self.value(what)[::-1]
        total, below = (self.ring.zero if kind == "sum" else self.ring.one), self.ring.one
        for n, d in map(self.value, what): total, below = (total * d + n * below, below * d) if kind == "sum" else (total * n, below * d)
        return total, below
    def check(self):
        data, self.divisors = self.data, [self.poly(d) for d in self.data["divisors"]]
        require(all(self.divisors), "a divisor is 0")
        sides = [(1, data["left"]), (-1, data["right"])] + ([(1, data["excess"])] if "excess" in data else [])
        common = {d: max(dict(side["below"]).get(d, 0) for _, side in sides) for _, side in sides for d, _ in side["below"]}
        total = sum((sign * self.poly(side["numerator"]) * self.product([(d, e - dict(side["below"]).get(d, 0)) for d, e in common.items()])
                     for sign, side in sides), self.ring.zero) * self.product(data["scale"])
        require(total == sum((self.poly(z["zero"]) * self.poly(z["multiplier"]) for z in data["zeros"]), self.ring.zero), "the identity does not hold")
        if "excess" in data:
            above, below = self.value(data["nonNegative"])
            require(below and above * self.product(data["excess"]["below"]) == below * self.poly(data["excess"]["numerator"]), "the excess is not what is shown to be at least 0")

def close(a, b): return all(abs(x - y) <= NEAR * (1 + abs(x) + abs(y)) for x, y in zip(flat(a), flat(b)))
def polynomial(terms, values):
    total = 0
    for term in terms:
        coefficient, *powers = term.split()
        value = mp.mpf(1) * int(coefficient.split("/")[0]) / int((coefficient + "/1").split("/")[1])
        for index, exponent in zip(powers[::2], powers[1::2]):
            value = value * (values[int(index)] if exponent == "1" else values[int(index)] ** int(exponent))
        total = plus(total, value)
    return total
def evaluate(theorem, proof, chance):
    """Raises what is wrong with a proof at a point where the motion and all hypotheses hold."""
    claim = theorem.claim(proof["claim"], proof["text"] == "keeps potential")
    stated = [part for part in proof["parts"] if "left" in part and not claim.small and not claim.under]
    meanings = [[claim.theorem.read(text, **claim.place) for text in part["indeterminates"]] for part in stated]
    everything = [e for value in [claim.left, claim.right] + claim.given + sum(meanings, []) for e in flat(value)]
    for tried in range(TRIES):
        point = claim.theorem.point(everything, chance, claim.moves)
        try:
            a, b = [each(side, lambda e: number(e, point)) for side in (claim.left, claim.right)]
            differ = claim.sign != "!=" or claim.small or not close(a, b) or tried == TRIES - 1
            if differ and all(number(bound, point) >= 0 for bound in claim.given): break
        except (TypeError, ZeroDivisionError, ValueError): continue
    else: raise Unsupported("no point found at which both sides have a value and the hypotheses hold")
    if not isinstance(b, sp.MatrixBase) and isinstance(a, sp.MatrixBase): b = a * 0
    if claim.small: holds = small(claim, point)
    elif claim.sign in ("=", "!="): holds = close(a, b)
    else: holds = (flat(b)[0] - flat(a)[0]) * (1 if claim.sign == "<=" else -1) >= -NEAR
    require(holds != (claim.sign == "!="), "the text does not hold at a point")
    for index, (part, meaning) in enumerate(zip(stated, meanings)):
        values = [each(value, lambda e: number(e, point)) for value in meaning]
        ends = [a, b] if len(proof["parts"]) == 1 else [flat(a)[index], flat(b)[index]]
        divisors = [polynomial(divisor, values) for divisor in part["divisors"]]
        for side, end in zip(("left", "right"), ends if claim.sign != ">=" else ends[::-1]):
            below = sp.prod([divisors[d] ** e for d, e in part[side]["below"]], start=mp.mpf(1))
            mine = polynomial(part[side]["numerator"], values) / below
            same = isinstance(mine, sp.MatrixBase) or not isinstance(end, sp.MatrixBase)
            require(close(mine, end) if same else close(end * 0, end), "the %s side is not what the text says" % side)
        zeros = [e for zero in part["zeros"] for e in flat(polynomial(zero["zero"], values))]
        require(all(abs(e) <= NEAR * 1000 for e in zeros), "what should be 0 is not")
        require(all(values[i] >= 0 for i in part.get("signs", [])), "what should be at least 0 is not")


def small(claim, point):
    """Whether the difference is of the order that is claimed: over the power it stays bounded as the parameter falls."""
    name, power, infinite = claim.small
    require(not claim.moves or not power == 0, "a limit along the motion", Unsupported)
    gaps = []
    for size in (6, 8):
        near = dict(point) | {name: mp.mpf(10) ** (size if infinite else -size)}
        near = claim.theorem.point(flat(claim.left) + flat(claim.right), random.Random(1), claim.moves, near)
        gap = max(abs(number(e, near)) for e in flat(plus(claim.left, -claim.right)))
        gaps.append(gap * mp.mpf(10) ** (size * power))
    return gaps[1] <= 2 * gaps[0] + mp.mpf(10) ** -12 if power else gaps[1] <= mp.mpf(10) ** -6


def settings(document):
    """Sizes and functions to evaluate at: those of the document where functions are open, else two choices of sizes."""
    known = [(dict(i["sizes"], first=0), i["functions"]) for i in document["instances"] if i["functions"]]
    return (known * 2)[:2] or [({"first": first}, {}) for first in (0, 1)]


def main(directory):
    begun, count, failures, silent = time.time(), {"proofs": 0, "identities": 0, "uncertified": 0, "texts": 0}, [], []
    for path in sorted(Path(directory).glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        theorems = []
        for proof in document["proofs"]:
            name = document["theorem"] + " " + proof["claim"]
            count["proofs"] += 1
            try:
                for part in proof["parts"]:
                    count["uncertified" if "uncertified" in part else "identities"] += 1
                    if "uncertified" not in part: Identity(part).check()
                require(not any(map(ENSEMBLE.match, document["source"])), "networks, data and finite groups", Unsupported)
                theorems = theorems or [Theorem(document["source"], *setting) for setting in settings(document)]
                for number_, theorem in enumerate(theorems): evaluate(theorem, proof, random.Random(name + str(number_)))
                count["texts"] += 1
            except Unsupported as missing: silent.append("%s: text not evaluated: %s" % (name, missing))
            except Wrong as wrong: failures.append("%s: %s" % (name, wrong))
            except Exception as broken: failures.append("%s: the check broke: %r" % (name, broken))
    print("\n".join(silent + ["FAILED " + failure for failure in failures]))
    print("proofs %(proofs)d, identities verified %(identities)d, parts without certificate %(uncertified)d, texts evaluated %(texts)d" % count
          + ", not %d, failed %d; %.1f s" % (len(silent), len(failures), time.time() - begun))
    return 1 if failures or not count["proofs"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
