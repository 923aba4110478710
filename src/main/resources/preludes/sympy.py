import sympy as sp


def symbol(name, dots="", moment="", rows=None, columns=None):
    """A real symbol, or a vector or matrix of them: qdot_1 is the rate of q_1, q_1^+ its value after a step."""
    if rows is None:
        stem, _, index = name.partition("_")
        return sp.Symbol(stem + dots + ("_" + index if index else "") + moment, real=True)
    return sp.Matrix(rows, columns or 1, lambda i, j: sp.Symbol(
        "%s%s_%d%s%s" % (name, dots, i + 1, "" if columns is None else "%d" % (j + 1), moment), real=True))


def abstract(name, rows=None, columns=None):
    """A function that is left open, of numbers, vectors and matrices, with values of that shape."""
    def value(*points):
        entries = [e for point in points for e in (point if isinstance(point, sp.MatrixBase) else [point])]
        if rows is None:
            return sp.Function(name)(*entries)
        return sp.Matrix(rows, columns or 1, lambda i, j: sp.Function("%s_%d%s" % (
            name, i + 1, "" if columns is None else "%d" % (j + 1)))(*entries))
    return value


def jet(function, points, by, directions=(), values=()):
    """A derivative of function at points, by the arguments of those numbers, the first of them along the directions.

    The indices of its values, where there are any, are filled with the vectors in values."""
    def fresh(value):
        return sp.Matrix(*value.shape, lambda i, j: sp.Dummy(real=True)) if isinstance(value, sp.MatrixBase) else sp.Dummy(real=True)
    dummies = [fresh(point) for point in points]
    result, known = function(*dummies), []
    for dummy, point in zip(dummies, points):
        known += list(zip(dummy, point)) if isinstance(dummy, sp.MatrixBase) else [(dummy, point)]

    def fixed(value):
        held = fresh(value)
        known.extend(zip(held, value))
        return held
    if values:
        held = [fixed(value) for value in values]
        result = (held[0].T * result * held[1])[0] if len(held) == 2 else (held[0].T * result)[0]
    for argument, direction in zip(by, directions):
        held = fixed(direction) if isinstance(direction, sp.MatrixBase) else [fixed(sp.Matrix([direction]))[0]]
        slots = dummies[argument] if isinstance(dummies[argument], sp.MatrixBase) else [dummies[argument]]
        result = entrywise(lambda e: sum(e.diff(x) * h for x, h in zip(slots, held)), result)
    for argument in by[len(directions):]:
        slots = dummies[argument]
        if not isinstance(slots, sp.MatrixBase):
            result = entrywise(lambda e: e.diff(slots), result)
        elif isinstance(result, sp.MatrixBase):
            result = sp.Matrix([[e.diff(x) for x in slots] for e in result])
        else:
            result = sp.Matrix(*slots.shape, [result.diff(x) for x in slots])
    return entrywise(lambda e: e.subs(known, simultaneous=True), result)


def entrywise(change, value): return value.applyfunc(change) if isinstance(value, sp.MatrixBase) else change(sp.sympify(value))
def exp(x): return entrywise(sp.exp, x)
def log(x): return entrywise(sp.log, x)
def sin(x): return entrywise(sp.sin, x)
def cos(x): return entrywise(sp.cos, x)
def tanh(x): return entrywise(sp.tanh, x)
def atan(x): return entrywise(sp.atan, x)
def abs(x): return entrywise(sp.Abs, x)
def sign(x): return entrywise(sp.sign, x)
def sqrt(x): return entrywise(sp.sqrt, x)
def power(x, exponent): return entrywise(lambda e: e**exponent, x)
def hadamard(x, y): return x.multiply_elementwise(y)
def dot(x, y): return sum(a * b for a, b in zip(x, y))
def outer(x, y): return x * y.T
def total(x): return sum(x)
def tr(x): return x.trace()
def diag(x): return sp.diag(*x)
def diagonal(x): return sp.Matrix([x[i, i] for i in range(x.rows)])
def ones(rows, columns=1): return sp.ones(rows, columns)
def identity(n): return sp.eye(n)
def vector(*entries): return sp.Matrix(entries)
def matrix(*rows): return sp.Matrix(rows)


