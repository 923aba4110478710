package nld.symja;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Applied;
import nld.expression.Dot;
import nld.expression.Entry;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;
import nld.expression.Visitor;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IASTAppendable;
import org.matheclipse.core.interfaces.IExpr;

/** Builds Symja's trees of the expressions that {@link Scope} admits, each shared part once. */
final class TreeWriter implements Visitor<IExpr> {
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
    public IExpr scaled(Scaled scaled) {
        throw notAdmitted(scaled);
    }

    @Override
    public IExpr matrixProduct(MatrixProduct product) {
        throw notAdmitted(product);
    }

    @Override
    public IExpr transposed(Transposed transposed) {
        throw notAdmitted(transposed);
    }

    @Override
    public IExpr dot(Dot dot) {
        throw notAdmitted(dot);
    }

    @Override
    public IExpr entry(Entry entry) {
        throw notAdmitted(entry);
    }

    @Override
    public IExpr tuple(Tuple tuple) {
        throw notAdmitted(tuple);
    }

    @Override
    public IExpr jet(Jet jet) {
        throw notAdmitted(jet);
    }

    @Override
    public IExpr evolved(Evolved evolved) {
        throw notAdmitted(evolved);
    }

    private static IllegalStateException notAdmitted(Expression expression) {
        return new IllegalStateException("found " + expression + "; expected a part that the scope admits");
    }
}
