import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.EquationsOfMotion;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.ScalarVisitor;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import nld.symja.SymjaDifferentiator;
import nld.verdict.Examiner;

/** Equations of motion by nld, from theorem files, as {@code nld derive} has them: confirmed derivatives included. Arguments: SEED REPEATS FILE… */
final class Derivations {
    private Derivations() {
    }

    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        int repeats = Integer.parseInt(arguments[1]);
        for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
            byte[] source = Files.readAllBytes(Path.of(file));
            double[] reading = new double[repeats];
            double[] deriving = new double[repeats];
            List<Expression> residuals = List.of();
            for (int repeat = 0; repeat < repeats; repeat++) {
                // what a repeat before has built is forgotten: equal formulas would be found rather than made
                residuals = List.of();
                System.gc();
                long begun = cpu();
                Theorem theorem = ((Reading.Read) Reader.read(source, file)).theorem();
                long read = cpu();
                EquationsOfMotion equations = new Examiner(new SymjaDifferentiator(), 1).derive(theorem).equations();
                deriving[repeat] = (cpu() - read) * 1e-9;
                reading[repeat] = (read - begun) * 1e-9;
                residuals = equations.residuals();
            }
            String name = Path.of(file).getFileName().toString().replace(".thm", "");
            String family = name.substring(0, name.indexOf('-'));
            int size = Integer.parseInt(name.substring(name.indexOf('-') + 1));
            double check = check(residuals, 0);
            double second = check(residuals, seed % 97 / 1000.0);
            String line = "{\"tool\": \"%s\", \"problem\": \"%s\", \"size\": %d, \"seconds\": %.9f, \"check\": %.17g, \"second\": %.17g}%n";
            System.out.printf(line, "nld", family, size, median(deriving), check, second);
            System.out.printf(line, "nld-read", family, size, median(reading), check, second);
            System.out.printf(line, "nld-cold", family, size, reading[0] + deriving[0], check, second);
        }
        System.exit(0);
    }

    /** Of all Java threads: whoever is asked for a second opinion works in a thread of its own. */
    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long thread : threads.getAllThreadIds()) {
            sum += Math.max(0, threads.getThreadCpuTime(thread));
        }
        return sum;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Σ i Eᵢ at the stated point, moved by {@code shift}. */
    private static double check(List<Expression> residuals, double shift) {
        Numbers numbers = new Numbers(shift);
        double sum = 0;
        for (int index = 0; index < residuals.size(); index++) {
            sum += (index + 1) * numbers.at(residuals.get(index));
        }
        return sum;
    }

    /** Doubles, each shared part once. */
    private static final class Numbers implements ScalarVisitor<Double> {
        private final Map<Expression, Double> done = new HashMap<>();
        private final double shift;

        Numbers(double shift) {
            this.shift = shift;
        }

        double at(Expression expression) {
            Double known = done.get(expression);
            if (known == null) {
                known = expression.accept(this);
                done.put(expression, known);
            }
            return known;
        }

        @Override
        public Double literal(Literal literal) {
            return literal.value().toDouble();
        }

        @Override
        public Double symbol(Symbol symbol) {
            String name = symbol.name();
            int i = name.length() == 1 ? 0 : Integer.parseInt(name.substring(1));
            return switch (name.charAt(0)) {
                case 'q' -> symbol.order() == 0 ? i / 7.0 + 1.0 / (i + 2) + shift * (1 + i % 5)
                        : symbol.order() == 1 ? 1 / 5.0 - i / 11.0 + shift * (1 + i % 3) : 1 / 2.0 + i / 13.0 - shift;
                case 'm' -> i == 0 ? 1.1 : 1 + i / 10.0;
                case 'l' -> 1 + i / 20.0;
                case 'k', 'G' -> 1.5;
                case 'b' -> 0.25;
                default -> 9.8;
            };
        }

        @Override
        public Double sum(Sum sum) {
            return sum.terms().stream().mapToDouble(this::at).sum();
        }

        @Override
        public Double product(Product product) {
            return product.factors().stream().mapToDouble(this::at).reduce(1, (left, right) -> left * right);
        }

        @Override
        public Double power(Power power) {
            return Math.pow(at(power.base()), power.exponent().toDouble());
        }

        @Override
        public Double applied(Applied applied) {
            double argument = at(applied.argument());
            return switch (applied.function()) {
                case SIN -> Math.sin(argument);
                case COS -> Math.cos(argument);
                default -> throw new IllegalArgumentException("found " + applied + "; expected a sine or a cosine");
            };
        }

        @Override
        public Double beyondScalars(Expression expression) {
            throw new IllegalArgumentException("found " + expression + "; expected a scalar in entries");
        }
    }
}
