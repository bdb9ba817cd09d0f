package convarium.app.settings;

import convarium.app.link.Links;
import convarium.app.theme.Theme;
import convarium.engine.format.AtomicFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;

/// Keeps [Settings] in a file: written whole or not at all; a broken file is set aside and never stops a start.
public final class SettingsFile {
    private static final String NAME = "settings.properties";
    private static final long MOST_BYTES = 1_000_000;
    private final Path file;
    private boolean broken;

    /// The file in a folder, which need not exist yet.
    public SettingsFile(Path folder) {
        file = folder.resolve(NAME);
    }

    /// Reads the settings; where there are none or they are broken, those of a first start.
    public Settings read() {
        if (!Files.exists(file)) {
            return Settings.first();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("larger than any settings are");
            }
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            return parse(properties);
        } catch (IOException | IllegalArgumentException e) {
            setAside();
            return Settings.first();
        }
    }

    private static Settings parse(Properties p) {
        var first = Settings.first();
        String link = p.getProperty("link", first.link());
        if (!link.isEmpty()) {
            Links.read(link);
        }
        return new Settings(
                Theme.valueOf(p.getProperty("theme", first.theme().id()).toUpperCase(Locale.ROOT)),
                pixels(p.getProperty("width"), first.width()),
                pixels(p.getProperty("height"), first.height()),
                Boolean.parseBoolean(p.getProperty("maximised", "false")),
                Boolean.parseBoolean(p.getProperty("inspector", "true")),
                link);
    }

    private static double pixels(@org.jspecify.annotations.Nullable String text, double usual) {
        if (text == null) {
            return usual;
        }
        double pixels = Double.parseDouble(text);
        if (!(pixels >= 100 && pixels <= 20_000)) {
            throw new IllegalArgumentException("no window is " + text + " pixels wide or high");
        }
        return pixels;
    }

    /// Whether the last reading found a file that could not be used.
    public boolean wasBroken() {
        return broken;
    }

    private void setAside() {
        broken = true;
        try {
            Files.move(file, file.resolveSibling(NAME + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // A file that cannot be moved is overwritten by the next write; a start goes on either way.
        }
    }

    /// Writes the settings.
    ///
    /// @throws IOException if the folder or the file cannot be written
    public void write(Settings settings) throws IOException {
        var properties = new Properties();
        properties.setProperty("theme", settings.theme().id());
        properties.setProperty("width", Double.toString(settings.width()));
        properties.setProperty("height", Double.toString(settings.height()));
        properties.setProperty("maximised", Boolean.toString(settings.maximised()));
        properties.setProperty("inspector", Boolean.toString(settings.inspector()));
        properties.setProperty("link", settings.link());
        var text = new StringWriter();
        properties.store(text, null);
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
