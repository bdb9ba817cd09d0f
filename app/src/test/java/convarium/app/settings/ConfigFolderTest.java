package convarium.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFolderTest {
    private static final String HOME = "/home/ada";

    @Test
    void onLinux() {
        assertEquals(Path.of("/home/ada/.config/convarium"), ConfigFolder.of("Linux", HOME, Map.of()));
        assertEquals(
                Path.of("/etc/ada/convarium"), ConfigFolder.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "/etc/ada")));
    }

    /// The specification says to ignore paths that are not absolute.
    @Test
    void onLinuxARelativeFolderDoesNotCount() {
        var expected = Path.of("/home/ada/.config/convarium");
        assertEquals(expected, ConfigFolder.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "")));
        assertEquals(expected, ConfigFolder.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "config")));
    }

    @Test
    void onMacOs() {
        assertEquals(
                Path.of("/Users/ada/Library/Application Support/Convarium"),
                ConfigFolder.of("Mac OS X", "/Users/ada", Map.of("XDG_CONFIG_HOME", "/x")));
    }

    @Test
    void onWindows() {
        assertEquals(Path.of("/roaming/Convarium"), ConfigFolder.of("Windows 11", HOME, Map.of("APPDATA", "/roaming")));
        assertEquals(Path.of("/home/ada/AppData/Roaming/Convarium"), ConfigFolder.of("Windows 10", HOME, Map.of()));
    }
}
