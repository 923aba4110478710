package nld.ensemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nld.ensemble.OrbitProgram.Term;

/**
 * Leaves of a program what its outputs need, and whatever may have no value, even where it is multiplied by 0; registers are
 * numbered anew.
 */
final class Trimmer {
    private final List<Operation> operations;
    private final Map<Integer, Integer> places = new HashMap<>();

    Trimmer(List<Operation> operations) {
        this.operations = operations;
    }

    OrbitProgram trimmed(int flips, List<Term> outputs) {
        TreeSet<Integer> needed = new TreeSet<>();
        outputs.stream().filter(output -> !output.isConstant()).forEach(output -> needed.add(output.register()));
        for (int register = operations.size() - 1; register >= 0; register--) {
            if (needed.contains(register) || operations.get(register).isPartial()) {
                needed.add(register);
                needed.addAll(operations.get(register).reads());
            }
        }
        List<Operation> kept = new ArrayList<>();
        for (int register : needed) {
            places.put(register, kept.size());
            kept.add(renumbered(operations.get(register)));
        }
        List<Term> results = outputs.stream().map(output -> output.isConstant() ? output
                : new Term(output.factor(), places.get(output.register()))).toList();
        return new OrbitProgram(flips, List.copyOf(kept), results);
    }

    private Operation renumbered(Operation operation) {
        if (operation instanceof Operation.Linear linear) {
            return new Operation.Linear(linear.constant(), linear.factors(), linear.reads().stream().map(places::get).toList());
        }
        if (operation instanceof Operation.Times times) {
            return new Operation.Times(places.get(times.left()), places.get(times.right()));
        }
        if (operation instanceof Operation.Reciprocal reciprocal) {
            return new Operation.Reciprocal(places.get(reciprocal.of()));
        }
        if (operation instanceof Operation.OfSign test) {
            return new Operation.OfSign(test.kind(), places.get(test.of()));
        }
        if (operation instanceof Operation.Elementary elementary) {
            return new Operation.Elementary(elementary.function(), places.get(elementary.of()));
        }
        if (operation instanceof Operation.Root root) {
            return new Operation.Root(root.exponent(), places.get(root.of()));
        }
        return operation;
    }
}
