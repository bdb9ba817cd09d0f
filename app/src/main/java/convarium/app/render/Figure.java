package convarium.app.render;

import convarium.app.theme.Look;

/// A drawing that can be painted at any size, on a canvas or into a file.
public interface Figure {

    /// What it is, in a few words.
    String title();

    /// What it shows, for those who do not see it.
    String description();

    /// Paints it from (0, 0) to (width, height), its background with it; on the JavaFX thread, which knows
    /// how wide
    /// texts are.
    void paint(Painter painter, Look look, double width, double height);
}
