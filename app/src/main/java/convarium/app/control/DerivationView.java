package convarium.app.control;

import convarium.engine.arithmetic.Derivation;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A derivation with its numbers in the colours of what they belong to.
public final class DerivationView extends VBox {

    /// A view that shows nothing yet.
    public DerivationView() {
        super(4);
        getStyleClass().add("derivation");
    }

    /// Shows a derivation, line by line.
    public void show(Derivation derivation) {
        getChildren().clear();
        for (var line : derivation.lines()) {
            var flow = new TextFlow();
            flow.getStyleClass()
                    .add(
                            switch (line.kind()) {
                                case FORMULA -> "formula";
                                case NOTE -> "note";
                            });
            for (var span : line.spans()) {
                var text = new Text(span.text());
                text.getStyleClass()
                        .addAll(
                                "piece",
                                switch (span.role()) {
                                    case PLAIN -> "plain";
                                    case INPUT -> "input";
                                    case KERNEL -> "kernel";
                                    case OUTPUT -> "output";
                                });
                flow.getChildren().add(text);
            }
            getChildren().add(flow);
        }
    }
}
