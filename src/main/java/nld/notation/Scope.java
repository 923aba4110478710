package nld.notation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nld.expression.Entries;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.Data;
import nld.model.DeclaredFunction;
import nld.model.Network;

/** The names that are declared, and what each stands for. */
final class Scope {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}]*(_\\p{L}[\\p{L}\\p{N}]*)*");

    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Set<String> poisoned = new HashSet<>();
    private Optional<Examples> examples = Optional.empty();
    private boolean random;
    private Optional<Supply> supply = Optional.empty();

    /** The data set, and the names that stand for the input and the label of each example. */
    record Examples(String input, String label, Data data) {
    }

    /** What a name stands for. */
    sealed interface Meaning {
        /** A symbol of formulas. */
        record Known(Symbol symbol) implements Meaning {
        }

        /** A name for an expression, how large it is, and how many such names build on each other in it. */
        record Abbreviation(Expression value, int weight, int level) implements Meaning {
        }

        /** An abstract function. */
        record Abstract(DeclaredFunction function) implements Meaning {
        }

        /** A state over all coordinates, by the part of each. */
        record Whole(List<Symbol> parts) implements Meaning {
            /** The entries of all parts, in their order. */
            List<Expression> entries() {
                List<Expression> entries = new ArrayList<>();
                for (Symbol part : parts) {
                    entries.addAll(part.shape().isScalar() ? List.of(part) : entries(part));
                }
                return entries;
            }

            /** The entries of a vector or a matrix of stated size, row by row. */
            static List<Expression> entries(Expression part) {
                List<Expression> entries = new ArrayList<>();
                int columns = part.shape() instanceof Shape.Matrix matrix ? Entries.count(new Shape.Vector(matrix.columns())) : 0;
                for (int index = 0; index < Entries.count(part.shape()); index++) {
                    entries.add(columns == 0 ? Entry.of(part, index + 1)
                            : Entry.of(part, index / columns + 1, index % columns + 1));
                }
                return entries;
            }
        }

        /** A layered map, a function of its input. */
        record Layered(Network network) implements Meaning {
        }

        /** A finite group or a map of states: applied to a formula, that formula moved by it. */
        record Moving(String name) implements Meaning {
        }

        /** A dimension without a stated size. */
        record Size() implements Meaning {
        }
    }

    Scope() {
    }

    /** A scope that knows all of {@code outer} and can be added to. */
    Scope(Scope outer) {
        meanings.putAll(outer.meanings);
        written.putAll(outer.written);
        poisoned.addAll(outer.poisoned);
        random = outer.random;
        examples = outer.examples;
    }

    /** Says that something is random here, over which expectations are taken. */
    void knowRandomness() {
        random = true;
    }

    /** Whether something is random here, so that {@code E[…]} means something. */
    boolean isRandom() {
        return random;
    }

    /** Declares a name; refused where it is reserved or taken. */
    void declare(Token name, Meaning meaning) {
        requireFree(name);
        meanings.put(name.text(), meaning);
        written.put(name.text(), name.written());
    }

    /** Refuses names that are reserved or taken. */
    void requireFree(Token name) {
        if (Names.isReserved(name.text())) {
            throw Refusal.of(name.span(), Mistake.RESERVED_NAME, name.written());
        }
        if (meanings.containsKey(name.text())) {
            throw Refusal.of(name.span(), Mistake.DECLARED_TWICE, name.written());
        }
    }

    /** Declares a symbol that belongs to another name, such as the part of a buffer for one coordinate. */
    void know(String name, Symbol symbol) {
        meanings.put(name, new Meaning.Known(symbol));
        written.put(name, name);
    }

    /** Makes a name stand for an expression, whatever it stood for before. */
    void abbreviate(String name, Expression value) {
        meanings.put(name, new Meaning.Abbreviation(value, 1, 0));
        written.put(name, name);
    }

    /** This scope for one value, which may take numbers from {@code source}. */
    Scope supplied(Supply source) {
        Scope inner = new Scope(this);
        inner.supply = Optional.of(source);
        return inner;
    }

    /** Where numbers come from that are not written out; empty where all have to be. */
    Optional<Supply> supply() {
        return supply;
    }

    /** Declares the data set. */
    void know(Examples stated) {
        examples = Optional.of(stated);
    }

    Optional<Examples> examples() {
        return examples;
    }

    /** The weights and biases of all networks, layer by layer. */
    List<Symbol> weights() {
        return meanings.values().stream().filter(Meaning.Layered.class::isInstance)
                .flatMap(meaning -> ((Meaning.Layered) meaning).network().parameters().stream()).distinct().toList();
    }

    /** Notes a name that a refused statement should have declared. */
    void poison(Token name) {
        poisoned.add(name.text());
    }

    /** Declares the states that {@code other} knows. */
    void knowStates(Scope other) {
        other.meanings.forEach((name, meaning) -> {
            if (meaning instanceof Meaning.Known known && known.symbol().kind() == Symbol.Kind.STATE) {
                know(name, known.symbol());
            }
        });
    }

    /** Declares a dimension. */
    void knowSize(String name) {
        meanings.put(name, new Meaning.Size());
        written.put(name, name);
    }

    /** Declares an abstract function. */
    void know(DeclaredFunction function) {
        meanings.put(function.name(), new Meaning.Abstract(function));
        written.put(function.name(), function.name());
    }

    Optional<Meaning> find(String name) {
        return Optional.ofNullable(meanings.get(name));
    }

    /** The abstract function of that name. */
    Optional<DeclaredFunction> function(String name) {
        return find(name).filter(Meaning.Abstract.class::isInstance).map(meaning -> ((Meaning.Abstract) meaning).function());
    }

    Optional<Symbol> symbol(String name) {
        return find(name).filter(Meaning.Known.class::isInstance).map(meaning -> ((Meaning.Known) meaning).symbol());
    }

    /** The coordinates in the order of their declaration. */
    List<Symbol> coordinates() {
        return meanings.keySet().stream().flatMap(name -> symbol(name).stream())
                .filter(symbol -> symbol.kind() == Symbol.Kind.COORDINATE).toList();
    }

    boolean isFunction(String name) {
        return name.equals("O") && !meanings.containsKey(name) || Names.isBuiltIn(name) || meanings.get(name) instanceof Meaning.Abstract
                || meanings.get(name) instanceof Meaning.Layered || meanings.get(name) instanceof Meaning.Moving || name.equals("delta");
    }

    Collection<String> names() {
        return new ArrayList<>(written.values());
    }

    /** Notes all names that a refused statement mentions: what depends on them is not reported as well. */
    void poison(Statement statement) {
        for (Line line : statement.lines()) {
            Matcher words = WORD.matcher(line.content());
            while (words.find()) {
                poisoned.add(Signs.spelled(words.group()));
            }
        }
    }

    boolean isPoisoned(String name) {
        return poisoned.contains(name);
    }

    /** The refusal of a name that is not declared; silent where the statement that should declare it was refused. */
    Refusal unknown(Formula.Name name) {
        if (isPoisoned(name.name())) {
            return Refusal.silent();
        }
        Span span = new Span(name.span().line(), name.span().column(), name.written().codePointCount(0, name.written().length()));
        if (name.name().equals("e")) {
            return Refusal.of(span, Mistake.NO_EULER_NUMBER);
        }
        if (name.beforeBracket() && Names.split(name.name(), names()).isEmpty() && name.name().length() > 1) {
            return Refusal.of(span, Mistake.UNKNOWN_FUNCTION, name.written()).advising(functionRemedies(name));
        }
        Refusal refusal = Refusal.of(span, Mistake.UNKNOWN_NAME, name.written());
        Optional<String> product = Names.split(name.name(), names());
        return refusal.advising(product.map(factors -> List.of("a product is written with blanks: " + factors))
                .orElseGet(() -> Names.suggestions(name.written(), names(), "energy", "kinetic", "potential", "friction",
                        "lagrangian", "step")));
    }

    private List<String> functionRemedies(Formula.Name name) {
        List<String> known = new ArrayList<>(List.of("exp", "log", "sin", "cos", "tanh", "atan", "sqrt", "abs", "max", "dot"));
        written.forEach((key, shown) -> {
            if (isFunction(key)) {
                known.add(shown);
            }
        });
        List<String> remedies = new ArrayList<>(Names.suggestions(name.written(), known));
        remedies.add("a function is declared: functions " + name.written() + "(q)");
        return remedies;
    }
}
