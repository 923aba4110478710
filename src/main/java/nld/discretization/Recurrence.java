package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.EquationsOfMotion;
import nld.derivation.Underivable;
import nld.derivation.Writing;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.UpdateRule;

/**
 * An update rule as a map of its state, in scalars or in vectors and matrices: v ← βv + G and q ← q − ηv with G = g + kq; without momentum,
 * q ← q − ηG.
 */
public final class Recurrence {
    private final UpdateRule rule;
    private final Writing writing;
    private final List<Symbol> coordinates;
    private final List<Symbol> buffer;
    private final List<Expression> lossGradient;
    private final List<Expression> gradient;
    private final Map<Symbol, Expression> next = new HashMap<>();
    private final Map<Symbol, Expression> last = new HashMap<>();

    private Recurrence(UpdateRule rule, Writing writing, List<Symbol> coordinates, List<Symbol> buffer,
            List<Expression> lossGradient) {
        this.rule = rule;
        this.writing = writing;
        this.coordinates = List.copyOf(coordinates);
        this.buffer = List.copyOf(buffer);
        this.lossGradient = List.copyOf(lossGradient);
        List<Expression> decayed = new ArrayList<>();
        for (int index = 0; index < coordinates.size(); index++) {
            decayed.add(lossGradient.get(index).plus(rule.decay().times(coordinates.get(index))));
        }
        this.gradient = List.copyOf(decayed);
        next.put(Symbol.TIME, Symbol.TIME.plus(rule.rate()));
        next.put(Symbol.STEP, Symbol.STEP.plus(Expression.of(1)));
        last.put(Symbol.TIME, Symbol.TIME.minus(rule.rate()));
        last.put(Symbol.STEP, Symbol.STEP.minus(Expression.of(1)));
        for (int index = 0; index < coordinates.size(); index++) {
            step(index);
        }
    }

    private void step(int index) {
        Symbol coordinate = coordinates.get(index);
        Expression move = gradient.get(index);
        if (hasMomentum()) {
            Symbol velocity = buffer.get(index);
            move = rule.momentum().times(velocity).plus(move);
            next.put(velocity, move);
            last.put(coordinate, coordinate.plus(rule.rate().times(velocity)));
        }
        next.put(coordinate, coordinate.minus(rule.rate().times(move)));
    }

    /** Derives the map of {@code rule} on the coordinates of {@code system}. */
    public static Recurrence of(UpdateRule rule, MechanicalSystem system, Calculus calculus) {
        Expression descended = rule.loss().orElse(system.potential());
        Writing writing = Writing.of(system).with(descended);
        Expression loss = writing.scalar(descended);
        List<Symbol> coordinates = EquationsOfMotion.coordinates(system, writing);
        List<Expression> gradient = new ArrayList<>();
        for (Symbol coordinate : coordinates) {
            gradient.add(calculus.partial(loss, coordinate));
        }
        return new Recurrence(rule, writing, coordinates, buffer(rule, system, writing), gradient);
    }

    private static List<Symbol> buffer(UpdateRule rule, MechanicalSystem system, Writing writing) {
        String name = rule.buffer().map(Symbol::name).orElse("buffer");
        boolean single = system.coordinates().size() == 1;
        List<Symbol> buffer = new ArrayList<>();
        for (Symbol coordinate : system.coordinates()) {
            String part = single ? name : name + "_" + coordinate.name();
            Shape shape = coordinate.shape();
            buffer.addAll(writing.symbols(Symbol.of(part, shape, Symbol.Kind.STATE)));
        }
        return buffer;
    }

    /** The rule it came from. */
    public UpdateRule rule() {
        return rule;
    }

    /** How its state is written. */
    public Writing writing() {
        return writing;
    }

    /** Whether the rule keeps a momentum buffer. */
    public boolean hasMomentum() {
        return rule.method() == UpdateRule.Method.HEAVY_BALL;
    }

    /** The coordinates as they are written, in order. */
    public List<Symbol> coordinates() {
        return coordinates;
    }

    /** The momentum buffer of each coordinate, in order. */
    public List<Symbol> buffer() {
        return buffer;
    }

    /** g of each coordinate: the gradient of the loss without the rule's decay. */
    public List<Expression> lossGradient() {
        return lossGradient;
    }

    /** G = g + kq of each coordinate: the gradient of the loss with its coupled decay. */
    public List<Expression> gradient() {
        return gradient;
    }

    /** {@code expression} after the next step, in terms of the state before it. */
    public Expression next(Expression expression) {
        return new Substitution(next).rewrite(expression);
    }

    /** {@code expression} before the last step; {@link Underivable} where the rule cannot be run backward. */
    public Expression last(Expression expression) {
        for (Symbol symbol : nld.expression.Symbols.of(expression)) {
            boolean state = coordinates.contains(symbol) || buffer.contains(symbol);
            if (state && !last.containsKey(symbol)) {
                throw new Underivable("last " + symbol + " is not determined by the state of " + rule.method().word());
            }
        }
        return new Substitution(last).rewrite(expression);
    }
}
