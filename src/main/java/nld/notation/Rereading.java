package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nld.model.Theorem;

/**
 * A file read again with one declaration of an ensemble changed, for a control: {@code control activation tanh breaks even}.
 *
 * @param blocks   the sections of the file
 * @param problems those of the file: what the changed declaration makes wrong is noted there
 * @param tables   the files beside the theorem
 */
record Rereading(List<Block> blocks, Problems problems, DataTables tables) {
    /** The words of the declarations that a control can change. */
    static final Set<String> WORDS = Set.of("activation", "network", "data", "group", "map", "constants");

    /** Whether a control that begins here changes a declaration. */
    static boolean concerns(Token word, Tokens tokens) {
        return WORDS.contains(word.text()) && !tokens.peek(1).isSign(":");
    }

    /**
     * The theorem with {@code change}, a declaration from its word on, in the place of the one that it changes; of the claims that
     * stand outside of sections only the one called {@code target}, as others may not fit.
     */
    Theorem with(List<Token> change, String target) {
        Token word = change.get(0);
        String text = line(change);
        List<Block> changed = new ArrayList<>(blocks);
        if (word.isWord("constants")) {
            changed.add(block(change, text));
        } else {
            int place = place(change);
            changed.set(place, word.isWord("activation") ? activated(blocks.get(place), change) : block(change, text));
        }
        changed.removeIf(block -> block.word().equals("claim") && !block.head().tokens().get(1).text().equals(target));
        Problems found = problems.fresh();
        Optional<Theorem> theorem = TheoremReader.changed(changed, found, tables).read();
        if (!found.isEmpty() || theorem.isEmpty()) {
            throw Refusal.of(word.span(), Mistake.CONTROL_DOES_NOT_FIT,
                    found.sorted().stream().map(Problem::message).reduce((one, last) -> last).orElse(""));
        }
        return theorem.get();
    }

    /** The block that declares what {@code change} declares: the one of its word and, but for data, of its name. */
    private int place(List<Token> change) {
        String wanted = change.get(0).isWord("activation") ? "network" : change.get(0).text();
        for (int index = 0; index < blocks.size(); index++) {
            Block block = blocks.get(index);
            boolean named = block.word().equals(wanted) && (!Set.of("network", "group", "map").contains(change.get(0).text())
                    || change.size() > 1 && block.head().tokens().size() > 1
                            && block.head().tokens().get(1).text().equals(change.get(1).text()));
            if (named) {
                return index;
            }
        }
        throw Refusal.of(change.get(0).span(), Mistake.CONTROL_OF_NOTHING, line(change));
    }

    private static Block block(List<Token> change, String text) {
        return new Block(new Statement(List.of(Line.of(change.get(0).span().line(), text))), List.of());
    }

    /** The network of {@code block} with what stands after its widths replaced. */
    private static Block activated(Block block, List<Token> change) {
        List<Token> tokens = block.head().tokens();
        int from = index(tokens, ",", index(tokens, ":", 0));
        int to = index(tokens, ",", from + 1);
        if (to >= tokens.size() - 1) {
            // a network that says no activation or no weights is refused with a reason of its own
            throw Refusal.of(change.get(0).span(), Mistake.CONTROL_OF_NOTHING, line(change));
        }
        return block(change, line(tokens.subList(0, from + 1)) + " " + line(change.subList(1, change.size()))
                + line(tokens.subList(to, tokens.size() - 1)));
    }

    private static String line(List<Token> tokens) {
        return Spacing.oneLine(tokens, name -> false);
    }

    private static int index(List<Token> tokens, String sign, int from) {
        int index = from;
        while (index < tokens.size() - 1 && !tokens.get(index).isSign(sign)) {
            index++;
        }
        return index;
    }
}
