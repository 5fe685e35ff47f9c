package dsim.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.stream.Stream;

/** The plan of the rooms, as rules. The {@code RoomsTest} of each module holds them against its classes. */
public final class Rooms {

    /** Imports go one way: what a room sees of dsim is itself and the rooms named behind it. */
    public static final ArchRule IMPORTS_GO_ONE_WAY = CompositeArchRule.of(room("dsim.random.."))
            .and(room("dsim.actor..", "dsim.random.."))
            .and(room("dsim.wire..", "dsim.random..", "dsim.actor.."))
            .and(room("dsim.network..", "dsim.random..", "dsim.actor.."))
            .and(room("dsim.trace..", "dsim.random..", "dsim.actor.."))
            .and(room("dsim.check..", "dsim.random..", "dsim.actor..", "dsim.wire..", "dsim.network..", "dsim.trace.."))
            .and(room("dsim.fault..", "dsim.random..", "dsim.actor..", "dsim.wire..", "dsim.network..", "dsim.trace.."))
            .and(host("dsim.sim.."))
            .and(host("dsim.live.."))
            .and(room("dsim.algorithms..", "dsim.random..", "dsim.actor..", "dsim.wire..", "dsim.check.."))
            .and(room("dsim.reports..", "dsim.random..", "dsim.actor..", "dsim.trace..", "dsim.check.."))
            .and(classes()
                    .that()
                    .resideInAPackage("dsim.scenarios..")
                    .and()
                    .resideOutsideOfPackage("dsim.scenarios.cli..")
                    .should()
                    .onlyDependOnClassesThat(resideOutsideOfPackage("dsim.scenarios.cli.."))
                    .allowEmptyShould(true)
                    .because("the command line stands on top of everything"))
            .allowEmptyShould(true);

    /** No two packages import each other, not even round three corners. */
    public static final ArchRule NO_CYCLES =
            slices().matching("dsim.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    /** No state outlives a run: a static field is a constant. */
    public static final ArchRule NO_MUTABLE_STATICS = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("a second run in the same process would see what the first one left")
            .allowEmptyShould(true);

    /** An algorithm's folder knows no other, except the ground that several protocols stand on. */
    public static final ArchRule ALGORITHMS_ARE_STRANGERS = slices().matching("dsim.algorithms.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    resideInAnyPackage("dsim.algorithms.election..", "dsim.algorithms.pickle.."))
            .allowEmptyShould(true);

    private Rooms() {}

    private static ArchRule host(String room) {
        return room(
                room,
                "dsim.random..",
                "dsim.actor..",
                "dsim.wire..",
                "dsim.network..",
                "dsim.trace..",
                "dsim.check..",
                "dsim.fault..");
    }

    private static ArchRule room(String room, String... seen) {
        String[] allowed = Stream.concat(Stream.of(room), Stream.of(seen)).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dsim..").or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true)
                .because("imports go one way");
    }
}
