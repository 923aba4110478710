package nld.spectrum;

/** A symmetric linear map that is known by its products with vectors. */
@FunctionalInterface
public interface LinearMap {
    /** Puts the map's value at {@code vector} into {@code product}, of the same length. */
    void multiply(double[] vector, double[] product);
}
