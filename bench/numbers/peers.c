// The problems of bench/README.md by hand in C, as somebody would write them who wants them fast: the same arithmetic, no
// fast-math. One JSON line a problem. Arguments: the name of the tool, and the seed of the second point.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *tool;
static long seed;

static double u(long a, long k) { return (37 * k * k + 7919 * k + 104729 * a) % 2003 / 1001.5 - 1; }

static double *numbers(long a, long n, double scale, double shift) {
    double *x = aligned_alloc(64, (n * sizeof *x + 63) / 64 * 64);
    for (long k = 0; k < n; k++) x[k] = shift + scale * u(a, k);
    return x;
}

static double check(const double *x, long n) {
    double sum = 0;
    for (long k = 0; k < n; k++) sum += (1 + k % 7) * x[k];
    return sum;
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static int order(const void *a, const void *b) { return (*(double *)a > *(double *)b) - (*(double *)a < *(double *)b); }

static void line(const char *problem, int size, double time, double first, double second) {
    printf("{\"tool\": \"%s\", \"problem\": \"%s\", \"size\": %d, \"seconds\": %.4g, \"check\": %.16g, \"second\": %.16g}\n",
           tool, problem, size, time, first, second);
    fflush(stdout);
}

// ---- two linear layers: 1/2 |Y - U V X|^2; eight samples are one vector
typedef double V8 __attribute__((vector_size(64)));
static struct { int s, h; V8 *X, *Y, *A, *B; } lin;

static V8 *rows8(long a, int n) {
    double *x = numbers(a, 8L * n, 1, 0);
    return (V8 *)x;
}

static void set_linear(int s, int h) {
    lin.s = s, lin.h = h, lin.X = rows8(3, s), lin.Y = rows8(4, s), lin.A = rows8(0, h), lin.B = rows8(0, h);
}

#define ADD8(v) ((((v)[0] + (v)[4]) + ((v)[1] + (v)[5])) + (((v)[2] + (v)[6]) + ((v)[3] + (v)[7])))

static void linear(const double *restrict th, double *restrict g) {
    const int s = lin.s, h = lin.h;
    const double *U = th, *W = th + s * h;
    V8 *restrict A = lin.A, *restrict B = lin.B;
    const V8 *restrict X = lin.X;
    for (int i = 0; i < h; i++) {
        V8 sum = {0};
        for (int c = 0; c < s; c++) sum += W[i * s + c] * X[c];
        A[i] = sum;
        B[i] = (V8){0};
    }
    for (int o = 0; o < s; o++) {
        V8 r = -lin.Y[o];
        for (int i = 0; i < h; i++) r += U[o * h + i] * A[i];
        for (int i = 0; i < h; i++) {
            const V8 p = r * A[i];
            g[o * h + i] = ADD8(p);
            B[i] += U[o * h + i] * r;
        }
    }
    for (int i = 0; i < h; i++)
        for (int c = 0; c < s; c++) {
            const V8 p = B[i] * X[c];
            g[s * h + i * s + c] = ADD8(p);
        }
}

// ---- softmax regression, and a layer with batch norm before it
enum { N = 200, D = 64, K = 32, C = 10 };
static double *X;

// z of one sample becomes its share of the gradient
static void cross_entropy(double *restrict z, int sample) {
    double top = z[0], sum = 0;
    for (int c = 1; c < C; c++) top = z[c] > top ? z[c] : top;
    for (int c = 0; c < C; c++) sum += z[c] = exp(z[c] - top);
    for (int c = 0; c < C; c++) z[c] = z[c] / (sum * N);
    z[sample % C] -= 1.0 / N;
}

static void softmax(const double *restrict th, double *restrict g) {
    double T[D][C];
    for (int c = 0; c < C; c++)
        for (int i = 0; i < D; i++) T[i][c] = th[c * D + i];
    memset(g, 0, (C * D + C) * sizeof *g);
    for (int n = 0; n < N; n++) {
        const double *x = X + n * D;
        double z[C];
        for (int c = 0; c < C; c++) z[c] = th[C * D + c];
        for (int i = 0; i < D; i++)
            for (int c = 0; c < C; c++) z[c] += x[i] * T[i][c];
        cross_entropy(z, n);
        for (int c = 0; c < C; c++) {
            for (int i = 0; i < D; i++) g[c * D + i] += z[c] * x[i];
            g[C * D + c] += z[c];
        }
    }
}

static void bn_mlp(const double *restrict th, double *restrict g) {
    static double T[D][K], A[N][K], G[N][K];
    const double *Q = th + K * D, *b = Q + C * K;
    double *gQ = g + K * D, *gb = gQ + C * K;
    double mean[K] = {0}, w[K] = {0}, s[K] = {0}, t[K] = {0};
    memset(g, 0, (K * D + C * K + C) * sizeof *g);
    for (int j = 0; j < K; j++)
        for (int i = 0; i < D; i++) T[i][j] = th[j * D + i];
    for (int n = 0; n < N; n++) {
        double row[K] = {0};
        for (int i = 0; i < D; i++)
            for (int j = 0; j < K; j++) row[j] += X[n * D + i] * T[i][j];
        for (int j = 0; j < K; j++) mean[j] += row[j] / N, A[n][j] = row[j];
    }
    for (int n = 0; n < N; n++)
        for (int j = 0; j < K; j++) A[n][j] -= mean[j], w[j] += A[n][j] * A[n][j] / N;
    for (int j = 0; j < K; j++) w[j] = 1 / sqrt(w[j] + 1e-5);
    for (int n = 0; n < N; n++) {
        double z[C], d[K] = {0}, relu[K];
        for (int j = 0; j < K; j++) A[n][j] *= w[j], relu[j] = A[n][j] > 0 ? A[n][j] : 0;
        for (int c = 0; c < C; c++) {
            z[c] = b[c];
            for (int j = 0; j < K; j++) z[c] += Q[c * K + j] * relu[j];
        }
        cross_entropy(z, n);
        for (int c = 0; c < C; c++) {
            gb[c] += z[c];
            for (int j = 0; j < K; j++) gQ[c * K + j] += z[c] * relu[j], d[j] += z[c] * Q[c * K + j];
        }
        for (int j = 0; j < K; j++) {
            G[n][j] = A[n][j] > 0 ? d[j] : 0;
            s[j] += G[n][j] / N, t[j] += G[n][j] * A[n][j] / N;
        }
    }
    for (int n = 0; n < N; n++)
        for (int j = 0; j < K; j++) {
            const double d = w[j] * (G[n][j] - s[j] - A[n][j] * t[j]);
            for (int i = 0; i < D; i++) g[j * D + i] += d * X[n * D + i];
        }
}

// ---- clocks
typedef void Gradient(const double *restrict, double *restrict);

static void measure(const char *problem, Gradient *gradient, const double *first, const double *second, int size) {
    double *g = calloc(size, sizeof *g), time[9];
    gradient(second, g);
    const double other = check(g, size);
    long calls = 1;
    for (double once = 0; once < 0.1; calls *= 2) {
        once = seconds();
        for (long k = 0; k < calls; k++) gradient(first, g);
        once = seconds() - once;
    }
    for (int k = 0; k < 9; k++) {
        time[k] = seconds();
        for (long call = 0; call < calls; call++) gradient(first, g);
        time[k] = (seconds() - time[k]) / calls;
    }
    qsort(time, 9, sizeof *time, order);
    line(problem, size, time[4], check(g, size), other);
}

static double *joined(double *a, long n, double *b, long m) {
    double *x = calloc(n + m, sizeof *x);
    memcpy(x, a, n * sizeof *x);
    memcpy(x + n, b, m * sizeof *x);
    return x;
}

static double *linear_point(long from, int n) { return joined(numbers(from + 1, n, 0.5, 0), n, numbers(from + 2, n, 0.5, 0), n); }

static double descend(const double *start, double *th, long steps) {
    double g[50];
    memcpy(th, start, sizeof g);
    const double begin = seconds();
    for (long k = 0; k < steps; k++) {
        linear(th, g);
        for (int i = 0; i < 50; i++) th[i] -= 0.01 * g[i];
    }
    return seconds() - begin;
}

static void descent(void) {
    double first[50], second[50], th[50], time[5];
    set_linear(5, 5);
    descend(linear_point(0, 25), first, 1000);
    descend(linear_point(seed, 25), second, 1000);
    for (int k = 0; k < 5; k++) time[k] = descend(linear_point(0, 25), th, 1000000);
    qsort(time, 5, sizeof *time, order);
    line("descent 1e6 steps", 50, time[2], check(first, 50), check(second, 50));
}

int main(int count, char **words) {
    tool = count > 1 ? words[1] : "c";
    seed = count > 2 ? atol(words[2]) : 100;
    const int shapes[][2] = {{5, 5}, {25, 10}, {50, 20}, {500, 100}};
    for (int k = 0; k < 4; k++) {
        const int s = shapes[k][0], h = shapes[k][1];
        set_linear(s, h);
        measure("gradient linear", linear, linear_point(0, s * h), linear_point(seed, s * h), 2 * s * h);
    }
    X = numbers(5, N * D, 0.5, 0.5);
    double *zeros = calloc(C, sizeof *zeros);
    measure("gradient softmax", softmax, joined(numbers(6, C * D, 0.1, 0), C * D, zeros, C),
            joined(numbers(seed + 6, C * D, 0.1, 0), C * D, zeros, C), C * D + C);
    measure("gradient bn-mlp", bn_mlp,
            joined(joined(numbers(7, K * D, 0.2, 0), K * D, numbers(8, C * K, 0.3, 0), C * K), K * D + C * K, zeros, C),
            joined(joined(numbers(seed + 7, K * D, 0.2, 0), K * D, numbers(seed + 8, C * K, 0.3, 0), C * K), K * D + C * K, zeros, C),
            K * D + C * K + C);
    descent();
    return 0;
}
