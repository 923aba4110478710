package nld.symja;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.ScalarVisitor;
import nld.expression.Sum;
import nld.expression.Symbol;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IASTAppendable;
import org.matheclipse.core.interfaces.IExpr;

/** Builds Symja's trees of the expressions that {@link Scope} admits, each shared part once. */
final class TreeWriter implements ScalarVisitor<IExpr> {
    private final Names names;
    private final Map<Expression, IExpr> done = new IdentityHashMap<>();

    TreeWriter(Names names) {
        this.names = names;
    }

    /** Symja's tree of {@code expression}, not yet evaluated. */
    IExpr write(Expression expression) {
        IExpr known = done.get(expression);
        if (known == null) {
            known = expression.accept(this);
            done.put(expression, known);
        }
        return known;
    }

    @Override
    public IExpr literal(Literal literal) {
        return number(literal.value());
    }

    /** Symja keeps a fraction as it is given; ours come in lowest terms with a positive denominator. */
    private static IExpr number(Rational value) {
        return value.isInteger() ? F.ZZ(value.numerator()) : F.QQ(F.ZZ(value.numerator()), F.ZZ(value.denominator()));
    }

    @Override
    public IExpr symbol(Symbol symbol) {
        return names.of(symbol);
    }

    @Override
    public IExpr sum(Sum sum) {
        return filled(F.PlusAlloc(sum.terms().size()), sum.terms());
    }

    @Override
    public IExpr product(Product product) {
        return filled(F.TimesAlloc(product.factors().size()), product.factors());
    }

    private IExpr filled(IASTAppendable tree, List<Expression> parts) {
        parts.forEach(part -> tree.append(write(part)));
        return tree;
    }

    @Override
    public IExpr power(Power power) {
        return F.Power(write(power.base()), number(power.exponent()));
    }

    @Override
    public IExpr applied(Applied applied) {
        IExpr argument = write(applied.argument());
        return switch (applied.function()) {
            case EXP -> F.Exp(argument);
            case LOG -> F.Log(argument);
            case SIN -> F.Sin(argument);
            case COS -> F.Cos(argument);
            case TANH -> F.Tanh(argument);
            case ATAN -> F.ArcTan(argument);
            case ABS -> F.Abs(argument);
        };
    }

    @Override
    public IExpr beyondScalars(Expression expression) {
        throw new IllegalStateException("found " + expression + "; expected a part that the scope admits");
    }
}
