package dsim.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run once for each of many seeds. The method takes one {@link dsim.random.Seed}; the seed stands in the name of
 * each run, and {@code -Dseed=17} runs it with that seed alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachSeed.class)
public @interface SeededTest {

    /** How many seeds, from 1 up; at least 1. */
    int seeds() default 100;

    /** Seeds that once failed, run before the others. */
    long[] pinned() default {};
}
