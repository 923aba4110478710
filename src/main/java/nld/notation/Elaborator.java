package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Evolved.Evolution;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Hadamard;
import nld.expression.Literal;
import nld.expression.Ones;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.ShapeMismatch;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Tuple;

/** Makes typed expressions of formulas: names looked up, shapes checked, each mistake with its place. */
final class Elaborator {
    /** How many parts a formula may have once its abbreviations are put in. */
    static final int LARGEST = 2_000_000;
    /** How many abbreviations may build on each other. */
    static final int MOST_LEVELS = 40;

    private final Scope scope;
    private final Setting setting;
    private final NameElaborator names;
    private final CallElaborator calls;
    private final JetElaborator jets;
    private final EnsembleElaborator ensembles;
    private final PowerElaborator powers;
    private int weight;
    private int level;

    Elaborator(Scope scope, Setting setting) {
        this.scope = scope;
        this.setting = setting;
        this.names = new NameElaborator(this, scope, setting);
        this.calls = new CallElaborator(this, scope, setting);
        this.jets = new JetElaborator(this, scope);
        this.ensembles = new EnsembleElaborator(this, scope, setting);
        this.powers = new PowerElaborator(this, scope, setting);
    }

    /** The expression a formula stands for. */
    Expression of(Formula formula) {
        weigh(1, 0, formula.span());
        if (formula instanceof Formula.Number number) {
            return Literal.of(Numbers.exact(number.digits(), number.span()));
        } else if (formula instanceof Formula.Name name) {
            return names.name(name);
        } else if (formula instanceof Formula.File file) {
            return scope.supply().orElseThrow(() -> Refusal.of(file.span(), Mistake.OUT_OF_PLACE, "a file", setting.toString(),
                    "values of a check are read: with X = file \"x.csv\"")).read(file);
        } else if (formula instanceof Formula.Mean mean) {
            return ensembles.mean(mean);
        } else if (formula instanceof Formula.Call call && ensembles.concerns(call)) {
            return ensembles.call(call);
        } else if (formula instanceof Formula.Call call) {
            return Names.isBuiltIn(call.function()) ? calls.call(call) : jets.call(call);
        } else if (formula instanceof Formula.Derivative derivative) {
            return jets.derivative(derivative);
        } else if (formula instanceof Formula.GradientOfPotential gradient) {
            return names.gradientOfPotential(gradient.span());
        } else if (formula instanceof Formula.PartialGradient gradient) {
            return ensembles.isAboutWeights(gradient) ? ensembles.derivative(gradient) : names.partialGradient(gradient);
        } else if (formula instanceof Formula.Expected expected) {
            return expectation(expected);
        } else if (formula instanceof Formula.Brackets brackets) {
            return brackets(brackets);
        } else if (formula instanceof Formula.Bars bars) {
            return of(bars.inner()).norm();
        } else if (formula instanceof Formula.Rate rate) {
            return rate(of(rate.inner()), rate.primes(), rate.span());
        } else if (formula instanceof Formula.Indexed indexed) {
            return names.entry(of(indexed.inner()), indexed.index());
        } else if (formula instanceof Formula.Transposed transposed) {
            return transposed(transposed);
        } else if (formula instanceof Formula.Moved moved) {
            return placed(Evolved.of(moved.evolution(), of(moved.inner())), moved.span());
        }
        return operation(formula);
    }

    private Expression operation(Formula formula) {
        if (formula instanceof Formula.Power power) {
            return powers.of(power);
        } else if (formula instanceof Formula.Product product) {
            return product(product);
        } else if (formula instanceof Formula.Quotient quotient) {
            return quotient(quotient);
        } else if (formula instanceof Formula.Dot dot) {
            return shaped(dot.span(), () -> of(dot.left()).dot(of(dot.right())));
        } else if (formula instanceof Formula.EntryProduct product) {
            return entryProduct(product);
        } else if (formula instanceof Formula.EntryQuotient quotient) {
            return entryQuotient(of(quotient.above()), of(quotient.below()), quotient.span());
        }
        return sum((Formula.Sum) formula);
    }

    /** The expression, which has to be of {@code shape}; a plain 0 is the zero of any shape. */
    Expression of(Formula formula, Shape shape, String what) {
        Expression expression = of(formula);
        if (expression.isZero()) {
            return Expression.zero(shape);
        }
        require(expression, shape, what, formula.span());
        return expression;
    }

    private static void require(Expression expression, Shape shape, String what, Span span) {
        if (!expression.shape().equals(shape)) {
            throw Refusal.of(span, Mistake.WRONG_SHAPE, what, shape.toString(), expression.shape().toString());
        }
    }

    /** Counts what a formula is made of, and refuses what nobody can read. */
    void weigh(int parts, int levels, Span span) {
        weight += parts;
        level = Math.max(level, levels);
        if (weight > LARGEST || level > MOST_LEVELS) {
            throw Refusal.of(span, Mistake.FORMULA_TOO_LARGE);
        }
    }

    int weight() {
        return weight;
    }

    int level() {
        return level;
    }

    /** The expression, refused where it speaks of what has no place here. */
    Expression placed(Expression expression, Span span) {
        setting.require(expression, span);
        return expression;
    }

    /** Builds an expression; what its parts refuse becomes a mistake at {@code span}. */
    <E extends Expression> E shaped(Span span, Supplier<E> building) {
        return shaped(span, Mistake.SHAPES_DO_NOT_FIT, building);
    }

    /** Builds an expression; a shape that does not fit becomes the given mistake at {@code span}. */
    <E extends Expression> E shaped(Span span, Mistake mistake, Supplier<E> building) {
        try {
            return building.get();
        } catch (ShapeMismatch mismatch) {
            throw refusal(span, mistake, mismatch.getMessage());
        } catch (ArithmeticException unfit) {
            throw refusal(span, Mistake.OUT_OF_BOUNDS, unfit.getMessage());
        }
    }

    /** The sentence of an expression has its remedy after a semicolon. */
    private static Refusal refusal(Span span, Mistake mistake, String sentence) {
        String[] parts = sentence.split("; ", 2);
        Refusal refusal = Refusal.of(span, mistake, parts[0]);
        return parts.length > 1 ? refusal.advising(List.of(parts[1])) : refusal;
    }

    Expression rate(Expression inner, int primes, Span span) {
        Expression moved = inner;
        for (int count = 0; count < primes; count++) {
            moved = Evolved.of(Evolution.RATE, moved);
        }
        return placed(moved, span);
    }

    private Expression expectation(Formula.Expected expected) {
        if (!scope.isRandom()) {
            throw Refusal.of(expected.span(), Mistake.NOTHING_RANDOM);
        }
        return placed(Expectation.of(of(expected.inner())), expected.span());
    }

    private Expression brackets(Formula.Brackets brackets) {
        if (brackets.parts().size() == 1) {
            return of(brackets.parts().get(0));
        }
        List<Expression> entries = new ArrayList<>();
        brackets.parts().forEach(part -> entries.add(of(part)));
        if (entries.get(0) instanceof Tuple row && row.shape() instanceof Shape.Vector) {
            return rows(entries, row.shape(), brackets);
        }
        for (int index = 0; index < entries.size(); index++) {
            require(entries.get(index), Shape.SCALAR, "an entry of a vector", brackets.parts().get(index).span());
        }
        return Tuple.of(entries);
    }

    /** A matrix by its rows. */
    private static Expression rows(List<Expression> rows, Shape shape, Formula.Brackets brackets) {
        List<Expression> entries = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            Span span = brackets.parts().get(index).span();
            require(rows.get(index), shape, "a row of a matrix", span);
            if (!(rows.get(index) instanceof Tuple row)) {
                throw Refusal.of(span, Mistake.WRONG_SHAPE, "a row of a matrix", "vector by its entries", shape.toString());
            }
            entries.addAll(row.entries());
        }
        return Tuple.of(Shape.matrix(rows.size(), entries.size() / rows.size()), entries);
    }

    private Expression product(Formula.Product product) {
        ProductElaborator whole = new ProductElaborator(this, product.span());
        for (int index = 0; index < product.factors().size(); index++) {
            Formula formula = product.factors().get(index);
            if (index > 0) {
                refuseTimeFunctionCalled(product.factors().get(index - 1), formula);
            }
            Expression turned = formula instanceof Formula.Transposed transposed ? of(transposed.inner()) : null;
            if (turned != null && turned.shape() instanceof Shape.Vector) {
                whole.timesRow(turned, formula.span());
            } else {
                whole.times(turned == null ? of(formula) : shaped(formula.span(), turned::transposed));
            }
        }
        return whole.product();
    }

    private Expression transposed(Formula.Transposed transposed) {
        Expression inner = of(transposed.inner());
        if (inner.shape() instanceof Shape.Vector) {
            throw Refusal.of(transposed.span(), Mistake.ROW_ALONE);
        }
        return shaped(transposed.span(), inner::transposed);
    }

    private Expression entryProduct(Formula.EntryProduct product) {
        List<Expression> factors = product.factors().stream().map(this::of).toList();
        boolean numbers = setting == Setting.RULE && factors.stream().allMatch(factor -> factor.shape().isScalar());
        return shaped(product.span(), () -> numbers ? Product.of(factors) : Hadamard.of(factors));
    }

    private Expression entryQuotient(Expression above, Expression below, Span span) {
        return shaped(span, () -> {
            Expression inverse = EntryPower.of(below, Rational.of(-1));
            return above.shape().isScalar() ? above.times(inverse) : above.hadamard(inverse);
        });
    }

    /** {@code α(t)} would multiply α by t, which nobody means. */
    private void refuseTimeFunctionCalled(Formula left, Formula right) {
        boolean timeInBrackets = right instanceof Formula.Brackets brackets && brackets.parts().size() == 1
                && brackets.parts().get(0) instanceof Formula.Name inner && inner.name().equals("t") && inner.primes() == 0;
        if (timeInBrackets && left instanceof Formula.Name name && scope.symbol(name.name())
                .filter(symbol -> symbol.kind() == Symbol.Kind.TIME_FUNCTION).isPresent()) {
            throw Refusal.of(left.span().to(right.span()), Mistake.TIME_FUNCTION_CALLED, name.written());
        }
    }

    private Expression quotient(Formula.Quotient quotient) {
        Expression above = of(quotient.above());
        Expression below = of(quotient.below());
        if (setting.isEntryByEntry() && !below.shape().isScalar()
                && (below.shape().equals(above.shape()) || setting == Setting.RULE && above.shape().isScalar())) {
            return entryQuotient(above, below, quotient.span());
        }
        if (!below.shape().isScalar()) {
            throw Refusal.of(quotient.below().span(), Mistake.DIVIDED_BY_A_TENSOR, below.shape().toString());
        }
        if (below.isZero()) {
            throw Refusal.of(quotient.span(), Mistake.DIVISION_BY_ZERO);
        }
        Numbers.requireModest(List.of(above, below), quotient.span());
        return shaped(quotient.span(), () -> above.over(below));
    }

    private Expression sum(Formula.Sum sum) {
        List<Expression> terms = new ArrayList<>();
        for (Formula.Term term : sum.terms()) {
            Expression value = of(term.formula());
            terms.add(term.negative() ? value.negated() : value);
        }
        if (setting == Setting.RULE) {
            spread(terms);
        }
        for (int index = 1; index < terms.size(); index++) {
            if (!terms.get(index).shape().equals(terms.get(0).shape())) {
                throw Refusal.of(sum.terms().get(index).formula().span(), Mistake.SUM_OF_SHAPES,
                        terms.get(index).shape().toString(), terms.get(0).shape().toString());
            }
        }
        Numbers.requireModest(terms, sum.span());
        return shaped(sum.span(), () -> Sum.of(terms));
    }

    /** In a rule a number that is added to vectors is added to every entry. */
    private static void spread(List<Expression> terms) {
        terms.stream().map(Expression::shape).filter(shape -> !shape.isScalar()).findFirst().ifPresent(shape ->
                terms.replaceAll(term -> term.shape().isScalar() ? Scaled.of(term, Ones.of(shape)) : term));
    }
}
