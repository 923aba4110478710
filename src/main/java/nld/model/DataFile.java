package nld.model;

/**
 * A file of numbers that a theorem reads.
 *
 * @param path   where it is, from the directory of the theorem file, as the theorem names it
 * @param digest the SHA-256 of its bytes when it was read, in hexadecimal
 */
public record DataFile(String path, String digest) {
}
