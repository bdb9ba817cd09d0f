package convarium.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {

    @Test
    void eachSystemHasItsCustom() {
        var home = Path.of("/home/ada");
        assertEquals(home.resolve(".local/share/convarium"), DataFolder.of("Linux", "/home/ada", Map.of()));
        assertEquals(Path.of("/data/convarium"), DataFolder.of("Linux", "/home/ada", Map.of("XDG_DATA_HOME", "/data")));
        assertEquals(
                home.resolve(".local/share/convarium"),
                DataFolder.of("Linux", "/home/ada", Map.of("XDG_DATA_HOME", "not/absolute")));
        assertEquals(
                home.resolve("Library/Application Support/Convarium"),
                DataFolder.of("Mac OS X", "/home/ada", Map.of()));
        assertEquals(Path.of("/l/Convarium"), DataFolder.of("Windows 11", "/home/ada", Map.of("LOCALAPPDATA", "/l")));
        assertEquals(home.resolve("AppData/Local/Convarium"), DataFolder.of("Windows 11", "/home/ada", Map.of()));
    }
}
