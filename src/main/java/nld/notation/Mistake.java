package nld.notation;

import java.util.ArrayList;
import java.util.List;

/**
 * Every mistake that a theorem file can hold: its message, and the remedies where they are always the same. In both,
 * {0}, {1}, … stand for the details of the case. The messages document the constants; {@code docs/notation.md} lists
 * them all.
 */
public enum Mistake {
    // the file and its lines
    FILE_TOO_LARGE("the file is larger than {0} bytes", "a theorem is shorter: is this the right file?"),
    NOT_UTF8("the byte {0} is no UTF-8", "save the file as UTF-8"),
    EMPTY_FILE("the file holds no theorem", "begin with theorem NAME"),
    TAB_IN_INDENTATION("a tab indents this line", "indent with blanks: how deep a tab reaches is not known"),
    UNKNOWN_SIGN("the sign '{0}' means nothing here", "{1}"),
    STATEMENT_TOO_LONG("this statement has more than {0} signs", "give parts of it names with let"),
    MALFORMED_PATH("a path is not closed by a quotation mark", "it stands on one line: file \"x.csv\""),
    NAME_TOO_LONG("this name has more than {0} letters", "choose a shorter one"),
    INDENTED_WITHOUT_SECTION("a deeper line stands before any section", "begin with theorem NAME, at the left margin"),
    UNEVEN_INDENT("this line is less deep than the lines of its section", "indent it by {0} blanks as they are"),
    UNKNOWN_SECTION("'{0}' opens no section",
            "a line at the left margin opens with a section word; a deeper line continues the one before"),
    SECTION_TWICE("'{0}' stands here a second time", "keep one of them; a file holds one theorem"),
    NO_THEOREM("the theorem has no name", "begin with theorem NAME"),
    CLAIM_OUTSIDE("a claim stands outside of any section", "put it on a deeper line under charge, motion or update"),
    UNKNOWN_LINE("'{0}' opens no line of a {1} section", "its lines are: {2}"),
    EXPECTED("expected {0}, found {1}", "as in: {2}"),
    UNEXPECTED("{0} cannot stand here", "{1}"),
    NOT_YET("{0} is not supported yet", "leave it out for now, or say it in words under says"),

    // ensembles
    NETWORK_WITHOUT_LAYERS("a network has an input and an output at least", "write its widths: network f(x): 2 -> 3 -> 1, relu, weights W, a"),
    UNKNOWN_ACTIVATION("'{0}' is no activation", "there are relu, leaky SLOPE, drawn BETA, linear, tanh, softplus and relu^2"),
    WEIGHTS_PER_LAYER("{0} layers have weights of {1} names", "name the weights of each layer, the first one first"),
    BIASES_PER_LAYER("a bias has no layer of its own: there are {0}", "write biases b for the first layers, output bias c for the last"),
    EXAMPLES_EXPECTED("this is no number of examples", "write a whole number from 1 to {0}: data x in R^2, labels y, 3 examples"),
    NO_EXAMPLES("there are no examples to take a mean over", "declare them: data x in R^2, labels y, 3 examples"),
    UNKNOWN_ACTION("'{0}' is nothing a group does",
            "it flips each entry of W, a; flips each row of W; flips W, a; flips a, y together; or permutes units of layer 1"),
    IDLE_GROUP("the group does nothing", "say what it does: group signs  flips each entry of W, a"),
    NO_NETWORK("there is no network whose units could be exchanged", "declare one: network f(x): 2 -> 3 -> 1, relu, weights W, a"),
    NO_SUCH_LAYER("{0} has hidden layers from 1 to {1}", "only hidden units are exchanged"),
    COUNT_EXPECTED("this is no number of things", "write a whole number from 0 to {0}, as in: binomial(9, 4)"),
    OVER_WHAT("the claim averages over nothing", "end it with over GROUP"),
    NO_AVERAGE("nothing is averaged over {0}", "write E[…] for what is averaged, or leave it out"),

    CONTROL_DOES_NOT_FIT("with this change the file cannot be read: {0}", "change one declaration, so that the claim keeps its meaning"),
    CONTROL_OF_NOTHING("nothing is declared that '{0}' would change", "it names what it changes: group signs flips each entry of W"),

    // formulas
    FORMULA_MISSING("expected a formula, found {0}", "a name, a number, or something in brackets belongs here"),
    UNCLOSED_BRACKET("'{0}' is never closed", "close it with {1}"),
    UNOPENED_BRACKET("'{0}' closes nothing", "delete it or open it"),
    EMPTY_BRACKETS("the brackets are empty", "put a formula inside or delete them"),
    NESTED_BARS("bars stand directly inside bars", "put brackets between: |(|q| p)|"),
    TOO_DEEP("brackets stand more than {0} deep inside each other", "give parts of the formula names with let"),
    NUMBER_NOT_FIRST("the number {0} follows what it multiplies",
            "a number leads its product, as in {0} {1}; one that follows stands in brackets"),
    NUMBER_TOO_LARGE("this number is larger than anybody can read", "write numbers of at most 400 digits"),
    PRIMED_NUMBER("the number {0} has neither primes nor an index", "primes follow a name, a bracket or bars"),
    NOTHING_BEFORE("'{0}' follows nothing", "primes, powers and indices follow a name, a bracket or bars"),
    TWO_READINGS("'{0}' can be read two ways", "write {1}"),
    POWER_AFTER_DOT("'{0}' can be read two ways", "write (q·p)^2, or |p|^2 for the square of a norm"),
    MIXED_PRODUCTS("'{0}' can be read two ways", "put brackets around one of the products: (u ⊙ v)·w"),
    ROW_ALONE("a row vector stands alone", "write u^T v or u·v for the inner product, u v^T for the outer one, A^T u for u^T A"),
    TWO_DOTS("'{0}' holds two inner products", "put each in brackets: (q·p) (q·w)"),
    EXPONENT_MISSING("expected an exponent, found {0}", "write u^2, u^-1 or u^(1/2)"),
    EXPONENT_NOT_A_NUMBER("this exponent is no number", "write exp(n log(u)) for u^n"),
    POWER_OF_POWER("'{0}' is raised again by '{1}'", "put brackets around the inner power, or write one exponent"),
    PRIME_AFTER_POWER("'{1}' follows the power '{0}'", "write ({0}){1}, or put it before the exponent: u'^2"),
    TOO_MANY_PRIMES("more than {0} primes", "write fewer"),
    MALFORMED_INDEX("'{0}' is no index", "write q_1, U_12 or U_(10,2), and primes after the index: q_1'"),
    SQUARE_BRACKETS("'{0}' is followed by a square bracket",
            "square brackets hold the directions of a derivative: D3 f(q)[u, v]"),
    FUNCTION_WITHOUT_BRACKET("the function {0} has no bracket", "write {0}(…)"),
    POWER_OF_FUNCTION_NAME("the name of the function {0} is raised", "write {0}(…)^2"),
    DERIVATIVE_INCOMPLETE("{0} needs a function and a point", "write {0} f(q)"),
    GRADIENT_BY_WHAT("{0} of a formula does not say by which symbol", "write grad_q (…)"),
    NO_GRADIENT_BY("'{0}' is nothing to differentiate by", "a coordinate, a parameter or a constant is, as in: grad_q (…)"),
    SUBSCRIPT_MISSING("{0} is a function of {1}", "say by which to differentiate: {2}"),
    SUBSCRIPT_NEEDLESS("{0} is a function of one argument", "write {1}: its derivatives need no subscript"),
    SUBSCRIPTS_DO_NOT_FIT("'{0}' does not name arguments of {1}",
            "one subscript for each direction in order, then one for each open slot, as in: {2}"),
    TOO_MANY_DIRECTIONS("{0} takes at most {1} in square brackets, found {2}", "delete some, or raise the order: {3}"),
    GRADIENT_OF_A_TENSOR("{0} is a function with values in vectors or matrices",
            "write D1 for its derivative, whose rows are the values: D1 {0}(…)"),
    VALUES_TO_FILL("the values of {0} have {1} indices to fill, found {2}", "fill all of them or none: {3}"),
    WRONG_ARITY("{0} is given {2} arguments and takes {1}", "as in: exp(u), dot(p, q)"),
    FORMULA_TOO_LARGE("with its abbreviations put in this formula is too large", "let fewer names build on each other"),

    // names
    UNKNOWN_NAME("'{0}' is not declared"),
    UNKNOWN_FUNCTION("the function '{0}' is not declared"),
    NO_EULER_NUMBER("'e' is not declared", "the exponential is written exp(…)"),
    RESERVED_NAME("'{0}' is a word of the notation", "choose another name"),
    DECLARED_TWICE("'{0}' is declared already", "choose another name"),
    INDEXED_DECLARATION("'{0}' is declared with an index",
            "declare a vector, {0} in R^n, or a name without underscore"),
    PRIMED_DECLARATION("'{0}' is declared with a prime", "declare {0}; its velocity is {0}'"),
    UNKNOWN_DIMENSION("'{0}' is no dimension", "declare it: dimensions {0}"),
    TOO_MANY_ENTRIES("more than {0} entries", "leave the dimension a name: R^n"),
    NOT_A_NUMBER("'{0}' is no number", "the ends of an interval are numbers: beta in [0, 1)"),
    EMPTY_INTERVAL("no number lies in this interval", "write the smaller end first"),
    NOT_A_COORDINATE("'{0}' is no coordinate", "declare it: coordinates {0}"),
    NOT_AN_ARGUMENT("'{0}' is declared and no coordinate",
            "an argument is a coordinate, t, or a name of its own: functions f(q), h(y in R^n)"),
    NOT_A_FUNCTION("'{0}' is no declared function", "declare it: functions {0}(q)"),
    DOES_NOT_MOVE("'{0}' does not move, so it has no primes",
            "declare it under coordinates, or as a function of time: functions {0}(t)"),
    TIME_FUNCTION_CALLED("'{0}(t)' would multiply {0} by t", "a function of time is written without its argument: {0}"),
    PRIMED_FUNCTION_OF_VECTOR("{0} is a function of a vector", "write {1} {0}(q)"),
    OUT_OF_PLACE("{0} has no place in {1}", "{2}"),

    // shapes and sizes
    SHAPES_DO_NOT_FIT("the shapes do not fit: {0}"),
    WRONG_SHAPE("{0} has to be a {1}, found a {2}", "check the sizes, or declare the name with another shape"),
    SUM_OF_SHAPES("a {0} is added to a {1}", "the terms of a sum have one shape"),
    SIDES_OF_TWO_SHAPES("the left side is a {0}, the right side a {1}", "both sides of a relation have one shape"),
    ORDER_OF_VECTORS("'{0}' compares a {1}", "only numbers are smaller or larger"),
    POWER_OF_VECTOR("a vector is raised to a power", "write |q|^2 for the square of its norm, q.^2 for the squares of its entries"),
    POWER_OF_MATRIX("a matrix has the powers 1 to {0} only", "write |U|^2 for the square of its norm, U.^2 for the squares of its entries"),
    DIVIDED_BY_A_TENSOR("a {0} stands below a slash", "only numbers divide; u ./ v is the quotient entry by entry"),
    SIZE_EXPECTED("{0} takes dimensions", "write {0}(n) or {0}(3)"),
    INDEX_OF_SCALAR("an index on a scalar", "only vectors and matrices have entries; q1 is a name of its own"),
    INDEX_DOES_NOT_FIT("'{0}' is no entry of a {1}", "write q_1 for a vector, U_12 or U_(10,2) for a matrix"),
    INDEX_OUT_OF_RANGE("there is no such entry: {0}"),
    DIVISION_BY_ZERO("a division by zero", "the denominator has to be different from 0"),
    OUT_OF_BOUNDS("{0}", "write it with smaller numbers"),

    // system, symmetries, charges
    NO_COORDINATES("the theorem has no coordinates", "declare them: coordinates u, v"),
    NO_SYSTEM("the theorem has no system", "give kinetic, potential, friction or lagrangian"),
    IDLE_TERM("{0} plays no part beside a lagrangian given whole", "write it into the lagrangian"),
    FORCE_PER_COORDINATE("the force has to have {0} parts, one for each coordinate, found a {1}",
            "write (F1, F2) in the order of the coordinates"),
    NO_CONSTRAINT("a constraint is an equation between numbers", "write: constraint |w| = 1, multiplier lambda"),
    CONSTRAINT_OF_VELOCITIES("a constraint holds coordinates, and no velocities", "write: constraint |w| = 1, multiplier lambda"),
    NO_GENERATOR("the symmetry changes nothing", "say what changes on deeper lines: δu = u"),
    CHANGED_TWICE("δ{0} is given twice", "give it once"),
    CHANGE_OF_AN_ENTRY("a change is given for a single entry", "give the whole: δ{0} = (…, …)"),
    CANNOT_KEEP("'{0}' is neither a declared function nor potential", "write keeps f, potential"),

    // claims
    LABEL_MISSING("this {0} has no name", "a name and a colon come first: {1}"),
    LABEL_TWICE("the name '{0}' is taken", "names are permanent and unique: choose another"),
    UNKNOWN_LABEL("there is no {0} called '{1}'"),
    RELATION_MISSING("expected =, <=, >= or !=, found {0}", "a claim relates two sides: B' = 0"),
    SECOND_RELATION("'{0}' relates a third side", "make two claims of it"),
    STRICT_INEQUALITY("'{0}' is strict", "write {0}= : strict inequalities are not decided"),
    OPEN_WITHOUT_REASON("the claim is open without a reason", "say what is missing: open: the limit cannot be stated"),

    MALFORMED_ORDER("this is no order", "write + O(eta^3): one parameter, and a power from 1 to {0}"),
    FORMULA_MOVES("the formula depends on coordinates of the run", "it is made of t, parameters and values at the start: initial |q|^2"),
    MEAN_WITHOUT_ALTERNATIVE("the mean of a sample is compared with nothing that would be wrong",
            "end the line with against and another value, or say within 1/50 how far off the mean may be"),
    NOISE_OF_WHICH("the theorem has several coordinates, and {0} does not say of which it is the noise",
            "write: noise {0} on {1}, mean 0, covariance …"),
    NOTHING_RANDOM("nothing is random here, over which to take an expectation",
            "E[…] belongs to claims of an update with noise or with losses that are drawn"),
    ORDER_OUT_OF_PLACE("O(…) has no place here", "it ends the right side of a claim: claim modified: u' = -u + O(eta)"),
    ORDER_OF_INEQUALITY("an order bounds a difference", "write = or != before O(…)"),
    MALFORMED_LIMIT("this is no limit", "write as m -> 0 or as m -> infinity, of a parameter or t"),
    TWO_ASYMPTOTICS("a claim is made to an order and in a limit", "make two claims of it"),

    // updates
    UNKNOWN_METHOD("there is no update rule called '{0}'", "write it down: state v = 0 and next q = … on deeper lines; the library has {1}"),
    UNKNOWN_SETTING("'{0}' is no setting of {1}", "settings are {2}"),
    NOT_A_STATE("'{0}' is no state of this rule", "declare it on a line above: state {0} = 0; the coordinate is called q"),
    SAMPLING_INCOMPLETE("several losses and the way they are drawn belong together", "write: update gradient-descent of (f(q), g(q)), rate eta, drawn with replacement, seed 1"),
    STEP_MISSING("{0} does not say how {1} moves", "add a line: next {1} = …"),
    STEP_NOT_READY("{0} is not known in this line", "a step is computed from top to bottom: name the state before the step, or next X of a line above"),
    SETTING_MISSING("{0} has no {1}", "write: update {0}, {2}"),
    SETTING_MOVES("the {0} depends on coordinates", "it is made of parameters and numbers"),
    NO_MOMENTUM_HERE("gradient-descent has no {0}", "write heavy-ball"),

    // checks
    UNKNOWN_COURSE("nothing runs along '{0}'", "a check runs along motion or an update of the theorem"),
    UPDATE_NOT_DECLARED("the theorem has no update {0}", "declare it: update {0}, rate eta"),
    COURSE_DOES_NOT_FIT("{0} is no claim about this course",
            "claims of an update are checked along that update, the others along motion"),
    CONDITION_MISSING("the check {0} lacks {1}", "write: {2}"),
    CIRCULAR_CHECK("the conditions of {0} rest on themselves", "write them out in one of the checks"),
    UNKNOWN_EXPECTATION("expected an expectation, found {0}",
            "expect order 2 against matching-flow, expect settles at 0.25, expect no drift or expect every step"),
    UNKNOWN_FLOW("there is no flow called '{0}'", "there are gradient-flow, matching-flow, modified-flow N and motion"),
    EXPECTATION_DOES_NOT_FIT("this cannot be expected along {0}", "write {1}"),
    VALUE_TWICE("{0} has two values", "give one"),
    NEGATIVE_SIZE("the size of an entry of {0} is below 0", "sizes are at least 0: constants abs(W) = ((1, 2), (3, 1/2))"),
    VALUE_OF_AN_ENTRY("a value is given to a single entry", "give the whole: {0} = (…, …)"),
    NOT_A_PARAMETER("'{0}' is no parameter", "with gives parameters, dimensions and functions; from gives the start"),
    NOT_A_SIZE("{0} is a dimension", "give it a whole number from 1 on"),
    SIZE_MISSING("{0} is a {1} whose size is not given", "give it: with n = 2"),
    MATRIX_ROWS("{0} has to be a {1}", "write it by its rows: ((1, 2), (3, 4))"),
    FUNCTION_VALUE("{0} is a function", "write {0}({1}) = …"),
    OUTSIDE_DOMAIN("{0} = {1} lies outside of what {0} was declared to be", "change the value or the declaration"),
    NOT_CONSTANT("this value depends on {0}, which has none", "give it a value: with {0} = …"),
    NOT_POSITIVE("this has to be a number above 0", "write t = 8/5, rates 1/10, 1/20"),
    NOT_A_COUNT("this is no number of steps", "write a whole number: steps 1000"),
    NOT_A_SEED("this is no seed", "write a whole number from 0 on: seed 1"),
    DATA_FAULT("the file {0} gives no numbers: {1}", "{2}"),
    RATES_DO_NOT_FALL("the rates do not fall", "write the largest first: rates 1/10, 1/20, 1/40"),
    CANNOT_START("{0} has no start here",
            "along an update coordinates and the buffer have one, along the motion coordinates, velocities and t"),

    // controls
    CONTROL_WITHOUT_TARGET("the control does not say what it breaks", "end it with breaks LABEL"),
    UNKNOWN_CONTROL("'{0}' is nothing a control can change", "controls are: {1}"),
    CONTROL_WITHOUT_SYMMETRY("{0} rests on no symmetry",
            "a change of δ or boundary breaks what is claimed about a charge"),
    NOT_UNDER("{0} does not stand under {1}", "name a hypothesis of the claim that the control breaks"),
    CONTROL_OF_A_FLOW("{0} is no check", "inertia and start belong to the matching flow, which only checks follow"),
    START_OF_ALL("the matching flow starts with all velocities", "write start {0} = …");

    private final String template;
    private final List<String> advice;

    Mistake(String template, String... advice) {
        this.template = template;
        this.advice = List.of(advice);
    }

    /** The message with {0}, {1}, … where details stand. */
    public String template() {
        return template;
    }

    /** The remedies with {0}, {1}, … where details stand; empty where they depend on the case. */
    public List<String> advice() {
        return advice;
    }

    String message(List<String> details) {
        return filled(template, details);
    }

    List<String> remedies(List<String> details) {
        List<String> filled = new ArrayList<>();
        advice.forEach(line -> filled.add(filled(line, details)));
        return filled;
    }

    private static String filled(String template, List<String> details) {
        StringBuilder out = new StringBuilder();
        for (int index = 0; index < template.length(); index++) {
            boolean slot = template.charAt(index) == '{' && index + 2 < template.length() && template.charAt(index + 2) == '}';
            if (slot) {
                out.append(details.get(template.charAt(index + 1) - '0'));
                index += 2;
            } else {
                out.append(template.charAt(index));
            }
        }
        return out.toString();
    }
}
