package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nld.data.Law;
import nld.data.NumberTable;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Identity;
import nld.expression.Literal;
import nld.expression.Ones;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.ShapeMismatch;
import nld.model.Network;
import nld.network.Forward;

/** Makes expressions of what built-in functions are applied to. */
final class CallElaborator {
    private static final int MOST_THINGS = 1_000;
    private static final Set<String> TWO = Set.of("dot", "max", "binomial");

    private static final Network.Activation RELU = new Network.Activation(Network.Activation.Kind.RELU, Optional.empty());

    private final Elaborator elaborator;
    private final Scope scope;
    private final Setting setting;

    CallElaborator(Elaborator elaborator, Scope scope, Setting setting) {
        this.elaborator = elaborator;
        this.scope = scope;
        this.setting = setting;
    }

    /** A built-in function of its arguments. */
    Expression call(Formula.Call call) {
        String function = call.function();
        int most = TWO.contains(function) || function.equals("ones") || Law.of(function).isPresent() ? 2 : 1;
        int least = TWO.contains(function) ? 2 : 1;
        int given = call.arguments().size();
        if (given > most || given < least) {
            throw Refusal.of(call.span(), Mistake.WRONG_ARITY, function, least < most ? "1 or 2" : "" + most, "" + given);
        }
        if (Law.of(function).isPresent()) {
            return drawn(Law.of(function).get(), call);
        }
        return switch (function) {
            case "ones" -> Ones.of(shape(call));
            case "binomial" -> binomial(call);
            case "identity" -> Identity.of(dimension(call, 0));
            case "curl" -> elaborator.placed(Evolved.of(Evolved.Evolution.CURL, elaborator.of(call.arguments().get(0))), call.span());
            case "relu" -> Forward.activated(RELU, elaborator.of(call.arguments().get(0)));
            case "gate" -> Forward.gate(elaborator.of(call.arguments().get(0)));
            default -> of(call, elaborator.of(call.arguments().get(0)));
        };
    }

    private Expression of(Formula.Call call, Expression argument) {
        return elaborator.shaped(call.span(), () -> switch (call.function()) {
            case "dot" -> argument.dot(elaborator.of(call.arguments().get(1)));
            case "max" -> larger(argument, elaborator.of(call.arguments().get(1)));
            case "sqrt" -> root(argument);
            case "sum" -> argument.sumOfEntries();
            case "tr" -> argument.trace();
            case "det" -> determinant(argument);
            case "diag" -> Diagonal.of(argument);
            default -> argument.apply(Function.valueOf(call.function().toUpperCase(Locale.ROOT)));
        });
    }

    /** The larger of two, entry by entry: half of their sum and of their distance. */
    private static Expression larger(Expression one, Expression other) {
        Expression twice = one.plus(other).plus(one.minus(other).apply(Function.ABS));
        return Expression.of(1, 2).times(twice);
    }

    /**
     * The determinant of a square matrix A of stated size n, by Faddeev and LeVerrier: M₁ = 1, M_k = A M_{k−1} + c_{k−1} 1 with
     * c_k = −tr(A M_k)/k; it is (−1)ⁿ c_n.
     */
    private static Expression determinant(Expression matrix) {
        Expression trace = matrix.trace();
        if (!(matrix.shape() instanceof Shape.Matrix square) || !(square.rows() instanceof Dimension.Stated stated)) {
            throw new ShapeMismatch("cannot write the determinant of a " + matrix.shape() + " out; state its size");
        }
        Expression identity = Identity.of(square.rows());
        Expression accumulated = identity;
        Expression coefficient = trace.negated();
        for (int power = 2; power <= stated.size(); power++) {
            accumulated = matrix.times(accumulated).plus(coefficient.times(identity));
            coefficient = matrix.times(accumulated).trace().over(Expression.of(-power));
        }
        return stated.size() % 2 == 0 ? coefficient : coefficient.negated();
    }

    /** In an update a root is taken entry by entry. */
    private Expression root(Expression argument) {
        return setting.isEntryByEntry() ? argument.entryPower(Rational.HALF) : argument.squareRoot();
    }

    /** How many subsets of k of n things there are, of stated numbers. */
    private Expression binomial(Formula.Call call) {
        int n = count(call, 0);
        int k = count(call, 1);
        Rational value = Rational.of(k > n ? 0 : 1);
        for (int index = 1; index <= k && index <= n; index++) {
            value = value.times(Rational.of(n - index + 1, index));
        }
        return Literal.of(value);
    }

    private int count(Formula.Call call, int index) {
        Formula argument = call.arguments().get(index);
        Expression value = elaborator.of(argument);
        if (value instanceof Literal literal && literal.value().isInteger() && literal.value().signum() >= 0
                && literal.value().compareTo(Rational.of(MOST_THINGS)) <= 0) {
            return literal.value().intValueExact();
        }
        throw Refusal.of(argument.span(), Mistake.COUNT_EXPECTED, "" + MOST_THINGS);
    }

    /** Numbers that are drawn for a value of a check. */
    private Expression drawn(Law law, Formula.Call call) {
        Supply supply = scope.supply().orElseThrow(() -> Refusal.of(call.span(), Mistake.OUT_OF_PLACE, "a draw", setting.toString(),
                "values of a check are drawn: from U = 1/10 normal(n, k)"));
        Shape shape = shape(call);
        if (!Shapes.stated(shape, Map.of()).equals(Optional.of(shape))) {
            throw Refusal.of(call.span(), Mistake.SIZE_MISSING, "a draw", shape.toString());
        }
        return supply.drawn(law, shape);
    }

    /** The shape whose sides a call names. */
    private Shape shape(Formula.Call call) {
        List<Dimension> sides = new ArrayList<>();
        for (int index = 0; index < call.arguments().size(); index++) {
            sides.add(dimension(call, index));
        }
        Shape shape = sides.size() == 1 ? new Shape.Vector(sides.get(0)) : new Shape.Matrix(sides.get(0), sides.get(1));
        if (scope.supply().isEmpty()) {
            Shapes.requireModest(shape, call.span());
        } else if (Entries.count(Shapes.stated(shape, Map.of()).orElse(Shape.SCALAR)) > NumberTable.MOST) {
            throw Refusal.of(call.span(), Mistake.TOO_MANY_ENTRIES, "" + NumberTable.MOST).advising(List.of("take smaller sizes: a check has a minute"));
        }
        return shape;
    }

    private Dimension dimension(Formula.Call call, int index) {
        Formula argument = call.arguments().get(index);
        if (argument instanceof Formula.Number number && number.digits().matches("[1-9]\\d{0,6}")) {
            return Dimension.of(Integer.parseInt(number.digits()));
        }
        boolean plain = argument instanceof Formula.Name name && name.index().isEmpty() && name.primes() == 0;
        if (plain && scope.find(((Formula.Name) argument).name()).orElse(null) instanceof Scope.Meaning.Size) {
            String name = ((Formula.Name) argument).name();
            return scope.supply().flatMap(supply -> supply.size(name)).orElseGet(() -> new Dimension.Named(name));
        }
        throw plain && scope.isPoisoned(((Formula.Name) argument).name()) ? Refusal.silent()
                : Refusal.of(argument.span(), Mistake.SIZE_EXPECTED, call.function());
    }
}
