package nld.model;

import java.util.Optional;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * A discrete optimiser, in PyTorch's form: v ← βv + (g + kq), q ← q − ηv, with g the gradient of the loss.
 *
 * @param method   which rule
 * @param loss     the loss it descends; the potential where absent
 * @param rate     the learning rate η
 * @param momentum the momentum β; 0 for gradient descent
 * @param decay    the coupled weight decay k; 0 for none
 * @param buffer   the name of the momentum buffer v in formulas, of the shape of the coordinates; absent where not named
 * @param place    where it is declared
 */
public record UpdateRule(Method method, Optional<Expression> loss, Expression rate, Expression momentum,
        Expression decay, Optional<Symbol> buffer, Place place) {
    /** The built-in rules. */
    public enum Method {
        /** q ← q − η(g + kq). */
        GRADIENT_DESCENT("gradient-descent"),
        /** v ← βv + (g + kq), q ← q − ηv. */
        HEAVY_BALL("heavy-ball");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        /** The rule's name in theorem files. */
        public String word() {
            return word;
        }
    }
}
