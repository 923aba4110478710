package nld.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nld.expression.Symbol;
import nld.model.Check;
import nld.model.Control;
import nld.model.Ensemble;
import nld.model.FiniteGroup;
import nld.model.Hypothesis;
import nld.model.MechanicalSystem;
import nld.model.RunLog;
import nld.model.Section;
import nld.model.StateMap;
import nld.model.Symmetry;
import nld.model.UpdateRule;

/** A theorem on the way: what its sections have yielded so far. */
final class Draft {
    final Problems problems;
    final Declarations declarations;
    /** The files beside the theorem. */
    final DataTables tables;
    final Labels labels = new Labels();
    final List<Hypothesis> hypotheses = new ArrayList<>();
    final List<Symmetry> symmetries = new ArrayList<>();
    /** The parameters that symmetries declare, by their names. */
    final Map<String, Symbol> symmetryParameters = new LinkedHashMap<>();
    final List<FiniteGroup> groups = new ArrayList<>();
    final List<StateMap> maps = new ArrayList<>();
    final List<Section> sections = new ArrayList<>();
    final List<RunLog> logs = new ArrayList<>();
    final List<Check> checks = new ArrayList<>();
    final List<Control> controls = new ArrayList<>();
    /** The update rules, and the names that are known in the section of each. */
    final Map<String, UpdateRule> rules = new LinkedHashMap<>();
    final Map<String, Scope> ruleScopes = new LinkedHashMap<>();
    /** The system; absent while a term of it is refused. */
    MechanicalSystem system;
    /** Whether a statement was refused on which conditions of checks depend. */
    boolean incomplete;

    Draft(Problems problems, Declarations declarations, DataTables tables) {
        this.problems = problems;
        this.declarations = declarations;
        this.tables = tables;
    }

    Scope scope() {
        return declarations.scope();
    }

    List<Symbol> coordinates() {
        return declarations.coordinates();
    }

    /** The names that symmetries and what is said about them may use: all, and the parameters of the symmetries. */
    Scope symmetryScope() {
        Scope scope = new Scope(scope());
        symmetryParameters.forEach(scope::know);
        return scope;
    }

    /** What the file declares of an ensemble. */
    Ensemble ensemble() {
        return new Ensemble(declarations.networks(), scope().examples().map(Scope.Examples::data), groups, maps,
                declarations.values().values, declarations.values().magnitudes);
    }

    Tokens tokens(Statement statement) {
        return new Tokens(statement.tokens(), scope()::isFunction);
    }
}
