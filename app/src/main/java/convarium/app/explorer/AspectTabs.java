package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The aspects to choose among: as many side by side as there is room for, the others in a menu behind them.
final class AspectTabs extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    /// A chosen button is set bolder, and so is wider.
    private static final double SLACK = 10;

    private final Segments<Aspect> segments =
            new Segments<>(List.of(Aspect.values()), a -> text("aspect." + a), a -> text("aspect." + a + ".tip"));
    private final MenuButton more = new MenuButton();
    private final Map<Aspect, RadioMenuItem> items = new EnumMap<>(Aspect.class);
    private final Map<Aspect, Double> widths = new EnumMap<>(Aspect.class);
    private double measuredAt;
    private int beside = Aspect.values().length;
    private Optional<Aspect> chosen = Optional.empty();

    AspectTabs(Consumer<Aspect> onChosen) {
        super(8);
        segments.setId("aspects");
        for (var aspect : Aspect.values()) {
            segments.button(aspect).setId("aspect-" + aspect.name().toLowerCase(Locale.ROOT));
            var item = new RadioMenuItem(text("aspect." + aspect));
            item.setId("more-" + aspect.name().toLowerCase(Locale.ROOT));
            item.setOnAction(e -> onChosen.accept(aspect));
            items.put(aspect, item);
        }
        segments.setOnChosen(onChosen);
        more.setId("aspects-more");
        more.getStyleClass().addAll("flat-button", "aspects-more");
        more.setMinWidth(USE_PREF_SIZE);
        more.setTooltip(new Tooltip(text("aspect.more.tip")));
        getChildren().addAll(segments, more);
        label();
    }

    /// Shows an aspect as chosen.
    void choose(Aspect aspect) {
        chosen = Optional.of(aspect);
        segments.choose(aspect);
        items.forEach((one, item) -> item.setSelected(one == aspect));
        label();
    }

    /// Lets an aspect be chosen, or forbids it and says why.
    void forbid(Aspect aspect, String reason) {
        segments.forbid(aspect, reason);
        items.forEach((one, item) -> {
            if (one == aspect) {
                item.setDisable(!reason.isEmpty());
            }
        });
    }

    /// Takes the room there is; to be called in the layout of what holds it.
    ///
    /// @param scale of the type, by which buttons become wider
    void fit(double width, double scale) {
        measure(scale);
        int fitting = fitting(width);
        if (fitting != beside) {
            beside = fitting;
            var all = Arrays.asList(Aspect.values());
            segments.getButtons()
                    .setAll(all.subList(0, fitting).stream()
                            .map(segments::button)
                            .toList());
            more.getItems()
                    .setAll(all.subList(fitting, all.size()).stream()
                            .flatMap(a -> Optional.ofNullable(items.get(a)).stream())
                            .toList());
            label();
            applyCss();
        }
    }

    private int fitting(double width) {
        var all = Aspect.values();
        double sum = SLACK + Arrays.stream(all).mapToDouble(this::width).sum();
        int fitting = all.length;
        while (fitting > 1 && sum + (fitting < all.length ? moreWidth() : 0) > width) {
            fitting--;
            sum -= width(all[fitting]);
        }
        return fitting;
    }

    private double width(Aspect aspect) {
        return widths.getOrDefault(aspect, 0.0);
    }

    /// As wide as the menu becomes with the longest name in it.
    private double moreWidth() {
        return getSpacing()
                + Arrays.stream(Aspect.values()).mapToDouble(this::width).max().orElse(0)
                + 2 * SLACK;
    }

    /// Buttons are measured side by side, each time the type changes.
    private void measure(double scale) {
        if (measuredAt == scale) {
            return;
        }
        measuredAt = scale;
        beside = Aspect.values().length;
        segments.getButtons()
                .setAll(Arrays.stream(Aspect.values()).map(segments::button).toList());
        label();
        applyCss();
        for (var aspect : Aspect.values()) {
            widths.put(aspect, segments.button(aspect).prefWidth(-1));
        }
    }

    /// The menu says what is chosen, if that is in it.
    private void label() {
        var all = List.of(Aspect.values());
        boolean any = beside < all.size();
        var inside = chosen.filter(a -> all.indexOf(a) >= beside);
        more.setVisible(any);
        more.setManaged(any);
        more.setText(inside.map(a -> text("aspect." + a)).orElse(text("aspect.more")));
        more.pseudoClassStateChanged(CHOSEN, inside.isPresent());
    }
}
