package nld.notation;

import java.util.Collection;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.DeclaredFunction;

/** Reads single formulas over given symbols. */
public final class FormulaReader {
    private static final String NAME = "formula";

    private FormulaReader() {
    }

    /**
     * Reads one formula.
     *
     * @param formula   the formula, of any shape
     * @param symbols   the symbols it may speak of, at order 0
     * @param functions the abstract functions it may speak of
     */
    public static FormulaReading read(String formula, Collection<Symbol> symbols, Collection<DeclaredFunction> functions) {
        Source source = Source.of(formula, NAME);
        Problems problems = source.problems();
        if (!problems.isEmpty()) {
            return new FormulaReading.Malformed(problems.sorted());
        }
        Scope scope = new Scope();
        symbols.forEach(symbol -> {
            scope.know(symbol.name(), symbol);
            symbol.shape().names().forEach(scope::knowSize);
        });
        functions.forEach(scope::know);
        scope.knowRandomness();
        List<Line> lines = source.lines();
        return problems.attempt(() -> expression(lines, scope)).<FormulaReading>map(FormulaReading.Read::new)
                .orElseGet(() -> new FormulaReading.Malformed(problems.sorted()));
    }

    private static Expression expression(List<Line> lines, Scope scope) {
        Tokens tokens = new Tokens(Lexer.tokens(lines), scope::isFunction);
        return new Elaborator(scope, Setting.ANYWHERE).of(FormulaParser.parseAll(tokens));
    }
}
