package nld.notation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Dimension;
import nld.expression.Entries;
import nld.expression.Shape;
import nld.expression.Symbol;

/** Shapes as declarations give them, and how many entries they have. */
final class Shapes {
    /** The most entries of one vector or matrix. */
    static final int MOST_ENTRIES = 100_000;

    private Shapes() {
    }

    /** The shape of a vector over all coordinates: of one vector its own, else as long as all entries together. */
    static Optional<Shape> ofConfiguration(List<Symbol> coordinates) {
        if (coordinates.size() == 1 && coordinates.get(0).shape() instanceof Shape.Vector vector) {
            return Optional.of(vector);
        }
        int entries = 0;
        for (Symbol coordinate : coordinates) {
            if (!stated(coordinate.shape(), Map.of()).equals(Optional.of(coordinate.shape()))) {
                return Optional.empty();
            }
            entries += Entries.count(coordinate.shape());
        }
        return entries == 0 ? Optional.empty() : Optional.of(Shape.vector(entries));
    }

    /** The shape with its named dimensions replaced by {@code sizes}; empty where one has no size. */
    static Optional<Shape> stated(Shape shape, Map<String, Integer> sizes) {
        if (shape instanceof Shape.Vector vector) {
            return size(vector.length(), sizes).map(Shape::vector);
        }
        if (shape instanceof Shape.Matrix matrix) {
            return size(matrix.rows(), sizes).flatMap(rows -> size(matrix.columns(), sizes)
                    .map(columns -> Shape.matrix(rows, columns)));
        }
        return Optional.of(shape);
    }

    private static Optional<Integer> size(Dimension dimension, Map<String, Integer> sizes) {
        return dimension instanceof Dimension.Stated stated ? Optional.of(stated.size())
                : Optional.ofNullable(sizes.get(dimension.toString()));
    }

    /** The shape that stands here: {@code R^n}, {@code R^3}, {@code R^(d x k)}. */
    static Shape read(Tokens tokens, Scope scope) {
        int start = tokens.position();
        if (!tokens.takeWord("R")) {
            throw tokens.expected("R^n or an interval", "q in R^n, U in R^(2 x 3), beta in [0, 1)");
        }
        Shape shape;
        if (tokens.peek().is(Token.Kind.SUPERSCRIPT)) {
            shape = new Shape.Vector(side(tokens, scope));
        } else {
            tokens.expectSign("^", "q in R^n");
            shape = tokens.atSign("(") ? matrix(tokens, scope) : new Shape.Vector(side(tokens, scope));
        }
        requireModest(shape, tokens.span(start, tokens.position()));
        return shape;
    }

    /** Refuses a shape of more entries than anything is written out with. */
    static void requireModest(Shape shape, Span span) {
        if (stated(shape, Map.of()).filter(known -> entries(known) > MOST_ENTRIES).isPresent()) {
            throw Refusal.of(span, Mistake.TOO_MANY_ENTRIES, "" + MOST_ENTRIES);
        }
    }

    private static long entries(Shape shape) {
        if (shape instanceof Shape.Matrix matrix) {
            return (long) ((Dimension.Stated) matrix.rows()).size() * ((Dimension.Stated) matrix.columns()).size();
        }
        return shape instanceof Shape.Vector vector ? ((Dimension.Stated) vector.length()).size() : 1;
    }

    private static Shape matrix(Tokens tokens, Scope scope) {
        String example = "U in R^(2 x 3)";
        Token opening = tokens.next();
        Dimension rows = side(tokens, scope);
        if (!tokens.takeWord("x")) {
            throw tokens.expected("x between the sides of a matrix", example);
        }
        Dimension columns = side(tokens, scope);
        if (!tokens.takeSign(")")) {
            throw Refusal.of(opening.span(), Mistake.UNCLOSED_BRACKET, "(", ")");
        }
        return new Shape.Matrix(rows, columns);
    }

    /** The dimension that stands here: a number from 1 on, or a declared name. */
    static Dimension side(Tokens tokens, Scope scope) {
        Token token = tokens.peek();
        if (token.text().matches("[1-9]\\d{0,6}")) {
            tokens.next();
            return Dimension.of(Integer.parseInt(token.text()));
        }
        if (!token.is(Token.Kind.WORD)) {
            throw tokens.expected("a dimension of at least 1", "q in R^3, q in R^n");
        }
        tokens.next();
        if (!(scope.find(token.text()).orElse(null) instanceof Scope.Meaning.Size)) {
            throw scope.isPoisoned(token.text()) ? Refusal.silent()
                    : Refusal.of(token.span(), Mistake.UNKNOWN_DIMENSION, token.written());
        }
        return new Dimension.Named(token.text());
    }
}
