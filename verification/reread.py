#!/usr/bin/env python3
"""Reads what `nld derive` emitted, LaTeX and SymPy source, back from the text and compares it with the formulas' own notation.

    nld derive theorems --latex --steps --out DIR/tex
    nld derive theorems --format sympy --out DIR/sympy
    verification/reread.py theorems DIR/tex DIR/sympy

Each formula stands in a comment in the notation of theorem files, which theory.py reads and evaluates on its own; the LaTeX below
is read by latex.py, the SymPy source is executed. Both are evaluated at random points, for two sizes, with functions put in for
open ones. Exits with 1 where something differs, and where a control, a formula with one sign changed, is not noticed.
"""
import contextlib
import multiprocessing
import random
import re
import signal
import sys
import time
from pathlib import Path

import sympy as sp

from latex import LatexReader
from theory import Parser, Theorem, Unsupported, Wrong, each, flat, plain, require, split, symbol

PATIENCE = 5, 20  # seconds of computing: for a formula, for a file
NEAR = sp.Float(10, 40) ** -25
ITEM = re.compile(r"^% (.*)\n((?:(?!^% |\\label).*\n)*?.*)\\label\{eq:[^:}]*:([^}]*)\}", re.M)


def bodies(theorem):
    """A formula for each open function: no two functions and no two entries alike, none without curvature, none with a zero."""
    made = {}
    for word, text, _ in theorem.sections:
        for head in split(text) if word == "functions" else []:
            found = re.match(r"(\w+)\((.*?)\)(?: in R\^(\w+|\(.*?\)))?\s*(symmetric)?$", head)
            if not found or found[2] == "t": continue
            arguments, own = split(found[2]), len(made)
            names = [a.split()[0] for a in arguments]
            shapes = [theorem.shapes.get(n) or theorem.shape(a.split(" in R^")[1] if " in R^" in a else None) for n, a in zip(names, arguments)]
            entries = [e for n, s in zip(names, shapes) for e in (["%s_%s" % (n, i) for i in theorem.indices(s)] if s else [n])]
            line = " + ".join("%d/%d %s" % (k + 2, 7 + own, e) for k, e in enumerate(entries))
            squares = " + ".join("%d/9 %s^2" % (k + 1 + own, e) for k, e in enumerate(entries))
            base = lambda k: "((%s + %d/5)^4 + (%s + %d)^2)" % (line, k, squares, k + 1)
            shape = theorem.shape(found[3])
            value = base(0)
            if shape and shape[1] == 1: value = "(%s)" % ", ".join(base(i) for i in range(shape[0])) if shape[0] > 1 else base(0)
            elif shape: value = "(%s)" % ", ".join("(%s)" % ", ".join(base((i + j) * 3 + (0 if found[4] else j)) for j in range(shape[1])) for i in range(shape[0]))
            stated = [n + (" in R^(%d x %d)" % s if s and s[1] > 1 else " in R^%d" % s[0] if s else "") for n, s in zip(names, shapes)]
            made[found[1]] = {"arguments": stated, "formula": value}
    return made


class Source(Theorem):
    """A theorem file whose open functions have formulas, and whose states and moments are symbols of their own."""
    def __init__(self, lines, first):
        sizes, self.known = {"first": first}, {}
        super().__init__(lines, sizes, {})
        super().__init__(lines, sizes, bodies(self))
        self.after, self.before = Moment("^+"), Moment("^-")
    def jet(self, name, by, points, directions, fillers=()):
        """As theory.py has it; what was asked before is remembered."""
        fixed = lambda values: tuple(sp.ImmutableMatrix(v) if isinstance(v, sp.MatrixBase) else v for v in values)
        key = name, tuple(by), fixed(points), fixed(directions), fixed(fillers)
        if key not in self.known: self.known[key] = super().jet(name, by, points, directions, fillers)
        return self.known[key]
    def shape(self, text): return text and tuple(self.size(d.strip()) for d in (text.strip("()").split(" x ") + ["1"])[:2])
    def indices(self, shape): return [str(i + 1) + ("" if shape[1] == 1 else str(j + 1)) for i in range(shape[0]) for j in range(shape[1])]
    def state(self, name, shape):
        if name not in self.shapes and name not in self.moving: self.shapes[name] = shape
    def place(self, item):
        sections = [text for word, text, _ in self.sections if word == "symmetry" and item.startswith(text.split(",")[0].strip() + "-")]
        charges = [text.split(" of ")[1].strip() for word, text, body in self.sections if word == "charge"
                   and any(line.startswith("claim " + item[6:] + ":") for line in body)]
        return {"step": (self.after, self.before)} | ({"symmetry": (charges + sections)[0].split(",")[0].strip()} if charges + sections else {})


class Moment:
    """What puts the value at another step in the place of what moves: symbols that are marked so."""
    def __init__(self, mark): self.mark = mark
    def mapping(self, value, theorem):
        fixed = {name for word, text, _ in theorem.sections if word in ("parameters", "constants") for name in [p.split()[0] for p in split(text)]}
        return {s: symbol(s.name + self.mark) for s in value.free_symbols if re.sub(r"(_\d+)?'*$", "", s.name) not in fixed}


class Notation(Parser):
    """theory.py's reader, with the moments of this script."""
    def factor(self):
        word = self.peek()[1]
        if self.peek()[0] == "a" and word in ("next", "last"):
            self.at += 1
            moment = self.theorem.after if word == "next" else self.theorem.before
            return each(self.factor(), lambda e: e.xreplace(moment.mapping(e, self.theorem)))
        return super().factor()


def sides(text):
    """The two sides of a relation in the notation, without an order; the left one empty for a formula alone."""
    text = re.sub(r"\s*\+?\s*\bO\([^()]*\)\s*$", "", plain(text))
    found = re.match(r"(.*?)(?:<=|>=|!=|=)(.*)", text)
    return [found[1].strip(), found[2].strip() or "0"] if found else ["", text.strip() or "0"]


def read(theorem, text, place): return Notation(text, theorem, place).whole() if text else None


@contextlib.contextmanager
def within(seconds):
    """Bounds what is computed; said again each second, as SymPy may swallow an exception."""
    def late(*_): raise Unsupported("it takes too long to compute")
    signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1)
    try: yield
    finally: signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def number(value, point): return sp.sympify(value).xreplace(point).evalf(40)


def values(theorem, expected, found, chance):
    """Both at a random point; where there is one, at a point where all is of moderate size, so that no term drowns in another."""
    names, seen = {s for value in (expected, found) for e in flat(value) for s in sp.sympify(e).free_symbols}, []
    for tries in range(50):
        point = {}
        for s in sorted(names, key=str):
            low, high = theorem.domains.get(re.sub(r"(_\d+)?'*(\^[+-])?$", "", s.name), (-2, 2) if s.name != "t" else (1, 3))
            point[s] = sp.Float(low + (high - low) * sp.Rational(chance.randint(1, 96), 97), 40)
        pair = [[number(e, point) for e in flat(value)] for value in (expected, found)]
        if all(e.is_real and e.is_finite for side in pair for e in side):
            if all(abs(e) < 10 ** 8 for side in pair for e in side): return pair
            seen.append(pair)
        if seen and tries >= 10: break
    require(seen, "no point found at which the formula is a real number", Unsupported)
    return seen[0]


def agree(theorem, expected, found, chance):
    if expected == 0: expected = each(found, lambda e: sp.Integer(0))
    if found == 0: found = each(expected, lambda e: sp.Integer(0))
    require(len(flat(expected)) == len(flat(found)), "the shapes differ")
    a, b = values(theorem, expected, found, chance)
    return all(abs(x - y) <= NEAR * (1 + abs(x) + abs(y)) for x, y in zip(a, b))


class Script:
    """An emitted SymPy script, executed for the sizes and functions of a theorem."""
    DECLARED = re.compile(r'^(\w+) = symbol\("(.*?)", "(.*?)", "(.*?)"(?:, (\w+))?(?:, (\w+))?\)$', re.M)
    def __init__(self, text, theorem):
        self.names, self.text = {}, text
        size = lambda side: side and theorem.size(side)
        for stem, places in self.entries(text).items(): theorem.state(stem, tuple(max(place) for place in zip(*places)))
        for _, name, dots, moment, rows, columns in self.DECLARED.findall(text):
            shape = (size(rows), size(columns) or 1) if rows else None
            theorem.state(name, shape)
            for index in ["_" + i for i in theorem.indices(shape)] if shape else [""]:
                stem, _, inner = name.partition("_") if not shape else (name, "", "")
                primes = "'" * (len(dots) - 2 if dots else 0)
                self.names[stem + dots + ("_" + inner if inner else "") + index + moment] = name + index + primes + moment
        text = re.sub(r"^(\w+) = 2  # any number.*$", lambda m: "%s = %d" % (m[1], theorem.size(m[1].rstrip("_"))), text, flags=re.M)
        text = re.sub(r"^(\w+) = abstract\(\"(\w+)\".*$", lambda m: "%s = function_of(%r)" % (m[1], m[2]), text, flags=re.M)
        self.made = {"function_of": lambda name: lambda *points: theorem.jet(name, [], list(points), [])}
        exec(compile(text, "emitted", "exec"), self.made)
    def entries(self, text):
        """States that the script has entry by entry, with the numbers of their entries: row and column, the column 1 for vectors."""
        found = {}
        for name in {name for _, name, _, _, rows, _ in self.DECLARED.findall(text) if not rows and re.search(r"_\d{1,2}$", name)}:
            stem, _, index = name.rpartition("_")
            found.setdefault(stem, []).append((int(index[0]), int(index[1:] or 1)))
        return found
    def results(self):
        for said, name in re.findall(r"^# (.*)\n(\w+) = ", self.text, re.M): yield said, name, self.made[name]
    def renamed(self, value): return each(value, lambda e: e.xreplace({s: symbol(self.names[s.name]) for s in e.free_symbols if s.name in self.names}))


class Report:
    def __init__(self):
        self.compared, self.silent, self.failures, self.controls = {"latex": 0, "sympy": 0}, {}, [], 0
        self.end = time.process_time() + PATIENCE[1]
    def trial(self, kind, name, theorem, expected, found, changed=None):
        """Compares; with a formula that was changed, sees that the change is noticed."""
        try:
            require(time.process_time() < self.end, "the file takes too long to compute", Unsupported)
            with within(PATIENCE[0]):
                want = expected()
                if want is None: return
                require(agree(theorem, want, found(), random.Random(name)), "differs")
                self.compared[kind] += 1
                if changed:
                    require(not agree(theorem, want, changed(), random.Random(name)), "a changed sign is not noticed")
                    self.controls += 1
        except Unsupported as missing: self.silent.setdefault("%s: %s" % (kind, missing), []).append(name)
        except Wrong as wrong: self.failures.append("%s %s: %s" % (kind, name, wrong))


def turned(text):
    """The formula with the last sign between two terms turned round; None where it has none outside of scripts and functions."""
    flat_text = re.sub(r"\{[^{}]*\}", lambda m: "{" + "#" * (len(m[0]) - 2) + "}", text)
    at = max(flat_text.rfind(" - "), flat_text.rfind(" + "))
    return None if at < 0 else text[:at + 1] + ("-" if text[at + 1] == "+" else "+") + text[at + 2:]


def check(report, source, tex, script, first):
    theorem = Source(source.read_text(encoding="utf-8").splitlines(), first)
    name = tex.stem
    try:
        with within(PATIENCE[1]): made = Script(script.read_text(encoding="utf-8"), theorem)
    except Unsupported as missing:
        report.silent.setdefault("the script: %s" % missing, []).append(name)
        made = None
    for said, item, value in made.results() if made else ():
        left, right = sides(said)
        place = theorem.place(item.replace("_", "-"))
        if isinstance(value, sp.Equality):
            report.trial("sympy", name + " " + item, theorem, lambda: read(theorem, left, place), lambda: made.renamed(value.lhs))
            value = value.rhs
        elif left and right == "0" and not re.fullmatch(r"(next )?\w+'*", left): right = left
        report.trial("sympy", name + " " + item, theorem, lambda: read(theorem, right, place), lambda: made.renamed(value))
    for said, text, item in ITEM.findall(tex.read_text(encoding="utf-8")):
        emitted = LatexReader.sides(text)
        for side, formula in zip(sides(said), emitted):
            steps = re.match(r"(delta.*)?\(?grad_\w+ \(lagrangian\)|.*force_|.*grad_\w+ \(lagrangian\)|delta\(?boundary|boundary$", side)
            if side and not steps:
                place = theorem.place(item)
                report.trial("latex", name + " " + item, theorem, lambda: read(theorem, side, place), lambda: LatexReader(formula, theorem, place).whole(),
                             item.endswith("lagrangian") and turned(formula) and (lambda: LatexReader(turned(formula), theorem, place).whole()))


def trial(job):
    """The report on one theorem."""
    report, (path, name, latex, scripts, first) = Report(), job
    try: check(report, path, Path(latex) / (name + ".tex"), Path(scripts) / (name + ".py"), first)
    except Unsupported as missing: report.silent.setdefault("the file: %s" % missing, []).append(name)
    except Exception as broken: report.failures.append("%s: the check broke: %r" % (name, broken))
    return report


def main(library, latex, scripts):
    total, jobs, sources = Report(), [], {}
    for path in sorted(Path(library).rglob("*.thm"), key=str): sources.setdefault(path.stem, []).append(path)
    for stem, paths in sorted(sources.items()):
        for count, path in enumerate(paths):
            name = stem + ("" if count == 0 else "-%d" % (count + 1))
            if not (Path(latex) / (name + ".tex")).exists(): continue
            if re.search(r"^network\b", path.read_text(encoding="utf-8"), re.M): total.silent.setdefault("the file: a network", []).append(name)
            else: jobs.append((path, name, latex, scripts, len(jobs) % 2))
    with multiprocessing.Pool() as pool:
        for report in pool.imap_unordered(trial, jobs):
            for kind in report.compared: total.compared[kind] += report.compared[kind]
            for why, names in report.silent.items(): total.silent.setdefault(why, []).extend(names)
            total.failures += report.failures
            total.controls += report.controls
            for failure in report.failures: print("FAILED " + failure, flush=True)
    for why, names in sorted(total.silent.items(), key=lambda pair: -len(pair[1])): print("%4d not compared, %s (%s)" % (len(names), why, min(names)))
    print("sides compared: LaTeX %(latex)d, SymPy %(sympy)d" % total.compared + ", controls noticed %d" % total.controls)
    print("%d passed, %d failed" % (sum(total.compared.values()), len(total.failures)))
    return bool(total.failures) or not all(total.compared.values()) or not total.controls


if __name__ == "__main__":
    if len(sys.argv) != 4: sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
