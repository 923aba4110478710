package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nld.expression.Shape;
import nld.expression.Symbol;
import nld.report.Derivation.Line;
import nld.report.Derivation.NetworkForms;
import nld.typesetting.Document.Block;
import nld.typesetting.Document.Display;
import nld.typesetting.Document.Inline;
import nld.typesetting.Document.Item;
import nld.typesetting.Document.Prose;
import nld.typesetting.Document.Span;
import nld.typesetting.Document.Use;
import nld.typesetting.Document.Words;
import nld.typesetting.Equation;

/** What is said of a network: its output in the weights, as a sum over circuits, and in the spins of its gates. */
final class NetworkExposition {
    private final NetworkForms forms;
    private final List<Block> blocks = new ArrayList<>();

    private NetworkExposition(NetworkForms forms) {
        this.forms = forms;
    }

    static List<Block> blocks(NetworkForms forms) {
        NetworkExposition exposition = new NetworkExposition(forms);
        exposition.write();
        return exposition.blocks;
    }

    private void write() {
        show("Its output at x is", "output", List.of(forms.output()));
        if (!forms.counts().isEmpty()) {
            blocks.add(new Prose(List.of(Exposition.words("In numbers: " + forms.counts().stream()
                    .map(count -> count.name() + " " + count.formula()).collect(Collectors.joining(", ")) + "."))));
        }
        show("With its gates as letters it is the sum over circuits of", "circuit", forms.circuits());
        for (Line coupling : forms.couplings()) {
            show(spins(coupling.name()), "coupling-" + blocks.size(), List.of(coupling.equation()));
        }
    }

    /** Which coupling it is: the mean over the gates, or the spins it multiplies, as formulas. */
    private static List<Span> spins(String name) {
        List<Span> words = new ArrayList<>(List.of(new Words("In spins of ±1 for the gates, ")));
        if (name.equals("mean")) {
            words.add(new Words(name));
        } else {
            for (String spin : name.split(" ")) {
                words.add(new Words(words.size() == 1 ? "" : " "));
                words.add(new Inline(Equation.bare(Symbol.of(spin, Shape.SCALAR, Symbol.Kind.QUANTITY))));
            }
        }
        words.add(new Words(":"));
        return words;
    }

    private void show(String words, String id, List<Equation> equations) {
        show(List.of(Exposition.words(words)), id, equations);
    }

    private void show(List<Span> words, String id, List<Equation> equations) {
        if (!equations.isEmpty()) {
            blocks.add(new Prose(words));
            List<Item> items = Exposition.items(forms.name() + "-" + id, equations, Use.READING);
            blocks.add(new Display(items));
        }
    }
}
