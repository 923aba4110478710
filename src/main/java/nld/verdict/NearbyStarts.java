package nld.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.expression.Tuple;
import nld.kernel.Confirmed;
import nld.kernel.Verdict;
import nld.model.Check;

/** The starts beside a check's own, from which an order has to be seen as well before it is believed. */
final class NearbyStarts {
    /** By which factors the entries of a start are changed, in turn. */
    private static final List<List<Expression>> FACTORS = List.of(
            List.of(Expression.of(9, 8), Expression.of(7, 8), Expression.of(17, 16)),
            List.of(Expression.of(7, 8), Expression.of(17, 16), Expression.of(9, 8), Expression.of(15, 16)));

    private NearbyStarts() {
    }

    /** {@code check} from other starts. */
    static List<Check> of(Check check) {
        return FACTORS.stream().map(factors -> from(check, factors)).toList();
    }

    private static Check from(Check check, List<Expression> factors) {
        Check.Conditions stated = check.conditions();
        Map<Symbol, Expression> start = new LinkedHashMap<>();
        int position = 0;
        for (Map.Entry<Symbol, Expression> entry : stated.start().entrySet()) {
            List<Expression> moved = new ArrayList<>();
            for (Expression value : Entries.of(entry.getValue())) {
                moved.add(value.times(factors.get(position++ % factors.size())));
            }
            start.put(entry.getKey(), entry.getValue().shape().isScalar() ? moved.get(0) : Tuple.of(entry.getValue().shape(), moved));
        }
        return new Check(check.label(), check.subject(), check.course(), new Check.Conditions(stated.with(), start, stated.until(),
                stated.rates(), stated.steps(), stated.range(), stated.supplied()), check.expectations(), check.place());
    }

    /** The verdict on {@code claimed} from the check's own start, unless another start contradicts it or does not see it. */
    static Verdict together(OrderFinding own, List<OrderFinding> others, int claimed) {
        Verdict verdict = own.verdict(claimed);
        Optional<Verdict> doubt = others.stream().map(other -> other.verdict(claimed)).filter(other -> !(other instanceof Confirmed)).findFirst();
        if (doubt.isPresent() || others.isEmpty()) {
            return doubt.orElse(verdict);
        }
        StringBuilder evidence = new StringBuilder(verdict.evidence());
        others.forEach(other -> evidence.append("; from nearby ").append(other.figures()));
        return new Confirmed(evidence.toString());
    }
}
