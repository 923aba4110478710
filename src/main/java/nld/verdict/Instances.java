package nld.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nld.derivation.Calculus;
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
 * {@link Catalogue} that has every symmetry it is said to have, no two of the same arguments alike.
 */
final class Instances {
    private static final int SMALL = 2;
    private static final int LARGER = 3;
    /** Larger instances cost more than they show. */
    private static final int MOST_ENTRIES = 12;

    private final Derived derived;
    /** Instances are a second opinion on what was derived in vectors: our own rules alone differentiate them. */
    private final Calculus calculus;
    private final Theorem theorem;
    private Optional<List<Concrete>> found = Optional.empty();
    private Optional<List<Concrete>> steep = Optional.empty();

    /** Which functions of the {@link Catalogue} come first. */
    private enum Kind { GENERAL, PLAIN, STEEP }

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
        this.calculus = derived.calculus().unconfirmed();
        this.theorem = derived.theorem();
    }

    /** The instances; none where nothing is left open, or where no function of the catalogue has the symmetries. */
    List<Concrete> all() {
        if (found.isEmpty()) {
            found = Optional.of(find());
        }
        return found.get();
    }

    /** One with functions that have derivatives of high orders, for what no other instance decides; none where there is no function. */
    List<Concrete> steep() {
        if (steep.isEmpty()) {
            Map<String, DeclaredFunction> functions = new TreeMap<>();
            Set<String> dimensions = open(functions);
            steep = Optional.of(functions.isEmpty() ? List.of()
                    : instance(dimensions, SMALL, functions, Kind.STEEP).stream().toList());
        }
        return steep.get();
    }

    /** The names of the dimensions that are left open; the functions are added to {@code functions}. */
    private Set<String> open(Map<String, DeclaredFunction> functions) {
        Set<String> dimensions = new TreeSet<>();
        List<Symbol> declared = new ArrayList<>(theorem.system().coordinates());
        declared.addAll(theorem.allParameters().toList());
        declared.forEach(symbol -> dimensions.addAll(symbol.shape().names()));
        theorem.statements().filter(Expression::leavesOpen).forEach(statement -> Symbols.occurs(statement, part -> {
            dimensions.addAll(part.shape().names());
            if (part instanceof Jet jet && !jet.function().isMoving()) {
                functions.computeIfAbsent(jet.function().name(), name -> declared(jet));
            }
            return false;
        }));
        return dimensions;
    }

    private List<Concrete> find() {
        Map<String, DeclaredFunction> functions = new TreeMap<>();
        Set<String> dimensions = open(functions);
        if (dimensions.isEmpty() && functions.isEmpty()) {
            return List.of();
        }
        List<Concrete> instances = new ArrayList<>();
        boolean costly = functions.values().stream().anyMatch(Instances::isTensor) || isUnsolved();
        instance(dimensions, SMALL, functions, Kind.GENERAL).ifPresent(instances::add);
        if (costly && !theorem.hypotheses().isEmpty()) {
            instance(dimensions, SMALL, functions, Kind.PLAIN).ifPresent(instances::add);
        }
        if (!dimensions.isEmpty()) {
            instance(dimensions, LARGER, functions, costly ? Kind.PLAIN : Kind.GENERAL).ifPresent(instances::add);
        }
        return instances;
    }

    private static boolean isTensor(DeclaredFunction function) {
        return function.function().valueSlots() > 0;
    }

    /** Whether solving for the accelerations would invert matrices of functions. */
    private boolean isUnsolved() {
        try {
            return !derived.motion().equations().isEmpty();
        } catch (Underivable undetermined) {
            return false;
        }
    }

    /** As the theorem declares it, or with arguments of the shapes at which it is taken. */
    private DeclaredFunction declared(Jet jet) {
        return theorem.function(jet.function().name()).orElseGet(() -> {
            List<Symbol> arguments = new ArrayList<>();
            for (Expression argument : jet.arguments()) {
                arguments.add(argument(argument.shape(), arguments));
            }
            return new DeclaredFunction(jet.function(), arguments);
        });
    }

    private Symbol argument(Shape shape, List<Symbol> taken) {
        return theorem.system().coordinates().stream()
                .filter(coordinate -> coordinate.shape().equals(shape) && !taken.contains(coordinate)).findFirst()
                .orElseGet(() -> Symbol.of("argument" + (taken.isEmpty() ? "" : " " + taken.size()), shape, Symbol.Kind.COORDINATE));
    }

    private Optional<Concrete> instance(Set<String> dimensions, int size, Map<String, DeclaredFunction> functions, Kind kind) {
        Map<String, Integer> sizes = new TreeMap<>();
        dimensions.forEach(name -> sizes.put(name, size));
        Instance shapes = new Instance(sizes, Map.of(), calculus);
        int entries = theorem.system().coordinates().stream()
                .mapToInt(coordinate -> Entries.count(shapes.shape(coordinate.shape()))).sum();
        if (entries > MOST_ENTRIES && size > SMALL && !dimensions.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Instance.Body> bodies = new HashMap<>();
        List<String> words = new ArrayList<>();
        sizes.forEach((name, number) -> words.add(name + " = " + number));
        List<DeclaredFunction> fieldsFirst = functions.values().stream()
                .sorted(Comparator.comparing(function -> isTensor(function) ? 0 : 1)).toList();
        Instance instance = shapes;
        Map<List<Shape>, Integer> alike = new HashMap<>();
        for (DeclaredFunction function : fieldsFirst) {
            // hypotheses may ask of each function that it is the simplest
            int earlier = kind == Kind.PLAIN ? 0 : alike.merge(argumentShapes(function, shapes), 1, Integer::sum) - 1;
            Expression formula = isTensor(function) ? tensor(function, shapes, kind) : scalar(function, instance, kind, earlier);
            bodies.put(function.name(), new Instance.Body(function.arguments(), formula));
            words.add(function.name() + "(" + function.argumentNames() + ") = " + formula);
            instance = new Instance(sizes, bodies, calculus);
        }
        return Optional.of(new Concrete(String.join(", ", words), instance,
                derived.of(ConcreteTheorem.of(theorem, instance))));
    }

    /** Fields along which functions are kept are simple ones, so that there are such functions. */
    private Expression tensor(DeclaredFunction function, Instance shapes, Kind kind) {
        Shape value = shapes.shape(function.function().value());
        List<Symbol> entries = entries(function, shapes);
        boolean generates = theorem.symmetries().stream().filter(symmetry -> !symmetry.keeps().isEmpty())
                .anyMatch(symmetry -> symmetry.generator().changes().values().stream().anyMatch(change -> Symbols.occurs(change,
                        part -> part instanceof Jet jet && jet.function().name().equals(function.name()))));
        return kind == Kind.PLAIN || generates ? Catalogue.plain(value, entries)
                : Catalogue.tensor(value, entries, function.function().symmetric());
    }

    private static List<Symbol> entries(DeclaredFunction function, Instance shapes) {
        return function.arguments().stream().flatMap(argument -> Entries.symbols((Symbol) shapes.symbol(argument)).stream()).toList();
    }

    private static List<Shape> argumentShapes(DeclaredFunction function, Instance shapes) {
        return function.arguments().stream().map(argument -> shapes.shape(argument.shape())).toList();
    }

    /**
     * The first formula that the symmetries certainly keep as they are said to; a constant where none of the others is.
     *
     * @param earlier how many functions of such arguments have a formula: this one has another, or what differs only by them would be missed
     */
    private Expression scalar(DeclaredFunction function, Instance shapes, Kind kind, int earlier) {
        List<Symbol> entries = entries(function, shapes);
        List<Shape> arguments = argumentShapes(function, shapes);
        List<List<Symbol>> constants = theorem.allParameters().map(symbol -> (Symbol) shapes.symbol(symbol))
                .filter(symbol -> !symbol.shape().isScalar() && arguments.contains(symbol.shape())).map(Entries::symbols).toList();
        List<Map<Symbol, Expression>> generators = theorem.symmetries().stream()
                .filter(symmetry -> symmetry.keeps().contains(function.name()))
                .map(symmetry -> changes(symmetry, shapes)).toList();
        List<List<Symbol>> alike = constants.stream().filter(constant -> constant.size() == entries.size()).toList();
        Stream<Expression> first = switch (kind) {
            case GENERAL -> Stream.of();
            case PLAIN -> Stream.of(Catalogue.bowl(entries));
            case STEEP -> Stream.of(Catalogue.steep(entries.get(0)));
        };
        Stream<Expression> known = Stream.concat(first, Catalogue.of(entries, alike, earlier).stream());
        Stream<Expression> found = Stream.of(generators).flatMap(all -> Invariants.of(entries, constants, all).stream());
        return Stream.concat(known, found)
                .filter(formula -> generators.stream().allMatch(generator -> isKept(formula, generator))).findFirst()
                // a plain function is the one that a hypothesis such as grad h(q) = q is about
                .map(formula -> kind == Kind.PLAIN ? formula : Expression.of(earlier + 1).times(formula)).orElse(Expression.of(1));
    }

    private static Map<Symbol, Expression> changes(Symmetry symmetry, Instance shapes) {
        Map<Symbol, Expression> changes = new HashMap<>();
        changes.put(Symbol.TIME, shapes.rewrite(symmetry.generator().time()));
        symmetry.generator().changes().forEach((symbol, change) -> {
            List<Symbol> entries = Entries.symbols((Symbol) shapes.symbol(symbol));
            List<Expression> values = Entries.of(shapes.rewrite(change));
            for (int index = 0; index < entries.size(); index++) {
                changes.put(entries.get(index), values.get(index));
            }
        });
        return changes;
    }

    /** Whether the generator, for these sizes, certainly leaves {@code formula} as it is. */
    private boolean isKept(Expression formula, Map<Symbol, Expression> generator) {
        try {
            return derived.judge().isZero(calculus.along(formula, generator));
        } catch (Underivable | ArithmeticException missing) {
            return false;
        }
    }
}
