package nld.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Rational;
import nld.expression.Symbol;

/**
 * A point at which the two sides of a claim certainly differ.
 *
 * @param point      the value of each symbol that occurs
 * @param left       the value of the left side there: exact, or to the digits that are certain
 * @param right      the value of the right side
 * @param difference left minus right in simplest form, where it can be written
 * @param part       of what the values are, where not of the two sides as a whole: a coefficient, a limit
 * @param instance   which dimensions and functions the point is for, in words, where the claim leaves some open
 */
public record Witness(Map<Symbol, Rational> point, String left, String right, Optional<Expression> difference,
        Optional<String> part, Optional<String> instance) {
    /** Copies the map, keeping its order. */
    public Witness {
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
    }

    /** This witness as one for stated dimensions and functions, of a claim whose sides differ by {@code general}. */
    public Witness in(String words, Optional<Expression> general) {
        return new Witness(point, left, right, general.or(() -> difference), part, Optional.of(words));
    }

    /** This witness for a part of the sides, such as the coefficient of a power. */
    public Witness of(String words) {
        return new Witness(point, left, right, difference, Optional.of(words), instance);
    }

    /** The point on one line: {@code at u=1, v'=2}; without symbols, {@code everywhere}. */
    public String place() {
        return point.isEmpty() ? "everywhere" : "at " + point.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
