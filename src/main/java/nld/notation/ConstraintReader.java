package nld.notation;

import nld.expression.Applied;
import nld.expression.Assumptions;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.Relation;

/** Reads what the coordinates obey at all times, and the name of the multiplier that keeps it. */
final class ConstraintReader {
    private static final String EXAMPLE = "constraint |w| = 1, multiplier lambda";

    private final Draft draft;
    private final Assumptions assumptions;

    ConstraintReader(Draft draft) {
        this.draft = draft;
        this.assumptions = new Assumptions(draft.declarations.parameters());
    }

    /** The constraint of a statement; its multiplier is from here on a derived quantity that claims may name. */
    MechanicalSystem.Constraint read(Statement statement) {
        Tokens tokens = draft.tokens(statement);
        tokens.next();
        int start = tokens.position();
        Relation relation = RelationReader.read(tokens, draft.scope(), Setting.TERM);
        if (relation.sign() != Relation.Sign.EQUAL || !relation.left().shape().isScalar()) {
            throw Refusal.of(tokens.span(start, tokens.position()), Mistake.NO_CONSTRAINT);
        }
        Expression function = function(relation);
        if (function.motionOrder() != 0) {
            throw Refusal.of(tokens.span(start, tokens.position()), Mistake.CONSTRAINT_OF_VELOCITIES);
        }
        if (!tokens.takeSign(",") || !tokens.takeWord("multiplier")) {
            throw tokens.expected("the multiplier's name", EXAMPLE);
        }
        Token name = tokens.expectWord("the multiplier's name", EXAMPLE);
        draft.scope().declare(name, new Scope.Meaning.Known(Symbol.of(name.text(), Shape.SCALAR, Symbol.Kind.QUANTITY)));
        tokens.expectEnd("as in: " + EXAMPLE);
        return new MechanicalSystem.Constraint(function, Symbol.parameter(name.text()));
    }

    /**
     * Left − right; of their squares where one side is a norm or an absolute value and neither is negative, for these are smooth
     * where the other side is 0 as well.
     */
    private Expression function(Relation relation) {
        Expression left = relation.left();
        Expression right = relation.right();
        boolean rooted = isRoot(left) || isRoot(right);
        return rooted && isNonNegative(left) && isNonNegative(right)
                ? left.power(2).minus(right.power(2)) : left.minus(right);
    }

    private static boolean isRoot(Expression side) {
        return side instanceof Power power && power.exponent().equals(Rational.HALF)
                || side instanceof Applied applied && applied.function() == Function.ABS;
    }

    private boolean isNonNegative(Expression side) {
        return isRoot(side) || side instanceof Literal literal && literal.value().signum() >= 0
                || side instanceof Symbol symbol && assumptions.of(symbol).isNonNegative();
    }
}
