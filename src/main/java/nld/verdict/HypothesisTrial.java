package nld.verdict;

import java.util.ArrayList;
import java.util.List;
import nld.derivation.Assumed;
import nld.derivation.Derived;
import nld.kernel.Proved;
import nld.kernel.Refuted;
import nld.kernel.Undecided;
import nld.kernel.Verdict;
import nld.model.Claim;
import nld.model.Hypothesis;
import nld.model.Relation;
import nld.model.Section;

/** Decides a claim under hypotheses: with what they define put in, and by what else they say. */
final class HypothesisTrial {
    private final Derived derived;

    HypothesisTrial(Derived derived) {
        this.derived = derived;
    }

    Verdict decide(Claim claim) {
        Assumed assumed = Assumed.of(derived, claim.hypotheses());
        Section section = assumed.derived().theorem().sectionOf(claim.label()).orElseThrow();
        Claim bare = section.claims().stream().filter(candidate -> candidate.label().equals(claim.label())).findFirst()
                .orElseThrow().under(List.of());
        boolean defined = bare.asymptotics().filter(asymptotics -> derived.theorem().parameters().containsKey(asymptotics.symbol())
                && !assumed.derived().theorem().parameters().containsKey(asymptotics.symbol())).isPresent();
        if (defined) {
            return new Undecided("a hypothesis defines what the claim lets go to a limit");
        }
        List<Relation> relations = new ArrayList<>(assumed.relations());
        if (!relations.isEmpty()) {
            RelationTrial.constraint(assumed.derived(), bare, section).ifPresent(relations::add);
        }
        Verdict verdict = relations.isEmpty() ? new ClaimTrial(assumed.derived()).decide(bare, section)
                : new RelationTrial(assumed.derived(), relations).decide(bare, section);
        if (verdict instanceof Proved) {
            return derived.judge().resting(verdict, assumed.hypotheses().stream().map(Hypothesis::toString).toList());
        }
        boolean outside = verdict instanceof Refuted refuted
                && refuted.witness().filter(witness -> !assumed.admits(witness.point())).isPresent();
        return outside ? new Undecided("the point that was found lies outside of what the hypotheses allow: " + verdict.evidence())
                : verdict;
    }
}
