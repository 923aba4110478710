package nld.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.Underivable;
import nld.derivation.Writing;
import nld.expression.CommonFactor;
import nld.expression.Evolved;
import nld.expression.Evolved.Evolution;
import nld.expression.Expression;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.model.Relation;

/**
 * The exact law of a symmetry under one step of an update rule, for any rate: the discrete twin of the broken law. In
 * entries, or in vectors and matrices of any dimension, as the recurrence is written.
 *
 * <ul>
 *   <li>ξ = c constant, C = ⟨q, c⟩: next C − C − β(C − last C) = −η⟨G, c⟩.</li>
 *   <li>ξ = Aq, A symmetric, C = ⟨q, Aq⟩: next C − C − β(C − last C) = −2η⟨G, Aq⟩ + η²(⟨next v, A next v⟩ + β⟨v, Av⟩);
 *       without momentum, next C − C = −2η⟨G, Aq⟩ + η²⟨G, AG⟩.</li>
 *   <li>ξ = Aq, any other A, with momentum, J = ⟨v, Aq⟩: next J = βJ + ⟨G, Aq⟩ − η⟨next v, A next v⟩, of which the last
 *       term is 0 for antisymmetric A. Without momentum there is no buffer to make a charge of.</li>
 * </ul>
 *
 * <p>Derived by expanding one step; each is confirmed by the judge before it is returned.
 */
public final class StepLaw {
    private final Recurrence recurrence;
    private final List<Expression> changes;
    private final Calculus calculus;
    private final Judge judge;

    private StepLaw(Recurrence recurrence, List<Expression> changes, Calculus calculus, Judge judge) {
        this.recurrence = recurrence;
        this.changes = changes;
        this.calculus = calculus;
        this.judge = judge;
    }

    /**
     * The law of the symmetry that changes each coordinate by {@code changes}; empty where these are neither constant nor
     * linear, or the rule is not of the {@link Recurrence#form()} of momentum: for then no such law is known here.
     */
    public static Optional<Relation> of(Recurrence recurrence, List<Expression> changes, Calculus calculus, Judge judge) {
        return recurrence.form().isEmpty() ? Optional.empty() : new StepLaw(recurrence, changes, calculus, judge).derive();
    }

    private Optional<Relation> derive() {
        if (changes.stream().allMatch(change -> change.motionOrder() < 0)) {
            return confirmed(constant());
        }
        return linearPart().flatMap(this::law).flatMap(this::confirmed);
    }

    private Optional<Relation> law(Linear linear) {
        if (isItsTranspose(linear, Expression.of(1))) {
            return Optional.of(recurrence.hasMomentum() ? symmetricWithMomentum(linear) : symmetric(linear));
        }
        return recurrence.hasMomentum() ? Optional.of(general(linear)) : Optional.empty();
    }

    private Optional<Relation> confirmed(Relation law) {
        AlongSteps steps = new AlongSteps(recurrence, Map.of(), calculus);
        boolean holds = judge.isZero(steps.rewrite(law.left()).minus(steps.rewrite(law.right())));
        return holds ? Optional.of(law) : Optional.empty();
    }

    /**
     * A linear map A of the configuration, as what it makes of a vector that is named.
     *
     * @param names  the parts of the vector
     * @param images the parts of what it is mapped to, linear in {@code names}
     */
    private record Linear(List<Symbol> names, List<Expression> images) {
        List<Expression> of(List<? extends Expression> vector) {
            Map<Symbol, Expression> parts = new HashMap<>();
            for (int index = 0; index < names.size(); index++) {
                parts.put(names.get(index), vector.get(index));
            }
            Substitution substitution = new Substitution(parts);
            return images.stream().map(substitution::rewrite).toList();
        }

        /** ⟨{@code vector}, A {@code vector}⟩. */
        Expression form(List<? extends Expression> vector) {
            return inner(vector, of(vector));
        }
    }

    /** The A with ξ = Aq; empty where there is none. */
    private Optional<Linear> linearPart() {
        List<Symbol> names = named("direction");
        Map<Symbol, Expression> moved = new HashMap<>();
        for (int index = 0; index < names.size(); index++) {
            moved.put(recurrence.coordinates().get(index), names.get(index));
        }
        List<Expression> images = new ArrayList<>();
        try {
            changes.forEach(change -> images.add(calculus.along(change, moved)));
        } catch (Underivable unknown) {
            return Optional.empty();
        }
        Linear linear = new Linear(names, images);
        List<Expression> whole = linear.of(recurrence.coordinates());
        boolean holds = images.stream().allMatch(image -> image.motionOrder() < 0);
        for (int index = 0; holds && index < whole.size(); index++) {
            holds = judge.isZero(changes.get(index).minus(whole.get(index)));
        }
        return holds ? Optional.of(linear) : Optional.empty();
    }

    /** A vector with a name for each of its parts. */
    private List<Symbol> named(String name) {
        return recurrence.coordinates().stream()
                .map(symbol -> Symbol.of(name + " " + symbol.name(), symbol.shape(), Symbol.Kind.PARAMETER)).toList();
    }

    /** Whether ⟨x, Ay⟩ = {@code sign} ⟨y, Ax⟩ for all x and y. */
    private boolean isItsTranspose(Linear linear, Expression sign) {
        List<Symbol> other = named("other");
        Expression one = inner(other, linear.images());
        Expression turned = inner(linear.names(), linear.of(other));
        return judge.isZero(one.minus(sign.times(turned)));
    }

    private Relation constant() {
        Expression quantity = inner(recurrence.coordinates(), changes);
        return new Relation(motion(quantity), Relation.Sign.EQUAL, work(recurrence.rate().negated()));
    }

    private Relation symmetric(Linear linear) {
        Expression rate = recurrence.rate();
        Expression driven = rate.power(2).times(linear.form(recurrence.gradient()));
        return new Relation(motion(linear.form(recurrence.coordinates())), Relation.Sign.EQUAL,
                work(Expression.of(-2).times(rate)).plus(CommonFactor.of(driven)));
    }

    private Relation symmetricWithMomentum(Linear linear) {
        Expression rate = recurrence.rate();
        Expression carried = recurrence.requiredForm().momentum().times(linear.form(recurrence.buffer()));
        Expression driven = rate.power(2).times(linear.form(nextBuffer()).plus(carried));
        return new Relation(motion(linear.form(recurrence.coordinates())), Relation.Sign.EQUAL,
                work(Expression.of(-2).times(rate)).plus(driven));
    }

    private Relation general(Linear linear) {
        Expression rate = recurrence.rate();
        Expression charge = inner(recurrence.buffer(), linear.of(recurrence.coordinates()));
        boolean driven = !isItsTranspose(linear, Expression.of(-1));
        Expression drive = driven ? rate.times(linear.form(nextBuffer())) : Expression.of(0);
        return new Relation(Evolved.of(Evolution.NEXT, charge), Relation.Sign.EQUAL,
                recurrence.requiredForm().momentum().times(charge).plus(work(Expression.of(1))).minus(drive));
    }

    private List<Expression> nextBuffer() {
        return recurrence.states().stream().<Expression>map(symbol -> Evolved.of(Evolution.NEXT, symbol)).toList();
    }

    /** What a quantity moves by in the next step, less β times what it moved by in the last. */
    private Expression motion(Expression quantity) {
        Expression moved = Evolved.of(Evolution.NEXT, quantity).minus(quantity);
        return recurrence.hasMomentum() ? moved.minus(recurrence.requiredForm().momentum()
                .times(quantity.minus(Evolved.of(Evolution.LAST, quantity)))) : moved;
    }

    /** {@code factor} ⟨G, ξ⟩, in simplest form: what the loss and its decay contribute. */
    private Expression work(Expression factor) {
        return factor.times(judge.simplified(inner(recurrence.gradient(), changes)));
    }

    private static Expression inner(List<? extends Expression> left, List<? extends Expression> right) {
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.of(0));
        for (int index = 0; index < left.size(); index++) {
            terms.add(Writing.inner(left.get(index), right.get(index)));
        }
        return Sum.of(terms);
    }
}
