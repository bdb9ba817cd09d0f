package convarium.app.theme;

import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.scene.text.Font;

/// The two typefaces that the program brings along: Inter for words, JetBrains Mono for code.
public final class Fonts {
    private Fonts() {}

    /// The family for words and numbers.
    public static final String WORDS = "Inter";
    /// The family for words of weight 600.
    public static final String WORDS_SEMIBOLD = "Inter SemiBold";
    /// The family for code.
    public static final String CODE = "JetBrains Mono";

    /// Makes both known to JavaFX.
    public static void load() {
        for (String file : new String[] {"Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Italic.otf"}) {
            load(FlatInterFont.class, file);
        }
        for (String file : new String[] {"JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf"}) {
            load(FlatJetBrainsMonoFont.class, file);
        }
    }

    private static void load(Class<?> beside, String file) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            Objects.requireNonNull(Font.loadFont(in, 14), file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + file, e);
        }
    }
}
