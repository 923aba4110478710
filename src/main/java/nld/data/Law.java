package nld.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * A law by which the entries of a vector or matrix are drawn, each independent of the others. The generator is SplitMix64 (Steele, Lea
 * and Flood 2014), as {@link SplittableRandom} has it, the functions are those of {@link StrictMath}: the same seed, name and place give
 * the same numbers in every run, on every JDK and with any number of threads.
 */
public enum Law {
    /** The normal distribution with mean 0 and variance 1, by the method of Box and Muller. */
    NORMAL,
    /** The uniform distribution between −1 and 1. */
    UNIFORM,
    /** −1 or 1, each with probability 1/2. */
    RADEMACHER;

    /** The law in theorem files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The law that is called {@code word}. */
    public static Optional<Law> of(String word) {
        return Arrays.stream(values()).filter(law -> law.word().equals(word)).findFirst();
    }

    /** The words of all laws. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Law::word).toList();
    }

    /**
     * Draws numbers.
     *
     * @param seed  the seed that the check states
     * @param name  the name that the numbers are given to; others are independent of them
     * @param place which of several draws in the value of that name they are, from 1
     * @param count how many
     */
    public double[] draw(long seed, String name, int place, int count) {
        DoubleSupplier source = source(stream(seed + " " + name + " " + place));
        double[] numbers = new double[count];
        Arrays.setAll(numbers, index -> source.getAsDouble());
        return numbers;
    }

    private DoubleSupplier source(long stream) {
        if (this == NORMAL) {
            return new NormalNumbers(stream)::next;
        }
        SplittableRandom random = new SplittableRandom(stream);
        return this == UNIFORM ? () -> 2 * random.nextDouble() - 1 : () -> random.nextLong() < 0 ? -1 : 1;
    }

    /** The first eight bytes of the SHA-256 of a text, the first the highest. */
    private static long stream(String text) {
        return ByteBuffer.wrap(Digest.sha256(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
