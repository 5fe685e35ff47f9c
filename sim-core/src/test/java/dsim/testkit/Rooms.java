package dsim.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.google.common.collect.ImmutableList;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;

/** The plan of the rooms, as rules. The {@code RoomsTest} of each module holds them against its own classes. */
public final class Rooms {

    /** The floors of sim-core from the ground up. A room sees the floors below its own, and none of its neighbours. */
    private static final ImmutableList<ImmutableList<String>> FLOORS = ImmutableList.of(
            ImmutableList.of("dsim.random.."),
            ImmutableList.of("dsim.actor.."),
            ImmutableList.of("dsim.shape.."),
            ImmutableList.of("dsim.wire..", "dsim.network..", "dsim.trace.."),
            ImmutableList.of("dsim.check..", "dsim.fault.."),
            ImmutableList.of("dsim.sim..", "dsim.live.."));

    /** What an algorithm knows of the world. */
    private static final ImmutableList<String> SEEN_BY_ALGORITHMS = ImmutableList.of(
            "dsim.random..", "dsim.actor..", "dsim.shape..", "dsim.wire..", "dsim.trace..", "dsim.check..");

    /** What a report is made of. */
    private static final ImmutableList<String> SEEN_BY_REPORTS =
            ImmutableList.of("dsim.random..", "dsim.actor..", "dsim.shape..", "dsim.trace..", "dsim.check..");

    /** Algorithms that are the ground of others: a protocol's messages or bytes that several folders speak. */
    private static final ImmutableList<String> SHARED_GROUND =
            ImmutableList.of("dsim.algorithms.election..", "dsim.algorithms.pickle..", "dsim.algorithms.pricefeed..");

    /** Imports go one way. */
    public static final ArchRule IMPORTS_GO_ONE_WAY = importsGoOneWay();

    /** No two packages import each other, not even round three corners. */
    public static final ArchRule NO_CYCLES =
            slices().matching("dsim.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    /** A static field is a constant. */
    public static final ArchRule NO_MUTABLE_STATICS = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("a second run in the same process would see what the first one left")
            .allowEmptyShould(true);

    /** Nobody asks for the hash of an object that has none of its own. */
    public static final ArchRule NO_IDENTITY_HASHES = noClasses()
            .should()
            .callCodeUnitWhere(describe("the target is Object.hashCode()", Rooms::isIdentityHash))
            .because("it differs per process and garbage collector: hash a value (record, name, Address) instead")
            .allowEmptyShould(true);

    /** An algorithm's folder knows no other, except shared ground. */
    public static final ArchRule ALGORITHMS_ARE_STRANGERS = slices().matching("dsim.algorithms.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage(SHARED_GROUND.toArray(String[]::new)))
            .because("each is read, tested and removed alone")
            .allowEmptyShould(true);

    private Rooms() {}

    private static ArchRule importsGoOneWay() {
        List<ArchRule> rules = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (ImmutableList<String> floor : FLOORS) {
            floor.forEach(room -> rules.add(sees(room, below)));
            below.addAll(floor);
        }
        rules.add(sees("dsim.algorithms..", SEEN_BY_ALGORITHMS));
        rules.add(sees("dsim.reports..", SEEN_BY_REPORTS));
        rules.add(noClasses()
                .that(resideInAPackage("dsim.scenarios..").and(resideOutsideOfPackage("dsim.scenarios.cli..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dsim.scenarios.cli..")
                .allowEmptyShould(true));
        return CompositeArchRule.of(rules).as("imports go one way").allowEmptyShould(true);
    }

    private static ArchRule sees(String room, List<String> seen) {
        String[] allowed =
                ImmutableList.<String>builder().add(room).addAll(seen).build().toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dsim..").or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true);
    }

    private static boolean isIdentityHash(JavaCodeUnitAccess<? extends CodeUnitAccessTarget> call) {
        return call.getTarget().getName().equals("hashCode")
                && call.getTarget().getRawParameterTypes().isEmpty()
                && call.getTarget()
                        .resolveMember()
                        .map(method -> method.getOwner().isEquivalentTo(Object.class))
                        .orElse(false);
    }
}
