package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nld.expression.AbstractFunction;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.PartialGradient;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Tuple;
import nld.network.Forward;

/** Makes expressions of networks where they are taken, of means over the examples, of moved formulas and of derivatives by all weights. */
final class EnsembleElaborator {
    private static final String WEIGHTS = "weights";

    private final Elaborator elaborator;
    private final Scope scope;
    private final Setting setting;

    EnsembleElaborator(Elaborator elaborator, Scope scope, Setting setting) {
        this.elaborator = elaborator;
        this.scope = scope;
        this.setting = setting;
    }

    /** Whether what is called is a network, a group or a map. */
    boolean concerns(Formula.Call call) {
        return scope.find(call.function()).filter(meaning -> meaning instanceof Scope.Meaning.Layered
                || meaning instanceof Scope.Meaning.Moving).isPresent();
    }

    /** A network of its input, written out; or a formula moved by a group or a map. */
    Expression call(Formula.Call call) {
        if (call.primes() > 0) {
            throw Refusal.of(call.span(), Mistake.NOT_A_FUNCTION, call.function());
        }
        Scope.Meaning meaning = scope.find(call.function()).orElseThrow();
        if (meaning instanceof Scope.Meaning.Layered layered) {
            Expression input = elaborator.of(call.arguments().size() == 1 ? call.arguments().get(0)
                    : new Formula.Brackets(call.arguments(), call.span()));
            return elaborator.shaped(call.span(), () -> Forward.of(layered.network(), input));
        }
        if (call.arguments().size() != 1) {
            throw Refusal.of(call.span(), Mistake.WRONG_ARITY, call.function(), "1", "" + call.arguments().size());
        }
        Expression moved = elaborator.of(call.arguments().get(0));
        return Jet.of(AbstractFunction.moving(call.function(), moved.shape()), List.of(moved));
    }

    /** (F(x1, y1) + … + F(xN, yN))/N. */
    Expression mean(Formula.Mean mean) {
        if (scope.examples().isEmpty()) {
            throw Refusal.of(mean.span(), Mistake.NO_EXAMPLES);
        }
        int size = scope.examples().get().data().size();
        List<Expression> terms = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            Elaborator inner = new Elaborator(MapReader.example(scope, index), setting);
            terms.add(inner.of(mean.inner()));
            elaborator.weigh(inner.weight(), inner.level(), mean.span());
        }
        return Expression.of(1, size).times(Sum.of(terms));
    }

    /** Whether the name stands for the vector of all weights: where networks are declared, and nothing of that name is. */
    static boolean isAllWeights(String name, Scope scope) {
        return name.equals(WEIGHTS) && scope.find(WEIGHTS).isEmpty() && !scope.weights().isEmpty();
    }

    /** Whether a derivative is by all weights, or is a Hessian by some symbol. */
    boolean isAboutWeights(Formula.PartialGradient gradient) {
        return gradient.word().word().equals("hess")
                || isAllWeights(gradient.word().subscript(), scope);
    }

    /** The gradient by all weights, a vector in the order of the layers, or a Hessian, with rows and columns in that order. */
    Expression derivative(Formula.PartialGradient gradient) {
        String by = gradient.word().subscript();
        List<Symbol> symbols = isAllWeights(by, scope) ? scope.weights()
                : List.of(scope.symbol(by).orElseThrow(() -> scope.unknown(
                        new Formula.Name(by, by, java.util.Optional.empty(), 0, false, gradient.span()))));
        for (Symbol symbol : symbols) {
            if (Shapes.stated(symbol.shape(), Map.of()).isEmpty()) {
                throw Refusal.of(gradient.span(), Mistake.NOT_YET, gradient.word().written() + " where a dimension is a name");
            }
        }
        Expression operand = elaborator.of(gradient.operand(), Shape.SCALAR, "what " + gradient.word().written() + " differentiates");
        List<Expression> slopes = gradient(operand, symbols);
        Expression derived = Tuple.of(slopes);
        if (gradient.word().word().equals("hess")) {
            List<Expression> rows = slopes.stream().flatMap(slope -> gradient(slope, symbols).stream()).toList();
            derived = Tuple.of(Shape.matrix(slopes.size(), slopes.size()), rows);
        }
        return elaborator.placed(derived, gradient.span());
    }

    private static List<Expression> gradient(Expression operand, List<Symbol> symbols) {
        List<Expression> entries = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Expression part = PartialGradient.of(operand, symbol);
            entries.addAll(symbol.shape().isScalar() ? List.of(part) : Scope.Meaning.Whole.entries(part));
        }
        return entries;
    }
}
