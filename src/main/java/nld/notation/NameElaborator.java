package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Tuple;

/** Makes expressions of names and of what functions are applied to. */
final class NameElaborator {
    private final Elaborator elaborator;
    private final Scope scope;
    private final Setting setting;

    NameElaborator(Elaborator elaborator, Scope scope, Setting setting) {
        this.elaborator = elaborator;
        this.scope = scope;
        this.setting = setting;
    }

    Expression name(Formula.Name name) {
        if (Names.QUANTITIES.contains(name.name())) {
            return moved(name, Symbol.of(name.name(), Shape.SCALAR, Symbol.Kind.QUANTITY));
        }
        if (Names.CONFIGURED.contains(name.name())) {
            Shape shape = scope.coordinates().size() == 1 ? scope.coordinates().get(0).shape()
                    : Shapes.ofConfiguration(scope.coordinates()).orElseThrow(() -> Refusal.of(name.span(), Mistake.NOT_YET,
                            name.written() + " of several coordinates that are not all scalars or vectors of stated size"));
            return moved(name, Symbol.of(name.name(), shape, Symbol.Kind.QUANTITY));
        }
        if (Names.NOT_YET.contains(name.name())) {
            throw Refusal.of(name.span(), Mistake.NOT_YET, name.written() + " in a formula");
        }
        if (name.name().equals("t") || name.name().equals("step")) {
            return moved(name, name.name().equals("t") ? Symbol.TIME : Symbol.STEP);
        }
        Scope.Meaning meaning = scope.find(name.name()).orElseThrow(() -> unknown(name));
        if (meaning instanceof Scope.Meaning.Known known) {
            return moved(name, known.symbol());
        }
        if (meaning instanceof Scope.Meaning.Abbreviation abbreviation) {
            elaborator.weigh(abbreviation.weight(), abbreviation.level(), name.span());
            Expression value = elaborator.placed(abbreviation.value(), name.span());
            Expression part = name.index().isPresent() ? entry(value, name.index().get()) : value;
            return elaborator.rate(part, name.primes(), name.span());
        }
        if (meaning instanceof Scope.Meaning.Abstract) {
            throw Refusal.of(name.span(), Mistake.FUNCTION_WITHOUT_BRACKET, name.written());
        }
        throw Refusal.of(name.span(), Mistake.NOT_YET, "the dimension " + name.written() + " as a number in a formula");
    }

    private Refusal unknown(Formula.Name name) {
        if (name.name().startsWith("grad_")) {
            return Refusal.of(name.span(), Mistake.NOT_YET, "a gradient by one block of coordinates");
        }
        return scope.unknown(name);
    }

    /** The symbol with its primes and index. */
    private Expression moved(Formula.Name name, Symbol symbol) {
        Expression moved = symbol;
        if (symbol.moves()) {
            moved = symbol.atOrder(name.primes());
        } else if (name.primes() > 0 && symbol.kind() != Symbol.Kind.QUANTITY) {
            Refusal refusal = Refusal.of(name.span(), Mistake.DOES_NOT_MOVE, name.written());
            throw symbol.kind() == Symbol.Kind.PARAMETER ? refusal
                    : refusal.advising(List.of("coordinates, functions of time and derived quantities have primes"));
        }
        Expression part = name.index().isPresent() ? entry(moved, name.index().get()) : moved;
        elaborator.placed(part, name.span());
        return symbol.moves() ? part : elaborator.rate(part, name.primes(), name.span());
    }

    /** An entry of a vector or matrix. */
    Expression entry(Expression tensor, Formula.Index index) {
        String digits = index.text();
        if (tensor.shape().isScalar()) {
            throw Refusal.of(index.span(), Mistake.INDEX_OF_SCALAR);
        }
        if (tensor.shape() instanceof Shape.Vector) {
            if (digits.startsWith("(")) {
                throw Refusal.of(index.span(), Mistake.INDEX_DOES_NOT_FIT, "_" + digits, tensor.shape().toString());
            }
            return elaborator.shaped(index.span(), Mistake.INDEX_OUT_OF_RANGE, () -> Entry.of(tensor, Integer.parseInt(digits)));
        }
        int comma = digits.indexOf(',');
        if (comma < 0 && digits.length() != 2) {
            throw Refusal.of(index.span(), Mistake.INDEX_DOES_NOT_FIT, "_" + digits, tensor.shape().toString());
        }
        int row = Integer.parseInt(comma < 0 ? digits.substring(0, 1) : digits.substring(1, comma));
        int column = Integer.parseInt(comma < 0 ? digits.substring(1) : digits.substring(comma + 1, digits.length() - 1));
        return elaborator.shaped(index.span(), Mistake.INDEX_OUT_OF_RANGE, () -> Entry.of(tensor, row, column));
    }

    Expression call(Formula.Call call) {
        if (call.function().equals("O") && scope.find("O").isEmpty()) {
            throw Refusal.of(call.span(), Mistake.ORDER_OUT_OF_PLACE);
        }
        if (!Names.isBuiltIn(call.function())) {
            return declared(call);
        }
        if (call.function().equals("tr")) {
            throw Refusal.of(call.span(), Mistake.NOT_YET, "tr(…)");
        }
        int wanted = call.function().equals("dot") ? 2 : 1;
        if (call.arguments().size() != wanted) {
            throw Refusal.of(call.span(), Mistake.WRONG_ARITY, call.function(), "" + wanted, "" + call.arguments().size());
        }
        Expression argument = elaborator.of(call.arguments().get(0));
        return switch (call.function()) {
            case "dot" -> elaborator.shaped(call.span(), () -> argument.dot(elaborator.of(call.arguments().get(1))));
            case "sqrt" -> elaborator.shaped(call.span(), argument::squareRoot);
            default -> argument.apply(Function.valueOf(call.function().toUpperCase(Locale.ROOT)));
        };
    }

    private Expression declared(Formula.Call call) {
        Expression point = point(call.function(), call.arguments(), call.span());
        if (call.primes() > 0 && !point.shape().isScalar()) {
            throw Refusal.of(call.span(), Mistake.PRIMED_FUNCTION_OF_VECTOR, call.function());
        }
        return elaborator.shaped(call.span(), () -> Jet.of(call.function(), point, call.primes(), List.of()));
    }

    private Expression point(String function, List<Formula> arguments, Span span) {
        if (!(scope.find(function).orElse(null) instanceof Scope.Meaning.Abstract declared)) {
            throw scope.isPoisoned(function) ? Refusal.silent() : Refusal.of(span, Mistake.NOT_A_FUNCTION, function);
        }
        List<Expression> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(elaborator.of(argument)));
        Expression point = values.size() == 1 ? values.get(0) : elaborator.shaped(span, () -> Tuple.of(values));
        if (!point.shape().equals(declared.argument().shape())) {
            throw Refusal.of(span, Mistake.WRONG_SHAPE, "the argument of " + function,
                    declared.argument().shape().toString(), point.shape().toString());
        }
        return point;
    }

    Expression derivative(Formula.Derivative derivative) {
        Expression point = point(derivative.function(), derivative.arguments(), derivative.span());
        List<Expression> directions = new ArrayList<>();
        derivative.directions().forEach(direction -> directions.add(elaborator.of(direction)));
        return elaborator.shaped(derivative.span(),
                () -> Jet.of(derivative.function(), point, derivative.order(), directions));
    }

    /** The gradient of the potential by all coordinates, written out as one vector in their order. */
    Expression gradientOfPotential(Span span) {
        Shape shape = Shapes.ofConfiguration(scope.coordinates()).orElseThrow(
                () -> Refusal.of(span, Mistake.NOT_YET, "grad potential over several coordinates of unstated dimension"));
        Symbol gradient = Symbol.of("grad potential", shape, Symbol.Kind.QUANTITY);
        return elaborator.placed(gradient, span);
    }
}
