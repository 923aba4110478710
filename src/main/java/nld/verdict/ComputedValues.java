package nld.verdict;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nld.derivation.Underivable;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.expression.Tuple;
import nld.kernel.Confirmed;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import nld.lowering.Lowered;
import nld.lowering.TensorLowering;
import nld.model.Check;

/**
 * The values of a check whose numbers are drawn or read, by their entries: what the numbers are combined by, as in 1/10 of them or in a
 * product of matrices, is computed in double precision once, and what comes out is exact from there on.
 */
final class ComputedValues {
    /** How much of a digest is shown. */
    private static final int SHOWN = 12;

    private ComputedValues() {
    }

    /** {@code check} with such values computed. */
    static Check of(Check check) {
        Check.Conditions stated = check.conditions();
        if (stated.supplied().isEmpty()) {
            return check;
        }
        List<Symbol> supplied = stated.supplied().stream().map(Check.Supplied::symbol).toList();
        return check.with(new Check.Conditions(computed(stated.with(), supplied), computed(stated.start(), supplied), stated.until(),
                stated.rates(), stated.steps(), stated.range(), stated.supplied()), check.expectations());
    }

    /** {@code verdict}, where it rests on runs with the name of each value that is not written out and where its numbers are from. */
    static Verdict noted(Verdict verdict, Check check) {
        String origin = origin(check.conditions().supplied());
        if (origin.isEmpty()) {
            return verdict;
        }
        return verdict instanceof Confirmed confirmed ? new Confirmed(confirmed.evidence() + origin)
                : verdict instanceof Refuted refuted ? new Refuted(refuted.evidence() + origin, refuted.witness()) : verdict;
    }

    private static String origin(List<Check.Supplied> supplied) {
        StringBuilder words = new StringBuilder();
        List<Check.Supplied> drawn = supplied.stream().filter(one -> one.seed().isPresent()).toList();
        if (!drawn.isEmpty()) {
            words.append("; ").append(drawn.stream().map(one -> one.symbol().toString()).collect(Collectors.joining(", ")))
                    .append(" drawn with seed ").append(drawn.get(0).seed().get());
        }
        supplied.forEach(one -> one.files().forEach(file -> words.append("; ").append(one.symbol()).append(" read from ").append(file.path())
                .append(" (SHA-256 ").append(file.digest(), 0, SHOWN).append("…)")));
        return words.toString();
    }

    private static Map<Symbol, Expression> computed(Map<Symbol, Expression> values, List<Symbol> supplied) {
        Map<Symbol, Expression> computed = new LinkedHashMap<>(values);
        supplied.forEach(symbol -> computed.computeIfPresent(symbol, ComputedValues::computed));
        return computed;
    }

    private static Expression computed(Symbol symbol, Expression value) {
        boolean plain = value instanceof Tuple tuple && tuple.entries().stream().allMatch(Literal.class::isInstance);
        if (plain || value.isZero() || !Symbols.of(value).isEmpty()) {
            return value;
        }
        Lowered lowered = TensorLowering.of(List.of(), Map.of(), List.of(value));
        double[] numbers = new double[lowered.outputs()];
        lowered.evaluate(new double[0], numbers);
        if (Arrays.stream(numbers).anyMatch(number -> !Double.isFinite(number))) {
            throw new Underivable("a number of " + symbol + " is not finite; take smaller ones");
        }
        List<Expression> entries = Arrays.stream(numbers).<Expression>mapToObj(number -> Literal.of(Rational.exactly(number))).toList();
        return value.shape().isScalar() ? entries.get(0) : Tuple.of(value.shape(), entries);
    }
}
