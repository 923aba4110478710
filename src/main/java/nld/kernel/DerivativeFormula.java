package nld.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nld.expression.Expression;
import nld.expression.Jet;

/** Writes a derivative in a network with what hangs from its slots as its directions, all but the slot of one leg. */
final class DerivativeFormula {
    private final NetworkFormula home;
    private final Network.Node root;
    private final Letter.Derivative letter;
    private final int openSlot;
    private final boolean opensSecondSide;

    /** At one of its legs; at none for −1. */
    DerivativeFormula(NetworkFormula home, Network.Node root, int leg) {
        this.home = home;
        this.root = root;
        this.letter = (Letter.Derivative) root.letter();
        int slot = -1;
        int first = 0;
        boolean second = false;
        for (int each = 0; each < letter.slots().size() && leg >= 0; each++) {
            int width = letter.slots().get(each).width();
            if (leg >= first && leg < first + width) {
                slot = each;
                second = leg > first;
            }
            first += width;
        }
        this.openSlot = slot;
        this.opensSecondSide = second;
    }

    Expression number(List<Network.Node> rest) {
        return taken(fillers(rest, -1), Set.of());
    }

    Expression vector(List<Network.Node> rest) {
        Map<Integer, Expression> fillers = fillers(rest, -1);
        if (letter.slots().get(openSlot).width() == 1) {
            return taken(fillers, Set.of(openSlot));
        }
        int next = legs(openSlot).get(opensSecondSide ? 0 : 1);
        Expression matrix = taken(fillers, Set.of(openSlot));
        Expression vector = home.vector(hangingAt(rest, next), next);
        return opensSecondSide ? matrix.transposed().times(vector) : matrix.times(vector);
    }

    Expression matrix(List<Network.Node> rest, int column) {
        List<Network.Node> towards = Branches.parts(rest, Set.copyOf(root.legs())).stream()
                .filter(part -> Branches.touches(part, column)).flatMap(List::stream).toList();
        int link = linkingSlot(towards, column);
        Map<Integer, Expression> fillers = fillers(rest, link);
        Expression matrix;
        int next;
        if (link == openSlot) {
            next = legs(openSlot).get(opensSecondSide ? 0 : 1);
            Expression own = taken(fillers, Set.of(openSlot));
            matrix = opensSecondSide ? own.transposed() : own;
        } else {
            if (letter.slots().get(openSlot).width() != 1 || letter.slots().get(link).width() != 1) {
                throw new Unsayable();
            }
            next = legs(link).get(0);
            Expression own = taken(fillers, Set.of(openSlot, link));
            matrix = openSlot < link ? own : own.transposed();
        }
        List<Network.Node> there = hangingAt(rest, next);
        return there.isEmpty() && next == column ? matrix
                : matrix.times(home.matrix(there, next, column));
    }

    /** The slot by which one comes to {@code column}. */
    private int linkingSlot(List<Network.Node> towards, int column) {
        List<Integer> found = new ArrayList<>();
        for (int slot = 0; slot < letter.slots().size(); slot++) {
            List<Integer> legs = new ArrayList<>(legs(slot));
            if (slot == openSlot) {
                legs.remove(opensSecondSide ? 1 : 0);
            }
            if (legs.stream().anyMatch(leg -> leg == column || Branches.touches(towards, leg))) {
                found.add(slot);
            }
        }
        if (found.size() != 1) {
            throw new Unsayable();
        }
        return found.get(0);
    }

    private List<Integer> legs(int slot) {
        int first = letter.slots().subList(0, slot).stream().mapToInt(Letter.Slot::width).sum();
        return root.legs().subList(first, first + letter.slots().get(slot).width());
    }

    private List<Network.Node> hangingAt(List<Network.Node> rest, int index) {
        return Branches.parts(rest, Set.copyOf(root.legs())).stream().filter(part -> Branches.touches(part, index))
                .flatMap(List::stream).toList();
    }

    /** What fills each slot but the open and the linking one; each part of the rest may touch one slot only. */
    private Map<Integer, Expression> fillers(List<Network.Node> rest, int link) {
        Map<Integer, Expression> fillers = new LinkedHashMap<>();
        List<Integer> seen = new ArrayList<>();
        for (int slot = 0; slot < letter.slots().size(); slot++) {
            List<Integer> legs = legs(slot);
            if (legs.stream().anyMatch(seen::contains)) {
                throw new Unsayable();
            }
            seen.addAll(legs);
            if (slot == openSlot || slot == link) {
                continue;
            }
            List<Network.Node> there = new ArrayList<>();
            for (List<Network.Node> part : Branches.parts(rest, Set.copyOf(root.legs()))) {
                if (legs.stream().anyMatch(leg -> Branches.touches(part, leg))) {
                    requireOnly(part, legs);
                    there.addAll(part);
                }
            }
            fillers.put(slot, legs.size() == 1 ? home.vector(there, legs.get(0))
                    : home.matrix(there, legs.get(0), legs.get(1)));
        }
        return fillers;
    }

    private void requireOnly(List<Network.Node> part, List<Integer> legs) {
        if (root.legs().stream().anyMatch(leg -> !legs.contains(leg) && Branches.touches(part, leg))) {
            throw new Unsayable();
        }
    }

    /** The derivative with its slots filled but for the open ones. */
    private Expression taken(Map<Integer, Expression> fillers, Set<Integer> open) {
        int valueSlots = letter.function().valueSlots();
        List<Expression> values = new ArrayList<>();
        List<Jet.Direction> directions = new ArrayList<>();
        List<Integer> by = new ArrayList<>(letter.by().stream()
                .filter(argument -> letter.arguments().get(argument).shape().isScalar()).toList());
        boolean valueOpen = false;
        for (int slot = 0; slot < letter.slots().size(); slot++) {
            boolean isValue = slot < valueSlots;
            if (open.contains(slot)) {
                valueOpen |= isValue;
                if (!isValue) {
                    by.add(letter.slots().get(slot).kind());
                }
            } else if (isValue) {
                values.add(fillers.get(slot));
            } else {
                directions.add(new Jet.Direction(letter.slots().get(slot).kind(), fillers.get(slot)));
            }
        }
        by.sort(null);
        if (valueSlots == 0 || !valueOpen && !by.isEmpty() && by.stream().anyMatch(this::isTensor)) {
            return Jet.of(letter.function(), letter.arguments(), by, directions, values);
        }
        requireFewOpen(open);
        return applied(Jet.of(letter.function(), letter.arguments(), by, directions, List.of()), fillers, open);
    }

    /** A formula has two indices of its own at the most, counting those of the value. */
    private void requireFewOpen(Set<Integer> open) {
        int valueSlots = letter.function().valueSlots();
        int derivatives = open.stream().filter(slot -> slot >= valueSlots).mapToInt(slot -> letter.slots().get(slot).width()).sum();
        if (valueSlots + derivatives > 2) {
            throw new Unsayable();
        }
    }

    private boolean isTensor(int argument) {
        return !letter.arguments().get(argument).shape().isScalar();
    }

    /** A value of tensors with some of its own indices filled: a product with what fills them. */
    private Expression applied(Jet value, Map<Integer, Expression> fillers, Set<Integer> open) {
        int valueSlots = letter.function().valueSlots();
        boolean derivativeOpen = open.stream().anyMatch(slot -> slot >= valueSlots);
        Expression first = fillers.get(0);
        Expression second = valueSlots == 2 ? fillers.get(1) : null;
        if (derivativeOpen) {
            if (valueSlots != 1) {
                throw new Unsayable();
            }
            return first == null ? value : value.transposed().times(first);
        }
        if (valueSlots == 1) {
            return first == null ? value : value.dot(first);
        }
        if (first == null) {
            return second == null ? value : value.times(second);
        }
        return second == null ? value.transposed().times(first) : first.dot(value.times(second));
    }
}
