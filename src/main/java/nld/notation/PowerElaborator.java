package nld.notation;

import java.util.List;
import nld.expression.EntryPower;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbols;

/** Makes powers of formulas: of scalars, of matrices, entry by entry, and such as grow with the steps. */
final class PowerElaborator {
    private static final int LARGEST_MATRIX_POWER = 20;

    private final Elaborator elaborator;
    private final Scope scope;
    private final Setting setting;

    PowerElaborator(Elaborator elaborator, Scope scope, Setting setting) {
        this.elaborator = elaborator;
        this.scope = scope;
        this.setting = setting;
    }

    /** A formula raised to a power. */
    Expression of(Formula.Power power) {
        if (power.base() instanceof Formula.Name name && scope.find(name.name()).isEmpty() && name.name().equals("e")) {
            throw scope.unknown(name);
        }
        Expression base = elaborator.of(power.base());
        Expression raisedTo = elaborator.of(power.exponent());
        if (setting.isEntryByEntry() && base.shape().isScalar() && Symbols.occurs(raisedTo, part -> part == Symbol.STEP)) {
            return ofSteps(base, raisedTo, power.span());
        }
        Rational exponent = exponent(raisedTo, power);
        if (power.ofEntries() || setting.isEntryByEntry() && isEntryByEntry(base.shape())) {
            return elaborator.shaped(power.span(), () -> EntryPower.of(base, exponent));
        }
        if (base.shape().isScalar()) {
            if (base.isZero() && exponent.signum() < 0) {
                throw Refusal.of(power.span(), Mistake.DIVISION_BY_ZERO);
            }
            Expression raised = elaborator.shaped(power.span(), () -> base.power(exponent));
            Numbers.requireModest(List.of(raised), power.span());
            return raised;
        }
        if (base.shape() instanceof Shape.Vector) {
            throw Refusal.of(power.span(), Mistake.POWER_OF_VECTOR);
        }
        return matrixPower(base, exponent, power.span());
    }

    /** A power that grows with the steps, of a positive number: u^step is exp(step log(u)). */
    private Expression ofSteps(Expression base, Expression exponent, Span span) {
        return elaborator.shaped(span, () -> exponent.times(base.apply(Function.LOG)).apply(Function.EXP));
    }

    /** In a rule a matrix is raised entry by entry as a vector is. */
    private boolean isEntryByEntry(Shape shape) {
        return shape instanceof Shape.Vector || setting == Setting.RULE && !shape.isScalar();
    }

    private static Rational exponent(Expression exponent, Formula.Power power) {
        if (exponent instanceof Literal literal) {
            return literal.value();
        }
        throw Refusal.of(power.exponent().span(), Mistake.EXPONENT_NOT_A_NUMBER);
    }

    private Expression matrixPower(Expression base, Rational exponent, Span span) {
        if (!exponent.isInteger() || exponent.signum() <= 0 || exponent.compareTo(Rational.of(LARGEST_MATRIX_POWER)) > 0) {
            throw Refusal.of(span, Mistake.POWER_OF_MATRIX, "" + LARGEST_MATRIX_POWER);
        }
        return elaborator.shaped(span, () -> {
            Expression product = base;
            for (int count = 1; count < exponent.intValueExact(); count++) {
                product = product.times(base);
            }
            return product;
        });
    }
}
