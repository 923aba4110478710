// Equations of motion by GiNaC: symbols for coordinates, velocities and accelerations, and the chain rule.
// usage: peers SEED FAMILY N: one JSON line.
#include <ctime>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>
#include <ginac/ginac.h>
using namespace GiNaC;

static std::vector<symbol> row(const char *name, int count) {
    std::vector<symbol> symbols;
    for (int i = 1; i <= count; i++) symbols.emplace_back(name + std::to_string(i));
    return symbols;
}

int main(int, char **argument) {
    const long seed = atol(argument[1]);
    const std::string family = argument[2];
    const int n = atoi(argument[3]), count = family == "nbody" ? 2 * n : n;
    const auto q = row("q", count), v = row("v", count), a = row("a", count), mass = row("m", n), rod = row("l", n);
    const symbol m("m"), k("k"), b("b"), g("g"), G("G");

    timespec begun, ended;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begun);
    exvector terms;
    if (family == "chain") {
        for (int i = 0; i < n; i++) terms.push_back(m * pow(v[i], 2) / 2);
        for (int i = 0; i <= n; i++) {
            const ex d = (i < n ? ex(q[i]) : ex(0)) - (i > 0 ? ex(q[i - 1]) : ex(0));
            terms.push_back(-k * pow(d, 2) / 2 - b * pow(d, 4) / 4);
        }
    } else if (family == "nbody") {
        for (int i = 0; i < n; i++) {
            terms.push_back(mass[i] * (pow(v[2 * i], 2) + pow(v[2 * i + 1], 2)) / 2);
            for (int j = i + 1; j < n; j++)
                terms.push_back(G * mass[i] * mass[j] / sqrt(pow(q[2 * i] - q[2 * j], 2) + pow(q[2 * i + 1] - q[2 * j + 1], 2)));
        }
    } else {
        ex across = 0, down = 0, height = 0;
        for (int i = 0; i < n; i++) {
            across += rod[i] * cos(q[i]) * v[i];
            down += rod[i] * sin(q[i]) * v[i];
            height -= rod[i] * cos(q[i]);
            terms.push_back(mass[i] * (pow(across, 2) + pow(down, 2)) / 2);
            terms.push_back(-mass[i] * g * height);
        }
    }
    const ex L = add(terms);
    exvector E;
    for (int i = 0; i < count; i++) {
        const ex p = L.diff(v[i]);
        exvector parts;
        for (int j = 0; j < count; j++) {
            parts.push_back(p.diff(q[j]) * v[j]);
            parts.push_back(p.diff(v[j]) * a[j]);
        }
        parts.push_back(-L.diff(q[i]));
        E.push_back(add(parts));
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended);
    const double seconds = (ended.tv_sec - begun.tv_sec) + (ended.tv_nsec - begun.tv_nsec) * 1e-9;

    double checks[2];
    for (int turn = 0; turn < 2; turn++) {
        const double shift = turn * (seed % 97) / 1000.0;
        exmap point;
        point[m] = 1.1; point[k] = 1.5; point[b] = 0.25; point[g] = 9.8; point[G] = 1.5;
        for (int i = 1; i <= count; i++) {
            point[q[i - 1]] = i / 7.0 + 1.0 / (i + 2) + shift * (1 + i % 5);
            point[v[i - 1]] = 1 / 5.0 - i / 11.0 + shift * (1 + i % 3);
            point[a[i - 1]] = 1 / 2.0 + i / 13.0 - shift;
        }
        for (int i = 1; i <= n; i++) {
            point[mass[i - 1]] = 1 + i / 10.0;
            point[rod[i - 1]] = 1 + i / 20.0;
        }
        checks[turn] = 0;
        for (int i = 0; i < count; i++)
            checks[turn] += (i + 1) * ex_to<numeric>(E[i].subs(point, subs_options::no_pattern).evalf()).to_double();
    }
    printf("{\"tool\": \"ginac\", \"problem\": \"%s\", \"size\": %d, \"seconds\": %.9f, \"check\": %.17g, \"second\": %.17g}\n",
           family.c_str(), n, seconds, checks[0], checks[1]);
}
