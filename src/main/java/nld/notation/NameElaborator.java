package nld.notation;

import java.util.List;
import java.util.Optional;
import nld.expression.Dimension;
import nld.expression.Entry;
import nld.expression.Expression;
import nld.expression.Ones;
import nld.expression.PartialGradient;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.expression.Tuple;

/** Makes expressions of names, with their primes and indices. */
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
        if (EnsembleElaborator.isAllWeights(name.name(), scope)) {
            Expression all = Tuple.of(new Scope.Meaning.Whole(scope.weights()).entries());
            return name.index().isPresent() ? entry(all, name.index().get()) : all;
        }
        return declared(name, scope.find(name.name()).orElseThrow(() -> scope.unknown(name)));
    }

    private Expression declared(Formula.Name name, Scope.Meaning meaning) {
        if (meaning instanceof Scope.Meaning.Known known) {
            return moved(name, known.symbol());
        }
        if (meaning instanceof Scope.Meaning.Abbreviation abbreviation) {
            elaborator.weigh(abbreviation.weight(), abbreviation.level(), name.span());
            return part(name, abbreviation.value());
        }
        if (meaning instanceof Scope.Meaning.Whole whole) {
            return part(name, Tuple.of(whole.entries()));
        }
        if (meaning instanceof Scope.Meaning.Abstract) {
            throw Refusal.of(name.span(), Mistake.FUNCTION_WITHOUT_BRACKET, name.written());
        }
        if (name.index().isPresent() || name.primes() > 0) {
            throw name.primes() > 0 ? Refusal.of(name.span(), Mistake.DOES_NOT_MOVE, name.written())
                    .advising(List.of("a dimension is a number: " + name.name()))
                    : Refusal.of(name.index().get().span(), Mistake.INDEX_OF_SCALAR);
        }
        return Ones.of(new Shape.Vector(new Dimension.Named(name.name()))).sumOfEntries();
    }

    /** What a name stands for, with its index and primes. */
    private Expression part(Formula.Name name, Expression meant) {
        Expression value = elaborator.placed(meant, name.span());
        Expression part = name.index().isPresent() ? entry(value, name.index().get()) : value;
        return elaborator.rate(part, name.primes(), name.span());
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

    /** The gradient of the potential by all coordinates, written out as one vector in their order. */
    Expression gradientOfPotential(Span span) {
        Shape shape = Shapes.ofConfiguration(scope.coordinates()).orElseThrow(
                () -> Refusal.of(span, Mistake.NOT_YET, "grad potential over several coordinates of unstated dimension")
                        .advising(scope.coordinates().stream().limit(1)
                                .map(symbol -> "write grad_" + symbol + " potential for the gradient by one of them").toList()));
        Symbol gradient = Symbol.of("grad potential", shape, Symbol.Kind.QUANTITY);
        return elaborator.placed(gradient, span);
    }

    /** The gradient of a scalar formula by a coordinate, parameter or constant, whose name is the subscript. */
    Expression partialGradient(Formula.PartialGradient gradient) {
        String by = gradient.word().subscript();
        if (scope.find(by).isEmpty()) {
            throw scope.unknown(new Formula.Name(by, by, Optional.empty(), 0, false, gradient.span()));
        }
        Symbol symbol = scope.symbol(by).filter(known -> known.kind() == Symbol.Kind.COORDINATE
                || known.kind() == Symbol.Kind.PARAMETER).orElseThrow(() -> Refusal.of(gradient.span(), Mistake.NO_GRADIENT_BY, by));
        Expression operand = elaborator.of(gradient.operand(), Shape.SCALAR, "what " + gradient.word().written() + " differentiates");
        return elaborator.placed(PartialGradient.of(operand, symbol), gradient.span());
    }
}
