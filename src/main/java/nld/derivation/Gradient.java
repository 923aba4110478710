package nld.derivation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nld.expression.Applied;
import nld.expression.Diagonal;
import nld.expression.Dot;
import nld.expression.Entries;
import nld.expression.Entry;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
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
import nld.expression.Visitor;

/**
 * The gradient of a scalar by a vector or matrix, in vectors and matrices: reverse mode. Each part hands what it weighs in
 * the result on to the parts it is built from, from the whole down to the symbol.
 */
final class Gradient implements Visitor<Void> {
    private final Map<Expression, List<Expression>> weights = new IdentityHashMap<>();
    private final Set<Expression> occurring;
    private Expression weight;

    private Gradient(Set<Expression> occurring) {
        this.occurring = occurring;
    }

    /** ∂{@code scalar}/∂{@code symbol}, of the symbol's shape. */
    static Expression of(Expression scalar, Symbol symbol) {
        return of(scalar, List.of(symbol)).get(0);
    }

    /** The derivatives by each of {@code symbols}, in their order, in one pass: as large together as {@code scalar} is. */
    static List<Expression> of(Expression scalar, List<Symbol> symbols) {
        Set<Expression> sought = Collections.newSetFromMap(new IdentityHashMap<>());
        sought.addAll(symbols);
        List<Expression> order = new ArrayList<>();
        order(scalar, sought, new IdentityHashMap<>(), order);
        Set<Expression> occurring = Collections.newSetFromMap(new IdentityHashMap<>());
        occurring.addAll(order);
        Gradient gradient = new Gradient(occurring);
        gradient.weights.put(scalar, new ArrayList<>(List.of(Expression.of(1))));
        Collections.reverse(order);
        for (Expression part : order) {
            List<Expression> gathered = gradient.weights.get(part);
            if (gathered != null && !sought.contains(part)) {
                gradient.weight = Sum.of(gathered);
                part.accept(gradient);
            }
        }
        return symbols.stream().map(symbol -> {
            List<Expression> gathered = gradient.weights.get(symbol);
            return gathered == null ? Expression.zero(symbol.shape()) : Sum.of(gathered);
        }).toList();
    }

    /** The parts in which one of {@code sought} occurs, each after the parts it is built from. */
    private static boolean order(Expression part, Set<Expression> sought, Map<Expression, Boolean> known, List<Expression> order) {
        Boolean answer = known.get(part);
        if (answer == null) {
            boolean occurs = sought.contains(part);
            for (Expression child : part.children()) {
                occurs |= order(child, sought, known, order);
            }
            if (occurs) {
                order.add(part);
            }
            known.put(part, occurs);
            return occurs;
        }
        return answer;
    }

    private void give(Expression part, Expression share) {
        if (!share.isZero()) {
            weights.computeIfAbsent(part, fresh -> new ArrayList<>()).add(share);
        }
    }

    @Override
    public Void literal(Literal literal) {
        return null;
    }

    @Override
    public Void symbol(Symbol symbol) {
        return null;
    }

    @Override
    public Void sum(Sum sum) {
        sum.terms().forEach(term -> give(term, weight));
        return null;
    }

    @Override
    public Void product(Product product) {
        for (int index = 0; index < product.factors().size(); index++) {
            if (occurring.contains(product.factors().get(index))) {
                List<Expression> others = new ArrayList<>(product.factors());
                Expression factor = others.set(index, weight);
                give(factor, Product.of(others));
            }
        }
        return null;
    }

    @Override
    public Void power(Power power) {
        give(power.base(), weight.times(Literal.of(power.exponent()))
                .times(power.base().power(power.exponent().minus(Rational.ONE))));
        return null;
    }

    @Override
    public Void applied(Applied applied) {
        give(applied.argument(), weight.hadamard(SymbolicDifferentiator.slope(applied)));
        return null;
    }

    @Override
    public Void scaled(Scaled scaled) {
        if (occurring.contains(scaled.scalar())) {
            give(scaled.scalar(), weight.dot(scaled.tensor()));
        }
        give(scaled.tensor(), scaled.scalar().times(weight));
        return null;
    }

    @Override
    public Void matrixProduct(MatrixProduct product) {
        List<Expression> factors = product.factors();
        for (int index = 0; index < factors.size(); index++) {
            if (!occurring.contains(factors.get(index))) {
                continue;
            }
            Expression share = weight;
            for (int left = 0; left < index; left++) {
                share = factors.get(left).transposed().times(share);
            }
            if (product.shape() instanceof Shape.Vector && index < factors.size() - 1) {
                share = share.outer(factors.subList(index + 1, factors.size()).stream().reduce(Expression::times).orElseThrow());
            } else {
                for (int right = factors.size() - 1; right > index; right--) {
                    share = share.times(factors.get(right).transposed());
                }
            }
            give(factors.get(index), share);
        }
        return null;
    }

    @Override
    public Void transposed(Transposed transposed) {
        give(transposed.matrix(), weight.transposed());
        return null;
    }

    @Override
    public Void dot(Dot dot) {
        give(dot.left(), weight.times(dot.right()));
        give(dot.right(), weight.times(dot.left()));
        return null;
    }

    @Override
    public Void outer(Outer outer) {
        give(outer.left(), weight.times(outer.right()));
        give(outer.right(), weight.transposed().times(outer.left()));
        return null;
    }

    @Override
    public Void hadamard(Hadamard hadamard) {
        for (int index = 0; index < hadamard.factors().size(); index++) {
            List<Expression> others = new ArrayList<>(hadamard.factors());
            Expression factor = others.set(index, weight);
            give(factor, Hadamard.of(others));
        }
        return null;
    }

    @Override
    public Void entryPower(EntryPower power) {
        give(power.base(), Literal.of(power.exponent())
                .times(weight.hadamard(power.base().entryPower(power.exponent().minus(Rational.ONE)))));
        return null;
    }

    @Override
    public Void ones(Ones ones) {
        return null;
    }

    @Override
    public Void identity(Identity identity) {
        return null;
    }

    @Override
    public Void diagonal(Diagonal diagonal) {
        give(diagonal.tensor(), Diagonal.of(weight));
        return null;
    }

    /** The weight fills what is open; then each argument, each filled slot and each filled index gets the derivative by it. */
    @Override
    public Void jet(Jet jet) {
        for (Filling.Term term : Filling.of(jet, weight)) {
            Jet full = term.jet();
            for (int argument = 0; argument < jet.arguments().size(); argument++) {
                if (occurring.contains(jet.arguments().get(argument))) {
                    give(jet.arguments().get(argument), term.factor().times(opened(full, argument, full.directions())));
                }
            }
            for (Jet.Direction direction : jet.directions()) {
                if (occurring.contains(direction.along())) {
                    List<Jet.Direction> others = new ArrayList<>(full.directions());
                    others.remove(direction);
                    give(direction.along(), term.factor().times(opened(full, direction.argument(), others)));
                }
            }
            giveToValues(jet, term.factor());
        }
        return null;
    }

    private static Jet opened(Jet full, int argument, List<Jet.Direction> directions) {
        List<Integer> open = new ArrayList<>(full.open());
        open.add(argument);
        Collections.sort(open);
        return Jet.of(full.function(), full.arguments(), open, directions, full.values());
    }

    /** u·G v gives G v to u and Gᵀ u to v. */
    private void giveToValues(Jet jet, Expression factor) {
        if (jet.values().stream().noneMatch(occurring::contains)) {
            return;
        }
        if (jet.open().stream().anyMatch(argument -> !jet.arguments().get(argument).shape().isScalar())) {
            throw new Underivable("a gradient of " + jet + " by what fills its values is not supported: a third index would open");
        }
        Expression value = Jet.of(jet.function(), jet.arguments(), jet.open(), jet.directions(), List.of());
        if (jet.values().size() == 1) {
            give(jet.values().get(0), factor.times(value));
        } else {
            give(jet.values().get(0), factor.times(value.times(jet.values().get(1))));
            give(jet.values().get(1), factor.times(value.transposed().times(jet.values().get(0))));
        }
    }

    /** Only an entry among stated ones has a unit vector that can be written down. */
    @Override
    public Void entry(Entry entry) {
        Shape shape = entry.tensor().shape();
        if (!shape.names().isEmpty()) {
            throw new Underivable("the gradient of " + entry + " is written with a unit vector: state the dimension");
        }
        int columns = Entries.columns(shape);
        List<Expression> entries = new ArrayList<>(Collections.nCopies(Entries.count(shape), Expression.of(0)));
        entries.set((entry.row() - 1) * columns + entry.column() - 1, weight);
        give(entry.tensor(), Tuple.of(shape, entries));
        return null;
    }

    @Override
    public Void tuple(Tuple tuple) {
        int columns = Entries.columns(tuple.shape());
        for (int index = 0; index < tuple.entries().size(); index++) {
            give(tuple.entries().get(index), tuple.shape() instanceof Shape.Matrix
                    ? Entry.of(weight, index / columns + 1, index % columns + 1) : Entry.of(weight, index + 1));
        }
        return null;
    }

    @Override
    public Void evolved(Evolved evolved) {
        throw new Underivable(evolved + " is not written out");
    }

    @Override
    public Void partialGradient(PartialGradient gradient) {
        throw new Underivable(gradient + " is not written out");
    }

    @Override
    public Void expectation(Expectation expectation) {
        throw new Underivable(expectation + " is not written out");
    }
}
