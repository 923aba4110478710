"""Reads the LaTeX that nld emits for formulas, and no more of LaTeX: values for stated sizes, as theory.py has them."""
import re
import unicodedata

import sympy as sp

from theory import FUNCTIONS, Unsupported, Wrong, each, flat, plus, require, symbol

TOKEN = re.compile(r"\s*(\\[A-Za-z]+|\\.|\d+|.)")
NOISE = re.compile(r"\\notag\\\\|^&|&(?= *(?:=|\\le\b|\\ge\b|\\ne\b))|\\quad|\\phantom\{\{\}=\{\}\}|\\mathopen\{\}|\{\}|\\,|\n|%.*", re.M)
QUANTITIES = dict(L="lagrangian", E="energy", T="kinetic", V="potential", R="friction", M="motion", Q="force", K="boundary")
GREEK = {unicodedata.name(chr(c)).split()[-1].lower().replace("lamda", "lambda") for c in range(0x3b1, 0x3ca)}
ACCENTS = dict(hat="\u0302", tilde="\u0303", bar="\u0304", acute="\u0301", grave="\u0300", check="\u030c", breve="\u0306", mathring="\u030a")
FACES = ("mathbf", "mathrm", "boldsymbol")
DOTS = {"dot": 1, "ddot": 2, "dddot": 3}
OPEN = {"(": ")", "[": "]", "\\lVert": "\\rVert", "\\Vert": "\\Vert", "\\lvert": "\\rvert", "\\vert": "\\vert", "\\langle": "\\rangle"}
SIZES = re.compile(r"\\(left|right|[bB]ig[lr]?)(?![A-Za-z])")


class LatexReader:
    def __init__(self, text, theorem, place):
        self.tokens = TOKEN.findall(SIZES.sub("", NOISE.sub(" ", text)).strip())
        self.at, self.theorem, self.place, self.closing = 0, theorem, place, []
    @staticmethod
    def sides(text):
        """The two sides of a relation, the left one empty for a formula alone; an order at the end is left out."""
        text = re.sub(r"\+?\s*O\((?:[^()]|\{[^}]*\})*\)\s*$", "", NOISE.sub(" ", text).strip())
        found = re.match(r"(.*?)(?:\\le\b|\\ge\b|\\ne\b|=)(.*)", text, re.S)
        return [found[1], found[2].strip() or "0"] if found else ["", text.strip() or "0"]
    def peek(self, ahead=0): return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else ""
    def take(self, *words):
        if self.peek() in words:
            self.at += 1
            return self.tokens[self.at - 1]
    def need(self, word): require(self.take(word), "found '%s' where '%s' is expected, near %s" % (self.peek(), word, " ".join(self.tokens[self.at - 6:self.at + 6])))
    def braces(self):
        """The tokens of a group in braces, as text."""
        self.need("{")
        depth, start = 1, self.at
        while depth:
            depth += {"{": 1, "}": -1}.get(self.peek(), 0)
            require(self.at < len(self.tokens), "a group does not end")
            self.at += 1
        return " ".join(self.tokens[start:self.at - 1])
    def inner(self, text): return LatexReader(text, self.theorem, self.place).whole()
    def whole(self):
        value = self.sum()
        require(self.at == len(self.tokens), "'%s' is left over in %s" % (" ".join(self.tokens[self.at:self.at + 8]), " ".join(self.tokens)))
        return value
    def sum(self):
        total, sign = sp.Integer(0), self.take("+", "-") or "+"
        while sign:
            term = self.entrywise()
            total, sign = plus(total, term if sign == "+" else -term), self.take("+", "-")
        return total
    def entrywise(self):
        left = self.product()
        while self.take("\\odot"): left = left.multiply_elementwise(self.product())
        return sum((a * b for a, b in zip(flat(left), flat(self.product()))), sp.Integer(0)) if self.take("\\cdot") else left
    def begins(self):
        word = self.peek()
        if word in self.closing[-1:] or word in ("", "+", "-", ",", ")", "]", "}", "&", "\\\\", "\\odot", "\\cdot", "\\rangle", "\\rVert", "\\rvert", "\\end"): return False
        return True
    def product(self):
        value = self.factor()
        while self.begins():
            value = value / self.factor() if self.take("/") else value * self.factor()
            if isinstance(value, sp.MatrixBase) and value.shape == (1, 1): value = value[0]
        return value
    def bracket(self, close):
        self.closing.append(close)
        values = [] if self.peek() == close else [self.sum()]
        while self.take(","): values.append(self.sum())
        self.need(close)
        self.closing.pop()
        return values
    def name(self):
        """A name with its subscripts: letters, what stands below, how many dots; None where none begins here."""
        word, dots = self.peek(), 0
        start = self.at
        if word[1:] in DOTS and word[0] == "\\":
            self.at, dots = self.at + 1, DOTS[word[1:]]
            inner = LatexReader(self.braces(), self.theorem, self.place)
            letters, below, more = inner.name() or (None, None, 0)
            require(letters is not None and inner.at == len(inner.tokens), "dots stand over no name")
            return letters, below or self.below(), dots + more
        if re.fullmatch(r"[A-Za-z]", word): letters, self.at = word, self.at + 1
        elif word[:1] == "\\" and word[1:].lower() in GREEK: letters, self.at = word[1:], self.at + 1
        elif word[:1] == "\\" and word[1:] in FACES:
            self.at += 1
            letters = self.braces().replace(" ", "").replace("\\", "")
            if word == "\\mathrm" and letters in ("d", "D") or letters == "1":
                self.at = start
                return None
        elif word == "\\mathcal":
            self.at += 1
            letters = "\\" + self.braces()
        elif word[:1] == "\\" and word[1:] in ACCENTS:
            self.at += 1
            letters = unicodedata.normalize("NFC", self.braces() + ACCENTS[word[1:]])
        else: return None
        return letters, self.below(), dots
    def below(self): return self.braces() if self.take("_") else None
    def subscript(self, text):
        """Subscripts as the notation has them: digits, or names after an underscore."""
        return [re.sub(r"[\\{} ]|mathrm", "", part) for part in text.split(",")]
    def valued(self, letters, below, dots):
        theorem, indices = self.theorem, []
        name = letters
        if letters.startswith("\\"):
            value = theorem.quantity(QUANTITIES[letters[1:]])
            require(value is not None, "the quantity " + QUANTITIES[letters[1:]], Unsupported)
        else:
            parts = self.subscript(below) if below else []
            while parts and not parts[0].isdigit(): name += "_" + parts.pop(0)
            if parts and name + parts[0] in theorem.shapes and theorem.shapes.get(name) is None: name += parts.pop(0)
            while parts and not parts[0].isdigit(): name += "_" + parts.pop(0)
            indices = [int(d) - 1 for d in (parts if len(parts) == 2 else parts[0] if parts and theorem.shapes.get(name, (0, 1))[1] > 1 else parts)]
            value = self.symbol(name)
        for _ in range(dots): value = theorem.rate(value)
        return value[tuple(indices)] if len(indices) > 1 else value[indices[0]] if indices else value
    def symbol(self, name):
        theorem = self.theorem
        if name in theorem.lets: raise Unsupported("an abbreviation")
        if name in theorem.dimensions and name not in theorem.shapes: return sp.Integer(theorem.size(name))
        if name in ("t", "step") or name in theorem.moving and name not in theorem.shapes: return symbol(name)
        value = None if name in theorem.shapes else theorem.quantity(name)
        return theorem.entries(name) if value is None else value
    def jet(self, letters, by, order):
        self.need("(")
        points = self.bracket(")")
        directions = self.bracket("]") if self.take("[") else []
        fillers = self.bracket("]") if self.take("[") else []
        names = self.theorem.declared[letters]
        return self.theorem.jet(letters, [names.index(b) for b in by] or [0] * order, points, directions, fillers)
    def derivative(self):
        """∇, ∂ or D with what it is by and how often, before a function; before a bracket it is not evaluated here."""
        self.at += 1 if self.peek() != "\\mathrm" else 4
        by = [b for b in self.subscript(self.below() or "") if b]
        order = int(self.braces()) if self.take("^") else 1
        found = self.name()
        require(found and found[0] in self.theorem.declared, "the gradient of a formula", Unsupported)
        return self.jet(found[0], by, order)
    def factor(self):
        word, theorem, place = self.peek(), self.theorem, self.place
        require(word, "the formula ends too early")
        if word.isdigit():
            self.at += 1
            return self.raised(sp.Integer(word))
        if word in ("\\frac", "\\tfrac"):
            self.at += 1
            above, below = self.braces(), self.braces()
            if above == "\\mathrm { d }": return self.raised(theorem.rate(self.factor()))
            if above.startswith("\\partial"): raise Unsupported("a partial derivative")
            return self.raised(self.inner(above) / self.inner(below))
        if word == "{": return self.raised(self.inner(self.braces()))
        if word == "\\sqrt":
            self.at += 1
            return self.raised(sp.sqrt(self.inner(self.braces())))
        if word in OPEN and word != "[":
            self.at += 1
            values = self.bracket(OPEN[word])
            if word == "\\langle": value = sum(a * b for a, b in zip(flat(values[0]), flat(values[1])))
            elif word in ("\\lVert", "\\Vert"): value = sp.sqrt(sum(e ** 2 for e in flat(values[0])))
            elif word in ("\\lvert", "\\vert"): value = sp.Abs(values[0])
            else: value = values[0]
            return self.raised(value)
        if word == "\\begin": return self.raised(self.table())
        if word == "\\delta":
            if self.peek(1) == "" or not place.get("symmetry"): raise Unsupported("a change")
            self.at += 1
            return theorem.vary(self.factor(), place["symmetry"])
        if word == "\\operatorname" or word[1:] in FUNCTIONS and word != "\\dot":
            self.at += 1
            return self.raised(self.called(self.braces().replace(" ", "") if word == "\\operatorname" else word[1:]))
        if word == "\\mathbb":
            self.at += 1
            self.braces()
            return self.raised(sp.eye(int(self.inner(self.below()))))
        if word in ("\\nabla", "\\partial") or word == "\\mathrm" and self.peek(2) == "D": return self.raised(self.derivative())
        if word == "\\mathbf" and self.peek(2) == "1":
            self.at += 4
            sizes = [int(self.inner(text)) for text in self.below().split("\\times")]
            return self.raised(sp.ones(*sizes, *([1] if len(sizes) == 1 else [])))
        found = self.name()
        require(found, "'%s' begins no factor" % word)
        letters, below, dots = found
        full = letters + ("".join("_" + s for s in self.subscript(below)) if below else "")
        full = letters + self.subscript(below)[0] if below and letters + self.subscript(below)[0] in theorem.declared else full
        if full in theorem.declared:
            primes = 0
            if self.peek() == "^" and self.peek(2) == "\\prime":
                self.at += 1
                primes = self.braces().count("\\prime")
            return self.raised(self.jet(full, [], primes))
        if self.peek() == "(" and self.peek(1) == "0" and self.peek(2) == ")": raise Unsupported("a value at the start")
        return self.raised(self.valued(letters, below, dots))
    def table(self):
        self.need("\\begin")
        require(self.braces().replace(" ", "") == "matrix", "a table of another kind")
        rows = [[self.sum()]]
        while self.peek() != "\\end":
            if self.take("\\\\"): rows.append([])
            else: self.need("&")
            rows[-1].append(self.sum())
        self.at += 1
        self.braces()
        return sp.Matrix(rows)
    def called(self, name):
        if name == "curl": raise Unsupported("a curl")
        self.need("(")
        value = self.bracket(")")[0]
        if name == "sum": return sum(flat(value))
        if name == "tr": return value.trace()
        if name == "diag": return sp.diag(*value) if value.shape[1] == 1 else value.diagonal().T
        return each(value, sp.Abs if name == "abs" else getattr(sp, name))
    def raised(self, value):
        theorem = self.theorem
        while self.peek() == "^" or self.peek() == "_":
            if self.take("_"):
                index = [int(d) - 1 for d in self.braces().replace(" ", "")]
                value = value[tuple(index)] if len(index) > 1 else value[index[0]]
                continue
            self.at += 1
            script = self.braces()
            if script == "\\top": value = value.T
            elif script in ("+", "-"):
                moment = theorem.after if script == "+" else theorem.before
                value = each(value, lambda e: e.xreplace(moment.mapping(e, theorem)))
            elif script.startswith("\\odot"): value = each(value, lambda e: e ** self.inner(script[5:]))
            elif re.fullmatch(r"\( \d \)", script):
                for _ in range(int(script[2])): value = theorem.rate(value)
            else: value = value ** self.inner(script)
        return value
