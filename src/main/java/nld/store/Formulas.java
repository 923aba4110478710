package nld.store;

import java.util.List;
import nld.expression.AbstractFunction;
import nld.expression.Applied;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Ones;
import nld.expression.Outer;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;

/** Expressions taken apart into what they are made of, and put together again. A kind that is not listed here is not stored. */
final class Formulas {
    private Formulas() {
    }

    /** What an expression is made of: its parts and its marks, in the order in which {@link #built} takes them. */
    static List<Object> parts(Expression expression) {
        if (expression instanceof Literal literal) {
            return List.of(literal.value());
        }
        if (expression instanceof Symbol symbol) {
            return List.of(symbol.name(), symbol.shape(), symbol.kind(), symbol.order());
        }
        if (expression instanceof Power power) {
            return List.of(power.base(), power.exponent());
        }
        if (expression instanceof EntryPower power) {
            return List.of(power.base(), power.exponent());
        }
        if (expression instanceof Applied applied) {
            return List.of(applied.function(), applied.argument());
        }
        if (expression instanceof Sum || expression instanceof Ones || expression instanceof Tuple) {
            return List.of(expression.shape(), expression.children());
        }
        if (expression instanceof Identity identity) {
            return List.of(identity.dimension());
        }
        if (expression instanceof Entry entry) {
            return List.of(entry.tensor(), entry.row(), entry.column());
        }
        if (expression instanceof Jet jet) {
            return List.of(jet.function(), jet.arguments(), jet.open(), jet.directions(), jet.values());
        }
        if (expression instanceof Evolved evolved) {
            return List.of(evolved.evolution(), evolved.operand());
        }
        return List.of(expression.children());
    }

    /** The expression of the kind {@code kind} that is made of {@code parts}. */
    @SuppressWarnings("unchecked") // what parts() gave for that kind; a cast that fails makes the stored form useless, as it should
    static Expression built(String kind, List<Object> parts) {
        Object first = parts.get(0);
        Object last = parts.get(parts.size() - 1);
        return switch (kind) {
            case "Literal" -> Literal.of((Rational) first);
            case "Symbol" -> Symbol.of((String) first, (Shape) parts.get(1), (Symbol.Kind) parts.get(2)).atOrder((Integer) last);
            case "Power" -> Power.of((Expression) first, (Rational) last);
            case "EntryPower" -> EntryPower.of((Expression) first, (Rational) last);
            case "Applied" -> Applied.of((Function) first, (Expression) last);
            case "Sum" -> ((List<Expression>) last).isEmpty() ? Expression.zero((Shape) first) : Sum.of((List<Expression>) last);
            case "Ones" -> Ones.of((Shape) first);
            case "Tuple" -> Tuple.of((Shape) first, (List<Expression>) last);
            case "Identity" -> Identity.of((Dimension) first);
            case "Entry" -> entry((Expression) first, (Integer) parts.get(1), (Integer) last);
            case "Jet" -> Jet.of((AbstractFunction) first, (List<Expression>) parts.get(1), (List<Integer>) parts.get(2),
                    (List<Jet.Direction>) parts.get(3), (List<Expression>) last);
            case "Evolved" -> Evolved.of((Evolved.Evolution) first, (Expression) last);
            default -> built(kind, (List<Expression>) first, ((List<Expression>) first).get(0));
        };
    }

    /** The same of kinds that are made of their children alone. */
    private static Expression built(String kind, List<Expression> children, Object first) {
        Expression one = (Expression) first;
        Expression other = children.get(children.size() - 1);
        return switch (kind) {
            case "Product" -> Product.of(children);
            case "Scaled" -> Scaled.of(one, other);
            case "MatrixProduct" -> children.stream().reduce(MatrixProduct::of).orElseThrow();
            case "Transposed" -> Transposed.of(one);
            case "Dot" -> Dot.of(one, other);
            case "Outer" -> Outer.of(one, other);
            case "Hadamard" -> Hadamard.of(children);
            case "Diagonal" -> Diagonal.of(one);
            case "Expectation" -> Expectation.of(one);
            case "PartialGradient" -> PartialGradient.of(one, (Symbol) other);
            default -> throw new Unstorable("a formula of the kind " + kind);
        };
    }

    private static Expression entry(Expression tensor, int row, int column) {
        return tensor.shape() instanceof Shape.Vector ? Entry.of(tensor, row) : Entry.of(tensor, row, column);
    }
}
