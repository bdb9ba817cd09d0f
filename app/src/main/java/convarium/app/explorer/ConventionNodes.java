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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
    private static final double MOST_CELL = 40;
    private static final double LEAST_CELL = 9;
    private static final double GRID_MARGIN = 8;
    private static final int MOST_WORD = 17;

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
    private final VBox paddingSection;
    private final VBox sizeSection;
    private final VBox gridSection;
    private final VBox sumSection;
    private final VBox whySection;
    private final VBox insteadSection;

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
        paddingSection = new VBox(2, paddingName, padding);
        sizeSection = new VBox(2, new HBox(6, caption(text("convention.output")), size), derivation);
        gridSection = new VBox(grid);
        sumSection = new VBox(2, place, sum);
        whySection = new VBox(2, caption(text("convention.why")), reasons);
        instead.getStyleClass().add("convention-instead");
        instead.setWrapText(true);
        instead.setMinHeight(Region.USE_PREF_SIZE);
        insteadSection = new VBox(2, caption(text("convention.instead")), instead);
        sections =
                List.of(head, code, paddingSection, sizeSection, gridSection, whySection, insteadSection, sumSection);
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
        code.setText(breakable(ConventionWords.line(column)));
        boolean works = column.made().isPresent();
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
        var other = ConventionWords.instead(column, shown);
        instead.setText(breakable(other.orElse("")));
        boolean says = column.said().exact() instanceof Rendering.Text;
        instead.getStyleClass().removeAll("convention-reason", "convention-instead");
        instead.getStyleClass().add(says ? "convention-instead" : "convention-reason");
        show(insteadSection, other.isPresent());
        card.setAccessibleText(ConventionWords.spoken(column, shown));
    }

    /// Code whose words are too long for a column goes on in the next line behind a bracket.
    private static String breakable(String code) {
        return Arrays.stream(code.split(" ", -1))
                .map(word -> word.length() > MOST_WORD ? word.replaceFirst("\\(\\[?", "$0\n  ") : word)
                .collect(Collectors.joining(" "));
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

    /// How large cells become so that as many of them fit a width.
    static double cell(int columns, double width, double scale) {
        double cell = Math.min(MOST_CELL * scale, width / columns);
        while (cell > LEAST_CELL && GridPainter.length(columns, cell) > width - GRID_MARGIN) {
            cell--;
        }
        return Math.max(LEAST_CELL, Math.floor(cell));
    }
}
