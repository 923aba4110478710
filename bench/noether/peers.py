"""Noether's identity and laws of balance decided by SymPy, in coordinates.
usage: peers.py PROBLEM SIZE [LIMIT]: one JSON line, or none after LIMIT CPU seconds."""
import json
import signal
import sys
import time

import sympy as sp

problem, size = sys.argv[1], int(sys.argv[2])
signal.setitimer(signal.ITIMER_PROF, float(sys.argv[3]) if len(sys.argv) > 3 else 60)
signal.signal(signal.SIGPROF, lambda *unused: sys.exit(0))
half = sp.Rational(1, 2)


def vanishes(e):
    e = sp.expand(e)
    return e == 0 or sp.expand(sp.fraction(sp.together(e))[0]) == 0


def mechanics():
    n = 2 * size if problem == "rotation" else size
    q, v, a, m = ([sp.Symbol(f"{letter}{i}") for i in range(n)] for letter in "qvam")
    if problem == "rotation":
        G = sp.Symbol("G")
        L = sp.Add(*(half * m[i] * (v[2 * i] ** 2 + v[2 * i + 1] ** 2) for i in range(size)),
                   *(G * m[i] * m[j] / sp.sqrt((q[2 * i] - q[2 * j]) ** 2 + (q[2 * i + 1] - q[2 * j + 1]) ** 2)
                     for i in range(size) for j in range(i + 1, size)))
        xi, change = [q[i + 1] * -1 if i % 2 == 0 else q[i - 1] for i in range(n)], sp.Integer(0)
    else:
        c = [sp.Symbol(f"c{i}") for i in range(n)]
        L = sp.Add(*(half * m[i] * v[i] ** 2 for i in range(n))) - sp.Add(*(c[i] * q[i] for i in range(n))) ** 2 / sp.Add(*(x**2 for x in q))
        xi, change = q, sp.Integer(0) if problem.endswith("wrong") else sp.Add(*(m[i] * v[i] ** 2 for i in range(n)))

    def rate(f):
        return sp.Add(*(f.diff(s) * r for s, r in zip(q + v, v + a) if f.has(s)))

    p = [L.diff(s) for s in v]
    force = [L.diff(s) for s in q]
    E = [rate(p[i]) - force[i] for i in range(n)]
    variation = sp.Add(*(force[i] * xi[i] + p[i] * rate(xi[i]) for i in range(n)))
    charge = sp.Add(*(p[i] * xi[i] for i in range(n)))
    return vanishes(rate(charge) - sp.Add(*(E[i] * xi[i] for i in range(n))) - variation) and vanishes(variation - change)


def balance():
    s = int((size / 2) ** 0.5)
    U, V = (sp.Matrix(s, s, lambda i, j: sp.Symbol(f"{letter}{i}_{j}")) for letter in "uv")
    X, Y = sp.Matrix(s, s, lambda i, j: (3 * i + 5 * j + 1) % 7 - 3), sp.Matrix(s, s, lambda i, j: (5 * i + 2 * j + 2) % 7 - 3)
    R = U * V * X - Y
    loss = sum(r**2 for r in R) / 2
    dU, dV = -U.applyfunc(loss.diff), -V.applyfunc(loss.diff)
    sign = 1 if problem.endswith("wrong") else -1
    D = dU.T * U + U.T * dU + sign * (dV * V.T + V * dV.T)
    return all(sp.expand(e) == 0 for e in D)


begun = time.process_time()
answer = balance() if problem.startswith("balance") else mechanics()
seconds = time.process_time() - begun
signal.setitimer(signal.ITIMER_PROF, 0)
word = "yes" if answer else "no"
print(json.dumps({"tool": "sympy", "problem": problem, "size": size, "seconds": seconds, "check": word, "second": word}))
