package nld.verdict;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.ConcreteTheorem;
import nld.derivation.Instance;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.Check;
import nld.model.Theorem;

/**
 * A check with its theorem, both made concrete by the sizes and functions that its {@code with} line states; where it states
 * none, both as they are.
 *
 * @param theorem the theorem for these sizes and functions
 * @param check   the check, its remaining values those of parameters
 */
record ConcreteCheck(Theorem theorem, Check check) {

    static ConcreteCheck of(Theorem theorem, Check check, Calculus calculus) {
        Map<String, Integer> sizes = new HashMap<>();
        Map<String, Instance.Body> bodies = new HashMap<>();
        Map<Symbol, Expression> values = new LinkedHashMap<>();
        check.conditions().with().forEach((symbol, value) -> {
            if (symbol.kind() == Symbol.Kind.QUANTITY) {
                bodies.put(symbol.name(), body(theorem, symbol.name(), value));
            } else if (symbol.kind() == Symbol.Kind.PARAMETER && theorem.allParameters().noneMatch(symbol::equals)) {
                sizes.put(symbol.name(), Values.exact(value).intValueExact());
            } else {
                values.put(symbol, value);
            }
        });
        if (sizes.isEmpty() && bodies.isEmpty()) {
            return new ConcreteCheck(theorem, check);
        }
        Instance instance = new Instance(sizes, bodies, calculus);
        return new ConcreteCheck(ConcreteTheorem.of(theorem, instance), concrete(check, values, instance));
    }

    private static Instance.Body body(Theorem theorem, String function, Expression formula) {
        return new Instance.Body(theorem.function(function).orElseThrow().arguments(), formula);
    }

    private static Check concrete(Check check, Map<Symbol, Expression> values, Instance instance) {
        Check.Conditions stated = check.conditions();
        Check.Conditions conditions = new Check.Conditions(instance.map(values), instance.map(stated.start()),
                stated.until(), stated.rates(), stated.steps());
        Check.Subject subject = check.subject() instanceof Check.Subject.Quantity quantity
                ? new Check.Subject.Quantity(instance.rewrite(quantity.expression())) : check.subject();
        return new Check(check.label(), subject, check.course(), conditions, check.expectations(), check.place());
    }
}
