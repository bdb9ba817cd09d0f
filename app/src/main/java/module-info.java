/// The window and the command line.
@org.jspecify.annotations.NullMarked
module convarium.app {
    requires atlantafx.base;
    requires com.google.gson;
    requires com.formdev.flatlaf.fonts.inter;
    requires com.formdev.flatlaf.fonts.jetbrains_mono;
    requires convarium.assets;
    requires convarium.engine;
    requires convarium.lessons;
    requires info.picocli;
    requires java.net.http;
    requires javafx.controls;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires static org.jspecify;

    exports convarium.app to
            javafx.graphics;

    opens convarium.app.cli to
            info.picocli;
}
