"""The problems of the section `noether` as theorem files.   usage: families.py PROBLEM SIZE

balance in coordinates has no file of its own: it is stated for matrices of any size, as people would write it."""
import sys


def rotation(n):
    span = range(1, n + 1)
    pairs = " - ".join(f"G m_{i} m_{j}/sqrt((q_{2 * i - 1} - q_{2 * j - 1})^2 + (q_{2 * i} - q_{2 * j})^2)"
                       for i in span for j in range(i + 1, n + 1))
    return f"""coordinates  q in R^{2 * n}
constants    m in R^{n}
parameters   G > 0

kinetic      {" + ".join(f"1/2 m_{i} (q_{2 * i - 1}'^2 + q_{2 * i}'^2)" for i in span)}
potential    -{pairs}

symmetry turn
  δq = ({", ".join(f"-q_{2 * i}, q_{2 * i - 1}" for i in span)})

charge C of turn
  claim identity:  C' = motion·δq + δ(lagrangian) off shell
  claim change:    δ(lagrangian) = 0
"""


def scaling(n, change):
    span = range(1, n + 1)
    return f"""coordinates  q in R^{n}
constants    m in R^{n}, c in R^{n}

kinetic      {" + ".join(f"1/2 m_{i} q_{i}'^2" for i in span)}
potential    ({" + ".join(f"c_{i} q_{i}" for i in span)})^2/({" + ".join(f"q_{i}^2" for i in span)})

symmetry grow
  δq = q

charge C of grow
  claim identity:  C' = motion·δq + δ(lagrangian) off shell
  claim change:    δ(lagrangian) = {change}
"""


def balance(sign, parameters):
    side = int((parameters / 2) ** 0.5)
    assert 2 * side * side == parameters
    return f"""dimensions   k, l, n           # of which {side} each make {parameters} parameters
coordinates  U in R^(k x l), V in R^(l x n)
constants    X in R^(n x n), Y in R^(k x n)

friction     1/2 |U'|^2 + 1/2 |V'|^2
potential    1/2 |Y - U V X|^2

motion
  claim balance:  (U^T U {sign} V V^T)' = 0
"""


problem, size = sys.argv[1], int(sys.argv[2])
body = {"rotation": lambda: rotation(size),
        "scaling": lambda: scaling(size, " + ".join(f"m_{i} q_{i}'^2" for i in range(1, size + 1))),
        "scaling-wrong": lambda: scaling(size, "0"),
        "balance": lambda: balance("-", size), "balance-wrong": lambda: balance("+", size)}[problem]()
print(f"theorem      {problem}-{size}\n\n{body}", end="")
