package nld.notation;

import java.util.List;
import nld.expression.Dimension;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.model.UpdateRule;

/** Reads the noise of an update: {@code noise z, mean 0, covariance S}, of one of several coordinates {@code noise z on u, …}. */
final class NoiseReader {
    private final Draft draft;
    private final Scope claims;

    /** Declares the noise in {@code claims}, the names that claims of the update may use. */
    NoiseReader(Draft draft, Scope claims) {
        this.draft = draft;
        this.claims = claims;
    }

    /** The noise, declared under its name. */
    UpdateRule.Noise read(RuleBody.Noise noise) {
        if (draft.coordinates().isEmpty()) {
            throw Refusal.silent();
        }
        Symbol coordinate = coordinate(noise);
        claims.requireFree(noise.name());
        Symbol symbol = Symbol.of(noise.name().text(), coordinate.shape(), Symbol.Kind.STATE);
        Expression covariance = new Elaborator(draft.scope(), Setting.RULE)
                .of(noise.covariance(), covarianceOf(coordinate, noise), "the covariance of " + noise.name().written());
        claims.know(symbol.name(), symbol);
        return new UpdateRule.Noise(symbol, coordinate, covariance);
    }

    private Symbol coordinate(RuleBody.Noise noise) {
        List<Symbol> coordinates = draft.coordinates();
        if (noise.on().isEmpty() && coordinates.size() > 1) {
            throw Refusal.of(noise.name().span(), Mistake.NOISE_OF_WHICH, noise.name().written(), coordinates.get(0).name());
        }
        return noise.on().isEmpty() ? coordinates.get(0) : coordinates.stream()
                .filter(coordinate -> coordinate.name().equals(noise.on().get().text())).findFirst()
                .orElseThrow(() -> Refusal.of(noise.on().get().span(), Mistake.NOT_A_COORDINATE, noise.on().get().written()));
    }

    private static Shape covarianceOf(Symbol coordinate, RuleBody.Noise noise) {
        if (coordinate.shape() instanceof Shape.Vector vector) {
            Dimension length = vector.length();
            return new Shape.Matrix(length, length);
        }
        if (!coordinate.shape().isScalar()) {
            throw Refusal.of(noise.name().span(), Mistake.NOT_YET, "noise of a matrix")
                    .advising(List.of("draw one of several losses, or write the matrix as vectors"));
        }
        return Shape.SCALAR;
    }
}
