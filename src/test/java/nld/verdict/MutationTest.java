package nld.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nld.expression.Coefficient;
import nld.expression.Evolved;
import nld.expression.Expression;
import nld.expression.Jet;
import nld.expression.Symbol;
import nld.expression.Symbols;
import nld.kernel.Verdict;
import nld.model.Claim;
import nld.model.Relation;
import nld.model.Section;
import nld.model.Theorem;
import nld.notation.Reader;
import nld.notation.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every claim of the library with every small mistake made in it. Each must be refuted, or hold: by being equal to the
 * claim itself or true in its own right. One that is proved or confirmed must also survive finite differences of the
 * Lagrangian, or of the loss, at random points.
 */
@Execution(ExecutionMode.CONCURRENT)
class MutationTest {
    private static final Path LIBRARY = Path.of("theorems");
    /** At how many points a mutant that holds is tried. */
    private static final int POINTS = 50;
    /** At how many points the claims themselves are tried, and what only says the same. */
    private static final int FEW = 8;
    /** How many mistakes are made in each section of a theorem, drawn from a fixed seed; {@code -Dmutants=100000} makes all. */
    private static final int MOST_MUTANTS = Integer.getInteger("mutants", 2);
    /** Theorems of which no instance is general enough to see every mistake: functions that a generator with a symbol keeps. */
    private static final Set<String> BEYOND_INSTANCES =
            Set.of("homogeneous-rescale", "homogeneous-rescale-flow", "flow-without-momentum", "kinetic-breaking", "power-balance");
    /** Without a second differentiator: here finite differences are the second opinion. */
    private static final Examiner EXAMINER = new Examiner((expression, symbol) -> Optional.empty(), 1);

    /** Claims of which the second opinion, by differences, is off by a hundredth at some point: second rates of products of matrices. */
    private static final Set<String> COARSE = Set.of("driven of layer-stretching");

    private final Map<Mutation.Kind, Map<String, Integer>> outcomes = new EnumMap<>(Mutation.Kind.class);

    private record Mutant(Claim claim, Mutation.Kind kind, Relation relation) {
        @Override
        public String toString() {
            return claim.label() + ", " + kind + ": " + relation;
        }
    }

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD) // the last of its tests sums up the others
    Stream<DynamicTest> no_claim_with_a_mistake_in_it_is_proved_wrongly_or_left_undecided() throws IOException {
        List<Path> files;
        try (var walk = Files.walk(LIBRARY)) {
            files = walk.filter(file -> file.toString().endsWith(".thm")).sorted().toList();
        }
        Stream<DynamicTest> tests = files.stream().map(file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> examine(read(file))));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("mistakes were made", this::summary)));
    }

    private static Theorem read(Path file) throws IOException {
        Reading reading = Reader.read(Files.readAllBytes(file), file.toString(), nld.data.DataFolder.of(file));
        assertThat(reading).as(file.toString()).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).theorem();
    }

    private static List<Mutant> drawn(List<Mutant> mutants, Theorem theorem) {
        List<Mutant> drawn = new ArrayList<>(mutants);
        Collections.shuffle(drawn, new Random(theorem.name().hashCode()));
        return drawn.subList(0, Math.min(drawn.size(), MOST_MUTANTS));
    }

    /** Whether the section's numbers can be had: not every part of the notation is evaluated by the second opinion. */
    private static boolean isWithinReach(Numbers numbers, Claim claim, Section section, Theorem theorem) {
        try {
            mutants(claim, section);
            numbers.counterexample(claim.relation(), 1);
            return true;
        } catch (RuntimeException beyond) {
            System.out.println(theorem.name() + " | not evaluated here | " + claim.label());
            return false;
        }
    }

    private void summary() {
        outcomes.forEach((kind, counts) -> System.out.println("mistakes, " + kind + ": " + counts));
        assertThat(outcomes.keySet()).containsExactly(Mutation.Kind.values());
    }

    private void examine(Theorem theorem) {
        List<String> faults = new ArrayList<>();
        for (Section section : theorem.sections()) {
            List<Claim> exact = section.claims().stream().filter(MutationTest::isEvaluated)
                    .filter(claim -> theorem.system().constraint().isEmpty() && !COARSE.contains(claim.label() + " of " + theorem.name()))
                    .toList();
            if (exact.isEmpty()) {
                continue;
            }
            Numbers numbers = numbers(theorem, section);
            List<Claim> claims = exact.stream().filter(claim -> isWithinReach(numbers, claim, section, theorem)).toList();
            List<Mutant> mutants = drawn(claims.stream()
                    .flatMap(claim -> mutants(claim, section).stream()).toList(), theorem);
            List<Verdict> verdicts = decide(theorem, section, mutants.stream()
                    .map(mutant -> mutant.claim.with(mutant.relation, "")).toList());
            for (Claim claim : claims) {
                numbers.counterexample(claim.relation(), FEW).ifPresent(why -> faults.add(claim.label() + ": " + why));
            }
            for (int index = 0; index < mutants.size(); index++) {
                Mutant mutant = mutants.get(index);
                String outcome = outcome(mutant, verdicts.get(index), numbers, theorem, section, faults);
                outcomes.computeIfAbsent(mutant.kind, kind -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Whether a claim is exact and speaks of nothing that is not evaluated here: conditions, cells, starts, derivatives as vectors. */
    private static boolean isEvaluated(Claim claim) {
        boolean exact = claim.open().isEmpty() && claim.hypotheses().isEmpty() && claim.asymptotics().isEmpty()
                && claim.frame().equals(Claim.Frame.PLAIN);
        return exact && Stream.of(claim.relation().left(), claim.relation().right()).noneMatch(side -> Symbols.occurs(side, part ->
                part instanceof Jet && !part.shape().isScalar()
                        || part instanceof Evolved evolved && evolved.evolution() == Evolved.Evolution.INITIAL
                        || part instanceof Symbol symbol && symbol.kind() == Symbol.Kind.QUANTITY
                                && Set.of("motion", "force").contains(symbol.name())));
    }

    /** What looks for a point at which a relation does not hold. */
    private interface Numbers {
        Optional<String> counterexample(Relation relation, int points);
    }

    /** Where the theorem leaves dimensions or functions open, at its first instance. */
    private static Numbers numbers(Theorem theorem, Section section) {
        Optional<Instances.Concrete> instance = new Instances(EXAMINER.derive(theorem)).all().stream().findFirst();
        if (instance.isEmpty()) {
            return new NumericClaim(theorem, section)::counterexample;
        }
        Theorem concrete = instance.get().derived().theorem();
        NumericClaim numbers = new NumericClaim(concrete, concrete.sections().get(theorem.sections().indexOf(section)));
        return (relation, points) -> numbers.counterexample(new Relation(instance.get().instance().rewrite(relation.left()),
                relation.sign(), instance.get().instance().rewrite(relation.right())), points);
    }

    private static String outcome(Mutant mutant, Verdict verdict, Numbers numbers, Theorem theorem, Section section,
            List<String> faults) {
        String line = mutant + " is " + verdict.kind().word() + ", " + verdict.evidence();
        switch (verdict.kind()) {
            case REFUTED:
                boolean seen = numbers.counterexample(mutant.relation, POINTS).isPresent();
                if (mutant.relation.sign() != Relation.Sign.DIFFERENT && !seen) {
                    faults.add(line + ", yet no difference sees it");
                }
                return "refuted";
            case PROVED, CONFIRMED:
                boolean same = saysTheSame(mutant, theorem, section);
                numbers.counterexample(mutant.relation, same ? FEW : POINTS).filter(why -> !why.contains("values at 0 points"))
                        .ifPresent(why -> faults.add(line + ", yet " + why));
                String outcome = same ? "equal to the claim" : "true in its own right";
                System.out.println(theorem.name() + " | " + outcome + " | " + line);
                return outcome + (verdict.kind() == Verdict.Kind.PROVED ? "" : ", confirmed");
            default:
                boolean empty = verdict.evidence().contains("it has no value at any point");
                if (!empty && !BEYOND_INSTANCES.contains(theorem.name())) {
                    faults.add(line);
                }
                return empty ? "without a value" : verdict.kind().word();
        }
    }

    /**
     * Whether the mutant says what the claim says: its side with the mistake is proved equal to that of the claim, for all
     * values and not only on the motion; or it is a multiple of it, and the other side is 0.
     */
    private static boolean saysTheSame(Mutant mutant, Theorem theorem, Section section) {
        Claim claim = mutant.claim;
        boolean left = mutant.relation.right() == claim.relation().right();
        Expression was = left ? claim.relation().left() : claim.relation().right();
        Expression is = left ? mutant.relation.left() : mutant.relation.right();
        Expression other = left ? claim.relation().right() : claim.relation().left();
        Coefficient factor = Coefficient.of(is);
        boolean multiple = factor.rest() == Coefficient.of(was).rest() && !is.isZero() && other.isZero();
        if (multiple) {
            return claim.relation().sign() == Relation.Sign.EQUAL || factor.value().signum() > 0;
        }
        Relation sides = new Relation(is, Relation.Sign.EQUAL, was);
        Claim equal = new Claim(claim.label(), sides, true, List.of(), Optional.empty(), Optional.empty(), "", claim.place());
        return decide(theorem, section, List.of(equal)).get(0).kind() == Verdict.Kind.PROVED;
    }

    private static List<Mutant> mutants(Claim claim, Section section) {
        Relation relation = claim.relation();
        List<Mutant> mutants = new ArrayList<>();
        for (Mutation mutation : Mutation.of(relation.left())) {
            mutants.add(new Mutant(claim, mutation.kind(), new Relation(mutation.result(), relation.sign(), relation.right())));
        }
        for (Mutation mutation : Mutation.of(relation.right())) {
            mutants.add(new Mutant(claim, mutation.kind(), new Relation(relation.left(), relation.sign(), mutation.result())));
        }
        Set<Relation> seen = new HashSet<>();
        mutants.removeIf(mutant -> !seen.add(mutant.relation) || !isSayable(mutant.relation, section));
        return mutants;
    }

    /** Steps know no velocities. */
    private static boolean isSayable(Relation relation, Section section) {
        return !(section instanceof Section.Update) || Stream.of(relation.left(), relation.right()).noneMatch(side ->
                Symbols.occurs(side, part -> part instanceof Symbol symbol && symbol.order() > 0));
    }

    /** The verdicts on {@code claims}, made in the place of those of {@code section}. */
    private static List<Verdict> decide(Theorem theorem, Section section, List<Claim> claims) {
        List<Claim> numbered = new ArrayList<>();
        for (Claim claim : claims) {
            numbered.add(new Claim("mutant " + numbered.size(), claim.relation(), claim.offShell(), claim.hypotheses(), claim.asymptotics(),
                    Optional.empty(), "", claim.place()));
        }
        List<Section> sections = theorem.sections().stream()
                .map(each -> with(each, each == section ? numbered : List.of())).toList();
        Theorem changed = new Theorem(theorem.name(), "", "", theorem.parameters(), theorem.functions(), theorem.system(),
                theorem.hypotheses(), theorem.symmetries(), sections, List.of(), List.of());
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        EXAMINER.examine(changed).forEach(finding -> verdicts.put(finding.name(), finding.verdict()));
        return numbered.stream().map(claim -> verdicts.get(claim.label())).toList();
    }

    private static Section with(Section section, List<Claim> claims) {
        if (section instanceof Section.Charge charge) {
            return new Section.Charge(charge.charge(), charge.symmetry(), claims, charge.place());
        }
        if (section instanceof Section.Update update) {
            return new Section.Update(update.rule(), claims, update.place());
        }
        return new Section.Motion(claims, section.place());
    }
}
