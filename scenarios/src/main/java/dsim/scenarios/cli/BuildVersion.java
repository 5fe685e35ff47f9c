package dsim.scenarios.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, which the build writes into a resource beside this class. */
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream resource = BuildVersion.class.getResourceAsStream("version.properties")) {
            if (resource == null) {
                throw new AssertionError("version.properties is missing from the build");
            }
            properties.load(resource);
        }
        return new String[] {"dsim " + properties.getProperty("version")};
    }
}
