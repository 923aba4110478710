package nld.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nld.report.Derivation.Line;
import nld.report.Derivation.NetworkForms;
import nld.typesetting.Document.Block;
import nld.typesetting.Document.Display;
import nld.typesetting.Document.Item;
import nld.typesetting.Document.Prose;
import nld.typesetting.Document.Use;
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
            show("In spins of ±1 for the gates, " + coupling.name() + ":", "coupling-" + blocks.size(), List.of(coupling.equation()));
        }
    }

    private void show(String words, String id, List<Equation> equations) {
        if (!equations.isEmpty()) {
            blocks.add(new Prose(List.of(Exposition.words(words))));
            List<Item> items = Exposition.items(forms.name() + "-" + id, equations, Use.READING);
            blocks.add(new Display(items));
        }
    }
}
