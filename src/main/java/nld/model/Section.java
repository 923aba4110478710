package nld.model;

import java.util.List;

/** A part of a theorem that holds claims, and what the names in them refer to. */
public sealed interface Section {
    /** The claims, in the order of the file. */
    List<Claim> claims();

    /** Where the section opens. */
    Place place();

    /** This section with other claims. */
    Section with(List<Claim> changed);

    /**
     * Claims about the Noether charge of a symmetry; the charge's name stands for the derived charge.
     *
     * @param charge   the name of the charge
     * @param symmetry the name of the symmetry
     * @param claims   the claims
     * @param place    where the section opens
     */
    record Charge(String charge, String symmetry, List<Claim> claims, Place place) implements Section {
        /** Copies the list. */
        public Charge {
            claims = List.copyOf(claims);
        }

        @Override
        public Section with(List<Claim> changed) {
            return new Charge(charge, symmetry, changed, place);
        }
    }

    /**
     * Claims about the motion itself.
     *
     * @param claims the claims
     * @param place  where the section opens
     */
    record Motion(List<Claim> claims, Place place) implements Section {
        /** Copies the list. */
        public Motion {
            claims = List.copyOf(claims);
        }

        @Override
        public Section with(List<Claim> changed) {
            return new Motion(changed, place);
        }
    }

    /**
     * Claims about the flow that an update rule follows, to an order in the rate: {@code q'} is its modified field.
     *
     * @param rule   the name of the rule of the theorem
     * @param claims the claims
     * @param place  where the section opens
     */
    record Along(String rule, List<Claim> claims, Place place) implements Section {
        /** Copies the list. */
        public Along {
            claims = List.copyOf(claims);
        }

        @Override
        public Section with(List<Claim> changed) {
            return new Along(rule, changed, place);
        }
    }

    /**
     * Claims about one step of an update rule: {@code next}, {@code last} refer to it.
     *
     * @param rule   the rule
     * @param claims the claims
     * @param place  where the section opens
     */
    record Update(UpdateRule rule, List<Claim> claims, Place place) implements Section {
        /** Copies the list. */
        public Update {
            claims = List.copyOf(claims);
        }

        @Override
        public Section with(List<Claim> changed) {
            return new Update(rule, changed, place);
        }
    }

    /**
     * Claims about any state by itself, or about the law of an ensemble of states: claims that stand outside of other sections.
     *
     * @param claims the claims
     * @param place  where the first stands
     */
    record State(List<Claim> claims, Place place) implements Section {
        /** Copies the list. */
        public State {
            claims = List.copyOf(claims);
        }

        @Override
        public Section with(List<Claim> changed) {
            return new State(changed, place);
        }
    }
}
