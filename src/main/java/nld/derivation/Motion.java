package nld.derivation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;

/**
 * The equations of motion solved for the highest derivatives, exactly: accelerations for a motion of second order,
 * velocities for one of first order (no kinetic term, or a Lagrangian linear in the velocities). Equations in vectors in which
 * a matrix multiplies a highest derivative are not solved: they are {@link #equations()} that hold along the motion, and leave
 * that derivative where it stands.
 */
public final class Motion {
    private final Calculus calculus;
    private final List<Symbol> coordinates;
    private final int order;
    private final Map<Symbol, Expression> solved;
    private final List<Expression> divisors;
    private final List<Expression> equations;

    private Motion(Calculus calculus, List<Symbol> coordinates, int order, VectorMotion.Solution solution) {
        this.calculus = calculus;
        this.coordinates = coordinates;
        this.order = order;
        this.solved = Map.copyOf(solution.values());
        this.divisors = List.copyOf(solution.divisors());
        this.equations = List.copyOf(solution.left());
    }

    /** Solves {@code equations}; {@link Underivable} where they do not determine the motion. */
    public static Motion of(EquationsOfMotion equations, Calculus calculus, Judge judge) {
        boolean inVectors = !equations.coordinates().stream().allMatch(coordinate -> coordinate.shape().isScalar());
        for (int order = 2; order >= 1; order--) {
            List<Symbol> unknowns = new ArrayList<>();
            for (Symbol coordinate : equations.coordinates()) {
                unknowns.add(coordinate.atOrder(order));
            }
            Optional<VectorMotion.Solution> solved = inVectors
                    ? new VectorMotion(equations, unknowns, calculus, judge).solved()
                    : inScalars(equations, unknowns, calculus, judge);
            if (solved.isPresent()) {
                return new Motion(calculus, equations.coordinates(), order, solved.get());
            }
        }
        throw new Underivable("the equations of motion contain neither accelerations nor velocities");
    }

    /**
     * This motion, in whose equations λ is free, with the λ that keeps the constraint g = 0: that for which the highest rate of
     * g that holds it vanishes. {@link Underivable} where nothing determines it.
     */
    Motion constrained(Expression constraint, Symbol multiplier, Judge judge) {
        if (!equations.isEmpty()) {
            throw new Underivable("the multiplier of a constraint is not solved for where a matrix multiplies " + coordinates);
        }
        Expression rate = constraint;
        for (int time = 0; time < order; time++) {
            rate = calculus.rate(rate);
        }
        Expression kept = onShell(rate);
        Expression factor = judge.simplified(calculus.partial(kept, multiplier));
        boolean linear = !Symbols.occurs(factor, part -> part == multiplier);
        if (!linear || !judge.isSomewhereNotZero(factor) && judge.isZero(factor)) {
            throw new Underivable("the equations of motion do not determine " + multiplier);
        }
        Expression rest = new Substitution(Map.of(multiplier, Expression.of(0))).rewrite(kept);
        Substitution value = new Substitution(Map.of(multiplier, judge.simplified(rest).over(factor).negated()));
        Map<Symbol, Expression> values = new HashMap<>();
        solved.forEach((symbol, formula) -> values.put(symbol, value.rewrite(formula)));
        values.put(multiplier, value.rewrite(multiplier));
        List<Expression> all = new ArrayList<>(divisors);
        all.add(factor);
        return new Motion(calculus, coordinates, order, new VectorMotion.Solution(values, all, List.of()));
    }

    private static Optional<VectorMotion.Solution> inScalars(EquationsOfMotion equations, List<Symbol> unknowns,
            Calculus calculus, Judge judge) {
        List<Map<Symbol, Expression>> rows = rows(equations.residuals(), unknowns, calculus);
        if (rows.stream().flatMap(row -> row.values().stream()).allMatch(judge::isZero)) {
            return Optional.empty();
        }
        requireLinear(rows, Set.copyOf(unknowns));
        Map<Symbol, Expression> rest = new HashMap<>();
        unknowns.forEach(unknown -> rest.put(unknown, Expression.of(0)));
        Substitution dropped = new Substitution(rest);
        List<Expression> right = equations.residuals().stream().map(residual -> dropped.rewrite(residual).negated()).toList();
        LinearSystem.Solution solution = LinearSystem.solve(rows, unknowns, right, judge).orElseThrow(() -> new Underivable(
                "the equations of motion do not determine " + unknowns + ": their matrix is singular"));
        Map<Symbol, Expression> values = new HashMap<>();
        for (int index = 0; index < unknowns.size(); index++) {
            values.put(unknowns.get(index), solution.values().get(index));
        }
        return Optional.of(new VectorMotion.Solution(values, solution.divisors(), List.of()));
    }

    /** What multiplies the unknowns that occur in each residual, in their order. */
    private static List<Map<Symbol, Expression>> rows(List<Expression> residuals, List<Symbol> unknowns, Calculus calculus) {
        Map<Symbol, Integer> places = new HashMap<>();
        unknowns.forEach(unknown -> places.put(unknown, places.size()));
        List<Map<Symbol, Expression>> rows = new ArrayList<>();
        for (Expression residual : residuals) {
            Map<Symbol, Expression> row = new LinkedHashMap<>();
            Symbols.of(residual).stream().filter(places::containsKey).sorted(Comparator.comparing(places::get))
                    .forEach(unknown -> row.put(unknown, calculus.partial(residual, unknown)));
            rows.add(row);
        }
        return rows;
    }

    private static void requireLinear(List<Map<Symbol, Expression>> rows, Set<Symbol> unknowns) {
        boolean linear = rows.stream().flatMap(row -> row.values().stream())
                .noneMatch(entry -> Symbols.occurs(entry, part -> part instanceof Symbol symbol && unknowns.contains(symbol)));
        if (!linear) {
            throw new Underivable("the equations of motion are not linear in their highest derivatives");
        }
    }

    /** 2 where accelerations are determined, 1 where velocities are. */
    public int order() {
        return order;
    }

    /** The coordinates, in order. */
    public List<Symbol> coordinates() {
        return coordinates;
    }

    /** The highest derivative of each coordinate, in order, in terms of the lower ones; {@link Underivable} where one is not solved for. */
    public List<Expression> solved() {
        return coordinates.stream().map(coordinate -> Optional.ofNullable(solved.get(coordinate.atOrder(order)))
                .orElseThrow(() -> new Underivable("the equations of motion are not solved for "
                        + coordinate.atOrder(order) + ": a matrix multiplies it"))).toList();
    }

    /** Vectors and matrices that vanish along the motion and were not solved for the highest derivatives they hold; often none. */
    public List<Expression> equations() {
        return equations;
    }

    /** These, and their rates as long as no derivative of an order above {@code highest} occurs in them. */
    public List<Expression> equations(int highest) {
        List<Expression> all = new ArrayList<>();
        for (Expression equation : equations) {
            for (Expression each = equation; each.motionOrder() <= highest; each = onShell(calculus.rate(each))) {
                all.add(each);
            }
        }
        return all;
    }

    /** What solving divided by: where one of them is 0, the equations may not determine the motion. */
    public List<Expression> divisors() {
        return divisors;
    }

    /** {@code expression} with every derivative put in that the motion was solved for. */
    public Expression onShell(Expression expression) {
        Expression current = new Substitution(multipliers()).rewrite(expression);
        for (int highest = highest(current); highest >= order; highest = highest(current)) {
            current = lowered(current, highest);
        }
        requireOwn(current);
        return current;
    }

    /** What is left in place has equations here: derivatives of other coordinates have none. */
    private void requireOwn(Expression expression) {
        if (expression.motionOrder() < order) {
            return;
        }
        boolean foreign = Symbols.of(expression).stream().anyMatch(symbol -> symbol.kind() == Symbol.Kind.COORDINATE
                && symbol.order() >= order && !coordinates.contains(symbol.atOrder(0)));
        if (foreign) {
            throw new Underivable("the motion does not determine " + expression);
        }
    }

    /** The multiplier of a constraint, where there is one, is determined at each moment. */
    private Map<Symbol, Expression> multipliers() {
        Map<Symbol, Expression> multipliers = new HashMap<>(solved);
        multipliers.keySet().removeIf(symbol -> symbol.kind() == Symbol.Kind.COORDINATE);
        return multipliers;
    }

    /** The highest order of derivative of the coordinates that were solved for. */
    private int highest(Expression expression) {
        if (expression.motionOrder() < order) {
            return -1;
        }
        return Symbols.of(expression).stream().filter(symbol -> symbol.order() >= order
                && solved.containsKey(symbol.atOrder(order))).mapToInt(Symbol::order).max().orElse(-1);
    }

    private Expression lowered(Expression expression, int highest) {
        Map<Symbol, Expression> values = new HashMap<>();
        solved.forEach((symbol, value) -> {
            if (symbol.kind() == Symbol.Kind.COORDINATE) {
                values.put(symbol.atOrder(highest), derived(value, highest - order));
            }
        });
        Expression lower;
        try {
            lower = new Substitution(values).rewrite(expression);
        } catch (ArithmeticException undefined) {
            throw new Underivable("along the motion " + expression + " has no value: " + undefined.getMessage());
        }
        if (highest(lower) >= highest) {
            throw new Underivable("the motion does not determine " + lower);
        }
        return lower;
    }

    private Expression derived(Expression expression, int times) {
        Expression current = expression;
        for (int time = 0; time < times; time++) {
            current = calculus.rate(current);
        }
        return current;
    }

    /** The rate of change of {@code expression} along the motion, without undetermined derivatives. */
    public Expression rateOf(Expression expression) {
        return onShell(calculus.rate(expression));
    }
}
