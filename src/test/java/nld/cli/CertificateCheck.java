package nld.cli;

import cc.redberry.rings.Rational;
import cc.redberry.rings.Rings;
import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.MultivariateRing;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Checks the identity of one certificate with polynomials that share nothing with the kernel's. */
final class CertificateCheck {
    private final JsonNode certificate;
    private final MultivariateRing<MultivariatePolynomial<Rational<BigInteger>>> ring;
    private final List<MultivariatePolynomial<Rational<BigInteger>>> divisors = new ArrayList<>();

    private CertificateCheck(JsonNode certificate) {
        this.certificate = certificate;
        this.ring = Rings.MultivariateRing(Math.max(1, certificate.get("indeterminates").size()), Rings.Q);
        certificate.get("divisors").forEach(divisor -> divisors.add(polynomial(divisor)));
    }

    /** Whether the identity holds, no divisor is 0, and an inequality's excess is what is shown to be at least 0. */
    static boolean holds(JsonNode certificate) {
        CertificateCheck check = new CertificateCheck(certificate);
        return check.divisors.stream().noneMatch(MultivariatePolynomial::isZero) && check.identity()
                && (!certificate.has("excess") || check.excess());
    }

    private MultivariatePolynomial<Rational<BigInteger>> polynomial(JsonNode terms) {
        MultivariatePolynomial<Rational<BigInteger>> sum = ring.getZero();
        for (JsonNode term : terms) {
            String[] words = term.asText().split(" ");
            String[] number = words[0].split("/");
            MultivariatePolynomial<Rational<BigInteger>> product = ring.getOne().multiply(new Rational<>(Rings.Z,
                    new BigInteger(number[0]), number.length == 1 ? BigInteger.ONE : new BigInteger(number[1])));
            for (int index = 1; index < words.length; index += 2) {
                product = product.multiply(ring.pow(ring.variable(Integer.parseInt(words[index])), Integer.parseInt(words[index + 1])));
            }
            sum = sum.add(product);
        }
        return sum;
    }

    private MultivariatePolynomial<Rational<BigInteger>> product(JsonNode powers) {
        MultivariatePolynomial<Rational<BigInteger>> product = ring.getOne();
        for (JsonNode power : powers) {
            product = product.multiply(ring.pow(divisors.get(power.get(0).asInt()), power.get(1).asInt()));
        }
        return product;
    }

    private static int exponent(JsonNode side, int divisor) {
        for (JsonNode power : side.get("below")) {
            if (power.get(0).asInt() == divisor) {
                return power.get(1).asInt();
            }
        }
        return 0;
    }

    private boolean identity() {
        List<JsonNode> sides = new ArrayList<>(List.of(certificate.get("left"), certificate.get("right")));
        if (certificate.has("excess")) {
            sides.add(certificate.get("excess"));
        }
        TreeMap<Integer, Integer> common = new TreeMap<>();
        sides.forEach(side -> side.get("below").forEach(power ->
                common.merge(power.get(0).asInt(), power.get(1).asInt(), Math::max)));
        MultivariatePolynomial<Rational<BigInteger>> total = ring.getZero();
        for (JsonNode side : sides) {
            MultivariatePolynomial<Rational<BigInteger>> part = polynomial(side.get("numerator"));
            for (int divisor : common.keySet()) {
                part = part.multiply(ring.pow(divisors.get(divisor), common.get(divisor) - exponent(side, divisor)));
            }
            total = side == certificate.get("right") ? total.subtract(part) : total.add(part);
        }
        total = total.multiply(product(certificate.get("scale")));
        for (JsonNode zero : certificate.get("zeros")) {
            total = total.subtract(polynomial(zero.get("zero")).multiply(polynomial(zero.get("multiplier"))));
        }
        return total.isZero();
    }

    /** A numerator and a denominator. */
    private record Fraction(MultivariatePolynomial<Rational<BigInteger>> above, MultivariatePolynomial<Rational<BigInteger>> below) {
    }

    private boolean excess() {
        Fraction shown = value(certificate.get("nonNegative"));
        JsonNode excess = certificate.get("excess");
        return shown != null && shown.above.copy().multiply(product(excess.get("below")))
                .equals(shown.below.copy().multiply(polynomial(excess.get("numerator"))));
    }

    /** What is shown to be at least 0; null where it is not. */
    private Fraction value(JsonNode reason) {
        String kind = reason.fieldNames().next();
        JsonNode what = reason.get(kind);
        switch (kind) {
            case "plain":
                return isPlain(what) ? new Fraction(polynomial(what), ring.getOne()) : null;
            case "square":
                return new Fraction(ring.pow(polynomial(what.get("numerator")), 2), ring.pow(product(what.get("below")), 2));
            case "reciprocal":
                Fraction inner = value(what);
                return inner == null ? null : new Fraction(inner.below, inner.above);
            default:
                return combined(what, kind.equals("sum"));
        }
    }

    private Fraction combined(JsonNode parts, boolean sum) {
        Fraction total = new Fraction(sum ? ring.getZero() : ring.getOne(), ring.getOne());
        for (JsonNode part : parts) {
            Fraction next = value(part);
            if (next == null) {
                return null;
            }
            MultivariatePolynomial<Rational<BigInteger>> below = total.below.copy().multiply(next.below);
            total = new Fraction(sum ? total.above.copy().multiply(next.below).add(next.above.copy().multiply(total.below))
                    : total.above.copy().multiply(next.above), below);
        }
        return total;
    }

    private boolean isPlain(JsonNode polynomial) {
        List<Integer> signs = new ArrayList<>();
        certificate.get("signs").forEach(sign -> signs.add(sign.asInt()));
        for (JsonNode term : polynomial) {
            String[] words = term.asText().split(" ");
            for (int index = 1; index < words.length; index += 2) {
                if (Integer.parseInt(words[index + 1]) % 2 != 0 && !signs.contains(Integer.parseInt(words[index]))) {
                    return false;
                }
            }
            if (words[0].startsWith("-")) {
                return false;
            }
        }
        return true;
    }
}
