package nld.kernel;

import java.util.ArrayList;
import java.util.List;
import nld.expression.Applied;
import nld.expression.Diagonal;
import nld.expression.Dimension;
import nld.expression.Dot;
import nld.expression.Entries;
import nld.expression.Entry;
import nld.expression.EntryPower;
import nld.expression.Evolved;
import nld.expression.Expectation;
import nld.expression.Expression;
import nld.expression.Hadamard;
import nld.expression.Identity;
import nld.expression.Jet;
import nld.expression.Literal;
import nld.expression.MatrixProduct;
import nld.expression.Ones;
import nld.expression.Outer;
import nld.expression.PartialGradient;
import nld.expression.Power;
import nld.expression.Product;
import nld.expression.Rational;
import nld.expression.Scaled;
import nld.expression.Shape;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Transposed;
import nld.expression.Tuple;
import nld.expression.Visitor;

/** Reads vectors, matrices and their contractions as combinations of networks; one case for each kind of expression. */
final class Tensors implements Visitor<Combination> {
    private final Normalizer home;
    private final Contractions contractions;
    private final Entrywise entrywise;
    private final JetReader jets;

    Tensors(Normalizer home, Contractions contractions) {
        this.home = home;
        this.contractions = contractions;
        this.entrywise = new Entrywise(home, contractions);
        this.jets = new JetReader(home, contractions);
    }

    private Combination joined(List<Expression> parts, Contractions.Joining joining) {
        return contractions.joined(parts.stream().map(contractions::of).toList(), joining);
    }

    private Combination letter(Expression value) {
        return contractions.letter(new Letter.Tensor(value), Rational.ONE);
    }

    @Override
    public Combination symbol(Symbol symbol) {
        return letter(symbol);
    }

    @Override
    public Combination sum(Sum sum) {
        Combination result = new Combination(home.algebra());
        sum.terms().forEach(term -> result.add(contractions.of(term), Quotient.ONE));
        return result;
    }

    @Override
    public Combination scaled(Scaled scaled) {
        return contractions.scaled(scaled.scalar(), contractions.of(scaled.tensor()));
    }

    @Override
    public Combination matrixProduct(MatrixProduct product) {
        List<Expression> factors = product.factors();
        Combination right = contractions.of(factors.get(factors.size() - 1));
        for (int index = factors.size() - 2; index >= 0; index--) {
            right = contractions.joined(List.of(contractions.of(factors.get(index)), right), (weaving, free) -> {
                int[] rest = free.get(1);
                weaving.identify(free.get(0)[1], rest[0]);
                return rest.length == 1 ? new int[] {free.get(0)[0]} : new int[] {free.get(0)[0], rest[1]};
            });
        }
        return right;
    }

    @Override
    public Combination transposed(Transposed transposed) {
        return joined(List.of(transposed.matrix()), (weaving, free) -> new int[] {free.get(0)[1], free.get(0)[0]});
    }

    @Override
    public Combination dot(Dot dot) {
        return contractions.inner(contractions.of(dot.left()), contractions.of(dot.right()));
    }

    @Override
    public Combination outer(Outer outer) {
        return joined(List.of(outer.left(), outer.right()), (weaving, free) -> new int[] {free.get(0)[0], free.get(1)[0]});
    }

    @Override
    public Combination hadamard(Hadamard hadamard) {
        return entrywise.product(hadamard.factors().stream().map(contractions::of).toList());
    }

    @Override
    public Combination entryPower(EntryPower power) {
        return entrywise.power(power);
    }

    @Override
    public Combination ones(Ones ones) {
        return entrywise.bare(ones.shape(), false);
    }

    @Override
    public Combination identity(Identity identity) {
        return entrywise.bare(identity.shape(), true);
    }

    @Override
    public Combination diagonal(Diagonal diagonal) {
        return joined(List.of(diagonal.tensor()), (weaving, free) -> {
            int[] inner = free.get(0);
            if (inner.length == 2) {
                weaving.identify(inner[0], inner[1]);
                return new int[] {inner[0]};
            }
            return new int[] {inner[0], inner[0]};
        });
    }

    @Override
    public Combination entry(Entry entry) {
        return joined(List.of(entry.tensor()), (weaving, free) -> {
            int[] inner = free.get(0);
            unit(weaving, inner[0], entry.tensor().shape(), 0, entry.row());
            if (inner.length == 2) {
                unit(weaving, inner[1], entry.tensor().shape(), 1, entry.column());
            }
            return new int[0];
        });
    }

    private void unit(Weaving weaving, int index, Shape shape, int side, int row) {
        Dimension dimension = shape instanceof Shape.Vector vector ? vector.length()
                : side == 0 ? ((Shape.Matrix) shape).rows() : ((Shape.Matrix) shape).columns();
        home.premises().atLeast(dimension, row);
        weaving.add(new Letter.Unit(dimension, row), Rational.ONE, List.of(index));
    }

    @Override
    public Combination tuple(Tuple tuple) {
        Combination result = new Combination(home.algebra());
        int columns = Entries.columns(tuple.shape());
        for (int index = 0; index < tuple.entries().size(); index++) {
            Weaving weaving = new Weaving();
            List<Integer> free = new ArrayList<>();
            if (tuple.shape() instanceof Shape.Matrix matrix) {
                free.add(weaving.index(matrix.rows()));
                free.add(weaving.index(matrix.columns()));
                unit(weaving, free.get(0), tuple.shape(), 0, index / columns + 1);
                unit(weaving, free.get(1), tuple.shape(), 1, index % columns + 1);
            } else {
                free.add(weaving.index(((Shape.Vector) tuple.shape()).length()));
                unit(weaving, free.get(0), tuple.shape(), 0, index + 1);
            }
            contractions.add(result, weaving, free.stream().mapToInt(place -> place).toArray(),
                    home.normal(tuple.entries().get(index)));
        }
        return result;
    }

    @Override
    public Combination applied(Applied applied) {
        return entrywise.function(applied);
    }

    @Override
    public Combination jet(Jet jet) {
        return jets.of(jet);
    }

    @Override
    public Combination evolved(Evolved evolved) {
        return letter(evolved);
    }

    @Override
    public Combination partialGradient(PartialGradient gradient) {
        return letter(gradient);
    }

    @Override
    public Combination expectation(Expectation expectation) {
        return letter(expectation);
    }

    @Override
    public Combination literal(Literal literal) {
        throw scalar(literal);
    }

    @Override
    public Combination product(Product product) {
        throw scalar(product);
    }

    @Override
    public Combination power(Power power) {
        throw scalar(power);
    }

    private static IllegalArgumentException scalar(Expression expression) {
        return new IllegalArgumentException("found the scalar " + expression + "; expected a contraction, vector or matrix");
    }
}
