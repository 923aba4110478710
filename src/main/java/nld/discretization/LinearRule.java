package nld.discretization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.Expansion;
import nld.derivation.LinearSystem;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.model.UpdateRule;

/**
 * An update rule that is linear in its state and in the gradient g(q) of one place: s ← M s + c g, with s = (q, buffers), the
 * same for each coordinate. Eliminating the buffers leaves the multistep recurrence Σ aⱼ qₙ₊ⱼ = −η Σ bⱼ gₙ₊ⱼ, with j counted
 * from the newest gradient at 0 and a the characteristic polynomial of M (by Faddeev and LeVerrier). Its Taylor series is
 * Σ (ηⁱ⁻¹/i!) ρᵢ q⁽ⁱ⁾ = −Σ (ηⁱ/i!) σᵢ g⁽ⁱ⁾ with the moments ρᵢ = Σ jⁱ aⱼ and σᵢ = Σ jⁱ bⱼ.
 */
public final class LinearRule {
    private final StepMap step;
    private final Judge judge;
    private final Expansion expansion;
    private final Calculus calculus;
    private final List<List<Expression>> matrix = new ArrayList<>();
    private final List<Expression> input = new ArrayList<>();
    /** a and b, from the oldest place to the newest. */
    private final List<Expression> places = new ArrayList<>();
    private final List<Expression> gradients = new ArrayList<>();

    private LinearRule(StepMap step, Symbol gradient, Calculus calculus, Judge judge) {
        this.step = step;
        this.judge = judge;
        this.calculus = calculus;
        this.expansion = new Expansion(step.rate(), calculus, judge);
        List<Symbol> state = state();
        for (Symbol row : state) {
            Expression next = step.next().get(row);
            List<Expression> entries = new ArrayList<>();
            state.forEach(column -> entries.add(slope(next, column, gradient)));
            matrix.add(entries);
            input.add(slope(next, gradient, gradient));
            requireNothingElse(row, next, gradient);
        }
        eliminate();
    }

    /**
     * The rule of a step of one scalar coordinate and scalar buffers, {@code gradient} standing for g(q); {@link Underivable}
     * where it is not linear in them.
     */
    public static LinearRule of(StepMap step, Symbol gradient, Calculus calculus, Judge judge) {
        return new LinearRule(step, gradient, calculus, judge);
    }

    /**
     * The rule of {@code recurrence}, as it acts on one coordinate of any loss. Momentum has a rate of its own where its rate is a
     * formula; {@link Underivable} where a line is not linear and steady or not all coordinates move alike.
     */
    public static LinearRule of(Recurrence recurrence, Calculus calculus, Judge judge) {
        UpdateRule rule = recurrence.rule();
        if (rule.isRandom()) {
            throw new Underivable("the step of " + rule.name() + " is random: it descends one of several losses or is moved by noise");
        }
        Symbol rate = recurrence.rate() instanceof Symbol symbol ? symbol : Symbol.parameter("rate");
        Symbol gradient = Symbol.of("gradient", Shape.SCALAR, Symbol.Kind.STATE);
        if (recurrence.form().isPresent()) {
            return of(momentum(recurrence, gradient, rate), gradient, calculus, judge);
        }
        if (rate != recurrence.rate()) {
            throw new Underivable("the rate of the rule is " + recurrence.rate() + "; to expand in it, it must be a parameter, as in 'rate eta'");
        }
        List<StepMap> steps = rule.blocks().stream().map(block -> alone(block, gradient, rate, calculus)).distinct().toList();
        if (steps.size() > 1) {
            throw new Underivable("the coordinates do not move alike");
        }
        return of(steps.get(0), gradient, calculus, judge);
    }

    /** v ← βv + g + kq, q ← q − ηv of one coordinate, or q ← q − η(g + kq). */
    private static StepMap momentum(Recurrence recurrence, Symbol gradient, Symbol rate) {
        Symbol place = Symbol.coordinate("place");
        Expression pull = gradient.plus(recurrence.requiredForm().decay().times(place));
        if (!recurrence.hasMomentum()) {
            return new StepMap(List.of(place), List.of(), Map.of(place, place.minus(rate.times(pull))), rate);
        }
        Symbol buffer = buffer(0);
        Expression next = recurrence.requiredForm().momentum().times(buffer).plus(pull);
        return new StepMap(List.of(place), List.of(buffer), Map.of(place, place.minus(rate.times(next)), buffer, next), rate);
    }

    private static Symbol buffer(int index) {
        return Symbol.of("buffer " + index, Shape.SCALAR, Symbol.Kind.STATE);
    }

    /** The lines of {@code block} for one scalar coordinate. */
    private static StepMap alone(UpdateRule.Block block, Symbol gradient, Symbol rate, Calculus calculus) {
        Map<Symbol, Symbol> names = new LinkedHashMap<>();
        names.put(block.coordinate(), Symbol.coordinate("place"));
        for (Symbol state : block.states().keySet()) {
            if (!state.shape().equals(block.coordinate().shape())) {
                throw notLinear();
            }
            names.put(state, buffer(names.size() - 1));
        }
        Map<Symbol, Expression> values = new LinkedHashMap<>(names);
        values.put(block.gradient(), gradient);
        Map<Symbol, Expression> next = new LinkedHashMap<>();
        MomentumForm.lines(block, calculus).orElseThrow(LinearRule::notLinear).forEach((symbol, line) -> {
            List<Expression> terms = new ArrayList<>(List.of(Expression.of(0)));
            line.forEach((part, factor) -> terms.add(factor.times(Optional.ofNullable(values.get(part)).orElseThrow(LinearRule::notLinear))));
            next.put(names.get(symbol), Sum.of(terms));
            values.put(LinearLines.after(symbol), Sum.of(terms));
        });
        List<Symbol> buffers = new ArrayList<>(names.values());
        return new StepMap(List.of(buffers.remove(0)), buffers, next, rate);
    }

    private List<Symbol> state() {
        List<Symbol> state = new ArrayList<>(step.coordinates());
        state.addAll(step.buffers());
        return state;
    }

    private Expression slope(Expression next, Symbol by, Symbol gradient) {
        Expression slope = calculus.along(next, Map.of(by, Expression.of(1)));
        if (Symbols.occurs(slope, part -> part == gradient || state().contains(part) || part instanceof Jet)) {
            throw notLinear();
        }
        return judge.simplified(slope);
    }

    private void requireNothingElse(Symbol row, Expression next, Symbol gradient) {
        Map<Symbol, Expression> none = new LinkedHashMap<>(Map.of(gradient, Expression.of(0)));
        state().forEach(symbol -> none.put(symbol, Expression.of(0)));
        if (!judge.isZero(new Substitution(none).rewrite(next))) {
            throw notLinear();
        }
    }

    private static Underivable notLinear() {
        return new Underivable("the rule is not linear in its state and one gradient, so it is no multistep recurrence");
    }

    /** N₀ = I, aₙ = 1, aₙ₋ₖ = −tr(M Nₖ₋₁)/k, Nₖ = M Nₖ₋₁ + aₙ₋ₖ I; and adj(zI − M) = Σ Nₖ zⁿ⁻¹⁻ᵏ. */
    private void eliminate() {
        int size = matrix.size();
        List<List<Expression>> power = identity(size);
        places.add(Expression.of(1));
        for (int count = 1; count <= size; count++) {
            gradients.add(0, judge.simplified(row(power.get(0), input).over(step.rate()).negated()));
            List<List<Expression>> product = product(power);
            List<Expression> diagonal = new ArrayList<>();
            for (int index = 0; index < size; index++) {
                diagonal.add(product.get(index).get(index));
            }
            Expression coefficient = judge.simplified(Sum.of(diagonal).times(Expression.of(-1, count)));
            places.add(0, coefficient);
            for (int index = 0; index < size; index++) {
                product.get(index).set(index, judge.simplified(product.get(index).get(index).plus(coefficient)));
            }
            power = product;
        }
    }

    private static List<List<Expression>> identity(int size) {
        List<List<Expression>> rows = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            List<Expression> entries = new ArrayList<>();
            for (int column = 0; column < size; column++) {
                entries.add(Expression.of(row == column ? 1 : 0));
            }
            rows.add(entries);
        }
        return rows;
    }

    private List<List<Expression>> product(List<List<Expression>> right) {
        List<List<Expression>> product = new ArrayList<>();
        for (List<Expression> row : matrix) {
            List<Expression> entries = new ArrayList<>();
            for (int column = 0; column < matrix.size(); column++) {
                int index = column;
                entries.add(judge.simplified(row(row, right.stream().map(line -> line.get(index)).toList())));
            }
            product.add(entries);
        }
        return product;
    }

    private static Expression row(List<Expression> row, List<Expression> column) {
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.of(0));
        for (int index = 0; index < row.size(); index++) {
            terms.add(row.get(index).times(column.get(index)));
        }
        return Sum.of(terms);
    }

    /** The aⱼ, from the oldest place, j = 1 − d of d states, to the newest, j = 1. */
    public List<Expression> places() {
        return List.copyOf(places);
    }

    /** The bⱼ, from the oldest gradient, j = 1 − d, to the newest, j = 0. */
    public List<Expression> gradients() {
        return List.copyOf(gradients);
    }

    /** ρᵢ = Σ jⁱ aⱼ. */
    public Expression placeMoment(int order) {
        return moment(places, order);
    }

    /** σᵢ = Σ jⁱ bⱼ. */
    public Expression gradientMoment(int order) {
        return moment(gradients, order);
    }

    private Expression moment(List<Expression> coefficients, int order) {
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.of(0));
        for (int index = 0; index < coefficients.size(); index++) {
            Rational weight = Rational.of(index + 1 - matrix.size()).power(order);
            terms.add(Literal.of(order == 0 ? Rational.ONE : weight).times(coefficients.get(index)));
        }
        return judge.simplified(Sum.of(terms));
    }

    /** The learning rate. */
    Symbol rate() {
        return step.rate();
    }

    /** The coefficient of η^{@code power} of {@code expression}. */
    Expression coefficient(Expression expression, int power) {
        return judge.simplified(expansion.coefficients(expression, power + 1).get(power));
    }

    /**
     * By how much a buffer's distance from where it settles moves the place from which the slow motion starts: ℓ in
     * q₀ + η ℓ·(v₀ − w), of ℓ(I − A) = m with A what the buffers keep of each other and ηm what they move q by.
     * {@link Underivable} where they move q by what does not fall with η.
     */
    List<Expression> displacement() {
        List<Expression> moved = new ArrayList<>();
        for (int column = 1; column < matrix.size(); column++) {
            if (!coefficient(matrix.get(0).get(column), 0).isZero()) {
                throw new Underivable("a buffer moves the coordinates by what does not fall with the rate;"
                        + " write the rule with a buffer that the rate multiplies, next q = q - eta next v");
            }
            moved.add(coefficient(matrix.get(0).get(column), 1));
        }
        return fromTheLeft(moved);
    }

    /** ℓ(I − A)⁻¹: the displacement, summed over the steps in which the buffers' distance dies out. */
    List<Expression> lasting() {
        return fromTheLeft(displacement());
    }

    /** x of x(I − A) = {@code right}. */
    private List<Expression> fromTheLeft(List<Expression> right) {
        List<List<Expression>> transposed = new ArrayList<>();
        for (int column = 1; column < matrix.size(); column++) {
            List<Expression> entries = new ArrayList<>();
            for (int row = 1; row < matrix.size(); row++) {
                entries.add(lost(row, column));
            }
            transposed.add(entries);
        }
        return solved(transposed, right);
    }

    /** Where the buffers settle to leading order: of each, the factors before g and before q. */
    List<List<Expression>> settled() {
        List<List<Expression>> lost = new ArrayList<>();
        List<Expression> byGradient = new ArrayList<>();
        List<Expression> byPlace = new ArrayList<>();
        for (int row = 1; row < matrix.size(); row++) {
            List<Expression> entries = new ArrayList<>();
            for (int column = 1; column < matrix.size(); column++) {
                entries.add(lost(row, column));
            }
            lost.add(entries);
            byGradient.add(coefficient(input.get(row), 0));
            byPlace.add(coefficient(matrix.get(row).get(0), 0));
        }
        return List.of(solved(lost, byGradient), solved(lost, byPlace));
    }

    private Expression lost(int row, int column) {
        Expression kept = coefficient(matrix.get(row).get(column), 0);
        return row == column ? Expression.of(1).minus(kept) : kept.negated();
    }

    private List<Expression> solved(List<List<Expression>> left, List<Expression> right) {
        if (right.isEmpty()) {
            return List.of();
        }
        return LinearSystem.solve(left, right, judge)
                .orElseThrow(() -> new Underivable("the buffers do not settle: a direction of them is kept by a step"))
                .values().stream().map(judge::simplified).toList();
    }

    /** {@code expression} in simplest form. */
    Expression simplified(Expression expression) {
        return judge.simplified(expression);
    }
}
