package nld.notation;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The labels of a file: symmetries, hypotheses, claims and checks, and where each stands. */
final class Labels {
    /** Labels of symmetries. */
    final Set<String> symmetries = new LinkedHashSet<>();
    /** Names of finite groups and of maps. */
    final Set<String> groups = new LinkedHashSet<>();
    /** Labels of hypotheses. */
    final Set<String> hypotheses = new LinkedHashSet<>();
    /** Labels of claims, and the setting and names of each. */
    final Map<String, Site> claims = new LinkedHashMap<>();
    /** Labels of checks. */
    final Set<String> checks = new LinkedHashSet<>();
    private final Set<String> ill = new HashSet<>();

    /** Where a claim stands, and so how a replacement of it is read. */
    record Site(Setting setting, Scope scope) {
    }

    /** Adds a label that has to be new. */
    static void add(Set<String> labels, Token label) {
        if (!labels.add(label.text())) {
            throw Refusal.of(label.span(), Mistake.LABEL_TWICE, label.text());
        }
    }

    /** Adds a claim's label, which has to be new among claims and checks. */
    void addClaim(Token label, Site site) {
        if (checks.contains(label.text()) || claims.putIfAbsent(label.text(), site) != null) {
            throw Refusal.of(label.span(), Mistake.LABEL_TWICE, label.text());
        }
    }

    /** Notes that a statement with this label was refused, so that what names it is not reported as well. */
    void markIll(Statement statement) {
        for (String word : statement.first().content().split("[^\\p{L}\\p{N}-]+")) {
            ill.add(Signs.spelled(word));
        }
    }

    /** Refuses a label that is not among {@code known}. */
    void require(Token label, String what, Collection<String> known) {
        if (known.contains(label.text())) {
            return;
        }
        if (ill.contains(label.text())) {
            throw Refusal.silent();
        }
        throw Refusal.of(label.span(), Mistake.UNKNOWN_LABEL, what, label.written())
                .advising(Names.suggestions(label.written(), known));
    }
}
