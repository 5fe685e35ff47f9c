package dsim.scenarios.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dsim.algorithms.election.ProcessId;
import dsim.random.Seed;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What tells one build of the program from another, though both have the same version: a hash of the bytes of its code. */
final class CodeFingerprint {

    private static final int DIGITS = 16;

    private CodeFingerprint() {}

    /** The version, and a hash over the jar or the folders that this program runs from. */
    static String ofThis() throws IOException {
        Hasher hasher = Hashing.sha256().newHasher();
        ImmutableList<Path> homes = Stream.of(Seed.class, ProcessId.class, Main.class)
                .map(CodeFingerprint::home)
                .distinct()
                .collect(ImmutableList.toImmutableList());
        for (Path home : homes) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    hasher.putString(home.relativize(file).toString(), StandardCharsets.UTF_8);
                    hasher.putBytes(Files.readAllBytes(file));
                }
            }
        }
        return BuildVersion.number() + " " + hasher.hash().toString().substring(0, DIGITS);
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError("a class comes from no place: " + type, e);
        }
    }
}
