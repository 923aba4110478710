package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.EquationsOfMotion;
import nld.derivation.Underivable;
import nld.derivation.Writing;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.MechanicalSystem;
import nld.model.UpdateRule;

/**
 * An update rule as a map of its state, in scalars or in vectors and matrices, whatever the rule is. A rule of the form
 * v ← βv + (g + kq), q ← q − ηv, or q ← q − η(g + kq) without momentum, has a {@link #form()} besides, on which flows and
 * exact step laws rest.
 */
public final class Recurrence {
    private final UpdateRule rule;
    private final Writing writing;
    private final List<Symbol> coordinates;
    private final List<Symbol> states = new ArrayList<>();
    private final List<Expression> starts = new ArrayList<>();
    private final List<Expression> lossGradient = new ArrayList<>();
    private final Optional<MomentumForm> form;
    /** The gradient's name, part by part, and the gradient. */
    private final Map<Symbol, Expression> gradients = new HashMap<>();
    /** The value after a step as the rule says it, {@code next X} of earlier lines by that name. */
    private final Map<Symbol, Expression> stated = new LinkedHashMap<>();
    private final Map<Symbol, Expression> next = new HashMap<>();
    private final Map<Symbol, Expression> last = new HashMap<>();

    private Recurrence(UpdateRule rule, MechanicalSystem system, Writing writing, Calculus calculus) {
        this.rule = rule;
        this.writing = writing;
        this.coordinates = List.copyOf(EquationsOfMotion.coordinates(system, writing));
        this.form = MomentumForm.of(rule, calculus);
        Expression loss = writing.scalar(rule.loss().orElse(system.potential()));
        for (UpdateRule.Block block : rule.blocks()) {
            List<Symbol> names = writing.symbols(block.gradient());
            List<Symbol> parts = writing.symbols(block.coordinate());
            for (int index = 0; index < parts.size(); index++) {
                Expression slope = calculus.partial(loss, parts.get(index));
                gradients.put(names.get(index), slope);
                lossGradient.add(slope);
            }
            block.states().forEach((symbol, start) -> {
                states.addAll(writing.symbols(symbol));
                starts.addAll(writing.parts(start));
            });
        }
        next.put(Symbol.STEP, Symbol.STEP.plus(Expression.of(1)));
        last.put(Symbol.STEP, Symbol.STEP.minus(Expression.of(1)));
        rule.blocks().forEach(this::step);
        rule.rate().ifPresent(rate -> {
            next.put(Symbol.TIME, Symbol.TIME.plus(rate));
            last.put(Symbol.TIME, Symbol.TIME.minus(new Substitution(Map.of(Symbol.STEP, last.get(Symbol.STEP))).rewrite(rate)));
        });
    }

    /** The map for each loss that a step may draw; one map where there is one loss only. */
    public static List<Recurrence> draws(UpdateRule rule, MechanicalSystem system, Calculus calculus) {
        return rule.draws().stream().map(drawn -> of(drawn, system, calculus)).toList();
    }

    /** Derives the map of {@code rule} on the coordinates of {@code system}. */
    public static Recurrence of(UpdateRule rule, MechanicalSystem system, Calculus calculus) {
        Writing writing = Writing.of(system).with(rule.loss().orElse(system.potential()));
        for (Expression expression : rule.expressions().toList()) {
            writing = writing.with(expression);
        }
        return of(rule, system, writing, calculus);
    }

    /** The same, written as stated. */
    public static Recurrence of(UpdateRule rule, MechanicalSystem system, Writing writing, Calculus calculus) {
        return new Recurrence(rule, system, writing, calculus);
    }

    private void step(UpdateRule.Block block) {
        Substitution gradient = new Substitution(gradients);
        block.steps().forEach((symbol, value) -> {
            List<Symbol> parts = writing.symbols(symbol);
            List<Expression> values = writing.parts(value).stream().map(gradient::rewrite).toList();
            List<Expression> unfolded = values.stream().map(this::unfolded).toList();
            for (int index = 0; index < parts.size(); index++) {
                stated.put(parts.get(index), values.get(index));
                next.put(parts.get(index), unfolded.get(index));
            }
            if (symbol == block.coordinate()) {
                backward(parts, values);
            }
        });
    }

    /** A value after a step in terms of the state before it: {@code next X} put in, which an earlier line gave. */
    private Expression unfolded(Expression value) {
        return new Rewriter() {
            @Override
            public Expression evolved(Evolved evolved) {
                return next.get((Symbol) evolved.operand());
            }
        }.rewrite(value);
    }

    /** Where a step moves q by what the state after it determines, that step can be undone: q − η next v by q + ηv. */
    private void backward(List<Symbol> parts, List<Expression> values) {
        Map<Symbol, Expression> before = new HashMap<>();
        for (int index = 0; index < parts.size(); index++) {
            Expression moved = values.get(index).minus(parts.get(index));
            if (Symbols.occurs(moved, Evolved.class::isInstance) && isSeenAfterwards(moved)) {
                before.put(parts.get(index), parts.get(index).minus(seenAfterwards(moved)));
            }
        }
        last.putAll(before);
    }

    private boolean isSeenAfterwards(Expression moved) {
        Rewriter blind = new Rewriter() {
            @Override
            public Expression evolved(Evolved evolved) {
                return Expression.zero(evolved.shape());
            }
        };
        return Symbols.of(blind.rewrite(moved)).stream()
                .noneMatch(symbol -> coordinates.contains(symbol) || states.contains(symbol));
    }

    private Expression seenAfterwards(Expression moved) {
        return new Rewriter() {
            @Override
            public Expression symbol(Symbol symbol) {
                return symbol == Symbol.STEP ? last.get(symbol) : symbol;
            }

            @Override
            public Expression evolved(Evolved evolved) {
                return evolved.operand();
            }
        }.rewrite(moved);
    }

    /** The rule it came from. */
    public UpdateRule rule() {
        return rule;
    }

    /** How its state is written. */
    public Writing writing() {
        return writing;
    }

    /** The rule as momentum with coupled decay, where it is that. */
    public Optional<MomentumForm> form() {
        return form;
    }

    /** The rule as momentum with coupled decay; {@link Underivable} where it is not that. */
    public MomentumForm requiredForm() {
        return form.orElseThrow(() -> new Underivable("nothing follows " + rule.name()
                + " yet: it is not of the form next v = beta v + G + k q, next q = q - eta next v"));
    }

    /** The learning rate; {@link Underivable} where the coordinates have different ones. */
    public Expression rate() {
        return rule.rate().orElseThrow(() -> new Underivable("the coordinates have different rates"));
    }

    /** Whether the rule is momentum with a buffer. */
    public boolean hasMomentum() {
        return form.isPresent() && !states.isEmpty();
    }

    /** The coordinates as they are written, in order. */
    public List<Symbol> coordinates() {
        return coordinates;
    }

    /** What the rule remembers besides the coordinates, as it is written: of momentum, the buffer of each coordinate in order. */
    public List<Symbol> states() {
        return states;
    }

    /** The values of {@link #states()} before the first step, in terms of the start. */
    public List<Expression> starts() {
        return starts;
    }

    /** g of each coordinate: the gradient of the loss without the rule's decay. */
    public List<Expression> lossGradient() {
        return lossGradient;
    }

    /** The gradient that the name {@code symbol} stands for, if it stands for one. */
    public Optional<Expression> gradientNamed(Symbol symbol) {
        return Optional.ofNullable(gradients.get(symbol));
    }

    /** G = g + kq of each coordinate: the gradient of the loss with its coupled decay, of a rule that has a {@link #form()}. */
    public List<Expression> gradient() {
        Expression decay = requiredForm().decay();
        List<Expression> decayed = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            decayed.add(lossGradient.get(index).plus(decay.times(coordinates.get(index))));
        }
        return decayed;
    }

    /** The value of each state and coordinate after a step as the rule says it, in the order of its lines. */
    public Map<Symbol, Expression> stated() {
        return java.util.Collections.unmodifiableMap(stated);
    }

    /** {@code expression} after the next step, in terms of the state before it. */
    public Expression next(Expression expression) {
        requireTime(expression);
        return new Substitution(next).rewrite(expression);
    }

    /** {@code expression} before the last step; {@link Underivable} where the rule cannot be run backward. */
    public Expression last(Expression expression) {
        requireTime(expression);
        for (Symbol symbol : Symbols.of(expression)) {
            boolean state = coordinates.contains(symbol) || states.contains(symbol);
            if (state && !last.containsKey(symbol)) {
                throw new Underivable("last " + symbol + " is not determined by the state of " + rule.name());
            }
        }
        return new Substitution(last).rewrite(expression);
    }

    /** Whether the state determines what {@code expression} was before the last step. */
    boolean knowsLast(Expression expression) {
        return Symbols.of(expression).stream().noneMatch(symbol ->
                (coordinates.contains(symbol) || states.contains(symbol)) && !last.containsKey(symbol));
    }

    /** Whether every coordinate before the last step is determined by the state, also before the first one. */
    public boolean canLookBack() {
        return coordinates.stream().allMatch(symbol -> last.containsKey(symbol)
                && !Symbols.occurs(last.get(symbol), part -> part == Symbol.STEP));
    }

    private void requireTime(Expression expression) {
        if (Symbols.occurs(expression, part -> part == Symbol.TIME)) {
            rate();
        }
    }
}
