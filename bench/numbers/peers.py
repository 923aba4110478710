"""The problems of bench/README.md in NumPy and SciPy, in matrix form. One JSON line a problem. Argument: the seed of the
second point. CPU time of one thread: set OMP_NUM_THREADS=1."""
import json
import sys
import time
from math import pi, sqrt

import numpy as np

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 100
N, D, K, C = 200, 64, 32, 10


def numbers(a, *shape, scale=1.0, shift=0.0):
    k = np.arange(int(np.prod(shape)), dtype=np.int64)
    return (shift + scale * ((37 * k * k + 7919 * k + 104729 * a) % 2003 / 1001.5 - 1)).reshape(shape)


def check(x):
    return float((1 + np.arange(x.size) % 7) @ x)


def line(tool, problem, size, seconds, first, second):
    print(json.dumps(dict(tool=tool, problem=problem, size=size, seconds=seconds, check=first, second=second)), flush=True)


def clocked(work):
    begin = time.thread_time()
    result = work()
    return time.thread_time() - begin, result


def a_call(f, *arguments):
    """Median CPU seconds a call over 9 batches of at least 50 ms."""
    def batch(calls):
        for _ in range(calls):
            f(*arguments)
    calls = 1
    while clocked(lambda: batch(calls))[0] < 0.05:
        calls *= 2
    return sorted(clocked(lambda: batch(calls))[0] / calls for _ in range(9))[4]


def linear(s, h):
    X, Y = numbers(3, s, 8), numbers(4, s, 8)

    def gradient(th):
        U, V = th[: s * h].reshape(s, h), th[s * h:].reshape(h, s)
        A = V @ X
        R = U @ A - Y
        return np.concatenate([(R @ A.T).ravel(), (U.T @ R @ X.T).ravel()])

    def point(seed):
        return np.concatenate([numbers(seed + 1, s * h, scale=0.5), numbers(seed + 2, s * h, scale=0.5)])

    return gradient, point(0), point(SEED)


def probabilities(Z):
    E = np.exp(Z - Z.max(1, keepdims=True))
    return E / E.sum(1, keepdims=True)


X = numbers(5, N, D, scale=0.5, shift=0.5)
LABELS = np.eye(C)[np.arange(N) % C]


def softmax(th):
    W, b = th[: C * D].reshape(C, D), th[C * D:]
    G = (probabilities(X @ W.T + b) - LABELS) / N
    return np.concatenate([(G.T @ X).ravel(), G.sum(0)])


def bn_mlp(th):
    P, Q, b = th[: K * D].reshape(K, D), th[K * D: -C].reshape(C, K), th[-C:]
    A = X @ P.T
    A -= A.mean(0)
    w = 1 / np.sqrt((A * A).mean(0) + 1e-5)
    A *= w
    R = np.maximum(A, 0)
    G = (probabilities(R @ Q.T + b) - LABELS) / N
    H = (G @ Q) * (A > 0)
    H = w * (H - H.mean(0) - A * (H * A).mean(0))
    return np.concatenate([(H.T @ X).ravel(), (G.T @ R).ravel(), G.sum(0)])


def softmax_point(seed):
    return np.concatenate([numbers(seed + 6, C * D, scale=0.1), np.zeros(C)])


def bn_mlp_point(seed):
    return np.concatenate([numbers(seed + 7, K * D, scale=0.2), numbers(seed + 8, C * K, scale=0.3), np.zeros(C)])


def gradients():
    for s, h in (5, 5), (25, 10), (50, 20), (500, 100):
        f, first, second = linear(s, h)
        line("numpy", "gradient linear", len(first), a_call(f, first), check(f(first)), check(f(second)))
    for name, f, point in ("softmax", softmax, softmax_point), ("bn-mlp", bn_mlp, bn_mlp_point):
        first, second = point(0), point(SEED)
        line("numpy", f"gradient {name}", len(first), a_call(f, first), check(f(first)), check(f(second)))


def descent():
    f, first, second = linear(5, 5)

    def run(start, steps):
        th = start.copy()
        for _ in range(steps):
            th -= 0.01 * f(th)
        return check(th)

    seconds = clocked(lambda: run(first, 100_000))[0] * 10
    line("numpy", "descent 1e6 steps", 50, seconds, run(first, 1000), run(second, 1000))


def flows():
    from scipy.integrate import solve_ivp

    def solve(problem, rates, end, first, second):
        run = lambda start: check(solve_ivp(rates, (0, end), start, method="DOP853", rtol=1e-10, atol=1e-10).y[:, -1])
        run(first)
        seconds = sorted(clocked(lambda: run(first))[0] for _ in range(5))[2]
        line("scipy", problem, len(first), seconds, run(first), run(second))

    for s, h in (5, 5), (25, 10):
        f, first, second = linear(s, h)
        solve("flow linear", lambda t, y: -f(y), 5, first, second)

    def kepler(t, y):
        q = y[:2]
        return np.concatenate([y[2:], -q / (q @ q) ** 1.5])

    e = 0.3 + 0.4 * (SEED % 997) / 997
    solve("flow kepler 100 periods", kepler, 200 * pi, np.array([0.5, 0, 0, sqrt(3)]),
          np.array([1 - e, 0, 0, sqrt((1 + e) / (1 - e))]))


def stiff():
    from scipy.integrate import solve_ivp

    def solve(problem, rates, jacobian, first, second):
        def run(start):
            done = solve_ivp(rates, (0, 2), start, method="Radau", jac=jacobian, rtol=1e-10, atol=1e-10)
            return check(done.y[:, -1]), done.nfev
        timed = sorted(clocked(lambda: run(first))[0] for _ in range(3))
        found, evaluations = run(first)
        print(json.dumps(dict(tool="scipy", problem=problem, size=len(first), seconds=timed[1], check=found, second=run(second)[0],
                              evaluations=evaluations)), flush=True)

    def mass(t, y):
        u, v, du, dv = y
        r = u * v - 1
        return np.array([du, dv, -1e6 * (du + v * r), -1e6 * (dv + u * r)])

    def mass_jacobian(t, y):
        u, v = y[:2]
        r = 2 * u * v - 1
        return np.array([[0, 0, 1, 0], [0, 0, 0, 1], [-1e6 * v * v, -1e6 * r, -1e6, 0], [-1e6 * r, -1e6 * u * u, 0, -1e6]])

    def oscillator(t, y):
        return np.array([y[1], 1e6 * ((1 - y[0] ** 2) * y[1] - y[0])])

    def oscillator_jacobian(t, y):
        return np.array([[0, 1], [1e6 * (-2 * y[0] * y[1] - 1), 1e6 * (1 - y[0] ** 2)]])

    e = 0.3 + 0.4 * (SEED % 997) / 997
    solve("flow stiff mass", mass, mass_jacobian, np.array([2, 0.8, 0, 0]), np.array([2 + e, 0.8, 0, 0]))
    solve("flow stiff van der pol", oscillator, oscillator_jacobian, np.array([2.0, 0]), np.array([2 + e, 0]))


gradients()
descent()
try:
    flows()
    stiff()
except ImportError:
    print("no scipy: the flows are left out", file=sys.stderr)
