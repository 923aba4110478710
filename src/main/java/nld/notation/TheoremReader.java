package nld.notation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nld.model.FiniteGroup;
import nld.model.Network;
import nld.model.RunLog;
import nld.model.Theorem;

/** Makes a theorem of the sections of a file; each mistake is noted, and reading goes on at the next statement. */
final class TheoremReader {
    private final List<Block> blocks;
    private final Problems problems;
    private final DataTables tables;
    private String name = "";
    private final boolean isWhole;
    private final boolean overriding;
    private List<RunLog> logs = List.of();

    TheoremReader(List<Block> blocks, Problems problems, DataTables tables) {
        this(blocks, problems, tables, true, false);
    }

    /** Of a file that a control changes: without its controls, and with the last of several values of a constant. */
    private TheoremReader(List<Block> blocks, Problems problems, DataTables tables, boolean isWhole, boolean overriding) {
        this.blocks = new ArrayList<>(blocks);
        this.problems = problems;
        this.tables = tables;
        this.isWhole = isWhole;
        this.overriding = overriding;
    }

    static TheoremReader changed(List<Block> blocks, Problems problems, DataTables tables) {
        return new TheoremReader(blocks, problems, tables, false, true);
    }

    /** The theorem, whatever was refused missing in it; empty where no section is left. */
    Optional<Theorem> read() {
        // a section that was refused may be the one that is missing
        boolean whole = problems.isEmpty() & requireKnown();
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        name(whole);
        Declarations declarations = new Declarations(problems);
        declarations.values().overriding = overriding;
        declarations.read(blocks);
        Draft draft = new Draft(problems, declarations, tables);
        new SystemReader(draft).read(blocks, blocks.get(0).head().first().opening(), whole);
        SymmetryReader symmetries = new SymmetryReader(draft);
        SectionReader sections = new SectionReader(draft);
        CheckReader checks = new CheckReader(draft);
        each("symmetry").forEach(symmetries::read);
        ensemble(draft);
        each("charge").forEach(sections::declareCharge);
        each("hypothesis").forEach(sections::read);
        List<Block> claims = each("claim").toList();
        if (!claims.isEmpty()) {
            sections.state(claims);
        }
        each("charge", "motion", "update").forEach(sections::read);
        each("map").forEach(block -> new MapReader(draft).read(block.head()));
        each("along").forEach(sections::read);
        LogReader logReader = new LogReader(draft);
        each("log").forEach(logReader::read);
        each("check").forEach(checks::read);
        checks.finish();
        if (isWhole) {
            ControlReader controls = new ControlReader(draft, new Rereading(blocks, problems, tables));
            each("control").forEach(block -> controls.read(block.head()));
        }
        logs = draft.logs;
        return Optional.of(new Theorem(name, text("says"), text("source"), declarations.parameters(), declarations.functions(),
                draft.system, draft.hypotheses, draft.symmetries, draft.sections, draft.checks, draft.controls, draft.ensemble()));
    }

    /** The logs that the file declares, once it is read. */
    List<RunLog> logs() {
        return logs;
    }

    /** Groups and the names of maps, over whose elements averages are taken. */
    private void ensemble(Draft draft) {
        GroupReader groups = new GroupReader(draft);
        each("group").forEach(groups::read);
        MapReader maps = new MapReader(draft);
        each("map").forEach(block -> maps.declare(block.head()));
        if (!draft.groups.isEmpty() || !drawn(draft).isEmpty()) {
            draft.scope().knowRandomness();
        }
    }

    /** The name over which averages of drawn gates are taken, where a network has some. */
    static List<String> drawn(Draft draft) {
        boolean any = draft.declarations.networks().stream().anyMatch(network -> network.activation().kind() == Network.Activation.Kind.DRAWN);
        return any ? List.of(FiniteGroup.DRAWN_GATES) : List.of();
    }

    private Stream<Block> each(String... words) {
        return blocks.stream().filter(block -> List.of(words).contains(block.word()));
    }

    /** Takes unknown sections out; says whether there were none. */
    private boolean requireKnown() {
        Set<String> seen = new HashSet<>();
        boolean all = true;
        for (Block block : List.copyOf(blocks)) {
            boolean known = problems.succeeds(() -> {
                requireKnown(block.head().first(), block.word());
                if (!seen.add(block.word()) && Sections.ONCE.contains(block.word())) {
                    throw Refusal.of(block.head().first().opening(), Mistake.SECTION_TWICE, block.word());
                }
            });
            if (!known) {
                blocks.remove(block);
            }
            all &= known;
        }
        return all;
    }

    private void requireKnown(Line line, String word) {
        if (Sections.NOT_YET.contains(word)) {
            throw Refusal.of(line.opening(), Mistake.NOT_YET, "the section '" + word + "'");
        }
        if (word.equals("claim") && each(Sections.ENSEMBLE.toArray(String[]::new)).findAny().isEmpty()) {
            throw Refusal.of(line.opening(), Mistake.CLAIM_OUTSIDE);
        }
        if (!Sections.WORDS.contains(word) || Sections.TEXT.contains(word) && !line.isParted()) {
            String shown = word.isEmpty() ? Signs.shown(line.content().codePointAt(0)) : line.firstWord();
            List<String> words = new ArrayList<>(Sections.WORDS);
            words.sort(null);
            Refusal refusal = Refusal.of(line.opening(), Mistake.UNKNOWN_SECTION, shown);
            throw Names.nearest(word, words).map(near -> refusal.advising(List.of("did you mean " + near + "?")))
                    .orElse(refusal);
        }
    }

    private void name(boolean whole) {
        if (whole && each("theorem").findAny().isEmpty()) {
            problems.add(Refusal.of(blocks.get(0).head().first().opening(), Mistake.NO_THEOREM));
        }
        each("theorem").limit(1).forEach(block -> problems.succeeds(() -> {
            Tokens tokens = new Tokens(block.head().tokens(), word -> false);
            tokens.next();
            name = tokens.expectWord("the theorem's name", "theorem rescaling-balance").text();
            tokens.expectEnd("words of a name join with hyphens: rescaling-balance");
        }));
    }

    private String text(String word) {
        return each(word).findFirst().map(block -> block.head().text()).orElse("");
    }
}
