package nld.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word that asks for derivatives of a function: {@code grad}, {@code hess_u_w}, {@code D3_u_u_w}.
 *
 * @param written   what the author wrote; empty where a function stands without such a word
 * @param word      the word without subscripts
 * @param order     how often it differentiates
 * @param subscript its subscripts, joined by underscores as they stand; empty for none
 */
record DerivativeWord(String written, String word, int order, String subscript) {
    /** No derivative. */
    static final DerivativeWord NONE = new DerivativeWord("", "", 0, "");
    private static final Pattern FORM = Pattern.compile("(grad|hess|D([1-9]))(?:_(.+))?");

    /** The derivative that a word asks for; empty for other words. */
    static Optional<DerivativeWord> of(String word, String written) {
        Matcher parts = FORM.matcher(word);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String base = parts.group(1);
        int order = base.equals("grad") ? 1 : base.equals("hess") ? 2 : parts.group(2).charAt(0) - '0';
        return Optional.of(new DerivativeWord(written, base, order, parts.group(3) == null ? "" : parts.group(3)));
    }

    /** Whether it is a gradient or a Hessian, which only functions with scalar values have. */
    boolean isNamed() {
        return word.equals("grad") || word.equals("hess");
    }

    /** The ways in which its subscripts name as many of {@code names} as it differentiates, each by their positions. */
    List<List<Integer>> ways(List<String> names) {
        List<List<Integer>> found = new ArrayList<>();
        extend(List.of(), "_" + subscript, names, found);
        return found;
    }

    private void extend(List<Integer> way, String rest, List<String> names, List<List<Integer>> found) {
        if (way.size() == order) {
            if (rest.isEmpty()) {
                found.add(way);
            }
            return;
        }
        for (int index = 0; index < names.size(); index++) {
            if (rest.startsWith("_" + names.get(index))) {
                List<Integer> longer = new ArrayList<>(way);
                longer.add(index);
                extend(longer, rest.substring(names.get(index).length() + 1), names, found);
            }
        }
    }
}
