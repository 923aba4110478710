"""Equations of motion by SymPy: symbols for coordinates, velocities and accelerations, and the chain rule.
usage: peers.py SEED FAMILY N [LIMIT]: one JSON line, or none after LIMIT CPU seconds."""
import json
import signal
import sys
import time

import sympy as sp

seed, family, n = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
signal.setitimer(signal.ITIMER_PROF, float(sys.argv[4]) if len(sys.argv) > 4 else 60)
signal.signal(signal.SIGPROF, lambda *unused: sys.exit(0))
count = 2 * n if family == "nbody" else n
q, v, a = ([sp.Symbol(f"{letter}{i}") for i in range(1, count + 1)] for letter in "qva")
mass, rod = ([sp.Symbol(f"{letter}{i}") for i in range(1, n + 1)] for letter in "ml")
m, k, b, g, G = sp.symbols("m k b g G")
half = sp.Rational(1, 2)


def lagrangian():
    if family == "chain":
        ends = [0, *q, 0]
        stretches = [ends[i + 1] - ends[i] for i in range(n + 1)]
        return sp.Add(*(half * m * w**2 for w in v), *(-half * k * d**2 - b * d**4 / 4 for d in stretches))
    if family == "nbody":
        return sp.Add(*(half * mass[i] * (v[2 * i] ** 2 + v[2 * i + 1] ** 2) for i in range(n)),
                      *(G * mass[i] * mass[j] / sp.sqrt((q[2 * i] - q[2 * j]) ** 2 + (q[2 * i + 1] - q[2 * j + 1]) ** 2)
                        for i in range(n) for j in range(i + 1, n)))
    terms = []
    for i in range(n):
        across = sp.Add(*(rod[j] * sp.cos(q[j]) * v[j] for j in range(i + 1)))
        down = sp.Add(*(rod[j] * sp.sin(q[j]) * v[j] for j in range(i + 1)))
        terms += [half * mass[i] * (across**2 + down**2), mass[i] * g * sp.Add(*(rod[j] * sp.cos(q[j]) for j in range(i + 1)))]
    return sp.Add(*terms)


def residual(L, i):
    p = L.diff(v[i])
    rate = sp.Add(*(p.diff(q[j]) * v[j] + p.diff(v[j]) * a[j] for j in range(count)
                    if p.has(q[j]) or p.has(v[j])))
    return rate - L.diff(q[i])


def check(E, shift):
    point = {m: 1.1, k: 1.5, b: 0.25, g: 9.8, G: 1.5}
    for i in range(1, count + 1):
        point[q[i - 1]] = i / 7 + 1 / (i + 2) + shift * (1 + i % 5)
        point[v[i - 1]] = 1 / 5 - i / 11 + shift * (1 + i % 3)
        point[a[i - 1]] = 1 / 2 + i / 13 - shift
    for i in range(1, n + 1):
        point[mass[i - 1]], point[rod[i - 1]] = 1 + i / 10, 1 + i / 20
    names = list(point)
    return float(sum((i + 1) * f for i, f in enumerate(sp.lambdify(names, E, "math", cse=True)(*point.values()))))


begun = time.process_time()
E = [residual(L, i) for L in [lagrangian()] for i in range(count)]
seconds = time.process_time() - begun
signal.setitimer(signal.ITIMER_PROF, 0)
print(json.dumps({"tool": "sympy", "problem": family, "size": n, "seconds": seconds, "check": check(E, 0),
                  "second": check(E, seed % 97 / 1000)}))
