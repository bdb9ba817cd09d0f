package convarium.app.calculator;

import static convarium.app.l10n.Texts.text;

import convarium.app.calculator.Calculated.Line;
import convarium.app.control.DerivationView;
import convarium.app.place.Offer;
import convarium.app.place.PlaceState;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.calculator.ChainRow;
import convarium.engine.calculator.ChainTable.Trouble;
import convarium.engine.calculator.Products;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// How the numbers of the opened row came about, or why it cannot work.
final class RowCard extends VBox {
    private final Label caption = new Label();
    private final Label code = new Label();
    private final OfferButton explore;
    private final OfferButton field;
    private final GridPane columns = new GridPane(24, 0);
    private final ScrollPane scroll = new ScrollPane(columns);

    /// @param open shows what another place offers
    RowCard(Consumer<PlaceState> open) {
        super(8);
        explore = new OfferButton("row-explore", Feather.GRID, text("offer.explore.button"), open);
        field = new OfferButton("row-field", Feather.CROSSHAIR, text("offer.field.button"), open);
        getStyleClass().addAll("sentence-card", "row-card");
        setId("row-card");
        caption.getStyleClass().add("card-caption");
        caption.setMinWidth(USE_PREF_SIZE);
        code.getStyleClass().add("row-code");
        for (int i = 0; i < 2; i++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            columns.getColumnConstraints().add(half);
        }
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(true);
        scroll.setPrefHeight(0);
        scroll.setMaxHeight(Double.MAX_VALUE);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        code.setMinWidth(0);
        code.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(code, Priority.ALWAYS);
        var head = new HBox(8, caption, code, explore, field);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, scroll);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// @param exploring what the explorer would show of the row
    /// @param seeing what the place of receptive fields would show
    void show(Optional<Line> opened, Products unit, Offer exploring, Offer seeing) {
        explore.show(exploring, opened.isPresent());
        field.show(seeing, opened.isPresent());
        columns.getChildren().clear();
        scroll.setVvalue(0);
        caption.setText(opened.map(line -> text(
                        "calculator.card",
                        line.entry().name(),
                        line.entry().type(),
                        line.entry().line()))
                .orElse(text("calculator.card.none")));
        code.setText(
                opened.map(line -> line.entry().text().replaceAll("\\s+", " ")).orElse(""));
        if (opened.isEmpty()) {
            columns.add(words(text("calculator.card.hint")), 0, 0, 2, 1);
        } else if (opened.get().row().isPresent()) {
            explain(opened.get().row().get(), unit);
        } else {
            columns.add(
                    opened.get().trouble().map(RowCard::trouble).orElseGet(() -> words(text("calculator.card.behind"))),
                    0,
                    0,
                    2,
                    1);
        }
        setAccessibleText(caption.getText() + " " + code.getText());
    }

    private static Node trouble(Trouble trouble) {
        var reason = new Label(trouble.reason());
        reason.getStyleClass().add("row-trouble");
        reason.setWrapText(true);
        var ways = words(trouble.ways().isEmpty() ? text("calculator.card.noway") : trouble.ways());
        return new VBox(8, reason, ways);
    }

    private static Label words(String what) {
        var label = new Label(what);
        label.getStyleClass().add("card-remark");
        label.setWrapText(true);
        return label;
    }

    private void explain(ChainRow row, Products unit) {
        var macs = row.macs().derivation();
        if (macs.lines().isEmpty()) {
            macs = new Derivation.Builder()
                    .note(text("calculator.part.macs.none"))
                    .build();
        }
        if (unit == Products.FLOP && row.macs().value() > 0) {
            macs = macs.then(new Derivation.Builder()
                    .formula("FLOPs = 2·" + Counts.grouped(row.macs().value()) + " = {o:"
                            + Counts.grouped(unit.of(row.macs().value())) + "}")
                    .build());
        }
        var shape = column(
                section(text("calculator.part.size"), row.size()),
                section(text("calculator.part.field"), row.fieldSteps()),
                section(text("calculator.part.activations"), row.activations().derivation()));
        var counts = column(
                section(text("calculator.part.parameters"), row.parameters().derivation()),
                section(unit.title(), macs));
        row.dense()
                .ifPresent(dense -> counts.getChildren()
                        .add(section(
                                text("calculator.part.dense"),
                                dense.derivation()
                                        .then(new Derivation.Builder()
                                                .formula("= {o:" + Counts.grouped(dense.value()) + "}")
                                                .build()))));
        columns.addRow(0, shape, counts);
    }

    private static VBox column(Node... sections) {
        return new VBox(12, sections);
    }

    private static VBox section(String words, Derivation derivation) {
        var caption = new Label(words);
        caption.getStyleClass().add("section-caption");
        var view = new DerivationView();
        view.show(derivation);
        return new VBox(4, caption, view);
    }
}
