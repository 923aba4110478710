package nld.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Rational;
import nld.expression.Symbol;

/** Reads abstract functions and their derivatives as networks: each is one letter, with what fills its slots at its legs. */
final class JetReader {
    private final Normalizer home;
    private final Contractions contractions;

    JetReader(Normalizer home, Contractions contractions) {
        this.home = home;
        this.contractions = contractions;
    }

    Combination of(Jet jet) {
        List<Expression> arguments = jet.arguments().stream().map(this::canonical).toList();
        List<Integer> by = new ArrayList<>(jet.open());
        jet.directions().forEach(direction -> by.add(direction.argument()));
        Collections.sort(by);
        Letter.Derivative letter = new Letter.Derivative(jet.function(), arguments, List.copyOf(by));
        contractions.meet(letter);
        Quotient factor = Quotient.ONE;
        List<Combination> fillers = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Expression value : jet.values()) {
            places.add(-1);
            fillers.add(contractions.of(value));
        }
        for (Jet.Direction direction : jet.directions()) {
            if (direction.along().shape().isScalar()) {
                factor = home.algebra().times(factor, home.normal(direction.along()));
            } else {
                places.add(direction.argument());
                fillers.add(contractions.of(direction.along()));
            }
        }
        Combination filled = contractions.joined(fillers, (weaving, free) -> laid(weaving, letter, jet, places, free));
        Combination result = new Combination(home.algebra());
        result.add(filled, factor);
        return result;
    }

    /** Puts the letter down, slot by slot: first what fills the slots of one argument, then its open ones. */
    private static int[] laid(Weaving weaving, Letter.Derivative letter, Jet jet, List<Integer> places, List<int[]> free) {
        List<Integer> legs = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        int[] used = new int[jet.arguments().size() + 1];
        int slotNumber = 0;
        for (Letter.Slot slot : letter.slots()) {
            boolean value = slotNumber++ < jet.function().valueSlots();
            int argument = value ? -1 : slot.kind();
            int filler = nth(places, argument, used[argument + 1]++);
            for (int side = 0; side < slot.width(); side++) {
                int leg = filler >= 0 ? free.get(filler)[side] : weaving.index(slot.sides().get(side));
                legs.add(leg);
                if (filler < 0) {
                    open.add(leg);
                }
            }
        }
        weaving.add(letter, Rational.ONE, legs);
        return open.stream().mapToInt(leg -> leg).toArray();
    }

    /** The place of the n-th entry of that value; −1 where there are fewer. */
    private static int nth(List<Integer> places, int wanted, int number) {
        int left = number;
        for (int place = 0; place < places.size(); place++) {
            if (places.get(place) == wanted && left-- == 0) {
                return place;
            }
        }
        return -1;
    }

    /** An argument in one way of writing. */
    private Expression canonical(Expression argument) {
        if (argument instanceof Symbol) {
            return argument;
        }
        return argument.shape().isScalar() ? home.inWords(home.normal(argument).lowest(home.limits()))
                : contractions.inWords(contractions.of(argument), argument);
    }
}
