package convarium.app;

import java.util.Optional;

/// Which Java the program runs on.
final class JavaVersion {
    /// 25.0.0 to 25.0.2 can corrupt what is unpacked from zip files (JDK-8377811).
    private static final Runtime.Version LEAST = Runtime.Version.parse("25.0.3");

    private JavaVersion() {}

    /// Why this Java will not do, for a person.
    static Optional<String> problem(Runtime.Version found) {
        boolean enough = found.compareToIgnoreOptional(LEAST) >= 0;
        return enough ? Optional.empty() : Optional.of("needs Java " + LEAST + " or newer, found " + found);
    }
}
