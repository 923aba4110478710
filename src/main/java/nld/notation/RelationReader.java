package nld.notation;

import java.util.Optional;
import nld.expression.Expression;
import nld.model.Asymptotics;
import nld.model.Relation;
import nld.model.Relation.Sign;

/** Reads two formulas and the sign between them. */
final class RelationReader {
    private RelationReader() {
    }

    /** A relation, and the order to which it is claimed where its right side ends in an O(…). */
    record Claimed(Relation relation, Optional<Asymptotics> order) {
    }

    /** The relation that begins here, exact. */
    static Relation read(Tokens tokens, Scope scope, Setting setting) {
        return relate(new Elaborator(scope, setting), Sides.read(tokens));
    }

    /** The relation of a claim that begins here. */
    static Claimed claimed(Tokens tokens, Scope scope, Setting setting) {
        Sides sides = Sides.read(tokens);
        AsymptoticsReader.Cut cut = AsymptoticsReader.cut(sides.right, scope);
        if (cut.order().isPresent() && sides.sign != Sign.EQUAL && sides.sign != Sign.DIFFERENT) {
            throw Refusal.of(sides.right.span(), Mistake.ORDER_OF_INEQUALITY);
        }
        Formula right = cut.rest().orElseGet(() -> new Formula.Number("0", sides.right.span()));
        return new Claimed(relate(new Elaborator(scope, setting), new Sides(sides.left, sides.sign, right)), cut.order());
    }

    /** Two formulas and the sign between them, as they stand. */
    record Sides(Formula left, Sign sign, Formula right) {
        static Sides read(Tokens tokens) {
            Formula left = FormulaParser.parse(tokens);
            Sign sign = RelationReader.sign(tokens);
            Formula right = FormulaParser.parse(tokens);
            if (isRelation(tokens.peek())) {
                throw Refusal.of(tokens.peek().span(), Mistake.SECOND_RELATION, tokens.peek().written());
            }
            return new Sides(left, sign, right);
        }
    }

    /** The relation of sides that were read, their names looked up. */
    static Relation relate(Elaborator elaborator, Sides sides) {
        Formula left = sides.left;
        Formula right = sides.right;
        Sign sign = sides.sign;
        Expression first = elaborator.of(left);
        Expression second = elaborator.of(right);
        if (first.isZero() && !second.shape().isScalar()) {
            first = Expression.zero(second.shape());
        }
        if (second.isZero()) {
            second = Expression.zero(first.shape());
        }
        if (!first.shape().equals(second.shape())) {
            throw Refusal.of(right.span(), Mistake.SIDES_OF_TWO_SHAPES, first.shape().toString(), second.shape().toString());
        }
        if (!first.shape().isScalar() && (sign == Sign.AT_MOST || sign == Sign.AT_LEAST)) {
            throw Refusal.of(left.span().to(right.span()), Mistake.ORDER_OF_VECTORS, sign.text(), first.shape().toString());
        }
        return new Relation(first, sign, second);
    }

    static boolean isRelation(Token token) {
        return token.is(Token.Kind.SIGN) && token.text().matches("[<>!]=|[<>=]");
    }

    private static Sign sign(Tokens tokens) {
        Token token = tokens.peek();
        if (token.isSign("<") || token.isSign(">")) {
            throw Refusal.of(token.span(), Mistake.STRICT_INEQUALITY, token.written());
        }
        for (Sign sign : Sign.values()) {
            if (tokens.takeSign(sign.text())) {
                return sign;
            }
        }
        if (token.isSign("->")) {
            throw Refusal.of(token.span(), Mistake.NOT_YET, "a map or a limit with ->");
        }
        throw Refusal.of(token.span(), Mistake.RELATION_MISSING, tokens.found());
    }
}
