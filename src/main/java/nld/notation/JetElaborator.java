package nld.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Symbol;
import nld.model.DeclaredFunction;

/** Makes expressions of declared functions and of their derivatives. */
final class JetElaborator {
    private final Elaborator elaborator;
    private final Scope scope;

    JetElaborator(Elaborator elaborator, Scope scope) {
        this.elaborator = elaborator;
        this.scope = scope;
    }

    /** A declared function where it is taken, with primes for derivatives by its only argument. */
    Expression call(Formula.Call call) {
        if (call.function().equals("O") && scope.find("O").isEmpty()) {
            throw Refusal.of(call.span(), Mistake.ORDER_OUT_OF_PLACE);
        }
        DeclaredFunction declared = declared(call.function(), call.span());
        List<Expression> arguments = arguments(declared, call.arguments(), call.span());
        if (call.primes() > 0 && arguments.size() > 1) {
            throw missing(declared, DerivativeWord.of("grad", "grad").orElseThrow(), call.span());
        }
        if (call.primes() > 0 && !arguments.get(0).shape().isScalar()) {
            throw Refusal.of(call.span(), Mistake.PRIMED_FUNCTION_OF_VECTOR, call.function(),
                    declared.function().value().isScalar() ? "grad" : "D1");
        }
        return Jet.of(declared.function(), arguments, Collections.nCopies(call.primes(), 0), List.of(), List.of());
    }

    /** A derivative of a declared function, its slots filled or open as the formula says. */
    Expression derivative(Formula.Derivative derivative) {
        Span span = derivative.span();
        DeclaredFunction declared = declared(derivative.function(), span);
        List<Expression> arguments = arguments(declared, derivative.arguments(), span);
        requireSlots(derivative, declared);
        List<Integer> by = by(derivative.word(), declared, span);
        List<Jet.Direction> directions = new ArrayList<>();
        for (int index = 0; index < derivative.directions().size(); index++) {
            int argument = by.get(index);
            directions.add(new Jet.Direction(argument, elaborator.of(derivative.directions().get(index),
                    arguments.get(argument).shape(), "a direction of " + declared.name())));
        }
        List<Expression> values = new ArrayList<>();
        for (int index = 0; index < derivative.values().size(); index++) {
            values.add(elaborator.of(derivative.values().get(index), declared.function().valueSlot(index),
                    "what fills a value of " + declared.name()));
        }
        List<Integer> open = by.subList(directions.size(), by.size());
        List<Integer> ordered = open.stream().sorted().toList();
        return elaborator.shaped(span, () -> {
            Expression jet = Jet.of(declared.function(), arguments, ordered, directions, values);
            return isTurned(open, arguments) ? jet.transposed() : jet;
        });
    }

    /** Whether the rows of a Hessian belong to a later argument than its columns. */
    private static boolean isTurned(List<Integer> open, List<Expression> arguments) {
        List<Integer> sides = open.stream().filter(argument -> !arguments.get(argument).shape().isScalar()).toList();
        return sides.size() == 2 && sides.get(0) > sides.get(1);
    }

    private DeclaredFunction declared(String function, Span span) {
        return scope.function(function).orElseThrow(() -> scope.isPoisoned(function) ? Refusal.silent()
                : Refusal.of(span, Mistake.NOT_A_FUNCTION, function));
    }

    /** Where the function is taken; a single vector may stand by its entries. */
    private List<Expression> arguments(DeclaredFunction declared, List<Formula> formulas, Span span) {
        List<Symbol> wanted = declared.arguments();
        if (wanted.size() == 1 && formulas.size() > 1 && !wanted.get(0).shape().isScalar()) {
            Expression point = elaborator.of(new Formula.Brackets(formulas, span), wanted.get(0).shape(),
                    "the argument of " + declared.name());
            return List.of(point);
        }
        if (wanted.size() != formulas.size()) {
            throw Refusal.of(span, Mistake.WRONG_ARITY, declared.name(), "" + wanted.size(), "" + formulas.size())
                    .advising(List.of("as in: " + declared.value()));
        }
        List<Expression> arguments = new ArrayList<>();
        for (int index = 0; index < wanted.size(); index++) {
            String which = wanted.size() == 1 ? "" : wanted.get(index).name() + " ";
            arguments.add(elaborator.of(formulas.get(index), wanted.get(index).shape(),
                    "the argument " + which + "of " + declared.name()));
        }
        return arguments;
    }

    private static void requireSlots(Formula.Derivative derivative, DeclaredFunction declared) {
        DerivativeWord word = derivative.word();
        int slots = declared.function().valueSlots();
        if (derivative.directions().size() > word.order()) {
            throw Refusal.of(derivative.span(), Mistake.TOO_MANY_DIRECTIONS,
                    word.order() == 0 ? declared.name() : word.written() + " " + declared.name(), "" + word.order(),
                    "" + derivative.directions().size(), "D" + derivative.directions().size() + " " + declared.name() + "(…)[…]");
        }
        if (!derivative.values().isEmpty() && derivative.values().size() != slots) {
            throw Refusal.of(derivative.span(), Mistake.VALUES_TO_FILL, declared.name(), "" + slots,
                    "" + derivative.values().size(), declared.name() + "(…)[]" + (slots == 1 ? "[a]" : "[a, b]"));
        }
        if (word.isNamed() && slots > 0 && derivative.values().isEmpty()) {
            throw Refusal.of(derivative.span(), Mistake.GRADIENT_OF_A_TENSOR, declared.name());
        }
    }

    /** By which argument each derivative is taken, those with directions first. */
    private static List<Integer> by(DerivativeWord word, DeclaredFunction declared, Span span) {
        if (declared.arguments().size() == 1) {
            if (!word.subscript().isEmpty()) {
                throw Refusal.of(span, Mistake.SUBSCRIPT_NEEDLESS, declared.name(),
                        word.word() + " " + declared.name() + "(…)");
            }
            return Collections.nCopies(word.order(), 0);
        }
        if (word.order() == 0) {
            return List.of();
        }
        if (word.subscript().isEmpty()) {
            throw missing(declared, word, span);
        }
        List<List<Integer>> ways = word.ways(declared.arguments().stream().map(Symbol::name).toList());
        if (ways.size() != 1) {
            throw Refusal.of(span, Mistake.SUBSCRIPTS_DO_NOT_FIT, word.written(),
                    declared.name() + "(" + declared.argumentNames() + ")", example(declared, word));
        }
        return ways.get(0);
    }

    private static Refusal missing(DeclaredFunction declared, DerivativeWord word, Span span) {
        return Refusal.of(span, Mistake.SUBSCRIPT_MISSING, declared.name(), declared.argumentNames(), example(declared, word));
    }

    private static String example(DeclaredFunction declared, DerivativeWord word) {
        StringBuilder out = new StringBuilder(word.word());
        IntStream.range(0, word.order()).forEach(index -> out.append('_')
                .append(declared.arguments().get(Math.min(index, declared.arguments().size() - 1)).name()));
        return out + " " + declared.value();
    }
}
