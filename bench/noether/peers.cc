// Noether's identity and laws of balance decided by GiNaC, in coordinates.   usage: peers PROBLEM SIZE: one JSON line.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>
#include <ginac/ginac.h>
using namespace GiNaC;

static std::vector<symbol> row(const char *name, int count) {
    std::vector<symbol> symbols;
    for (int i = 0; i < count; i++) symbols.emplace_back(name + std::to_string(i));
    return symbols;
}

static bool vanishes(const ex &e) {
    const ex expanded = e.expand();
    return expanded.is_zero() || expanded.normal().is_zero();
}

static bool mechanics(const std::string &problem, int size) {
    const bool turn = problem == "rotation";
    const int n = turn ? 2 * size : size;
    const auto q = row("q", n), v = row("v", n), a = row("a", n), m = row("m", n), c = row("c", n);
    const symbol G("G");
    exvector terms, xi;
    ex change = 0;
    if (turn) {
        for (int i = 0; i < size; i++) {
            terms.push_back(m[i] * (pow(v[2 * i], 2) + pow(v[2 * i + 1], 2)) / 2);
            for (int j = i + 1; j < size; j++)
                terms.push_back(G * m[i] * m[j] / sqrt(pow(q[2 * i] - q[2 * j], 2) + pow(q[2 * i + 1] - q[2 * j + 1], 2)));
            xi.push_back(-q[2 * i + 1]);
            xi.push_back(q[2 * i]);
        }
    } else {
        exvector above, below;
        for (int i = 0; i < n; i++) {
            terms.push_back(m[i] * pow(v[i], 2) / 2);
            above.push_back(c[i] * q[i]);
            below.push_back(pow(q[i], 2));
            xi.push_back(q[i]);
            if (problem == "scaling") change += m[i] * pow(v[i], 2);
        }
        terms.push_back(-pow(ex(add(above)), 2) / ex(add(below)));
    }
    const ex L = add(terms);
    auto rate = [&](const ex &f) {
        exvector parts;
        for (int j = 0; j < n; j++) {
            parts.push_back(f.diff(q[j]) * v[j]);
            parts.push_back(f.diff(v[j]) * a[j]);
        }
        return ex(add(parts));
    };
    exvector charge, variation, motion;
    for (int i = 0; i < n; i++) {
        const ex p = L.diff(v[i]), force = L.diff(q[i]);
        charge.push_back(p * xi[i]);
        variation.push_back(force * xi[i] + p * rate(xi[i]));
        motion.push_back((rate(p) - force) * xi[i]);
    }
    return vanishes(rate(add(charge)) - add(motion) - add(variation)) && vanishes(add(variation) - change);
}

static bool balance(const std::string &problem, int size) {
    const int s = int(std::lround(std::sqrt(size / 2.0)));
    const auto u = row("u", s * s), v = row("v", s * s);
    exvector squares;
    for (int o = 0; o < s; o++)
        for (int k = 0; k < s; k++) {
            exvector parts;
            for (int h = 0; h < s; h++)
                for (int c = 0; c < s; c++) parts.push_back(u[o * s + h] * v[h * s + c] * ((3 * c + 5 * k + 1) % 7 - 3));
            squares.push_back(pow(ex(add(parts)) - ((5 * o + 2 * k + 2) % 7 - 3), 2) / 2);
        }
    const ex loss = add(squares);
    exvector du, dv;
    for (int i = 0; i < s * s; i++) {
        du.push_back(-loss.diff(u[i]));
        dv.push_back(-loss.diff(v[i]));
    }
    const int sign = problem == "balance" ? -1 : 1;
    for (int i = 0; i < s; i++)
        for (int j = 0; j < s; j++) {
            exvector parts;
            for (int k = 0; k < s; k++) {
                parts.push_back(du[k * s + i] * u[k * s + j] + u[k * s + i] * du[k * s + j]);
                parts.push_back(sign * (dv[i * s + k] * v[j * s + k] + v[i * s + k] * dv[j * s + k]));
            }
            if (!ex(add(parts)).expand().is_zero()) return false;
        }
    return true;
}

int main(int, char **argument) {
    const std::string problem = argument[1];
    const int size = atoi(argument[2]);
    timespec begun, ended;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begun);
    const bool answer = problem.compare(0, 7, "balance") == 0 ? balance(problem, size) : mechanics(problem, size);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended);
    const double seconds = (ended.tv_sec - begun.tv_sec) + (ended.tv_nsec - begun.tv_nsec) * 1e-9;
    const char *word = answer ? "yes" : "no";
    printf("{\"tool\": \"ginac\", \"problem\": \"%s\", \"size\": %d, \"seconds\": %.9f, \"check\": \"%s\", \"second\": \"%s\"}\n",
           problem.c_str(), size, seconds, word, word);
}
