package nld.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nld.expression.Expression;
import nld.expression.Rewriter;
import nld.expression.Substitution;
import nld.expression.Symbol;

/**
 * A discrete optimiser as data: a recurrence over named state, one {@link Block} for each coordinate. Whatever a theorem
 * file can write under {@code update} is one of these; the rules that come with the tool are written the same way.
 *
 * @param name   what it is called: {@code heavy-ball}, {@code adam}
 * @param loss   the loss it descends; the potential where absent; of several losses, their mean
 * @param sampling where each step descends one of several losses, which they are and how it is drawn
 * @param blocks the recurrence of each coordinate, in the order of the coordinates
 * @param noises the noise that steps speak of; none where they are not random
 * @param place  where it is declared
 */
public record UpdateRule(String name, Optional<Expression> loss, Optional<Sampling> sampling, List<Block> blocks,
        List<Noise> noises, Place place) {
    /** Copies the lists. */
    public UpdateRule {
        blocks = List.copyOf(blocks);
        noises = List.copyOf(noises);
    }

    /**
     * A random vector that is drawn afresh in each step: of mean 0, independent of the state before the step, of every other
     * noise and of itself in other steps. Nothing else is said of its distribution.
     *
     * @param symbol     its name, of the shape of its coordinate
     * @param coordinate whose gradient it belongs to
     * @param covariance E z zᵀ, of a number its variance; it may depend on the state before the step. Of a matrix that is not
     *                   symmetric the symmetric part is meant
     */
    public record Noise(Symbol symbol, Symbol coordinate, Expression covariance) {
    }

    /**
     * How one coordinate and its state move in a step. The values speak of the state before the step, of the gradient by its
     * name, of the step's number, and of {@code next X} for an X of an earlier line.
     *
     * @param coordinate the coordinate q
     * @param rate       the learning rate η of this coordinate; it may depend on the step
     * @param gradient   the name of the loss's gradient by q, of the shape of q
     * @param states     what else is remembered, with its value before the first step
     * @param steps      the value after a step of every state and of q, in the order in which they are computed
     */
    public record Block(Symbol coordinate, Expression rate, Symbol gradient, Map<Symbol, Expression> states,
            Map<Symbol, Expression> steps) {
        /** Copies the maps, keeping their order. */
        public Block {
            states = ordered(states);
            steps = ordered(steps);
        }

        private static Map<Symbol, Expression> ordered(Map<Symbol, Expression> map) {
            return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }

        /** This block with another gradient in the place of that of the loss. */
        public Block withGradient(Expression other) {
            return new Block(coordinate, rate, gradient, states, rewritten(steps, new Substitution(Map.of(gradient, other))));
        }

        private Block rewritten(Rewriter rewriter) {
            return new Block(symbol(coordinate, rewriter), rewriter.rewrite(rate), symbol(gradient, rewriter),
                    rewritten(states, rewriter), rewritten(steps, rewriter));
        }

        private static Map<Symbol, Expression> rewritten(Map<Symbol, Expression> map, Rewriter rewriter) {
            Map<Symbol, Expression> written = new LinkedHashMap<>();
            map.forEach((symbol, value) -> written.put(symbol(symbol, rewriter), rewriter.rewrite(value)));
            return written;
        }

        /** A symbol of the state stays one, perhaps of another shape. */
        private static Symbol symbol(Symbol symbol, Rewriter rewriter) {
            return rewriter.rewrite(symbol) instanceof Symbol written ? written : symbol;
        }
    }

    /**
     * Several losses, one of which is drawn for each step.
     *
     * @param losses      the losses
     * @param replacement whether each step draws from all; otherwise from those that were not drawn since all were there
     * @param seed        the seed of the draws
     */
    public record Sampling(List<Expression> losses, boolean replacement, long seed) {
        /** Copies the list. */
        public Sampling {
            losses = List.copyOf(losses);
        }

        /** How they are drawn, in words. */
        public String words() {
            return "drawn " + (replacement ? "with" : "without") + " replacement, seed " + seed;
        }
    }

    /** This rule for each loss that may be drawn; itself where there is one loss only. */
    public List<UpdateRule> draws() {
        return sampling.map(known -> known.losses().stream()
                .map(drawn -> new UpdateRule(name, Optional.of(drawn), Optional.empty(), blocks, noises, place)).toList())
                .orElse(List.of(this));
    }

    /** Whether a step is random: it descends one of several losses, or speaks of noise. */
    public boolean isRandom() {
        return sampling.isPresent() || !noises.isEmpty();
    }

    /** The learning rate, where all coordinates have the same. */
    public Optional<Expression> rate() {
        Expression first = blocks.get(0).rate();
        return blocks.stream().allMatch(block -> block.rate() == first) ? Optional.of(first) : Optional.empty();
    }

    /** The states of all coordinates. */
    public List<Symbol> states() {
        return blocks.stream().flatMap(block -> block.states().keySet().stream()).toList();
    }

    /** The loss where it is stated, and all rates, first values and values after a step. */
    public Stream<Expression> expressions() {
        List<Expression> all = new ArrayList<>(loss.stream().toList());
        sampling.ifPresent(known -> all.addAll(known.losses()));
        for (Block block : blocks) {
            all.add(block.rate());
            all.addAll(block.states().values());
            all.addAll(block.steps().values());
        }
        noises.forEach(noise -> all.add(noise.covariance()));
        return all.stream();
    }

    /** This rule with every expression rewritten. */
    public UpdateRule rewritten(Rewriter rewriter) {
        return new UpdateRule(name, loss.map(rewriter::rewrite), sampling.map(known -> new Sampling(
                known.losses().stream().map(rewriter::rewrite).toList(), known.replacement(), known.seed())),
                blocks.stream().map(block -> block.rewritten(rewriter)).toList(), noises.stream().map(noise -> new Noise(
                        Block.symbol(noise.symbol(), rewriter), Block.symbol(noise.coordinate(), rewriter),
                        rewriter.rewrite(noise.covariance()))).toList(), place);
    }
}
