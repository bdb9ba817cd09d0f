package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.DerivationView;
import convarium.app.control.TensorGrid;
import convarium.app.explorer.ConventionColumn.Status;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.notation.Rendering;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is shown of one framework, section by section, so that the sections of all frameworks can stand in rows.
final class ConventionNodes {
    private static final double USUAL_CELL = 40;
    private static final double MOST_CELL = 72;
    private static final double LEAST_CELL = 9;
    private static final double GRID_MARGIN = 8;
    /// How wide a character of the code is, in sizes of its type.
    private static final double ADVANCE = 0.6;
    /// The code's air at its left and right.
    private static final double CODE_AIR = 20;

    private final Region card = new Region();
    private final Label status = new Label();
    private final Label code = new Label();
    private final Label paddingName = caption("");
    private final Label padding = words();
    private final Label size = new Label();
    private final DerivationView derivation = new DerivationView();
    private final TensorGrid grid;
    private final Label place = caption("");
    private final SentenceFlow sum = new SentenceFlow();
    private final VBox reasons = new VBox(4);
    private final Label instead = new Label();
    private final List<Node> sections;
    private final HBox paddingSection;
    private final VBox sizeSection;
    private final VBox gridSection;
    private final VBox sumSection;
    private final VBox whySection;
    private final VBox insteadSection;
    private String line = "";
    private String other = "";
    private boolean works;
    private boolean says;

    ConventionNodes(Convention framework, GridModel empty, Palette palette) {
        String id = framework.name().toLowerCase(Locale.ROOT);
        card.getStyleClass().add("convention-card");
        card.setId("convention-" + id);
        card.setAccessibleRole(AccessibleRole.TEXT);
        var title = new Label(framework.title());
        title.getStyleClass().add("convention-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        status.getStyleClass().add("convention-status");
        status.setTooltip(new Tooltip(text("convention.status.tip")));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, title, space, status);
        head.setAlignment(Pos.BASELINE_LEFT);
        code.getStyleClass().add("convention-code");
        code.setWrapText(true);
        code.setMaxWidth(Double.MAX_VALUE);
        code.setMinHeight(Region.USE_PREF_SIZE);
        grid = new TensorGrid(empty, palette);
        grid.setId(id + "-grid");
        size.setTooltip(new Tooltip(text("grid.size.tip")));
        size.getStyleClass().add("grid-name");
        size.getStyleClass().add("output");
        paddingName.setMinWidth(Region.USE_PREF_SIZE);
        paddingSection = new HBox(6, paddingName, padding);
        paddingSection.setAlignment(Pos.BASELINE_LEFT);
        sizeSection = new VBox(2, caption(text("convention.size")), derivation);
        gridSection = new VBox(4, new HBox(6, caption(text("convention.output")), size), grid);
        sumSection = new VBox(2, place, sum);
        whySection = new VBox(2, caption(text("convention.why")), reasons);
        instead.getStyleClass().add("convention-instead");
        instead.setWrapText(true);
        instead.setMinHeight(Region.USE_PREF_SIZE);
        insteadSection = new VBox(2, caption(text("convention.instead")), instead);
        sections =
                List.of(head, code, gridSection, whySection, insteadSection, sumSection, paddingSection, sizeSection);
    }

    private static Label caption(String words) {
        var label = new Label(words);
        label.getStyleClass().add("convention-caption");
        return label;
    }

    private static Label words() {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// What lies behind all sections.
    Region card() {
        return card;
    }

    /// From the name to what one writes instead.
    List<Node> sections() {
        return sections;
    }

    TensorGrid grid() {
        return grid;
    }

    /// Shows what depends on the layer and its numbers.
    void show(ConventionColumn column, Explored shown) {
        boolean same = column.status(shown) == Status.SAME;
        status.setText(ConventionWords.status(column, shown));
        status.getStyleClass().removeAll("same", "other");
        status.getStyleClass().add(same ? "same" : "other");
        line = ConventionWords.line(column);
        works = column.made().isPresent();
        code.getStyleClass().removeAll("refused");
        if (!works) {
            code.getStyleClass().add("refused");
        }
        for (var section : List.of(paddingSection, sizeSection, gridSection, sumSection)) {
            show(section, works);
        }
        column.made().ifPresent(made -> {
            paddingName.setText(ConventionWords.paddingName(made));
            padding.setText(ConventionWords.padding(made));
            size.setText(ConventionWords.size(made));
            derivation.show(formulas(made.layer().sizeDerivation(shown.input())));
            grid.setNumbers(format -> NumbersText.of(made.output(), format));
        });
        reasons.getChildren()
                .setAll(ConventionWords.reasons(column).stream()
                        .map(reason -> {
                            var label = words();
                            label.setText(reason);
                            label.getStyleClass().add("convention-reason");
                            return label;
                        })
                        .toList());
        show(whySection, !reasons.getChildren().isEmpty());
        var exact = ConventionWords.instead(column, shown);
        other = exact.orElse("");
        says = column.said().exact() instanceof Rendering.Text;
        instead.getStyleClass().removeAll("convention-reason", "convention-instead");
        instead.getStyleClass().add(says ? "convention-instead" : "convention-reason");
        show(insteadSection, exact.isPresent());
        card.setAccessibleText(ConventionWords.spoken(column, shown));
    }

    /// Breaks the lines of code for a column of this width.
    void fit(double width) {
        set(code, works ? ConventionCode.wrap(line, characters(width - CODE_AIR, code)) : line);
        set(instead, says ? ConventionCode.wrap(other, characters(width, instead)) : other);
    }

    private static int characters(double width, Label code) {
        // one less, for a width is rounded
        return (int) (width / (ADVANCE * code.getFont().getSize())) - 1;
    }

    private static void set(Label label, String words) {
        if (!label.getText().equals(words)) {
            label.setText(words);
        }
    }

    private static void show(Node section, boolean visible) {
        section.setVisible(visible);
        section.setManaged(visible);
    }

    private static Derivation formulas(Derivation whole) {
        return new Derivation(whole.lines().stream()
                .filter(l -> l.kind() == Derivation.Kind.FORMULA)
                .toList());
    }

    /// Shows what depends on the output that is looked at.
    void look(ConventionColumn column, ExplorerState state, Explored shown, Focus.Output looked, Palette palette) {
        if (column.made().isEmpty()) {
            return;
        }
        var model = ConventionScenes.outputs(column, shown, looked, state.pin());
        grid.paletteProperty().set(palette);
        grid.modelProperty().set(model);
        grid.setAccessibleText(text("grid.spoken", column.said().framework().title(), model.rows(), model.columns()));
        var sentence = ConventionScenes.sentence(column, state.layer(), looked);
        place.setText(sentence.map(Sentence::caption).orElse(text("convention.none.here")));
        sum.show(sentence.orElse(new Sentence("", List.of(), "")).shortened(48));
    }

    /// How many columns of outputs there are.
    int columns() {
        return grid.getModel().columns();
    }

    /// How many rows of outputs there are.
    int rows() {
        return grid.getModel().rows();
    }

    /// How large cells usually are.
    static double usual(double scale) {
        return USUAL_CELL * scale;
    }

    /// How large cells may become where there is room.
    static double most(double scale) {
        return MOST_CELL * scale;
    }

    /// How large cells become so that as many of them fit a width.
    ///
    /// @param most what they are at most
    static double cell(int columns, double width, double most) {
        double cell = Math.min(most, width / columns);
        while (cell > LEAST_CELL && GridPainter.length(columns, cell) > width - GRID_MARGIN) {
            cell--;
        }
        return Math.max(LEAST_CELL, Math.floor(cell));
    }
}
