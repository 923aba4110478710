package nld.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import nld.notation.Reader;
import nld.notation.Reading;
import org.junit.jupiter.api.Test;

/** Logs against laws, without a command line: what columns stand for, how far sides may differ, and reading in pieces. */
class LogCheckTest {
    private static final String THEOREM = """
            theorem walk
            dimensions n
            coordinates q in R^n
            parameters eta > 0
            functions f(q)
            potential f(q)
            update gradient-descent, rate eta
              claim law: next |q|^2 - |q|^2 = CHANGE
            log run of gradient-descent
              column |q|^2 = q2
              column grad f(q)·q = gq
              column |grad f(q)|^2 = g2
              setting eta = lr
            """;
    private static final String LAW = "-2 eta grad f(q)·q + eta^2 |grad f(q)|^2";

    private static LogFindings check(String theorem, InputStream log) throws IOException, LogFault {
        return check((Reading.Read) Reader.read(theorem, "walk.thm"), log);
    }

    private static LogFindings check(Reading.Read read, InputStream log) throws IOException, LogFault {
        return LogCheck.run(new LogCheck.Request(read.logs().get(0), read.logs().get(0).update().claims(), read.theorem().parameters(),
                Map.of(), 1e-12), log, bytes -> { });
    }

    private static LogFindings check(String theorem, String log) throws IOException, LogFault {
        return check(theorem, new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
    }

    /** A log of random gradients along which |q|² moves as it must. */
    private static String log(long seed, int rows, double rate) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder out = new StringBuilder("# {\"lr\": " + rate + "}\nq2,gq,g2\n");
        double square = 1 + random.nextDouble();
        for (int row = 0; row < rows; row++) {
            double inner = random.nextDouble() - 0.5;
            double gradient = random.nextDouble();
            out.append(square).append(',').append(inner).append(',').append(gradient).append('\n');
            square = square - 2 * rate * inner + rate * rate * gradient;
        }
        return out.toString();
    }

    @Test
    void random_walks_that_obey_the_law_hold_and_with_another_rate_they_do_not() throws IOException, LogFault {
        for (int seed = 0; seed < 20; seed++) {
            String log = log(seed, 50, 0.1);
            LogFindings.OfLaw held = check(THEOREM.replace("CHANGE", LAW), log).laws().get(0);
            assertThat(held.holds()).isTrue();
            assertThat(held.steps()).isEqualTo(49);
            assertThat(check(THEOREM.replace("CHANGE", LAW), log.replace("\"lr\": 0.1", "\"lr\": 0.1000001")).holds()).isFalse();
        }
    }

    private static final String MOMENTUM = """
            theorem walk
            dimensions n
            coordinates q in R^n
            parameters eta > 0
            functions f(q)
            potential f(q)
            update heavy-ball, rate eta, momentum 1/2, buffer v
              claim law: next |q|^2 - |q|^2 - 1/2 (|q|^2 - last |q|^2) = -2 eta grad f(q)·q + eta^2 (|next v|^2 + 1/2 |v|^2)
            log run of heavy-ball
              column |q|^2 = q2
              column grad f(q)·q = gq
              column |next v|^2 = v2
              setting eta = lr
            """;

    /** One coordinate on ½q² with η = 1/10 and β = ½ from q = 1, with a buffer that is empty at first or is not. */
    private static String momentum(double buffer, int firstStep) {
        StringBuilder out = new StringBuilder("# {\"lr\": 0.1}\nstep,q2,gq,v2\n");
        double q = 1;
        double v = buffer;
        for (int row = 0; row < 20; row++) {
            double square = q * q;
            v = 0.5 * v + q;
            out.append(firstStep + row).append(',').append(square).append(',').append(square).append(',').append(v * v).append('\n');
            q -= 0.1 * v;
        }
        return out.toString();
    }

    @Test
    void step_0_of_momentum_is_checked_from_an_empty_buffer_and_fails_alone_from_another() throws IOException, LogFault {
        LogFindings findings = check(MOMENTUM, momentum(0, 0));
        assertThat(findings.rows()).isEqualTo(20);
        assertThat(findings.laws().get(0).holds()).isTrue();
        assertThat(findings.laws().get(0).steps()).isEqualTo(19);
        assertThat(check(MOMENTUM, momentum(0, 1)).laws().get(0).steps()).isEqualTo(18);
        LogFindings.OfLaw warm = check(MOMENTUM, momentum(2, 0)).laws().get(0);
        assertThat(warm.holds()).isFalse();
        assertThat(warm.broken()).isEqualTo(1);
        assertThat(warm.first().orElseThrow().line()).isEqualTo(3);
        assertThat(check(MOMENTUM, momentum(2, 1)).laws().get(0).holds()).isTrue();
    }

    @Test
    void a_missing_term_is_named_with_its_factor_and_a_wrong_factor_of_a_known_one_is_not() throws IOException, LogFault {
        LogFindings.OfLaw found = check(THEOREM.replace("CHANGE", "eta^2 |grad f(q)|^2"), log(1, 50, 0.1)).laws().get(0);
        assertThat(found.explanations()).hasSize(1);
        assertThat(found.explanations().get(0).formula()).isEqualTo("−2 eta q·grad f(q)");
        assertThat(found.explanations().get(0).rest()).isLessThan(1e-15);
        LogFindings.OfLaw factor = check(THEOREM.replace("CHANGE", LAW.replace("-2", "-3")), log(1, 50, 0.1)).laws().get(0);
        assertThat(factor.holds()).isFalse();
        assertThat(factor.explanations()).isEmpty();
    }

    @Test
    void a_column_of_norms_gives_their_squares() throws IOException, LogFault {
        StringBuilder roots = new StringBuilder();
        for (String line : log(2, 50, 0.1).split("\n")) {
            String[] fields = line.split(",");
            boolean row = fields.length == 3 && !fields[0].equals("q2");
            roots.append(row ? Math.sqrt(Double.parseDouble(fields[0])) + line.substring(fields[0].length()) : line).append('\n');
        }
        assertThat(check(THEOREM.replace("CHANGE", LAW).replace("column |q|^2 =", "column |q| ="), roots.toString()).holds()).isTrue();
        assertThat(check(THEOREM.replace("CHANGE", LAW), roots.toString()).holds()).isFalse();
    }

    @Test
    void an_inequality_is_held_against_its_own_side_only() throws IOException, LogFault {
        String falling = "# {\"lr\": 1}\nq2,gq,g2\n3,0,0\n2,0,0\n1,0,0\n";
        String most = THEOREM.replace("next |q|^2 - |q|^2 = CHANGE", "next |q|^2 <= |q|^2");
        assertThat(check(most, falling).holds()).isTrue();
        assertThat(check(most.replace("<=", ">="), falling).holds()).isFalse();
    }

    @Test
    void the_step_of_a_column_counts_in_the_law() throws IOException, LogFault {
        String theorem = THEOREM.replace("next |q|^2 - |q|^2 = CHANGE", "next |q|^2 - |q|^2 = step")
                .replace("  column |q|^2 = q2", "  column |q|^2 = q2\n  column step = n");
        String log = "# {\"lr\": 1}\nn,q2,gq,g2\n5,0,0,0\n6,5,0,0\n7,11,0,0\n";
        assertThat(check(theorem, log).holds()).isTrue();
        assertThat(check(theorem, log.replace("7,11", "7,12")).holds()).isFalse();
    }

    @Test
    void a_law_without_a_value_is_a_fault_and_not_a_verdict() {
        String theorem = THEOREM.replace("next |q|^2 - |q|^2 = CHANGE", "next |q|^2 = 1/|q|^2");
        assertThatThrownBy(() -> check(theorem, "# {\"lr\": 1}\nq2,gq,g2\n0,0,0\n0,0,0\n")).isInstanceOf(LogFault.class)
                .hasMessageContaining("has no value at line 3");
    }

    @Test
    void a_log_of_zeros_is_refused_and_not_a_run_that_obeys() {
        String zeros = "# {\"lr\": 1}\nq2,gq,g2\n0,0,0\n0,0,0\n0,0,0\n";
        assertThatThrownBy(() -> check(THEOREM.replace("CHANGE", LAW), zeros)).isInstanceOf(LogFault.class)
                .hasMessageContaining("is 0 at every row");
    }

    @Test
    void a_stream_that_gives_a_few_bytes_at_a_time_gives_the_same() throws IOException, LogFault {
        String theorem = THEOREM.replace("CHANGE", LAW);
        String log = log(3, 3000, 0.01);
        InputStream slow = new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(length, 7));
            }
        };
        assertThat(check(theorem, slow)).isEqualTo(check(theorem, log));
    }

    @Test
    void whatever_a_log_holds_it_is_read_or_refused() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        Reading.Read theorem = (Reading.Read) Reader.read(THEOREM.replace("CHANGE", LAW), "walk.thm");
        byte[] signs = "0123456789.,eE+-#\n\r\"{}[]:naif \u00e9\u0000".getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int trial = 0; trial < 2000; trial++) {
            byte[] bytes = log(trial, 4, 0.1).getBytes(StandardCharsets.UTF_8);
            for (int count = random.nextInt(1, 6); count > 0; count--) {
                bytes[random.nextInt(bytes.length)] = signs[random.nextInt(signs.length)];
            }
            try {
                check(theorem, new ByteArrayInputStream(bytes));
            } catch (LogFault fault) {
                refused++;
                assertThat(fault.remedy()).isNotEmpty();
            }
        }
        assertThat(refused).isBetween(300, 1900);
    }
}
