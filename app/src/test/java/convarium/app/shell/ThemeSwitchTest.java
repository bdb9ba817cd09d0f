package convarium.app.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.place.Place;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A look that is changed in the open window gives the sizes of type that it gives to a window that begins with it.
class ThemeSwitchTest {
    private final WorkerPool pool = new WorkerPool(1);

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"EXPLORE", "TRAIN"})
    void typeIsAsLargeAsInAFreshWindow(Place place) {
        var wanted = sizes(place, List.of(Theme.PROJECTOR));
        assertTrue(wanted.size() > 30, wanted.size() + " texts");
        assertSame(wanted, sizes(place, List.of(Theme.LIGHT, Theme.DARK, Theme.PROJECTOR)));
    }

    private Map<String, String> sizes(Place place, List<Theme> one) {
        return FxTest.get(() -> {
            var shell = new Shell(
                    new ExplorerViewModel(StartState.worked()),
                    new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, new PictureFiles(), () -> 0),
                    Optional::empty);
            shell.themeProperty().set(one.getFirst());
            shell.scene(1280, 800);
            shell.enter(List.of(Place.values()).indexOf(place));
            for (var theme : one) {
                shell.themeProperty().set(theme);
                shell.applyCss();
                shell.layout();
            }
            var sizes = new TreeMap<String, String>();
            collect(shell, "", sizes);
            return sizes;
        });
    }

    private static void assertSame(Map<String, String> wanted, Map<String, String> found) {
        var differences = wanted.entrySet().stream()
                .filter(each -> !each.getValue().equals(found.get(each.getKey())))
                .map(each ->
                        each.getKey() + ": " + each.getValue() + " in a fresh window, here " + found.get(each.getKey()))
                .toList();
        assertTrue(
                differences.isEmpty(),
                differences.size() + " of " + wanted.size() + "\n" + String.join("\n", differences));
    }

    /// The sizes of what can be seen: what is hidden is not styled before it is shown.
    private static void collect(Node node, String path, Map<String, String> into) {
        if (!node.isVisible()) {
            return;
        }
        String here = path + "/" + node.getClass().getSimpleName() + node.getStyleClass();
        switch (node) {
            case Labeled label -> {
                if (label.getText() != null && !label.getText().isEmpty()) {
                    note(into, here + label.getText(), label.getFont().getSize());
                }
            }
            case Text text
            when !(node.getParent() instanceof Labeled) ->
                note(into, here + text.getText(), text.getFont().getSize());
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, here, into));
        }
    }

    private static void note(Map<String, String> into, String name, double size) {
        into.merge(name, Double.toString(size), (a, b) -> a + " " + b);
    }
}
