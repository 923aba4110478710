package nld.kernel;

/**
 * A proof, or a part of one, without a certificate.
 *
 * @param reason what a certificate lacks
 */
public record Uncertified(String reason) implements Certification {
}
