import java.nio.file.Path;
import java.util.stream.Stream;
import nld.junit.TheoremTests;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The theorems of this project: each claim, check and control is a test. */
class OurTheoremsTest {
    @TestFactory
    Stream<DynamicNode> theorems() {
        return TheoremTests.of(Path.of("theorems"));
    }
}
