package nld.kernel;

import java.util.List;
import nld.expression.Expression;
import nld.expression.Symbol;

/**
 * An equation that a proof may use: {@code tensor = 0}.
 *
 * @param name       the equation in words, as a proof lists it
 * @param tensor     a scalar, vector or matrix that is zero
 * @param forAll     symbols of kind parameter in which it is linear and which stand for anything of their shape, such as the
 *                   directions along which it was differentiated
 * @param everywhere the coordinates for all of whose values it holds, where it is about an abstract function of them: such an
 *                   equation also holds at any other place where the function is taken; none for an equation that holds along
 *                   the motion only
 */
public record Given(String name, Expression tensor, List<Symbol> forAll, List<Symbol> everywhere) {
    /** Copies the lists. */
    public Given {
        forAll = List.copyOf(forAll);
        everywhere = List.copyOf(everywhere);
    }

    /** An equation that holds along the motion, or at the point that is looked at. */
    public static Given here(String name, Expression tensor) {
        return new Given(name, tensor, List.of(), List.of());
    }
}
