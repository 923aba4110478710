package nld.verdict;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.derivation.Calculus;
import nld.derivation.ConcreteTheorem;
import nld.derivation.Instance;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.Check;
import nld.model.Relation;
import nld.model.Theorem;

/**
 * A check with its theorem and what a control changes, all made concrete by the sizes and functions that its {@code with} line
 * states; where it states none, all as they are.
 *
 * @param variant the theorem for these sizes and functions, and the matching flow of a control
 * @param check   the check, its remaining values those of parameters
 */
record ConcreteCheck(Variant variant, Check check) {

    static ConcreteCheck of(Variant variant, Check written, Calculus calculus) {
        Check check = ComputedValues.of(written);
        Theorem theorem = variant.theorem();
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
            return new ConcreteCheck(variant, check);
        }
        Instance instance = new Instance(sizes, bodies, calculus);
        Variant concrete = new Variant(ConcreteTheorem.of(theorem, instance), variant.inertia().map(instance::rewrite),
                variant.start().map(instance::rewrite));
        return new ConcreteCheck(concrete, concrete(check, values, instance));
    }

    private static Instance.Body body(Theorem theorem, String function, Expression formula) {
        return new Instance.Body(theorem.function(function).orElseThrow().arguments(), formula);
    }

    private static Check concrete(Check check, Map<Symbol, Expression> values, Instance instance) {
        Check.Conditions stated = check.conditions();
        Check.Conditions conditions = new Check.Conditions(instance.map(values), instance.map(stated.start()),
                stated.until(), stated.rates(), stated.steps(), stated.range().stream().map(relation -> new Relation(
                        instance.rewrite(relation.left()), relation.sign(), instance.rewrite(relation.right()))).toList(),
                stated.supplied());
        Check.Subject subject = check.subject() instanceof Check.Subject.Quantity quantity
                ? new Check.Subject.Quantity(instance.rewrite(quantity.expression())) : check.subject();
        List<Check.Expectation> expectations = check.expectations().stream()
                .map(expectation -> expectation.rewritten(instance)).toList();
        return new Check(check.label(), subject, check.course(), conditions, expectations, check.place());
    }
}
