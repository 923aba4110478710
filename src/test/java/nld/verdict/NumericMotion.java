package nld.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Symbol;
import nld.model.MechanicalSystem;
import nld.model.Section;
import nld.model.Symmetry;
import nld.model.Theorem;

/**
 * The motion of a system by finite differences of its Lagrangian, at points of state space: accelerations from the
 * Euler–Lagrange equations, rates of quantities, charges and variations. Nothing is differentiated by rules, nothing
 * is simplified.
 */
final class NumericMotion {
    /** A second derivative by differences is off by less than this; a mass that is smaller is none. */
    private static final double MASSLESS = 1e-7;

    private final MechanicalSystem system;
    private final Expression lagrangian;
    private final Expression friction;
    private final List<Expression> forces = new ArrayList<>();
    private final Map<Symbol, Double> parameters;
    private final List<Symbol> coordinates = new ArrayList<>();
    private final Map<String, ToDoubleFunction<State>> quantities = new HashMap<>();
    private final Map<State, State[]> neighbours = new IdentityHashMap<>();
    private Optional<Symmetry> symmetry = Optional.empty();
    private Optional<Boolean> massless = Optional.empty();

    /** Time, coordinates and velocities. */
    record State(double t, double[] q, double[] v) {
        State moved(double dt, double[] dq, double[] dv, double step) {
            return new State(t + step * dt, sum(q, dq, step), sum(v, dv, step));
        }

        private static double[] sum(double[] left, double[] right, double step) {
            double[] sum = left.clone();
            for (int index = 0; index < sum.length; index++) {
                sum[index] += step * right[index];
            }
            return sum;
        }
    }

    NumericMotion(MechanicalSystem system, Map<Symbol, Double> parameters) {
        this.system = system;
        this.parameters = parameters;
        Expression bare = Entries.scalar(system.lagrangian().orElse(system.kinetic().minus(system.potential())));
        this.lagrangian = system.lagrangian().isPresent() ? bare : Entries.scalar(system.factor()).times(bare);
        this.friction = Entries.scalar(system.friction());
        system.coordinates().forEach(symbol -> coordinates.addAll(Entries.symbols(symbol)));
        system.force().forEach(force -> forces.addAll(Entries.of(force)));
        name("kinetic", Entries.scalar(system.kinetic()));
        name("potential", Entries.scalar(system.potential()));
        name("friction", friction);
        name("lagrangian", lagrangian);
        quantities.put("energy", state -> energy(bare, state));
    }

    private void name(String name, Expression quantity) {
        quantities.put(name, state -> value(quantity, state));
    }

    /** The motion of a theorem's system, with its charges by their names and the symmetry of {@code section}. */
    static NumericMotion of(Theorem theorem, Section section, Map<Symbol, Double> parameters) {
        NumericMotion motion = new NumericMotion(theorem.system(), parameters);
        for (Section each : theorem.sections()) {
            if (each instanceof Section.Charge charge) {
                Symmetry symmetry = theorem.symmetry(charge.symmetry()).orElseThrow();
                motion.quantities.put(charge.charge(), state -> motion.charge(symmetry, state));
                motion.symmetry = each == section ? Optional.of(symmetry) : motion.symmetry;
            }
        }
        return motion;
    }

    int dimension() {
        return coordinates.size();
    }

    /** The value of a scalar, written in entries. */
    double value(Expression scalar, State state) {
        return new Numeric(symbol -> symbol(symbol, state), moved -> switch (moved.evolution()) {
            case RATE -> rate(at -> value(moved.operand(), at), state);
            case VARIATION -> variation(at -> value(moved.operand(), at), state);
            default -> throw new IllegalArgumentException("found " + moved + " along a motion");
        }).of(scalar);
    }

    /** The change of a function of the state when the symmetry moves time, coordinates and, with these, velocities. */
    private double variation(ToDoubleFunction<State> function, State state) {
        Symmetry moving = symmetry.orElseThrow();
        Expression time = Entries.scalar(moving.generator().time());
        double timeRate = rate(at -> value(time, at), state);
        double[] speeds = none();
        for (int index = 0; index < speeds.length; index++) {
            int part = index;
            speeds[index] = rate(at -> changes(moving, at)[part], state) - state.v[index] * timeRate;
        }
        double[] places = changes(moving, state);
        return Numeric.slope(step -> function.applyAsDouble(state.moved(value(time, state), places, speeds, step)));
    }

    private double symbol(Symbol symbol, State state) {
        int index = coordinates.indexOf(symbol.atOrder(0));
        if (index >= 0) {
            return switch (symbol.order()) {
                case 0 -> state.q[index];
                case 1 -> state.v[index];
                default -> rate(at -> symbol(symbol.atOrder(symbol.order() - 1), at), state);
            };
        }
        if (symbol.kind() == Symbol.Kind.QUANTITY) {
            return quantities.get(symbol.name()).applyAsDouble(state);
        }
        return symbol == Symbol.TIME ? state.t : parameters.get(symbol);
    }

    private double lagrangian(State state) {
        return value(lagrangian, state);
    }

    private double energy(Expression bare, State state) {
        double energy = -value(bare, state);
        for (int index = 0; index < dimension(); index++) {
            energy += state.v[index] * bySpeed(at -> value(bare, at), state, index);
        }
        return energy;
    }

    private double[] unit(int index) {
        double[] unit = new double[dimension()];
        unit[index] = 1;
        return unit;
    }

    private double[] none() {
        return new double[dimension()];
    }

    private double bySpeed(ToDoubleFunction<State> function, State state, int index) {
        return Numeric.slope(step -> function.applyAsDouble(state.moved(0, none(), unit(index), step)));
    }

    private double byPlace(ToDoubleFunction<State> function, State state, int index) {
        return Numeric.slope(step -> function.applyAsDouble(state.moved(0, unit(index), none(), step)));
    }

    private double momentum(State state, int index) {
        return lagrangian.motionOrder() < 1 ? 0 : bySpeed(this::lagrangian, state, index);
    }

    /** The Euler–Lagrange residual of one coordinate, but for the term with its accelerations. */
    private double residual(State state, int index) {
        return pushed(state, index) - byPlace(this::lagrangian, state, index);
    }

    /** The residual but for the slope of the Lagrangian by the coordinate. */
    private double pushed(State state, int index) {
        double rate = lagrangian.motionOrder() < 1 ? 0
                : Numeric.slope(step -> momentum(state.moved(1, state.v, none(), step), index));
        double force = -bySpeed(at -> value(friction, at), state, index);
        return rate - force - (forces.isEmpty() ? 0 : value(forces.get(index), state));
    }

    private double[][] masses(State state) {
        double[][] masses = new double[dimension()][dimension()];
        for (int row = 0; row < dimension(); row++) {
            for (int column = 0; column < dimension(); column++) {
                int index = row;
                masses[row][column] = bySpeed(at -> momentum(at, index), state, column);
            }
        }
        return masses;
    }

    private boolean isMassless(State state) {
        if (massless.isEmpty()) {
            massless = Optional.of(lagrangian.motionOrder() < 1 || java.util.Arrays.stream(masses(state))
                    .flatMapToDouble(java.util.Arrays::stream).allMatch(mass -> Math.abs(mass) < MASSLESS));
        }
        return massless.get();
    }

    /** The rate of a function of the state along the motion, by five points. */
    double rate(ToDoubleFunction<State> function, State state) {
        State[] beside = neighbours.get(state);
        if (beside == null) {
            beside = neighbours(state);
            neighbours.put(state, beside);
        }
        double near = function.applyAsDouble(beside[0]) - function.applyAsDouble(beside[1]);
        double far = function.applyAsDouble(beside[2]) - function.applyAsDouble(beside[3]);
        return (8 * near - far) / (12 * Numeric.STEP);
    }

    private State[] neighbours(State state) {
        boolean still = isMassless(state);
        double[] acceleration = still ? none() : acceleration(state);
        State[] beside = new State[4];
        for (int index = 0; index < beside.length; index++) {
            double step = Numeric.STEP * (index / 2 + 1) * (index % 2 == 0 ? 1 : -1);
            State moved = state.moved(1, state.v, acceleration, step);
            beside[index] = still ? onMotion(moved) : moved;
        }
        return beside;
    }

    private double[] acceleration(State state) {
        double[] right = none();
        for (int index = 0; index < right.length; index++) {
            right[index] = -residual(state, index);
        }
        return Numeric.solve(masses(state), right);
    }

    /** The state itself; of a motion of first order, with the velocity that its place determines. */
    State onMotion(State state) {
        if (!isMassless(state)) {
            return state;
        }
        State still = new State(state.t, state.q, none());
        double[] right = none();
        double[][] matrix = new double[right.length][right.length];
        for (int row = 0; row < right.length; row++) {
            int index = row;
            right[row] = -residual(still, row);
            for (int column = 0; column < right.length; column++) {
                // the slope of L by the place is linear in the velocity, where L is
                matrix[row][column] = pushed(still.moved(0, none(), unit(column), 1), row) - pushed(still, row)
                        - (lagrangian.motionOrder() < 1 ? 0 : bySpeed(at -> byPlace(this::lagrangian, at, index), still, column));
            }
        }
        return new State(state.t, state.q, Numeric.solve(matrix, right));
    }

    private double charge(Symmetry symmetry, State state) {
        double time = value(Entries.scalar(symmetry.generator().time()), state);
        double charge = lagrangian(state) * time - value(Entries.scalar(symmetry.boundary()), state);
        double[] changes = changes(symmetry, state);
        for (int index = 0; index < changes.length; index++) {
            charge += momentum(state, index) * (changes[index] - state.v[index] * time);
        }
        return charge;
    }

    private double[] changes(Symmetry symmetry, State state) {
        return system.coordinates().stream().flatMap(symbol -> Entries.of(symmetry.generator().of(symbol)).stream())
                .mapToDouble(change -> value(change, state)).toArray();
    }

    /**
     * How far {@code quantity} is from being conserved at a state: its rate, relative to the sizes of the rates that its
     * dependence on time, on each coordinate and on each velocity contributes.
     */
    double movement(Expression quantity, State state) {
        double[] acceleration = isMassless(state) ? none() : acceleration(state);
        double sum = rate(at -> value(quantity, at), state);
        double size = Math.abs(Numeric.slope(step -> value(quantity, state.moved(1, none(), none(), step))));
        for (int index = 0; index < dimension(); index++) {
            size += Math.abs(state.v[index] * byPlace(at -> value(quantity, at), state, index));
            size += Math.abs(acceleration[index] * bySpeed(at -> value(quantity, at), state, index));
        }
        return Math.abs(sum) / (size + 1e-3);
    }
}
