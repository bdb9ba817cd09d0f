package convarium.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaVersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"25.0.3", "25.0.3+9-LTS", "25.0.3.0.1", "25.0.10", "25.1", "26", "26-ea+1", "30.0.1"})
    void newEnough(String version) {
        assertEquals(Optional.empty(), JavaVersion.problem(Runtime.Version.parse(version)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25-ea", "25.0.2", "25.0.2.9", "24.0.9", "17.0.20", "9"})
    void tooOld(String version) {
        assertEquals(
                Optional.of("needs Java 25.0.3 or newer, found " + version),
                JavaVersion.problem(Runtime.Version.parse(version)));
    }
}
