package dsim.scenarios;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dsim.testkit.Rooms;

/** The classes of this module keep to their rooms. */
@AnalyzeClasses(packages = "dsim.scenarios", importOptions = DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule importsGoOneWay = Rooms.IMPORTS_GO_ONE_WAY;

    @ArchTest
    static final ArchRule noCycles = Rooms.NO_CYCLES;

    @ArchTest
    static final ArchRule noMutableStatics = Rooms.NO_MUTABLE_STATICS;

    @ArchTest
    static final ArchRule noIdentityHashes = Rooms.NO_IDENTITY_HASHES;
}
