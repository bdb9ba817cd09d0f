package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

class LayerLineFieldTest {
    private static final String SHORT = "nn.MaxPool2d(2)";
    private static final String LONG = "nn.Conv2d(1, 1, kernel_size=3, stride=2, padding=1, bias=False)";

    private static boolean says(LayerLineField line) {
        // some other part of the window may have asked for sizes before the style sheets came to the new pieces
        line.getScene().getRoot().layout();
        line.getScene().getRoot().applyCss();
        line.getScene().getRoot().layout();
        return line.lookup(".line-more").isVisible();
    }

    /// However often the layer changes: a line too long for its field ends in an ellipsis, another one does not.
    @Test
    void onlyALineThatIsCutEndsInAnEllipsis() {
        FxTest.run(() -> {
            var model = new ExplorerViewModel(StartState.worked());
            var line = new LayerLineField(model);
            line.resize(460, 36);
            line.setManaged(false);
            var scene = new Scene(new Pane(line), 1000, 100);
            scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
            scene.getStylesheets()
                    .add(Objects.requireNonNull(LayerLineField.class.getResource("explorer.css"))
                            .toExternalForm());
            for (int round = 0; round < 3; round++) {
                model.enterLine(LONG);
                assertEquals(LONG, LayerLineField.line(model));
                assertEquals(true, says(line), "long, round " + round);
                line.resize(640, 36);
                assertEquals(false, says(line), "long in a wide field, round " + round);
                line.resize(460, 36);
                model.enterLine(SHORT);
                assertEquals(false, says(line), "short, round " + round);
            }
        });
    }
}
