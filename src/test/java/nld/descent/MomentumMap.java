package nld.descent;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Literal;
import nld.expression.Rational;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.lowering.Lowered;
import nld.lowering.Lowering;
import nld.lowering.Roundoff;

/** v ← βv + (g + kq), q ← q − ηv as the map that a {@link Descent} runs, written down here and nowhere in the product. */
public final class MomentumMap {
    private final List<Symbol> inputs = new ArrayList<>();
    private final List<Expression> outputs = new ArrayList<>();
    private final int dimension;

    public MomentumMap(List<Symbol> q, List<Expression> gradient, Expression rate, Expression momentum, Expression decay) {
        dimension = q.size();
        List<Symbol> buffer = q.stream().map(symbol -> Symbol.of("v " + symbol, Shape.SCALAR, Symbol.Kind.STATE)).toList();
        inputs.addAll(q);
        inputs.addAll(buffer);
        inputs.add(Symbol.STEP);
        List<Expression> next = new ArrayList<>();
        for (int index = 0; index < dimension; index++) {
            next.add(momentum.times(buffer.get(index)).plus(gradient.get(index).plus(decay.times(q.get(index)))));
            outputs.add(q.get(index).minus(rate.times(next.get(index))));
        }
        outputs.addAll(next);
    }

    public MomentumMap(List<Symbol> q, List<Expression> gradient, double rate, double momentum, double decay) {
        this(q, gradient, literal(rate), literal(momentum), literal(decay));
    }

    /** The number that the double is, exactly. */
    public static Expression literal(double value) {
        BigDecimal exact = new BigDecimal(value);
        return Literal.of(Rational.of(exact.unscaledValue(), BigInteger.ONE).times(Rational.of(10).power(-exact.scale())));
    }

    public Descent descent() {
        return new Descent(lowered(), dimension);
    }

    Lowered lowered() {
        return Lowering.of(inputs, outputs);
    }

    public Roundoff roundoff() {
        return Lowering.roundoff(inputs, outputs);
    }
}
