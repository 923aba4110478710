package nld.integration;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * From when on a flow was followed by the implicit method, because it was recognised as stiff.
 *
 * @param time the time of the change
 */
public record MethodChange(double time) {
    /** In words, of which the flow is the subject: 'is stiff from t = 0.0061 on and followed there by Radau IIA of order 5'. */
    public String sentence() {
        String digits = new BigDecimal(time).round(new MathContext(3)).stripTrailingZeros().toPlainString();
        return "is stiff from t = " + digits + " on and followed there by Radau IIA of order 5";
    }
}
