package nld.notation;

import nld.expression.Expression;
import nld.model.Relation;
import nld.model.Relation.Sign;

/** Reads two formulas and the sign between them. */
final class RelationReader {
    private RelationReader() {
    }

    /** The relation that begins here. */
    static Relation read(Tokens tokens, Scope scope, Setting setting) {
        Formula left = FormulaParser.parse(tokens);
        Sign sign = sign(tokens);
        Formula right = FormulaParser.parse(tokens);
        if (isRelation(tokens.peek())) {
            throw Refusal.of(tokens.peek().span(), Mistake.SECOND_RELATION, tokens.peek().written());
        }
        return relate(new Elaborator(scope, setting), left, sign, right);
    }

    private static Relation relate(Elaborator elaborator, Formula left, Sign sign, Formula right) {
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
