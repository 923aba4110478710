package nld.ensemble;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nld.ensemble.Operation.Kind;
import nld.ensemble.OrbitProgram.Term;
import nld.expression.Applied;
import nld.expression.Coefficient;
import nld.expression.Expression;
import nld.expression.Function;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Sum;
import nld.expression.Symbol;

/** Writes an {@link OrbitProgram}: what no flip moves is folded to a number, what occurs twice is computed once. */
final class OrbitCompiler {
    private final Orbit orbit;
    private final Map<Symbol, Rational> at;
    private final Map<Expression, Term> terms = new IdentityHashMap<>();
    private final Map<Operation, Integer> written = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    /** A part that cannot be computed exactly. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String message) {
            super(message, null, false, false);
        }
    }

    private OrbitCompiler(Orbit orbit, Map<Symbol, Rational> at) {
        this.orbit = orbit;
        this.at = at;
    }

    /** The program for {@code quantities} at the point {@code at}; {@link Unfit} where one is not rational. */
    static OrbitProgram compile(Orbit orbit, Map<Symbol, Rational> at, List<Quantity> quantities) throws Unfit {
        OrbitCompiler compiler = new OrbitCompiler(orbit, at);
        List<Term> outputs = new ArrayList<>();
        for (Quantity quantity : quantities) {
            outputs.add(compiler.output(quantity));
        }
        return new Trimmer(compiler.operations).trimmed(orbit.flips().size(), outputs);
    }

    private Term output(Quantity quantity) throws Unfit {
        if (quantity instanceof Quantity.Value value) {
            return term(value.expression());
        }
        Term all = constant(Rational.ONE);
        for (Quantity.Condition condition : ((Quantity.Share) quantity).conditions()) {
            Term tested = term(condition.expression());
            Term holds = ofSign(condition.sign() == Quantity.Sign.POSITIVE ? Kind.IS_POSITIVE : Kind.IS_ZERO, tested);
            all = product(all, condition.sign() == Quantity.Sign.NOT_ZERO ? opposite(holds) : holds);
        }
        return all;
    }

    /** 1 − {@code share}. */
    private Term opposite(Term share) {
        return share.isConstant() ? constant(Rational.ONE.minus(share.factor()))
                : linear(Rational.ONE, Map.of(share.register(), share.factor().negated()));
    }

    /** Operands first, on a stack of our own, however deep. */
    private Term term(Expression expression) throws Unfit {
        Deque<Expression> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            Expression part = open.peek();
            int before = open.size();
            if (!terms.containsKey(part)) {
                operands(part).stream().filter(operand -> !terms.containsKey(operand)).forEach(open::push);
            }
            if (open.size() == before) {
                if (!terms.containsKey(part)) {
                    terms.put(part, write(part));
                }
                open.pop();
            }
        }
        return terms.get(expression);
    }

    private static List<Expression> operands(Expression part) {
        if (part instanceof Sum sum) {
            return sum.terms().stream().map(term -> Coefficient.of(term).rest()).toList();
        }
        return part instanceof Product product ? SignFactors.of(product).operands() : part.children();
    }

    private Term write(Expression part) throws Unfit {
        if (part instanceof Literal literal) {
            return constant(literal.value());
        }
        if (part instanceof Symbol symbol) {
            return input(symbol);
        }
        if (part instanceof Sum sum) {
            return sum(sum);
        }
        if (part instanceof Product product) {
            return product(product);
        }
        if (part instanceof Power power) {
            return power(power);
        }
        if (part instanceof Applied applied && applied.function() == Function.ABS) {
            return ofSign(Kind.ABSOLUTE, terms.get(applied.argument()));
        }
        if (part instanceof Applied applied) {
            Term argument = terms.get(applied.argument());
            if (argument.isConstant() && argument.factor().isZero() && applied.function() != Function.LOG) {
                boolean one = applied.function() == Function.EXP || applied.function() == Function.COS;
                return constant(one ? Rational.ONE : Rational.ZERO);
            }
            return new Term(Rational.ONE, register(new Operation.Elementary(applied.function(), whole(argument))));
        }
        throw new Unfit("found " + part + "; an average takes sums, products, powers, quotients and elementary functions of numbers");
    }

    private Term input(Symbol symbol) throws Unfit {
        Rational value = at.get(symbol);
        if (value == null) {
            throw new Unfit("found " + symbol + " without a value");
        }
        List<Integer> flips = orbit.flipsOf(symbol);
        return value.isZero() || flips.isEmpty() ? constant(value)
                : new Term(Rational.ONE, register(new Operation.Input(value, flips)));
    }

    private Term power(Power power) throws Unfit {
        Term base = terms.get(power.base());
        Rational exponent = power.exponent();
        if (base.isConstant() && !(base.factor().isZero() && exponent.signum() < 0)) {
            Optional<Rational> root = base.factor().root(exponent.denominator().intValueExact());
            if (root.isPresent()) {
                return constant(root.get().power(exponent.numerator().intValueExact()));
            }
        }
        if (!exponent.isInteger()) {
            return new Term(Rational.ONE, register(new Operation.Root(exponent, whole(base))));
        }
        int size = exponent.intValueExact();
        Term raised = size < 0 && base.isConstant() ? new Term(Rational.ONE, whole(base)) : repeated(base, Math.abs(size));
        return size > 0 ? raised
                : new Term(raised.factor().inverse(), register(new Operation.Reciprocal(raised.register())));
    }

    /** A register that holds all of {@code term}. */
    private int whole(Term term) {
        if (term.isConstant()) {
            return register(new Operation.Input(term.factor(), List.of()));
        }
        return term.factor().isOne() ? term.register()
                : register(new Operation.Linear(Rational.ZERO, List.of(term.factor()), List.of(term.register())));
    }

    private Term repeated(Term base, int exponent) {
        if (exponent == 1) {
            return base;
        }
        Term half = repeated(base, exponent / 2);
        Term square = product(half, half);
        return exponent % 2 == 0 ? square : product(square, base);
    }

    private Term product(Product product) {
        SignFactors factors = SignFactors.of(product);
        Term all = constant(Rational.ONE);
        for (Expression argument : factors.signsOf()) {
            all = product(all, ofSign(Kind.SIGN, terms.get(argument)));
        }
        for (Expression factor : factors.others()) {
            all = product(all, terms.get(factor));
        }
        return all;
    }

    private Term product(Term left, Term right) {
        Rational factor = left.factor().times(right.factor());
        if (factor.isZero() || left.isConstant() || right.isConstant()) {
            return factor.isZero() ? constant(factor) : new Term(factor, Math.max(left.register(), right.register()));
        }
        int first = Math.min(left.register(), right.register());
        return new Term(factor, register(new Operation.Times(first, Math.max(left.register(), right.register()))));
    }

    private Term sum(Sum sum) {
        Map<Expression, Rational> parts = Rectified.coefficients(sum);
        List<Term> all = new ArrayList<>();
        for (Rectified taken : Rectified.takenFrom(parts, applied -> !terms.get(applied.argument()).isConstant())) {
            Term positive = ofSign(Kind.RECTIFIED, terms.get(taken.argument()));
            all.add(new Term(positive.factor().times(taken.factor()), positive.register()));
        }
        parts.forEach((part, factor) -> all.add(new Term(factor.times(terms.get(part).factor()), terms.get(part).register())));
        Rational constant = Rational.ZERO;
        Map<Integer, Rational> linear = new TreeMap<>();
        for (Term term : all) {
            if (term.isConstant()) {
                constant = constant.plus(term.factor());
            } else {
                linear.merge(term.register(), term.factor(), Rational::plus);
            }
        }
        linear.values().removeIf(Rational::isZero);
        return linear(constant, linear);
    }

    private Term linear(Rational constant, Map<Integer, Rational> linear) {
        if (linear.isEmpty()) {
            return constant(constant);
        }
        if (constant.isZero() && linear.size() == 1) {
            Map.Entry<Integer, Rational> only = linear.entrySet().iterator().next();
            return new Term(only.getValue(), only.getKey());
        }
        return new Term(Rational.ONE, register(new Operation.Linear(constant,
                List.copyOf(linear.values()), List.copyOf(linear.keySet()))));
    }

    private Term ofSign(Kind kind, Term term) {
        if (term.isConstant() && !(kind == Kind.SIGN && term.factor().isZero())) {
            return constant(ofSign(kind, term.factor()));
        }
        Term upright = term;
        if (term.factor().signum() < 0 && kind != Kind.ABSOLUTE && kind != Kind.IS_ZERO) {
            upright = new Term(term.factor().abs(), register(new Operation.Linear(Rational.ZERO,
                    List.of(Rational.MINUS_ONE), List.of(term.register()))));
        }
        if (kind == Kind.SIGN) {
            int sign = term.isConstant() ? 1 : term.factor().signum();
            return new Term(Rational.of(sign), register(new Operation.OfSign(kind, term.isConstant() ? whole(term) : term.register())));
        }
        boolean sized = kind == Kind.ABSOLUTE || kind == Kind.RECTIFIED;
        return new Term(sized ? upright.factor().abs() : Rational.ONE, register(new Operation.OfSign(kind, upright.register())));
    }

    static Rational ofSign(Kind kind, Rational value) {
        return switch (kind) {
            case ABSOLUTE -> value.abs();
            case RECTIFIED -> value.signum() > 0 ? value : Rational.ZERO;
            case IS_ZERO -> value.isZero() ? Rational.ONE : Rational.ZERO;
            case IS_POSITIVE -> value.signum() > 0 ? Rational.ONE : Rational.ZERO;
            case SIGN -> Rational.of(value.signum());
        };
    }

    private static Term constant(Rational value) {
        return new Term(value, -1);
    }

    private int register(Operation operation) {
        return written.computeIfAbsent(operation, fresh -> {
            operations.add(fresh);
            return operations.size() - 1;
        });
    }
}
