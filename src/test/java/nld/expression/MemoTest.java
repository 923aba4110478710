package nld.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A table by identity finds what a map by identity finds. */
class MemoTest {
    @Test
    void it_finds_what_was_put_last() {
        SplittableRandom random = new SplittableRandom(7);
        Memo<Integer> memo = new Memo<>();
        Map<Expression, Integer> map = new IdentityHashMap<>();
        for (int step = 0; step < 20_000; step++) {
            Expression expression = Symbol.parameter("u_" + random.nextInt(3_000)).plus(Expression.of(random.nextInt(3)));
            assertThat(memo.get(expression)).isEqualTo(map.get(expression));
            assertThat(memo.contains(expression)).isEqualTo(map.containsKey(expression));
            assertThat(memo.put(expression, step)).isEqualTo(map.put(expression, step) == null);
        }
        assertThat(memo.size()).isEqualTo(map.size());
        memo.clear();
        assertThat(memo.size()).isZero();
        assertThat(map.keySet()).allMatch(expression -> memo.get(expression) == null);
    }
}
