"""What a theorem file says, read and derived anew with SymPy for stated sizes and functions; nothing here is shared with nld.

A value is a SymPy expression, or a Matrix of them: a vector is a column. Moving symbols are called q_1, q_1', q_1'', …
"""
import random
import re
import unicodedata

import mpmath as mp
import sympy as sp

mp.mp.dps = 60
FUNCTIONS = "exp log sin cos tanh atan sqrt abs dot sum tr diag".split()
TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?(?:e-?\d+)?)|([^\W\d_][^\W_]*(?:_[^\W\d_][^\W_]*)*)|_(\d+|\(\d+, *\d+\))|(.))")
SIGNS = {"δ": " delta ", "−": "-", "′": "'", "″": "''", "ᵀ": "^T", "⋅": "·", "≤": "<=", "≥": ">=",
         ".*": "⊙", "./": "⊘", ".^": "^⊙"}


class Unsupported(Exception):
    """What is not evaluated here, in words."""


class Wrong(Exception):
    """What does not hold, in words."""

def flat(value): return list(value) if isinstance(value, sp.MatrixBase) else [value]
def each(value, change): return value.applyfunc(change) if isinstance(value, sp.MatrixBase) else change(sp.sympify(value))
def plus(a, b): return b if not isinstance(a, sp.MatrixBase) and a == 0 else a if not isinstance(b, sp.MatrixBase) and b == 0 else a + b
def symbol(name): return sp.Symbol(name, real=True)
def require(truth, words, error=Wrong):
    if not truth: raise error(words)
def split(text, at=","):  # at commas outside of brackets
    return [part.strip() for part in re.split(at + r"(?![^(\[]*[)\]])", text) if part.strip()]
def number(value, point):
    names = sorted(sp.sympify(value).free_symbols, key=str)
    return mp.mpf(sp.lambdify(names, value, "mpmath")(*[point[name] for name in names]))
def plain(line):  # ASCII letters for Greek ones, ^ and ' for raised signs; no comment
    line = re.sub(r"[⁰¹²³⁴-⁹⁻]+", lambda m: "^" + unicodedata.normalize("NFKC", m.group()).replace("−", "-"), re.sub(r"(^|\s)#.*", "", line))
    for sign, ascii_sign in {"δ": " delta ", "−": "-", "′": "'", "″": "''", "ᵀ": "^T", "⋅": "·", "≤": "<=", "≥": ">=",
         ".*": "⊙", "./": "⊘", ".^": "^⊙"}.items(): line = line.replace(sign, ascii_sign)
    return re.sub(r"[α-ω]", lambda m: unicodedata.name(m.group()).split()[-1].lower().replace("lamda", "lambda"), line)


class Theorem:
    """A theorem file for stated sizes and functions: what it declares, and what follows from it."""
    def __init__(self, lines, sizes, bodies):
        self.made, self.rates = (lines, dict(sizes), bodies), {}
        self.sections, self.shapes, self.domains, self.lets, self.terms, self.cache, self.values, self.moving = [], {}, {}, {}, {}, {}, {}, set()
        for line in map(plain, lines):
            depth = len(line) - len(line.lstrip())
            if line.strip() and depth == 0: self.sections.append([line.strip(), [], 0])
            elif line.strip() and re.match("symmetry|charge|motion|update|check", self.sections[-1][0]):
                last = self.sections[-1]
                if last[1] and depth > last[2]: last[1][-1] += " " + line.strip()
                else: last[1:] = [last[1] + [line.strip()], depth]
            elif line.strip(): self.sections[-1][0] += " " + line.strip()
        self.sections = [[*(head.split(None, 1) + [""])[:2], body] for head, body, _ in self.sections]
        self.size = lambda d: int(d) if d.isdigit() else sizes.setdefault(d, 2 + (len(sizes) + sizes["first"]) % 2)
        self.dimensions = {name for word, text, _ in self.sections if word == "dimensions" for name in split(text)}
        self.coordinates = [self.declare(part) for word, text, _ in self.sections if word == "coordinates" for part in split(text)]
        self.moving |= {s.name for q in self.coordinates for s in flat(self.entries(q))}
        for word, text, _ in self.sections:
            if word in ("parameters", "constants"): [self.declare(part) for part in split(text)]
            elif word == "symmetry": [self.declare(part) for part in split(text)[1:]]
            elif word == "functions": self.moving |= {self.declare(part.split("(")[0]) for part in split(text) if not re.search(r"\((?!t\))", part)}
            elif word == "let": self.lets.update([[side.strip() for side in text.split("=", 1)]])
            elif word in "kinetic potential friction factor lagrangian force".split(): self.terms[word] = text
        self.functions = {name: ([flat(self.entries(self.declare(a))) for a in body["arguments"]], body["formula"]) for name, body in bodies.items()}
        heads = [re.match(r"(\w+)\((.*?)\)", head) for word, text, _ in self.sections if word == "functions" for head in split(text)]
        self.declared = {head[1]: [name.split()[0] for name in split(head[2])] for head in heads if head and head[1] not in self.moving}
    def declare(self, text):
        given = re.match(r"(\w+)\s*=\s*(.*)", text)
        if given:
            self.values[given[1]], self.shapes[given[1]], self.domains[given[1]] = given[2], None, (-2, 2)
            return given[1]
        name, shape, domain = re.match(r"(\w+)(?: in R(?:\^(\w+|\(.*?\)))?)?\s*(.*)", text).groups()
        self.shapes[name] = shape and tuple(self.size(d.strip()) for d in (shape.strip("()").split(" x ") + ["1"])[:2])
        low, high = re.match(r"in .(.*),(.*).$", domain).groups() if domain.startswith("in") else (domain.lstrip(">= "), "") if domain[:1] == ">" else ("", domain.lstrip("<= "))
        self.domains[name] = (sp.Rational(low) if low else sp.Rational(high) - 3 if high else -2, sp.Rational(high) if high else sp.Rational(low) + 3 if low else 2)
        return name
    def entries(self, name):
        require(name in self.shapes, "the name " + name, Unsupported)
        if name in self.values: return self.read(self.values[name])
        shape = self.shapes[name]
        return symbol(name) if not shape else sp.Matrix(*shape, lambda i, j: symbol("%s_%d" % (name, i + 1) + ("" if shape[1] == 1 else "%d" % (j + 1))))
    def rate(self, value): return each(value, lambda e: sum(e.diff(s) * self.up(s) for s in sorted(e.free_symbols, key=str)))
    def up(self, s):
        if s.name in self.rates: return self.read(self.rates[s.name])
        return symbol(s.name + "'") if s.name.rstrip("'") in self.moving else sp.Integer(s.name == "t")
    def jet(self, name, by, points, directions, fillers=()):
        """The derivative of a function by the arguments of those numbers, filled with the directions from the first on.

        The indices of a value that is a vector or matrix are filled with the fillers, held fixed."""
        require(name in self.functions, "the function " + name, Unsupported)
        arguments, body = self.functions[name][0], self.read(self.functions[name][1])
        require(len(points) == len(arguments) > max(by, default=0), "the function %s of so many arguments" % name, Unsupported)
        values = {x: v for xs, point in zip(arguments, points) for x, v in zip(xs, flat(point))}
        if fillers:
            slots = [[sp.Dummy() for _ in flat(filler)] for filler in fillers]
            for names, filler in zip(slots, fillers): values.update(zip(names, flat(filler)))
            body = (sp.Matrix([slots[0]]) * body * sp.Matrix(slots[-1]) if len(slots) == 2 else sp.Matrix([slots[0]]) * body)[0]
        for argument, direction in zip(by, directions):
            slots = [sp.Dummy() for _ in arguments[argument]]
            values.update(zip(slots, flat(direction)))
            body = each(body, lambda e: sum(e.diff(x) * slot for x, slot in zip(arguments[argument], slots)))
        for argument in by[len(directions):]:
            xs, point = arguments[argument], points[argument]
            if not isinstance(point, sp.MatrixBase): body = each(body, lambda e: e.diff(xs[0]))
            elif not isinstance(body, sp.MatrixBase): body = sp.Matrix(*point.shape, [body.diff(x) for x in xs])
            else:
                require(body.shape[1] == point.shape[1] == 1, "a derivative with more than two indices", Unsupported)
                body = sp.Matrix([[e.diff(x) for x in xs] for e in body])
        return each(body, lambda e: e.xreplace(values) if e.free_symbols else e)
    def read(self, text, **place): return Parser(text, self, place).whole()
    def term(self, name): return self.once("term " + name, lambda: self.read(self.terms.get(name, "1" if name == "factor" else "0")))
    def once(self, name, make): return self.cache[name] if name in self.cache else self.cache.setdefault(name, make())
    def all(self, order=0): return [symbol(s.name + "'" * order) for q in self.coordinates for s in flat(self.entries(q))]
    def quantity(self, name):  # what claims may name beside symbols; None for anything else
        free = self.term("kinetic") - self.term("potential")
        if name == "lagrangian": return self.term(name) if name in self.terms else self.term("factor") * free
        if name == "energy": return self.once(name, lambda: sum(v * k.diff(v) for k in [self.term("lagrangian") if "lagrangian" in self.terms else free] for v in self.all(1)) - (self.term("lagrangian") if "lagrangian" in self.terms else free))
        if name in ("kinetic", "potential", "friction"): return self.term(name)
        if name in ("motion", "force"):
            parts = self.residuals(0) if name == "motion" else self.forces()
            shape = self.shapes[self.coordinates[0]]
            return sp.Matrix(*(shape if len(self.coordinates) == 1 and shape else (len(parts), 1)), parts) if len(parts) > 1 or shape else parts[0]
        if name == "grad potential": return self.gradient(self.term("potential"))
        of = [text.split(" of ")[1].strip() for word, text, _ in self.sections if word == "charge" and text.split(" of ")[0].strip() == name]
        return self.once(name, lambda: self.charge(of[0])) if of else None
    def gradient(self, e):
        return sp.Matrix([e.diff(x) for x in self.all()]) if len(self.coordinates) > 1 or not self.shapes[self.coordinates[0]] else each(self.entries(self.coordinates[0]), e.diff)
    def symmetry(self, name):  # ξ of each coordinate, τ, K
        lines = next(body for word, text, body in self.sections if word == "symmetry" and text.split(",")[0].strip() == name)
        given = {m[1]: m[2] for m in (re.match(r"delta (\w+)\s*=(.*)", line) for line in lines) if m}
        boundary = [line[9:] for line in lines if line.startswith("boundary ")]
        changes = [e for q in self.coordinates for e in flat(self.read(given[q]) if q in given else each(self.entries(q), lambda _: sp.Integer(0)))]
        return changes, self.read(given.get("t", "0")), self.read(boundary[0] if boundary else "0")
    def charge(self, name):
        (changes, time_, boundary), lagrangian = self.symmetry(name), self.quantity("lagrangian")
        return sum(lagrangian.diff(v) * (x - v * time_) for v, x in zip(self.all(1), changes)) + lagrangian * time_ - boundary
    def vary(self, value, name):
        changes, time_, _ = self.symmetry(name)
        rates = [self.rate(x) - v * self.rate(time_) for x, v in zip(changes, self.all(1))]
        pairs = list(zip(self.all() + self.all(1), changes + rates))
        rest = lambda e: [(s, self.up(s) * time_) for s in e.free_symbols if s not in dict(pairs)]
        return each(value, lambda e: sum(e.diff(s) * change for s, change in pairs + rest(e)))
    def step(self, text):  # what next and last put in, by an update section
        method, _, options = text.partition(",")
        plain_rule = re.match(r"(gradient-descent|heavy-ball)\b", method) and not re.search(r"\b(dampening|first|gradient|drawn|on)\b", options)
        require(plain_rule, "an update rule of its own", Unsupported)
        loss = re.match(r"\S+ of (.*)", split(text)[0])
        given = dict(part.split(None, 1) for part in split(text)[1:])
        rate, decay, momentum, apart = (self.read(given.get(word, "0")) for word in ("rate", "decay", "momentum", "decoupled"))
        of = loss and (loss[1] + "(%s)" % ", ".join(self.declared[loss[1].strip()]) if loss[1].strip() in self.declared else loss[1])
        loss, buffer, one = self.read(of) if loss else self.term("potential"), given.get("buffer", "buffer"), len(self.coordinates) == 1
        for q in self.coordinates: self.shapes[buffer if one else buffer + "_" + q] = self.shapes[q]
        velocities = [v for q in self.coordinates for v in flat(self.entries(buffer if one else buffer + "_" + q))]
        heavy, after, before = text.startswith("heavy"), {symbol("t"): symbol("t") + rate, symbol("step"): symbol("step") + 1}, {symbol("t"): symbol("t") - rate}
        for q, v in zip(self.all(), velocities):
            move = loss.diff(q) + decay * q + (momentum * v if heavy else 0)
            moved = (1 - rate * apart) * q - rate * move
            after.update({q: moved, v: move} if heavy else {q: moved})
            before.update({q: (q + rate * v) / (1 - rate * apart)} if heavy else {})
        return after, before, ({buffer: sp.Matrix(velocities)} if not one else {})
    def residuals(self, times):
        """What the motion makes 0: d/dt ∂L/∂q' − ∂L/∂q + ∂R/∂q' − F, and its rates."""
        if times: return self.once("residuals %d" % times, lambda: [self.rate(e) for e in self.residuals(times - 1)])
        lagrangian = self.quantity("lagrangian")
        return self.once("residuals", lambda: [self.rate(lagrangian.diff(v)) - lagrangian.diff(q) - f
                                               for q, v, f in zip(self.all(), self.all(1), self.forces())])
    def forces(self):
        stated = flat(self.term("force")) if "force" in self.terms else [0] * len(self.all())
        return [f - self.term("friction").diff(v) for f, v in zip(stated, self.all(1))]
    def claim(self, label, keeps):
        words = {word for word, _, _ in self.sections}
        require("constraint" not in words, "a constraint", Unsupported)
        for word, text, body in self.sections:
            if keeps and word == "symmetry" and text.split(",")[0].strip() == label:
                return Claim(self, self.vary(self.term("potential"), label), "=", sp.Integer(0), {"symmetry": label}, False)
            for found in (re.match(r"claim %s:\s*(.*?)(<=|>=|!=|=)(.*)" % re.escape(label), line) for line in body):
                if found and not keeps: return self.stated(*found.groups(), word, text)
        raise Unsupported("a section along an update") if "along" in words else Wrong("the file has no such claim")
    def stated(self, left, sign, right, word, text):
        off = "off shell" in right
        require(not re.search(r"\bas \w+ -> ", right), "a limit", Unsupported)
        right, _, names = right.replace("off shell", "").partition(" under ")
        limit = re.search(r"\bas (\w+) -> (0|infinity)", right)
        order = re.search(r"(?:\+\s*)?\bO\((\w+)(?:\^(\d))?\)\s*$", right)
        right = right[:(limit or order).start()] if limit or order else right
        small = (symbol(limit[1]), 0, limit[2] != "0") if limit else order and (symbol(order[1]), int(order[2] or 1), False)
        theorem, bounds = self.under(split(names)) if names else (self, [])
        place = {"symmetry": text.split(" of ")[1].strip()} if word == "charge" else {}
        if word == "update":
            after, before, parts = theorem.step(text)
            place = {"step": (after, before), "names": parts}
        given = [theorem.read(a if sign_ == ">=" else b) - theorem.read(b if sign_ == ">=" else a) for a, sign_, b in bounds]
        sides = theorem.read(left, **place), theorem.read(right if right.strip() else "0", **place)
        moves = word != "update" and not off and any("'" in s.name for side in sides for e in flat(side) for s in e.free_symbols)
        return Claim(theorem, sides[0], sign, sides[1], place, moves, small, names, given)
    def under(self, names):
        """This theorem with what hypotheses define put in, and the inequalities that are left."""
        other, bounds = Theorem(*self.made), []
        for text in [text for word, text, _ in self.sections if word == "hypothesis" and text.split()[0] in names]:
            for relation in split(text.split(None, 1)[1]):
                defined, bound = re.match(r"(\w+)('?)\s*=(?!=)(.*)", relation), re.match(r"(.*?)(<=|>=)(.*)", relation)
                known = defined and (defined[1] in other.moving | set(other.domains)) and defined[1] not in other.coordinates
                require(known or bound, "the hypothesis " + relation, Unsupported)
                if not known: bounds.append(bound.groups())
                elif defined[2]: other.rates[defined[1]] = defined[3]
                else: other.lets[defined[1]] = defined[3]
        return other, bounds
    def point(self, expressions, chance, moves, known=()):
        """Random values of all that occurs and is not known, with the highest derivatives, and those beyond, as the motion has them."""
        names = set(known) | {s for e in expressions for s in sp.sympify(e).free_symbols} | set(self.all())
        highest, point, residuals = max(s.name.count("'") for s in names), {}, self.residuals(0) if moves else []
        first = (2 if any(e.diff(a) != 0 for e in residuals for a in self.all(2)) else 1) if moves else highest + 1
        for order in range(first, highest + 1): names |= {s for e in self.residuals(order - first) for s in e.free_symbols}
        for s in sorted(names, key=str):
            low, high = self.domains.get(re.sub(r"(_\d+)?'*$", "", s.name), (-2, 2) if s.name != "t" else (1, 3))
            if s in known and (s not in self.all(s.name.count("'")) or s.name.count("'") < first): point[s] = known[s]
            elif s not in self.all(s.name.count("'")) or s.name.count("'") < first: point[s] = mp.mpf(low) + mp.mpf(high - low) * chance.randint(1, 96) / 97
        for order in range(first, highest + 1):
            unknown = self.all(order)
            residuals = self.residuals(order - first)
            matrix = mp.matrix([[number(e.diff(a), point) for a in unknown] for e in residuals])
            right = mp.matrix([-number(e.xreplace({a: sp.Integer(0) for a in unknown}), point) for e in residuals])
            point.update(zip(unknown, mp.lu_solve(matrix, right)))
        return point

class Claim:
    """Both sides of a claim by its text in the file, with what it stands under."""
    def __init__(self, theorem, left, sign, right, place, moves, small=None, under=(), given=()):
        self.theorem, self.left, self.sign, self.right, self.place = theorem, left, sign, right, place
        self.moves, self.small, self.under, self.given = moves, small, under, list(given)


class Parser:
    def __init__(self, text, theorem, place):
        self.tokens = [(kind, word) for match in TOKEN.finditer(plain(text).strip()) for kind, word in zip("nai.", match.groups()) if word]
        self.at, self.theorem, self.place, self.bars = 0, theorem, place, False
    def peek(self): return self.tokens[self.at] if self.at < len(self.tokens) else (".", "")
    def take(self, *words):
        if self.peek()[1] in words and self.peek()[0] != "i":
            self.at += 1
            return self.tokens[self.at - 1][1]
    def need(self, word): require(self.take(word), "'%s' where '%s' is expected" % (self.peek()[1], word), Unsupported)
    def whole(self):
        value = self.sum()
        require(self.at == len(self.tokens), "the construct '%s'" % self.peek()[1], Unsupported)
        return value
    def sum(self):
        total, sign = sp.Integer(0), self.take("+", "-") or "+"
        while sign:
            term = self.inner()
            total, sign = plus(total, term if sign == "+" else -term), self.take("+", "-")
        return total
    def inner(self):
        left = self.product()
        while self.peek()[1] in ("⊙", "⊘"):
            invert = -1 if self.take("⊙", "⊘") == "⊘" else 1
            right = self.product()
            left = sp.Matrix(*left.shape, [a * b ** invert for a, b in zip(left, right)])
        return sum((a * b for a, b in zip(flat(left), flat(self.product()))), sp.Integer(0)) if self.take("·") else left
    def product(self):
        value = self.factor()
        while self.peek()[0] in "na" or self.peek()[1] in ("(", "/") or self.peek()[1] == "|" and not self.bars:
            value = value / self.factor() if self.take("/") else value * self.factor()
        return value
    def bracket(self, close=")"):
        outer, self.bars = self.bars, close == "|"
        values = [self.sum()]
        while self.take(","): values.append(self.sum())
        self.need(close)
        self.bars = outer
        return values
    def filled(self): return self.bracket("]") if self.take("[") and not self.take("]") else []
    def factor(self):
        kind, word = self.peek()
        self.at += 1
        theorem, place = self.theorem, self.place
        if kind == "n": value = sp.Rational(word)
        elif word == "(":
            values = self.bracket()
            value = values[0] if len(values) == 1 else sp.Matrix([list(v) for v in values] if isinstance(values[0], sp.MatrixBase) else values)
        elif word == "|":
            inner = self.bracket("|")[0]
            value = sp.sqrt(sum(e ** 2 for e in inner)) if isinstance(inner, sp.MatrixBase) else sp.Abs(inner)
        elif kind != "a": raise Unsupported("the construct '%s'" % word)
        elif word in ("next", "last"): return each(self.factor(), lambda e: e.xreplace(place["step"][word == "last"]) if e.free_symbols else e)
        elif word == "delta": return theorem.vary(self.factor(), place["symmetry"])
        elif word == "grad" and self.take("potential"): value = theorem.quantity("grad potential")
        elif re.fullmatch(r"(grad|hess|D\d)(_\w+)?", word):
            name, (head, *by) = self.take(self.peek()[1]), word.split("_")
            order = {"grad": 1, "hess": 2}.get(head) or int(head[1])
            self.need("(")
            points = self.bracket()
            directions, fillers = self.filled(), self.filled()
            names = theorem.declared.get(name, [])
            require(len(by) in (0, order) and set(by) <= set(names), "the derivative " + word, Unsupported)
            value = theorem.jet(name, [names.index(b) for b in by] or [0] * order, points, directions, fillers)
        elif word in ("ones", "identity"):
            self.need("(")
            sizes = [theorem.size(text) for text in "".join(iter(lambda: self.take(self.peek()[1]) if self.peek()[1] != ")" else None, None)).split(",")]
            self.need(")")
            value = sp.eye(sizes[0]) if word == "identity" else sp.ones(*sizes, *([1] if len(sizes) == 1 else []))
        elif word in FUNCTIONS and self.take("("):
            values = self.bracket()
            value = getattr(self, "of_" + word)(*values) if hasattr(self, "of_" + word) else each(values[0], getattr(sp, word))
        elif word in theorem.declared:
            primes = len(list(iter(lambda: self.take("'"), None)))
            self.need("(")
            value = theorem.jet(word, [0] * primes, self.bracket(), self.filled(), self.filled())
        elif word in theorem.lets and word not in place.get("names", {}): value = theorem.read(theorem.lets[word], **place)
        elif word in place.get("names", {}): value = place["names"][word]
        elif word in theorem.dimensions: value = sp.Integer(theorem.size(word))
        elif word in ("motion", "force"): value = theorem.quantity(word)
        elif word in ("t", "step") or word in theorem.moving and word not in theorem.shapes: value = symbol(word)
        else: value = theorem.quantity(word) if word not in theorem.shapes and theorem.quantity(word) is not None else theorem.entries(word)
        return self.raised(value)
    def of_dot(self, left, right): return sum(a * b for a, b in zip(flat(left), flat(right)))
    def of_abs(self, value): return each(value, sp.Abs)
    def of_sum(self, value): return sum(flat(value))
    def of_tr(self, value): return value.trace()
    def of_diag(self, value): return sp.diag(*value) if value.shape[1] == 1 else value.diagonal().T
    def raised(self, value):
        while True:
            if self.peek()[0] == "i":
                index = [int(d) - 1 for d in re.findall(r"\d+" if self.peek()[1][0] == "(" else r"\d+" if value.shape[1] == 1 else r"\d", self.peek()[1])]
                self.at, value = self.at + 1, value[tuple(index)] if len(index) > 1 else value[index[0]]
            elif self.take("'"): value = self.theorem.rate(value)
            elif self.take("^"):
                entrywise, sign = self.take("⊙"), -1 if self.take("-") else 1
                if self.take("T"):
                    value = value.T
                    continue
                exponent = sign * (self.bracket()[0] if self.take("(") else sp.Rational(self.take(self.peek()[1])))
                value = each(value, lambda e: e ** exponent) if entrywise else value ** exponent
            else: return value

