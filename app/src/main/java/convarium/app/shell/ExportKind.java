package convarium.app.shell;

import convarium.app.export.FilmFile;
import convarium.app.export.TableFormat;
import java.util.Optional;

/// What can be made of what is on screen.
enum ExportKind {
    /// Pixels.
    PNG(".png", "export.png", "export.png.tip"),
    /// Vectors with text.
    SVG(".svg", "export.svg", "export.svg.tip"),
    /// The walk, for everywhere.
    GIF(".gif", "export.gif", "export.gif.tip"),
    /// The walk, in every colour.
    APNG(".png", "export.apng", "export.apng.tip"),
    /// The numbers, for spreadsheets and programs.
    CSV(".csv", "export.csv", "export.csv.tip"),
    /// The numbers, for papers.
    LATEX(".tex", "export.latex", "export.latex.tip"),
    /// The numbers, for notes.
    MARKDOWN(".md", "export.markdown", "export.markdown.tip");

    private final String ending;
    private final String key;
    private final String tipKey;

    ExportKind(String ending, String key, String tipKey) {
        this.ending = ending;
        this.key = key;
        this.tipKey = tipKey;
    }

    /// How its files' names end.
    String ending() {
        return ending;
    }

    /// The key of its name.
    String key() {
        return key;
    }

    /// The key of what is said about it.
    String tipKey() {
        return tipKey;
    }

    /// What holds the walk, if this does.
    Optional<FilmFile.Kind> film() {
        return switch (this) {
            case GIF -> Optional.of(FilmFile.Kind.GIF);
            case APNG -> Optional.of(FilmFile.Kind.APNG);
            case PNG, SVG, CSV, LATEX, MARKDOWN -> Optional.empty();
        };
    }

    /// How numbers are written, if they are all it holds.
    Optional<TableFormat> table() {
        return switch (this) {
            case CSV -> Optional.of(TableFormat.CSV);
            case LATEX -> Optional.of(TableFormat.LATEX);
            case MARKDOWN -> Optional.of(TableFormat.MARKDOWN);
            case PNG, SVG, GIF, APNG -> Optional.empty();
        };
    }

    /// Whether its size in pixels can be chosen.
    boolean hasScale() {
        return this == PNG || film().isPresent();
    }
}
