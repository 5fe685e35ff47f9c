package dsim.testkit;

import com.google.common.collect.ImmutableList;
import dsim.random.Seed;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a {@link SeededTest} once for each of its seeds. */
final class EachSeed implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        SeededTest test = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), SeededTest.class)
                .orElseThrow();
        return seeds(test.seeds(), test.pinned(), Optional.ofNullable(System.getProperty("seed"))).stream()
                .map(Run::new);
    }

    /** The seed that was asked for, else the pinned ones and then those from 1 up. */
    static ImmutableList<Seed> seeds(int count, long[] pinned, Optional<String> asked) {
        return asked.map(text -> ImmutableList.of(Seed.parse(text)))
                .orElseGet(() -> LongStream.concat(LongStream.of(pinned), LongStream.rangeClosed(1, count))
                        .distinct()
                        .mapToObj(Seed::of)
                        .collect(ImmutableList.toImmutableList()));
    }

    private record Run(Seed seed) implements TestTemplateInvocationContext, ParameterResolver {

        @Override
        public String getDisplayName(int invocationIndex) {
            return "seed " + seed;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Seed.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return seed;
        }
    }
}
