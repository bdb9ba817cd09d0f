package convarium.app.explained;

import convarium.app.control.CompareView;
import convarium.app.control.Legend;
import convarium.app.control.MatrixGrid;
import convarium.app.control.RasterView;
import convarium.app.control.TensorGrid;
import convarium.app.render.GridModel.Fill;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What of a scene explains itself: a walk over its nodes, and over its focus.
final class Explained {
    /// A word that somebody can look up; shorter ones, and signs, want a tooltip.
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    /// Where JavaFX keeps the tooltip of any node.
    private static final String TOOLTIP = "javafx.scene.control.Tooltip";

    /// A piece of a sentence with places to type in it, such as a plus between two fields.
    private static final String PIECE = "predict-words";

    private final Parent root;
    private final List<String> missing = new ArrayList<>();

    private Explained(Parent root) {
        this.root = root;
    }

    /// Everything that wants a word and has none: what it is, and what it lacks.
    static List<String> missing(Parent root) {
        var walk = new Explained(root);
        walk.visit(root);
        return walk.missing;
    }

    /// Every control that can be acted on but that the Tab key does not reach.
    static List<String> unreached(Parent root, Node first) {
        var wanted = new LinkedHashSet<Node>();
        collect(root, wanted);
        var reached = traversed(first);
        var groups = reached.stream().flatMap(node -> group(node).stream()).collect(Collectors.toSet());
        return wanted.stream()
                .filter(node -> !reached.contains(node)
                        && group(node).filter(groups::contains).isEmpty())
                .map(Explained::name)
                .toList();
    }

    /// What is coloured by a value: pictures of maps, cells in the shades of a scale, and cells whose shade stands for
    /// a number that has no room.
    static List<String> coloured(Node node) {
        if (!node.isVisible()) {
            return List.of();
        }
        var found = new ArrayList<String>();
        if (node instanceof RasterView
                || node instanceof CompareView
                || (node instanceof TensorGrid grid
                        && grid.getModel().cells().stream().anyMatch(cell -> cell.fill() == Fill.DIFFERENCE))
                || (node instanceof MatrixGrid matrix
                        && !matrix.isNumbered()
                        && matrix.model().looks().stream()
                                .anyMatch(look -> look.tint() > 0 && look.fill() != Fill.KERNEL))) {
            found.add(name(node));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(coloured(child)));
        }
        return found;
    }

    /// What the legends say that are seen.
    static List<String> legends(Node node) {
        if (!node.isVisible()) {
            return List.of();
        }
        var found = new ArrayList<String>();
        if (node instanceof Legend legend) {
            found.add(Objects.requireNonNull(legend.getAccessibleText(), "a legend without words"));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(legends(child)));
        }
        return found;
    }

    /// Of joined buttons the Tab key reaches one, and the arrows the others.
    private static Optional<ToggleGroup> group(Node node) {
        return node instanceof ToggleButton button ? Optional.ofNullable(button.getToggleGroup()) : Optional.empty();
    }

    private static Set<Node> traversed(Node first) {
        var reached = new LinkedHashSet<Node>();
        var scene = first.getScene();
        first.requestFocus();
        for (var now = Optional.ofNullable(scene.getFocusOwner());
                now.isPresent() && reached.add(now.get());
                now = Optional.ofNullable(scene.getFocusOwner())) {
            now.get().requestFocusTraversal(TraversalDirection.NEXT);
        }
        return reached;
    }

    private static void collect(Node node, Set<Node> into) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (isActedOn(node)) {
            into.add(node);
            return;
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private void visit(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (isActedOn(node)) {
            acted(node);
        } else {
            switch (node) {
                case Label label -> labelled(label);
                case Canvas canvas -> drawn(canvas);
                case ImageView image -> drawn(image);
                default -> {}
            }
        }
        if (node.getOnMouseEntered() != null) {
            // some tooltips are only made when they are pointed at
            node.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_ENTERED,
                    0,
                    0,
                    0,
                    0,
                    MouseButton.NONE,
                    0,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    null));
        }
        boolean whole = isActedOn(node) || node instanceof Labeled || node instanceof ScrollBar;
        if (!whole && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::visit);
        }
    }

    /// What somebody clicks, drags or types into.
    private static boolean isActedOn(Node node) {
        return switch (node) {
            case ButtonBase button -> true;
            case TextInputControl field -> true;
            case Slider slider -> true;
            case ComboBoxBase<?> combo -> true;
            case TableView<?> table -> true;
            case ListView<?> list -> true;
            case ScrollPane pane -> false;
            default -> node.isFocusTraversable();
        };
    }

    private void acted(Node node) {
        if (spoken(node).isEmpty()) {
            missing.add(name(node) + " says nothing to a screen reader");
        }
        boolean table = node instanceof TableView<?> || node instanceof ListView<?>;
        boolean grid = isDrawn(node) && !spoken(node).isEmpty();
        if (!table && !grid && tipAbove(node).isEmpty()) {
            missing.add(name(node) + " has no tooltip");
        }
    }

    /// A grid, a plot or a map: its parts answer to the pointer one by one, so that no tooltip lies over them.
    private static boolean isDrawn(Node node) {
        return !(node instanceof Labeled) && !(node instanceof TextInputControl) && !(node instanceof Slider);
    }

    private void labelled(Label label) {
        String words = label.getText() == null ? "" : label.getText();
        boolean bare = words.isBlank() && label.getGraphic() == null;
        // what lets the pointer through lies over something that answers to it
        boolean over = label.isMouseTransparent();
        boolean piece = label.getStyleClass().contains(PIECE);
        if (bare || over || piece || WORD.matcher(words).find()) {
            return;
        }
        if (tipAbove(label).isEmpty()) {
            missing.add(name(label) + " is a sign or a number without a tooltip");
        }
    }

    private void drawn(Node node) {
        if (node.isMouseTransparent()
                && tipAbove(node).isEmpty()
                && spokenAbove(node).isEmpty()) {
            // flights and other passing marks lie over what they belong to
            return;
        }
        if (spokenAbove(node).isEmpty()) {
            missing.add(name(node) + " says nothing to a screen reader");
        }
    }

    private static String spoken(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
            return node.getAccessibleText();
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && WORD.matcher(labeled.getText()).find()) {
            return labeled.getText();
        }
        return "";
    }

    private static String tip(Node node) {
        return node.getProperties().get(TOOLTIP) instanceof Tooltip tip && tip.getText() != null ? tip.getText() : "";
    }

    /// A tooltip of the node or of what it is part of; the place as a whole has none.
    private static String tipAbove(Node node) {
        for (var now = Optional.of(node);
                now.isPresent();
                now = Optional.ofNullable(now.get().getParent())) {
            if (!tip(now.get()).isBlank()) {
                return tip(now.get());
            }
        }
        return "";
    }

    private String spokenAbove(Node node) {
        for (var now = Optional.of(node);
                now.isPresent() && !now.get().equals(root);
                now = Optional.ofNullable(now.get().getParent())) {
            String words = now.get().getAccessibleText();
            if (words != null && !words.isBlank()) {
                return words;
            }
        }
        return "";
    }

    /// What somebody needs to find a node: its id and class, what is around it, and its words.
    private static String name(Node node) {
        var text = new StringBuilder(node.getClass().getSimpleName());
        if (node.getId() != null) {
            text.append('#').append(node.getId());
        }
        node.getStyleClass().forEach(style -> text.append('.').append(style));
        if (node instanceof Labeled labeled) {
            text.append(" \"").append(labeled.getText()).append('"');
        }
        if (node.getId() == null && node.getParent() != null) {
            text.append(" in ").append(name(node.getParent()));
        }
        return text.toString();
    }
}
