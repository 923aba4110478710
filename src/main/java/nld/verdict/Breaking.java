package nld.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nld.expression.Assumptions;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Substitution;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Judge;
import nld.kernel.Refuted;
import nld.kernel.Verdict;
import nld.kernel.Witness;
import nld.model.Relation;

/**
 * Looks for a point at which relations hold and a claim does not: each equation is solved for a symbol that it holds once, or
 * satisfied at the first point found, and the claim refuted with that put in.
 */
final class Breaking {
    /** Rates of equations between vectors, written out, soon have thousands of parts: these are not solved. */
    private static final int MOST_PARTS = 2_000;

    private final Judge judge;
    private final Assumptions assumptions;
    private final Coefficients coefficients;
    private final Map<Symbol, Expression> values = new HashMap<>();

    Breaking(Judge judge, Assumptions assumptions) {
        this.judge = judge;
        this.assumptions = assumptions;
        this.coefficients = new Coefficients(judge);
    }

    /** The refutation of a claim between {@code sides}, all in entries, at a point where {@code given} holds; empty where none is found. */
    Optional<Refuted> of(Relation.Sign sign, ClaimTrial.Sides sides, Given given) {
        List<Expression> open = new ArrayList<>();
        given.zero().forEach(scalar -> open.add(Entries.scalar(scalar)));
        given.zeroInVectors().forEach(tensor -> open.addAll(Entries.of(tensor)));
        for (Expression scalar : open) {
            Expression stated = written(scalar);
            if (Symbols.size(stated) > MOST_PARTS) {
                return Optional.empty();
            }
            Expression written = judge.simplified(stated);
            if (!judge.isZero(written) && !solve(written) && !satisfy(written)) {
                return Optional.empty();
            }
        }
        List<Judge.Wanted> wanted = new ArrayList<>();
        values.forEach((symbol, value) -> wanted.add(new Judge.Wanted(value, assumptions.of(symbol))));
        given.atLeastZero().forEach(scalar -> wanted.add(new Judge.Wanted(written(Entries.scalar(scalar)), Given.AT_LEAST_ZERO)));
        for (int index = 0; index < sides.left().size(); index++) {
            Expression left = written(Entries.scalar(sides.left().get(index)));
            Expression right = written(Entries.scalar(sides.right().get(index)));
            Verdict verdict = switch (sign) {
                case AT_MOST -> judge.atMost(left, right);
                case AT_LEAST -> judge.atMost(right, left);
                default -> judge.equal(left, right);
            };
            if (verdict instanceof Refuted refuted && refuted.witness().filter(witness -> fits(witness.point(), wanted)).isPresent()) {
                return Optional.of(completed(refuted.witness().get()));
            }
        }
        return Optional.empty();
    }

    private Expression written(Expression scalar) {
        return new Substitution(values).rewrite(scalar);
    }

    private boolean solve(Expression equation) {
        for (Symbol symbol : Multipliers.candidates(equation)) {
            Optional<List<Expression>> powers = coefficients.upTo(1, equation, symbol).filter(found -> found.size() == 2);
            if (powers.isPresent()) {
                put(symbol, judge.simplified(powers.get().get(0).over(powers.get().get(1)).negated()));
                return true;
            }
        }
        return false;
    }

    private boolean satisfy(Expression equation) {
        Optional<Map<Symbol, Rational>> point = judge.point(List.of(new Judge.Wanted(equation, Given.ZERO)));
        point.ifPresent(found -> found.forEach((symbol, value) -> put(symbol, Literal.of(value))));
        return point.isPresent();
    }

    private void put(Symbol symbol, Expression value) {
        Substitution substitution = new Substitution(Map.of(symbol, value));
        values.replaceAll((known, before) -> substitution.rewrite(before));
        values.put(symbol, value);
    }

    /** The refutation at a point that says, where that is a fraction, what the symbols are that the equations were solved for. */
    private Refuted completed(Witness found) {
        Map<Symbol, Rational> point = new TreeMap<>(found.point());
        Substitution substitution = at(found.point());
        values.forEach((symbol, value) -> {
            if (substitution.rewrite(value) instanceof Literal literal) {
                point.put(symbol, literal.value());
            }
        });
        Witness witness = new Witness(point, found.left(), found.right(), Optional.empty(), found.part(), found.instance());
        return new Refuted(witness.place() + ": " + witness.left() + " against " + witness.right(), Optional.of(witness));
    }

    private static Substitution at(Map<Symbol, Rational> point) {
        Map<Symbol, Expression> literals = new HashMap<>();
        point.forEach((symbol, value) -> literals.put(symbol, Literal.of(value)));
        return new Substitution(literals);
    }

    private boolean fits(Map<Symbol, Rational> point, List<Judge.Wanted> wanted) {
        Substitution substitution = at(point);
        try {
            return judge.point(wanted.stream().map(one -> new Judge.Wanted(substitution.rewrite(one.scalar()), one.domain())).toList())
                    .isPresent();
        } catch (ArithmeticException undefined) {
            return false;
        }
    }
}
