#!/usr/bin/env python3
"""Runs the NumPy (or PyTorch) functions that `nld derive` emitted and compares them with its SymPy scripts at random points.

    nld derive theorems --format sympy --out DIR/sympy
    nld derive theorems --format numpy --out DIR/numpy        (or torch)
    verification/programs.py DIR/sympy DIR/numpy

Open functions are put in as polynomials; their derivatives are those of the SymPy script. Exits with 1 where something differs.
"""
import inspect
import multiprocessing
import random
import re
import sys
from pathlib import Path

import numpy as np
import sympy as sp

NEAR = 1e-9


def polynomial(rows, columns):
    """An open function: a polynomial of all entries of its arguments."""
    def value(*points):
        entries = [e for point in points for e in (point if isinstance(point, sp.MatrixBase) else [point])]
        base = lambda k: sum((i + 2) * e for i, e in enumerate(entries)) ** 3 / 50 + sum((i + k + 1) * e ** 2 for i, e in enumerate(entries)) / 9
        return base(0) if rows is None else sp.Matrix(rows, columns or 1, lambda i, j: base(i + j))
    return value


def run(text):
    text = re.sub(r'^(\w+) = abstract\("\w+"(?:, (\w+))?(?:, (\w+))?\).*$', lambda m: "%s = polynomial(%s, %s)" % (m[1], m[2], m[3]), text, flags=re.M)
    made = {"polynomial": polynomial}
    exec(compile(text, "emitted", "exec"), made)
    return made


def numeric(value, point):
    """Numbers, vectors (of one index) and matrices of the values at a point."""
    if isinstance(value, (list, tuple)): return [numeric(v, point) for v in value]
    if not isinstance(value, sp.MatrixBase): return float(sp.sympify(value).xreplace(point).evalf())
    array = np.array([float(sp.sympify(e).xreplace(point).evalf()) for e in value]).reshape(value.shape)
    return array[:, 0] if value.shape[1] == 1 else array


def symbolic(value):
    if isinstance(value, (list, tuple)): return [symbolic(v) for v in value]
    array = np.asarray(value, dtype=float)
    return sp.Float(float(array)) if array.ndim == 0 else sp.Matrix(array)


def check(exact, functions, wrapped):
    """How many functions agree, and which do not."""
    agree, wrong = 0, []
    chance = random.Random(1)
    point = {s: sp.Float(chance.randint(20, 80)) / 97 for value in list(exact.values())
             for s in (value.free_symbols if isinstance(value, (sp.Expr, sp.MatrixBase)) else ())}
    point = dict(sorted(point.items(), key=lambda pair: str(pair[0])))
    for s in point: point[s] = sp.Float(chance.randint(20, 80)) / 97
    for name, function in list(functions.items()):
        if not inspect.isfunction(function) or not function.__doc__ or function.__code__.co_filename != "emitted functions": continue
        arguments = {}
        for argument in inspect.signature(function).parameters:
            known = exact[argument]
            arguments[argument] = (lambda known: lambda *given: wrapped(numeric(known(*map(symbolic, given)), {})))(known) if callable(known) \
                else known if isinstance(known, int) else wrapped(numeric(known, point))
        found = function(**arguments)
        found = found if isinstance(found, tuple) else (found,)
        names = [name] if name in exact else [name + "_%d" % (i + 1) for i in range(len(found))]
        states = re.findall(r"^\s*next (\w+'*) = ", function.__doc__, re.M) if name.endswith("_rule") else []
        for index, (result, value) in enumerate(zip(names, found)):
            if index and index <= len(states):  # a later line of a rule reads what an earlier one gave
                before = exact.get("next_" + states[index - 1])
                if before is not None: point.update(zip(before if isinstance(before, sp.MatrixBase) else [before], map(sp.Float, np.asarray(found[index - 1], dtype=float).ravel())))
            want = exact[result]
            want = want.lhs - want.rhs if isinstance(want, sp.Equality) else want
            expected, value = np.asarray(numeric(want, point)), np.asarray(value, dtype=float)
            if np.isnan(value).any(): continue
            if value.shape == expected.shape and np.allclose(value, expected, rtol=NEAR, atol=NEAR) and not np.allclose(2 * value + 1, expected, rtol=NEAR, atol=NEAR): agree += 1
            elif np.all(expected == 0) and np.all(value == 0): agree += 1
            else: wrong.append("%s: found %s, expected %s" % (result, value, expected))
    return agree, wrong


def trial(job):
    """How many functions of a file agree, and which do not."""
    script, program = job
    try:
        text, wrapped, functions = program.read_text(encoding="utf-8"), lambda value: value, {}
        if "import torch" in text:
            import torch
            torch.set_default_dtype(torch.float64)
            wrapped = torch.as_tensor
        exec(compile(text, "emitted functions", "exec"), functions)
        agree, wrong = check(run(script.read_text(encoding="utf-8")), functions, wrapped)
        return agree, ["%s %s" % (program.stem, why) for why in wrong]
    except Exception as broken: return 0, ["%s: %r" % (program.stem, broken)]


def main(scripts, programs):
    total, failures = 0, []
    with multiprocessing.Pool() as pool:
        for agree, wrong in pool.imap_unordered(trial, [(Path(scripts) / path.name, path) for path in sorted(Path(programs).glob("*.py"))]):
            total, failures = total + agree, failures + wrong
            for why in wrong: print("FAILED " + why, flush=True)
    print("%d passed, %d failed" % (total, len(failures)))
    return bool(failures) or not total


if __name__ == "__main__":
    if len(sys.argv) != 3: sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
