"""The Lagrangians of the section `derivation` as theorem files.   usage: families.py FAMILY N"""
import sys


def chain(n):
    def stretch(i):
        after, before = f"q{i + 1}" if i < n else "", f" - q{i}" if i > 0 else ""
        return f"({after}{before})"

    span = range(1, n + 1)
    return (", ".join(f"q{i}" for i in span), "m > 0, k > 0, b > 0", " + ".join(f"1/2 m q{i}'^2" for i in span),
            " + ".join(f"1/2 k {stretch(i)}^2 + 1/4 b {stretch(i)}^4" for i in range(n + 1)))


def nbody(n):
    span = range(1, n + 1)
    return (", ".join(f"q{i}" for i in range(1, 2 * n + 1)), "G > 0, " + ", ".join(f"m{i} > 0" for i in span),
            " + ".join(f"1/2 m{i} (q{2 * i - 1}'^2 + q{2 * i}'^2)" for i in span),
            "-" + " - ".join(f"G m{i} m{j}/sqrt((q{2 * i - 1} - q{2 * j - 1})^2 + (q{2 * i} - q{2 * j})^2)"
                             for i in span for j in range(i + 1, n + 1)))


def pendulum(n):
    span = range(1, n + 1)

    def reach(i, function):
        return " + ".join(f"l{j} {function}(q{j}) q{j}'" for j in range(1, i + 1))

    return (", ".join(f"q{i}" for i in span), "g > 0, " + ", ".join(f"m{i} > 0, l{i} > 0" for i in span),
            " + ".join(f"1/2 m{i} (({reach(i, 'cos')})^2 + ({reach(i, 'sin')})^2)" for i in span),
            "-" + " - ".join(f"m{i} g (" + " + ".join(f"l{j} cos(q{j})" for j in range(1, i + 1)) + ")" for i in span))


family, size = sys.argv[1], int(sys.argv[2])
coordinates, parameters, kinetic, potential = {"chain": chain, "nbody": nbody, "pendulum": pendulum}[family](size)
print(f"theorem      {family}-{size}\n\ncoordinates  {coordinates}\nparameters   {parameters}\n\nkinetic      {kinetic}\npotential    {potential}")
