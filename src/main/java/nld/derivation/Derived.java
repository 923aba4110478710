package nld.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nld.expression.Entries;
import nld.expression.Expression;
import nld.expression.Shape;
import nld.expression.Substitution;
import nld.expression.Sum;
import nld.expression.Symbol;
import nld.expression.Tuple;
import nld.kernel.Judge;
import nld.model.MechanicalSystem;
import nld.model.Section;
import nld.model.Symmetry;
import nld.model.Theorem;

/** What follows from a theorem's system and symmetries; each part is derived when it is first asked for. */
public final class Derived {
    /** Systems of more coordinates are not solved for their accelerations where a law does without. */
    private static final int MOST_SOLVED = 3;

    private final Theorem theorem;
    private final Calculus calculus;
    private final Judge judge;
    private final Map<String, BrokenLaw> laws = new HashMap<>();
    private final Map<Symbol, Optional<Expression>> quantities = new HashMap<>();
    private Optional<EquationsOfMotion> equations = Optional.empty();
    private Optional<Motion> motion = Optional.empty();

    /** What follows from {@code theorem}, by {@code calculus} and {@code judge}. */
    public Derived(Theorem theorem, Calculus calculus, Judge judge) {
        this.theorem = theorem;
        this.calculus = calculus;
        this.judge = judge;
    }

    /** The theorem itself. */
    public Theorem theorem() {
        return theorem;
    }

    /** What differentiates. */
    public Calculus calculus() {
        return calculus;
    }

    /** What decides. */
    public Judge judge() {
        return judge;
    }

    /** How the system is written. */
    public Writing writing() {
        return Writing.of(theorem.system());
    }

    /**
     * What follows from {@code other}, an instance of this theorem under assumptions of its own. It is differentiated by our own
     * rules alone: it is itself the second opinion on what was derived in vectors. Its claims are only asked for refutations.
     */
    public Derived of(Theorem other) {
        return new Derived(other, calculus.unconfirmed(), judge.under(other.assumptions()).doubting());
    }

    /** What follows from {@code other}, this theorem under further assumptions: what its symmetries keep stays assumed. */
    Derived assuming(Theorem other, Calculus known) {
        return new Derived(other, known, judge.under(other.assumptions(), Kept.by(other)));
    }

    /** The Euler–Lagrange equations. */
    public EquationsOfMotion equations() {
        if (equations.isEmpty()) {
            equations = Optional.of(EquationsOfMotion.of(theorem.system(), calculus));
        }
        return equations.get();
    }

    /** The motion, solved for its highest derivatives. */
    public Motion motion() {
        if (motion.isEmpty()) {
            Motion free = Motion.of(equations(), calculus, judge);
            motion = Optional.of(theorem.system().constraint().map(constraint -> free.constrained(
                    writing().scalar(constraint.function()), constraint.multiplier(), judge)).orElse(free));
        }
        return motion.get();
    }

    /** Charge and broken law of a symmetry of the theorem. */
    public BrokenLaw law(String symmetry) {
        return laws.computeIfAbsent(symmetry, name -> BrokenLaw.of(theorem.system(), equations(),
                symmetry(name), calculus));
    }

    /** δV under a symmetry of the theorem: 0 for one that keeps the potential. */
    public Expression potentialChange(String symmetry) {
        return variation(symmetry).of(writing().scalar(theorem.system().potential()));
    }

    private Variation variation(String symmetry) {
        return Variation.of(theorem.system().coordinates(), symmetry(symmetry).generator(), writing(), calculus);
    }

    private Symmetry symmetry(String name) {
        return theorem.symmetry(name).orElseThrow(() -> new Underivable("there is no symmetry called " + name));
    }

    /** Names written out along the motion; in a charge section, its charge and δ(…) too. */
    public Along alongMotion(Section section) {
        return along(section, Map.of());
    }

    /** The same, with the rates of charges and energy as the equations of motion give them, where these are not solved. */
    public Along alongSolvedMotion(Section section) {
        return along(section, unsolvedRates());
    }

    private Along along(Section section, Map<Symbol, Expression> rates) {
        Optional<Variation> variation = section instanceof Section.Charge charge
                ? Optional.of(variation(charge.symmetry()))
                : Optional.empty();
        return Along.motion(this::quantity, rates, calculus, variation);
    }

    /** A derived quantity that claims may name: the energy or a term of the system, a charge, a part of the equations of motion; empty for another name. */
    public Optional<Expression> quantity(Symbol symbol) {
        Optional<Expression> known = quantities.get(symbol);
        if (known == null) {
            known = charge(symbol).or(() -> multiplier(symbol)).or(() -> configured(symbol)).or(() -> term(symbol));
            quantities.put(symbol, known);
        }
        return known;
    }

    private Optional<Expression> charge(Symbol symbol) {
        return theorem.sections().stream().filter(Section.Charge.class::isInstance).map(Section.Charge.class::cast)
                .filter(charge -> quantity(charge.charge()) == symbol).reduce((first, last) -> last)
                .map(charge -> law(charge.symmetry()).charge());
    }

    private Optional<Expression> multiplier(Symbol symbol) {
        return theorem.system().constraint().map(MechanicalSystem.Constraint::multiplier)
                .filter(multiplier -> quantity(multiplier.name()) == symbol)
                .flatMap(multiplier -> multiplier().map(value -> value.rewrite(multiplier)));
    }

    /** What has a part for each coordinate: the equations of motion and the forces. */
    private Optional<Expression> configured(Symbol symbol) {
        for (String name : List.of("motion", "force")) {
            if (symbol.name().startsWith(name)) {
                Optional<Substitution> kept = multiplier();
                List<Expression> parts = name.equals("motion") ? equations().residuals() : equations().forces();
                return theorem.system().constraint().isPresent() && kept.isEmpty() ? Optional.empty()
                        : Optional.ofNullable(configured(name, with(kept, parts)).get(symbol));
            }
        }
        return Optional.empty();
    }

    private Optional<Expression> term(Symbol symbol) {
        if (!symbol.shape().isScalar()) {
            return Optional.empty();
        }
        return switch (symbol.name()) {
            case "kinetic" -> Optional.of(writing().scalar(theorem.system().kinetic()));
            case "potential" -> Optional.of(writing().scalar(theorem.system().potential()));
            case "friction" -> Optional.of(writing().scalar(theorem.system().friction()));
            case "lagrangian" -> Optional.of(equations().lagrangian());
            case "energy" -> Optional.of(energy());
            default -> Optional.empty();
        };
    }

    private static List<Expression> with(Optional<Substitution> kept, List<Expression> parts) {
        return kept.map(value -> parts.stream().map(value::rewrite).toList()).orElse(parts);
    }

    /** The multiplier of the constraint as a function of the state, so that it has a rate like any other quantity. */
    private Optional<Substitution> multiplier() {
        try {
            return theorem.system().constraint().map(MechanicalSystem.Constraint::multiplier)
                    .map(multiplier -> new Substitution(Map.of(multiplier, motion().onShell(multiplier))));
        } catch (Underivable undetermined) {
            return Optional.empty();
        }
    }

    /** A quantity with a part for each coordinate, as it is written: by its entries, or as a whole. */
    private Map<Symbol, Expression> configured(String name, List<Expression> parts) {
        List<Symbol> declared = theorem.system().coordinates();
        Map<Symbol, Expression> written = new HashMap<>();
        if (declared.size() == 1 && parts.size() == 1) {
            written.put(Symbol.of(name, declared.get(0).shape(), Symbol.Kind.QUANTITY), parts.get(0));
        } else if (parts.stream().allMatch(part -> part.shape().isScalar())) {
            Shape shape = declared.size() == 1 ? declared.get(0).shape() : Shape.vector(parts.size());
            Symbol whole = Symbol.of(name, shape, Symbol.Kind.QUANTITY);
            List<Symbol> entries = Entries.symbols(whole);
            for (int index = 0; index < entries.size(); index++) {
                written.put(entries.get(index), parts.get(index));
            }
            written.put(whole, Tuple.of(shape, parts));
        }
        return written;
    }

    /** Rates by Noether's identity and by the energy's: neither needs accelerations. Empty where the motion is solved. */
    private Map<Symbol, Expression> unsolvedRates() {
        if (!isUnsolved()) {
            return Map.of();
        }
        Map<Symbol, Expression> rates = new HashMap<>();
        for (Section section : theorem.sections()) {
            if (section instanceof Section.Charge charge) {
                rates.put(quantity(charge.charge()), law(charge.symmetry()).rate());
            }
        }
        energyLaw().ifPresent(rate -> rates.put(quantity("energy"), rate));
        return rates;
    }

    /** Equations in scalars are solved for every highest derivative or not at all, so that this need not solve them. */
    private boolean isUnsolved() {
        if (equations().coordinates().stream().allMatch(coordinate -> coordinate.shape().isScalar())) {
            return false;
        }
        try {
            return !motion().equations().isEmpty();
        } catch (Underivable undetermined) {
            return false;
        }
    }

    /** The rate of the energy along the motion, by its law where the equations are not solved for all accelerations. */
    public Expression energyRate() {
        boolean many = equations().coordinates().size() > MOST_SOLVED;
        Optional<Expression> law = many || isUnsolved() ? energyLaw() : Optional.empty();
        return law.orElseGet(() -> motion().rateOf(energy()));
    }

    /** With L = F K and F a function of time: (⟨Q, q'⟩ − F' ⟨∂K/∂q', q'⟩) / F − ∂K/∂t; empty for another F. */
    private Optional<Expression> energyLaw() {
        MechanicalSystem system = theorem.system();
        Expression factor = system.lagrangian().isPresent() ? Expression.of(1) : writing().scalar(system.factor());
        if (factor.motionOrder() >= 0) {
            return Optional.empty();
        }
        Expression function = writing().scalar(system.lagrangian()
                .orElseGet(() -> system.kinetic().minus(system.potential())));
        List<Expression> terms = new ArrayList<>();
        terms.add(calculus.explicitRate(function).negated());
        for (int index = 0; index < equations().coordinates().size(); index++) {
            Symbol velocity = equations().coordinates().get(index).rate();
            terms.add(Writing.inner(equations().forces().get(index), velocity).over(factor));
            terms.add(Writing.inner(calculus.partial(function, velocity), velocity)
                    .times(calculus.rate(factor)).over(factor).negated());
        }
        return Optional.of(Sum.of(terms));
    }

    private static Symbol quantity(String name) {
        return Symbol.of(name, Shape.SCALAR, Symbol.Kind.QUANTITY);
    }

    /** Σ q'ᵢ ∂K/∂q'ᵢ − K with K = T − V, the factor aside; of a Lagrangian given whole, with K = L. */
    private Expression energy() {
        MechanicalSystem system = theorem.system();
        Expression lagrangian = writing().scalar(system.lagrangian()
                .orElseGet(() -> system.kinetic().minus(system.potential())));
        List<Expression> terms = new ArrayList<>();
        terms.add(lagrangian.negated());
        for (Symbol coordinate : equations().coordinates()) {
            terms.add(Writing.inner(coordinate.rate(), calculus.partial(lagrangian, coordinate.rate())));
        }
        return Sum.of(terms);
    }
}
