"""Theorem files that grow, each with claims to be proved and a control to be refuted.   usage: families.py FAMILY SIZE"""
import sys


def theorem(**sections):
    return "\n".join(f"{word.replace('_', ' '):<12} {text}" for word, text in sections.items())


def pairs(n):
    return [(i, j) for i in range(1, n + 1) for j in range(i + 1, n + 1)]


def rotation(n):
    """n bodies in a plane that attract each other: 2n coordinates, n (n − 1)/2 roots."""
    span = range(1, n + 1)
    potential = "-" + " - ".join(f"G m_{i} m_{j}/sqrt((q_{2 * i - 1} - q_{2 * j - 1})^2 + (q_{2 * i} - q_{2 * j})^2)" for i, j in pairs(n))
    turned = [f"-q_{2 * i}, q_{2 * i - 1}" for i in span]
    return theorem(coordinates=f"q in R^{2 * n}", constants=f"m in R^{n}", parameters="G > 0",
                   kinetic=" + ".join(f"1/2 m_{i} (q_{2 * i - 1}'^2 + q_{2 * i}'^2)" for i in span), potential=potential) + f"""

symmetry turn
  δq = ({", ".join(turned)})

charge C of turn
  claim identity:  C' = motion·δq + δ(lagrangian) off shell
  claim change:    δ(lagrangian) = 0

control  δq = ({", ".join(["q_2, q_1"] + turned[1:])})    breaks change
"""


def scaling(n):
    """A potential that does not see the scale: one quotient of two sums of n terms."""
    span = range(1, n + 1)
    grown = " + ".join(f"m_{i} q_{i}'^2" for i in span)
    return theorem(coordinates=f"q in R^{n}", constants=f"m in R^{n}, c in R^{n}", kinetic=" + ".join(f"1/2 m_{i} q_{i}'^2" for i in span),
                   potential=f"({' + '.join(f'c_{i} q_{i}' for i in span)})^2/({' + '.join(f'q_{i}^2' for i in span)})") + f"""

symmetry grow
  δq = q

charge C of grow
  claim identity:  C' = motion·δq + δ(lagrangian) off shell
  claim change:    δ(lagrangian) = {grown}

control  change: δ(lagrangian) = 0    breaks change
"""


def chain(n):
    """n masses in a row with springs that are not linear: every sum is as long as the chain."""
    span = range(1, n + 1)
    stretches = [f"(q_{i + 1} - q_{i})" for i in range(1, n)]
    return theorem(coordinates=f"q in R^{n}", parameters="m > 0, k > 0, b > 0, mu > 0",
                   kinetic="1/2 m (" + " + ".join(f"q_{i}'^2" for i in span) + ")", friction="1/2 mu |q'|^2",
                   potential=" + ".join(f"1/2 k {d}^2 + 1/4 b {d}^4" for d in stretches)) + f"""

symmetry shift
  δq = ones({n})

charge P of shift
  claim change:    δ(potential) = 0
  claim momentum:  P' = -mu sum(q')

motion
  claim loses:  energy' = -mu |q'|^2

control  friction mu |q'|^2    breaks loses
"""


def dense(n):
    """A quadratic form with n (n + 1)/2 coefficients."""
    span = range(1, n + 1)
    return theorem(coordinates=f"q in R^{n}", constants=f"a in R^{n * (n + 1) // 2}", parameters="m > 0, mu > 0", kinetic="1/2 m |q'|^2",
                   friction="1/2 mu |q'|^2",
                   potential=" + ".join(f"a_{k} q_{i} q_{j}" for k, (i, j) in enumerate(((i, j) for i in span for j in range(i, n + 1)), 1))) + """

symmetry grow
  δq = q

charge C of grow
  claim change:  δ(potential) = 2 potential

motion
  claim loses:  energy' = -mu |q'|^2

control  change: δ(potential) = potential    breaks change
"""


def layers(n):
    """A linear network n -> n -> 1 in entries, one example of size n: n² + n parameters, one square."""
    unit = " + ".join(f"u_{h} ({' + '.join(f'V_({h},{i}) x_{i}' for i in range(1, n + 1))})" for h in range(1, n + 1))
    return theorem(coordinates=f"u in R^{n}, V in R^({n} x {n})", constants=f"x in R^{n}", parameters="y",
                   friction="1/2 |u'|^2 + 1/2 |V'|^2", potential=f"1/2 ({unit} - y)^2") + f"""

symmetry rescaling
  δu = u
  δV = -V

charge B of rescaling
  claim change:  δ(potential) = 0

motion
  claim balance:  (|u|^2 - |V|^2)' = 0

control  balance: (|u|^2 + |V|^2)' = 0    breaks balance
"""


def matrix(n):
    """A linear network n -> n -> n in matrices, of stated size: 2 n² parameters."""
    return theorem(coordinates=f"U in R^({n} x {n}), V in R^({n} x {n})", constants=f"X in R^({n} x {n}), Y in R^({n} x {n})",
                   friction="1/2 |U'|^2 + 1/2 |V'|^2", potential="1/2 |Y - U V X|^2") + """

motion
  claim balance:  (U^T U - V V^T)' = 0

control  balance: (U^T U + V V^T)' = 0    breaks balance
"""


def number(k, a):
    return f"{(37 * k * k + 7919 * k + 104729 * a) % 2003 - 1001}/500"


def examples(n):
    """Least squares over n examples that stand in the file, by two linear units in a row."""
    terms = " + ".join(f"1/2 (u v ({number(k, 1)}) + b - ({number(k, 2)}))^2" for k in range(n))
    return theorem(coordinates="u, v, b", parameters="m > 0, mu > 0", kinetic="1/2 m (u'^2 + v'^2 + b'^2)",
                   friction="1/2 mu (u'^2 + v'^2 + b'^2)", potential=terms) + """

symmetry rescaling
  δu = u
  δv = -v

charge B of rescaling
  claim law:  B' = m (u'^2 - v'^2) - mu (u u' - v v')

motion
  claim loses:  energy' = -mu (u'^2 + v'^2 + b'^2)

control  friction mu u'^2    breaks loses
"""


def units(n):
    """The same by one unit tanh: n different functions of two weights."""
    terms = " + ".join(f"1/2 (u tanh(v ({number(k, 1)}) + b) - ({number(k, 2)}))^2" for k in range(n))
    return theorem(coordinates="u, v, b", parameters="m > 0, mu > 0", kinetic="1/2 m (u'^2 + v'^2 + b'^2)",
                   friction="1/2 mu (u'^2 + v'^2 + b'^2)", potential=terms) + """

symmetry grow
  δu = u

charge C of grow
  claim identity:  C' = u motion_1 - mu u u' + δ(lagrangian) off shell

motion
  claim loses:  energy' = -mu (u'^2 + v'^2 + b'^2)

control  friction mu u'^2    breaks loses
"""


families = {family.__name__: family for family in (rotation, scaling, chain, dense, layers, matrix, examples, units)}
if __name__ == "__main__":
    name, size = sys.argv[1], int(sys.argv[2])
    print(f"theorem      {name}-{size}\n\n{families[name](size)}", end="")
