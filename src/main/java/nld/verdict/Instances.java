package nld.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nld.derivation.ConcreteTheorem;
import nld.derivation.Derived;
import nld.derivation.Instance;
import nld.derivation.Underivable;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.model.DeclaredFunction;
import nld.model.Symmetry;
import nld.model.Theorem;

/**
 * A theorem that leaves dimensions or functions open, for a few stated ones: each function the first of the
 * {@link Catalogue} that has every symmetry it is said to have.
 */
final class Instances {
    private static final List<Integer> SIZES = List.of(2, 3);
    /** Larger instances cost more than they show. */
    private static final int MOST_ENTRIES = 12;

    private final Derived derived;
    private final Theorem theorem;
    private Optional<List<Concrete>> found = Optional.empty();

    /**
     * The theorem for stated sizes and functions.
     *
     * @param words    which, in words: {@code n = 2, f(q) = 1}
     * @param instance what makes it concrete
     * @param derived  what follows from it
     */
    record Concrete(String words, Instance instance, Derived derived) {
    }

    Instances(Derived derived) {
        this.derived = derived;
        this.theorem = derived.theorem();
    }

    /** The instances; none where nothing is left open, or where no function of the catalogue has the symmetries. */
    List<Concrete> all() {
        if (found.isEmpty()) {
            found = Optional.of(find());
        }
        return found.get();
    }

    private List<Concrete> find() {
        Set<String> dimensions = new TreeSet<>();
        Map<String, DeclaredFunction> functions = new TreeMap<>();
        List<Symbol> declared = new ArrayList<>(theorem.system().coordinates());
        declared.addAll(theorem.parameters().keySet());
        declared.forEach(symbol -> dimensions.addAll(symbol.shape().names()));
        theorem.statements().forEach(statement -> Symbols.occurs(statement, part -> {
            dimensions.addAll(part.shape().names());
            if (part instanceof Jet jet) {
                functions.put(jet.function().name(), declared(jet));
            }
            return false;
        }));
        List<Concrete> instances = new ArrayList<>();
        if (!dimensions.isEmpty() || !functions.isEmpty()) {
            for (int size : dimensions.isEmpty() ? List.of(0) : SIZES) {
                Map<String, Integer> sizes = new TreeMap<>();
                dimensions.forEach(name -> sizes.put(name, size));
                instance(sizes, functions).ifPresent(instances::add);
            }
        }
        return instances;
    }

    private Optional<Concrete> instance(Map<String, Integer> sizes, Map<String, DeclaredFunction> functions) {
        Instance shapes = new Instance(sizes, Map.of(), derived.calculus());
        int entries = theorem.system().coordinates().stream()
                .mapToInt(coordinate -> Entries.count(shapes.shape(coordinate.shape()))).sum();
        if (entries > MOST_ENTRIES && sizes.values().stream().anyMatch(size -> size > SIZES.get(0))) {
            return Optional.empty();
        }
        Map<String, Instance.Body> bodies = new HashMap<>();
        List<String> words = new ArrayList<>();
        sizes.forEach((name, size) -> words.add(name + " = " + size));
        for (DeclaredFunction function : functions.values()) {
            Optional<Expression> formula = formula(function, shapes);
            if (formula.isEmpty()) {
                return Optional.empty();
            }
            bodies.put(function.name(), new Instance.Body(function.arguments(), formula.get()));
            words.add(function.name() + "(" + function.argumentNames() + ") = " + formula.get());
        }
        Instance instance = new Instance(sizes, bodies, derived.calculus());
        return Optional.of(new Concrete(String.join(", ", words), instance,
                derived.of(ConcreteTheorem.of(theorem, instance))));
    }

    private DeclaredFunction declared(Jet jet) {
        return theorem.function(jet.function().name()).orElseGet(() -> new DeclaredFunction(jet.function(),
                jet.arguments().stream().map(argument -> argument(argument.shape())).toList()));
    }

    private Symbol argument(Shape shape) {
        return theorem.system().coordinates().stream().filter(coordinate -> coordinate.shape().equals(shape)).findFirst()
                .orElseGet(() -> Symbol.of("argument", shape, Symbol.Kind.COORDINATE));
    }

    /** The first function of the catalogue that the symmetries keep as they are said to; it has functions to numbers only. */
    private Optional<Expression> formula(DeclaredFunction function, Instance shapes) {
        if (!function.function().value().isScalar()) {
            return Optional.empty();
        }
        List<Symbol> arguments = function.arguments().stream().map(argument -> (Symbol) shapes.symbol(argument)).toList();
        List<Symbol> entries = arguments.stream().flatMap(argument -> Entries.symbols(argument).stream()).toList();
        List<List<Symbol>> constants = theorem.parameters().keySet().stream().map(symbol -> (Symbol) shapes.symbol(symbol))
                .filter(symbol -> symbol.shape().equals(arguments.get(0).shape())).map(Entries::symbols).toList();
        List<Symmetry> keepers = theorem.symmetries().stream()
                .filter(symmetry -> symmetry.keeps().contains(function.name())).toList();
        return Catalogue.of(entries, constants).stream()
                .filter(formula -> keepers.stream().allMatch(symmetry -> isKept(formula, symmetry, shapes)))
                .findFirst();
    }

    /** Whether the generator, for these sizes, certainly leaves {@code formula} as it is. */
    private boolean isKept(Expression formula, Symmetry symmetry, Instance shapes) {
        Map<Symbol, Expression> changes = new HashMap<>();
        symmetry.generator().changes().forEach((symbol, change) -> {
            List<Symbol> entries = Entries.symbols((Symbol) shapes.symbol(symbol));
            List<Expression> values = Entries.of(shapes.rewrite(change));
            for (int index = 0; index < entries.size(); index++) {
                changes.put(entries.get(index), values.get(index));
            }
        });
        try {
            return derived.judge().isZero(derived.calculus().along(formula, changes));
        } catch (Underivable | ArithmeticException missing) {
            return false;
        }
    }
}
