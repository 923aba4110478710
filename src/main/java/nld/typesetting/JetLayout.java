package nld.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Shape;
import nld.typesetting.Box.Role;
import nld.typesetting.Box.Sign;

/**
 * Lays out abstract functions and their derivatives: f(q), ∇f(q), ∇²f(q), ∂ by a number, primes of a function of one number,
 * D³f(q)[u, v] with its directions in square brackets.
 */
final class JetLayout {
    private final Typesetter typesetter;
    private final Lettering lettering;

    JetLayout(Typesetter typesetter, Lettering lettering) {
        this.typesetter = typesetter;
        this.lettering = lettering;
    }

    Laid of(Jet jet) {
        Box value = Box.row(typesetter.name(jet.function()), Box.bracket(list(jet.arguments())));
        if (jet.derivatives() == 0) {
            return jet.values().isEmpty() ? Laid.atom(value)
                    : new Laid(Box.row(value, squared(List.of()), squared(jet.values())), Laid.Binding.POWER);
        }
        if (isOrdinary(jet)) {
            Box primes = new Sign("′".repeat(jet.derivatives()), Role.PREFIX);
            return Laid.atom(Box.row(Box.raised(typesetter.name(jet.function()), primes), Box.bracket(list(jet.arguments()))));
        }
        boolean named = jet.directions().isEmpty() && jet.function().value().isScalar() && jet.derivatives() <= 2;
        List<Box> parts = new ArrayList<>(List.of(operator(jet, named), value));
        if (!named && !(jet.directions().isEmpty() && jet.values().isEmpty())) {
            parts.add(squared(jet.directions().stream().map(Jet.Direction::along).toList()));
        }
        if (!jet.values().isEmpty()) {
            parts.add(squared(jet.values()));
        }
        return new Laid(Box.row(parts), Laid.Binding.POWER);
    }

    /** Whether it is a derivative of a function of one number by that number: primes say it. */
    private static boolean isOrdinary(Jet jet) {
        return jet.function().arguments().isEmpty() && jet.arguments().get(0).shape().isScalar()
                && jet.directions().isEmpty() && jet.values().isEmpty() && jet.derivatives() <= 3;
    }

    private Box operator(Jet jet, boolean named) {
        boolean byNumber = named && jet.open().stream().allMatch(argument -> jet.arguments().get(argument).shape().isScalar());
        Box sign = named ? new Sign(byNumber ? "∂" : "∇", Role.PREFIX) : new Box.Letters("D", Box.Face.UPRIGHT);
        List<Box> below = subscripts(jet);
        Box lowered = below.isEmpty() ? sign : Box.lowered(sign, Box.list(below));
        return jet.derivatives() == 1 ? lowered
                : Box.raised(lowered, new Box.Digits(Integer.toString(jet.derivatives())));
    }

    /** By which of several arguments the derivatives are taken: those with directions first, then the open ones. */
    private List<Box> subscripts(Jet jet) {
        if (jet.function().arguments().isEmpty()) {
            return List.of();
        }
        IntStream filled = jet.directions().stream().mapToInt(Jet.Direction::argument);
        Stream<Integer> all = IntStream.concat(filled, jet.open().stream().mapToInt(Integer::intValue)).boxed();
        return all.map(argument -> lettering.name(jet.function().arguments().get(argument), Shape.SCALAR)).toList();
    }

    private Box list(List<Expression> parts) {
        return Box.list(parts.stream().map(typesetter::box).toList());
    }

    private Box squared(List<Expression> parts) {
        return new Box.Fence("[", list(parts), "]");
    }
}
