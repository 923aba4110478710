package nld.report;

import java.util.ArrayList;
import java.util.List;
import nld.model.Symmetry;
import nld.model.Theorem;
import nld.report.Derivation.Line;
import nld.report.Derivation.SymmetryLaw;
import nld.typesetting.Document.Block;
import nld.typesetting.Document.Display;
import nld.typesetting.Document.Inline;
import nld.typesetting.Document.Item;
import nld.typesetting.Document.Prose;
import nld.typesetting.Document.Span;
import nld.typesetting.Document.Use;
import nld.typesetting.Document.Words;
import nld.typesetting.Equation;

/** What is said of a symmetry: how it changes things, its charge, what moves the charge, and its law. */
final class SymmetryExposition {
    private final Theorem theorem;
    private final SymmetryLaw law;
    private final boolean steps;
    private final List<Block> blocks = new ArrayList<>();

    SymmetryExposition(Theorem theorem, SymmetryLaw law, boolean steps) {
        this.theorem = theorem;
        this.law = law;
        this.steps = steps;
    }

    List<Block> blocks() {
        say("It changes");
        blocks.add(new Display(Exposition.items(law.name() + "-generator",
                law.generator().stream().map(Line::equation).toList(), Use.READING)));
        kept();
        if (steps) {
            steps();
        }
        charge();
        return blocks;
    }

    private void kept() {
        List<Span> words = new ArrayList<>(List.of(new Words("By hypothesis it keeps ")));
        for (String name : theorem.symmetry(law.name()).map(Symmetry::keeps).orElse(List.of())) {
            words.add(new Words(words.size() == 1 ? "" : ", "));
            words.add(theorem.function(name).<Span>map(function -> new Inline(Equation.bare(function.value())))
                    .orElseGet(() -> new Inline(Equation.bare(Steps.quantity(name)))));
        }
        if (words.size() > 1) {
            words.add(new Words("."));
            blocks.add(new Prose(words));
        }
    }

    private void say(String words) {
        blocks.add(new Prose(List.of(Exposition.words(words))));
    }

    private void steps() {
        List<Item> items = new ArrayList<>();
        String before = "";
        for (Line step : law.steps()) {
            String reason = reason(step.name());
            if (!step.name().startsWith("η of")) {
                items.add(Exposition.item(law.name() + "-step-" + (items.size() + 1), reason.equals(before) ? "" : reason,
                        step.equation(), Use.READING));
                before = reason;
            }
        }
        if (!items.isEmpty()) {
            blocks.add(new Display(items));
        }
    }

    /** Which rule gives a step. */
    private static String reason(String name) {
        if (name.startsWith("η ∂L")) {
            return "Each momentum times the change of its coordinate is";
        }
        return name.startsWith("η ×") ? "Each force times the change of its coordinate is"
                : "By the chain rule, with velocities changed as the coordinates are, the terms change by";
    }

    private void charge() {
        List<Item> items = new ArrayList<>();
        items.add(Exposition.item(law.name() + "-charge",
                "By Noether's theorem its charge, the momenta times the changes, is", law.charge().equation(), Use.RESULT));
        for (Line part : law.parts()) {
            items.add(Exposition.item(law.name() + "-" + part.name().replace(' ', '-'),
                    (items.size() == 1 ? "It is moved by: " : "") + part.name(), part.equation(), Use.RESULT));
        }
        Equation rate = law.rate().equation();
        items.add(Exposition.item(law.name() + "-law", rate.value().isZero() ? "Along the motion it is conserved:"
                : "Along the motion, together,", rate, Use.RESULT));
        blocks.add(new Display(items));
    }
}
