package convarium.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ExplorerLink;
import convarium.app.explorer.StartState;
import convarium.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private static Settings settings(Theme theme) {
        return new Settings(theme, 1280.5, 720, true, false, ExplorerLink.write(StartState.worked()));
    }

    private Path file() {
        return folder.resolve("settings.properties");
    }

    private Path broken() {
        return folder.resolve("settings.properties.broken");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFirstStartHasNone() throws IOException {
        assertEquals(Settings.first(), new SettingsFile(folder.resolve("not/there/yet")).read());
        assertEquals(Settings.first(), new SettingsFile(folder).read());
        assertEquals(List.of(), names());
        assertEquals(new Settings(Theme.LIGHT, 1440, 900, false, true, ""), Settings.first());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsRead(Theme theme) throws IOException {
        var file = new SettingsFile(folder);
        file.write(settings(theme));
        assertEquals(settings(theme), file.read());
        file.write(Settings.first());
        assertEquals(Settings.first(), file.read());
        assertEquals(List.of("settings.properties"), names());
    }

    @Test
    void aLinkWithAnyPathSurvives() throws IOException {
        var file = new SettingsFile(folder);
        var link = "convarium:explore?file=%2Ftmp%2Fa+b%3D%23%21%C5%A1%F0%9F%90%9F.png";
        file.write(new Settings(Theme.DARK, 1440, 900, false, true, link));
        assertEquals(link, file.read().link());
    }

    @Test
    void theFolderIsMade() throws IOException {
        var deep = folder.resolve("a/b c/ščř");
        new SettingsFile(deep).write(settings(Theme.DARK));
        assertEquals(settings(Theme.DARK), new SettingsFile(deep).read());
    }

    @Test
    void whatIsMissingIsAsAtAFirstStart() throws IOException {
        Files.writeString(file(), "theme=dark\n");
        assertEquals(new Settings(Theme.DARK, 1440, 900, false, true, ""), new SettingsFile(folder).read());
        Files.writeString(file(), "");
        assertEquals(Settings.first(), new SettingsFile(folder).read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theme=blue",
                "width=wide",
                "width=NaN",
                "width=-5",
                "height=1e9",
                "link=nonsense",
                "link=convarium\\:explore?s\\=0",
                "link=convarium\\:explore?p\\=1000000",
                "link=\\uZZZZ"
            })
    void aBrokenFileIsSetAside(String content) throws IOException {
        Files.writeString(file(), content);
        assertEquals(Settings.first(), new SettingsFile(folder).read());
        assertFalse(Files.exists(file()));
        assertEquals(content, Files.readString(broken()));
        // the next start is an ordinary one
        assertEquals(Settings.first(), new SettingsFile(folder).read());
        assertEquals(List.of("settings.properties.broken"), names());
    }

    @Test
    void bytesThatAreNoTextAreSetAside() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0xc0});
        assertEquals(Settings.first(), new SettingsFile(folder).read());
        assertTrue(Files.exists(broken()));
    }

    @Test
    void aHugeFileIsSetAside() throws IOException {
        Files.write(file(), new byte[1_000_001]);
        assertEquals(Settings.first(), new SettingsFile(folder).read());
        assertTrue(Files.exists(broken()));
    }

    @Test
    void theLatestBrokenFileIsKept() throws IOException {
        Files.writeString(broken(), "older");
        Files.writeString(file(), "theme=newer");
        new SettingsFile(folder).read();
        assertEquals("theme=newer", Files.readString(broken()));
    }

    @Test
    void aFolderInPlaceOfTheFileStopsNoStart() throws IOException {
        Files.createDirectories(file().resolve("inside"));
        assertEquals(Settings.first(), new SettingsFile(folder).read());
    }

    @Test
    void whereNoFolderCanBeNothingIsWritten() throws IOException {
        var blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file");
        assertThrows(IOException.class, () -> new SettingsFile(blocked).write(settings(Theme.DARK)));
        assertThrows(IOException.class, () -> new SettingsFile(blocked.resolve("in")).write(settings(Theme.DARK)));
        assertEquals(List.of("blocked"), names());
        assertEquals("a file", Files.readString(blocked));
    }

    @Test
    void aFileThatCannotBeReplacedLeavesNothingHalfWritten() throws IOException {
        Files.createDirectories(file().resolve("inside"));
        assertThrows(IOException.class, () -> new SettingsFile(folder).write(settings(Theme.DARK)));
        assertEquals(List.of("settings.properties"), names());
        assertTrue(Files.isDirectory(file().resolve("inside")));
    }
}
