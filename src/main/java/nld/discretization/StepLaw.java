package nld.discretization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.derivation.Calculus;
import nld.derivation.Writing;
import nld.expression.CommonFactor;
import nld.expression.Evolved;
import nld.expression.Evolved.Evolution;
import nld.expression.Expression;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.kernel.Judge;
import nld.model.Relation;

/**
 * The exact law of a linear symmetry ξ = Aq under one step of an update rule, for any rate: the discrete twin of the
 * broken law.
 *
 * <p>A symmetric, C = ⟨q, Aq⟩: next C − C − β(C − last C) = −2η⟨G, Aq⟩ + η²(⟨next v, A next v⟩ + β⟨v, Av⟩); without
 * momentum, next C − C = −2η⟨G, Aq⟩ + η²⟨G, AG⟩. A antisymmetric, J = ⟨v, Aq⟩ and ⟨G, Aq⟩ = 0: next J = βJ. Derived by expanding one step; each is confirmed by the judge before it is returned.
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
     * The law of the symmetry that changes each coordinate by {@code changes}; empty where these are not linear with a
     * symmetric or antisymmetric matrix, for then no such law is known here.
     */
    public static Optional<Relation> of(Recurrence recurrence, List<Expression> changes, Calculus calculus, Judge judge) {
        return new StepLaw(recurrence, changes, calculus, judge).derive();
    }

    private Optional<Relation> derive() {
        if (recurrence.writing() == Writing.IN_VECTORS) {
            // which matrix is linear in a vector of any dimension is not asked yet
            return Optional.empty();
        }
        List<List<Expression>> matrix = new ArrayList<>();
        for (Expression change : changes) {
            matrix.add(recurrence.coordinates().stream().map(symbol -> calculus.partial(change, symbol)).toList());
        }
        boolean constant = matrix.stream().flatMap(List::stream).allMatch(entry -> entry.motionOrder() < 0);
        boolean linear = constant && difference(changes, times(matrix, recurrence.coordinates())).stream()
                .allMatch(judge::isZero);
        if (!linear) {
            return Optional.empty();
        }
        if (isEqualToItsTranspose(matrix, Expression.of(1))) {
            return confirmed(recurrence.hasMomentum() ? symmetricWithMomentum(matrix) : symmetric(matrix));
        }
        return recurrence.hasMomentum() && isEqualToItsTranspose(matrix, Expression.of(-1))
                ? antisymmetric(matrix).flatMap(this::confirmed) : Optional.empty();
    }

    private Optional<Relation> confirmed(Relation law) {
        AlongSteps steps = new AlongSteps(recurrence, Map.of());
        boolean holds = judge.isZero(steps.rewrite(law.left()).minus(steps.rewrite(law.right())));
        return holds ? Optional.of(law) : Optional.empty();
    }

    private boolean isEqualToItsTranspose(List<List<Expression>> matrix, Expression sign) {
        for (int row = 0; row < matrix.size(); row++) {
            for (int column = 0; column <= row; column++) {
                if (!judge.isZero(matrix.get(row).get(column).minus(sign.times(matrix.get(column).get(row))))) {
                    return false;
                }
            }
        }
        return true;
    }

    private Relation symmetric(List<List<Expression>> matrix) {
        Expression rate = recurrence.rule().rate();
        Expression quantity = form(recurrence.coordinates(), matrix);
        Expression driven = rate.power(2).times(form(recurrence.gradient(), matrix));
        Expression left = Evolved.of(Evolution.NEXT, quantity).minus(quantity);
        return new Relation(left, Relation.Sign.EQUAL, source(rate).plus(CommonFactor.of(driven)));
    }

    private Relation symmetricWithMomentum(List<List<Expression>> matrix) {
        Expression rate = recurrence.rule().rate();
        Expression momentum = recurrence.rule().momentum();
        Expression quantity = form(recurrence.coordinates(), matrix);
        List<Expression> nextBuffer = recurrence.buffer().stream()
                .<Expression>map(symbol -> Evolved.of(Evolution.NEXT, symbol)).toList();
        Expression driven = rate.power(2)
                .times(form(nextBuffer, matrix).plus(momentum.times(form(recurrence.buffer(), matrix))));
        Expression left = Evolved.of(Evolution.NEXT, quantity).minus(quantity)
                .minus(momentum.times(quantity.minus(Evolved.of(Evolution.LAST, quantity))));
        return new Relation(left, Relation.Sign.EQUAL, source(rate).plus(driven));
    }

    /** −2η⟨G, ξ⟩, in simplest form: what the loss and its decay contribute. */
    private Expression source(Expression rate) {
        Expression work = judge.simplified(inner(recurrence.gradient(), changes));
        return Expression.of(-2).times(rate).times(work);
    }

    private Optional<Relation> antisymmetric(List<List<Expression>> matrix) {
        Expression torque = inner(recurrence.gradient(), changes);
        if (!judge.isZero(torque)) {
            return Optional.empty();
        }
        Expression charge = inner(recurrence.buffer(), times(matrix, recurrence.coordinates()));
        return Optional.of(new Relation(Evolved.of(Evolution.NEXT, charge), Relation.Sign.EQUAL,
                recurrence.rule().momentum().times(charge)));
    }

    private static Expression form(List<? extends Expression> vector, List<List<Expression>> matrix) {
        return inner(vector, times(matrix, vector));
    }

    private static List<Expression> times(List<List<Expression>> matrix, List<? extends Expression> vector) {
        return matrix.stream().map(row -> inner(row, vector)).toList();
    }

    private static Expression inner(List<? extends Expression> left, List<? extends Expression> right) {
        List<Expression> terms = new ArrayList<>();
        terms.add(Expression.of(0));
        for (int index = 0; index < left.size(); index++) {
            terms.add(left.get(index).times(right.get(index)));
        }
        return Sum.of(terms);
    }

    private static List<Expression> difference(List<Expression> left, List<Expression> right) {
        List<Expression> differences = new ArrayList<>();
        for (int index = 0; index < left.size(); index++) {
            differences.add(left.get(index).minus(right.get(index)));
        }
        return differences;
    }
}
