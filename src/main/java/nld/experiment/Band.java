package nld.experiment;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Where the share of data sets that are fitted falls through one half, as a band and not a value: below {@code lower} examples
 * more than half are fitted and above {@code upper} fewer, each by the two-sided 95 % interval of Wilson (1927).
 *
 * @param width      m
 * @param parameters P
 * @param shares     by number of examples, in rising order
 * @param lower      the largest N up to which every N was fitted by significantly more than half; empty where the first is not
 * @param upper      the smallest N from which on every N was fitted by significantly fewer; empty where the last is not
 */
public record Band(int width, int parameters, List<Share> shares, OptionalDouble lower, OptionalDouble upper) {
    private static final double QUANTILE = 1.959963984540054;

    /** How many of the data sets with so many examples were fitted. */
    public record Share(int examples, int fitted, int tried) {
        private double centre() {
            return (fitted + QUANTILE * QUANTILE / 2) / (tried + QUANTILE * QUANTILE);
        }

        private double halfWidth() {
            double p = (double) fitted / tried;
            return QUANTILE * Math.sqrt(p * (1 - p) * tried + QUANTILE * QUANTILE / 4) / (tried + QUANTILE * QUANTILE);
        }

        boolean isMoreThanHalf() {
            return tried > 0 && centre() - halfWidth() > 0.5;
        }

        boolean isLessThanHalf() {
            return tried > 0 && centre() + halfWidth() < 0.5;
        }
    }

    static Band of(int width, int parameters, List<Share> shares) {
        OptionalDouble lower = OptionalDouble.empty();
        for (int index = 0; index < shares.size() && shares.get(index).isMoreThanHalf(); index++) {
            lower = OptionalDouble.of(shares.get(index).examples());
        }
        OptionalDouble upper = OptionalDouble.empty();
        for (int index = shares.size() - 1; index >= 0 && shares.get(index).isLessThanHalf(); index--) {
            upper = OptionalDouble.of(shares.get(index).examples());
        }
        return new Band(width, parameters, List.copyOf(shares), lower, upper);
    }
}
