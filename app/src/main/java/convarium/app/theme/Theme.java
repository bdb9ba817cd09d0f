package convarium.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A look of the whole program.
public enum Theme {
    /// Dark ink on light surfaces.
    LIGHT,
    /// Light ink on dark surfaces.
    DARK,
    /// Large type and high contrast, for a hall.
    PROJECTOR;

    private static final double PROJECTOR_SCALE = 1.35;

    /// The name on the command line and in the settings file.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The look that a button for changing it shows next.
    public Theme next() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> PROJECTOR;
            case PROJECTOR -> LIGHT;
        };
    }

    /// How much larger than usual type and frame are.
    public double scale() {
        return this == PROJECTOR ? PROJECTOR_SCALE : 1;
    }

    /// The base look that JavaFX's own controls take.
    public String userAgentStylesheet() {
        return switch (this) {
            case LIGHT, PROJECTOR -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    /// Our stylesheets: the tokens of this look, then what every look shares.
    public List<String> stylesheets() {
        return List.of(css(id() + ".css"), css("base.css"));
    }

    private static String css(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
