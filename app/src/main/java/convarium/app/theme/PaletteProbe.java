package convarium.app.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// An empty node that reads the colours of the current look out of its stylesheet, so that what is drawn on a
/// canvas takes the same tokens as what is styled.
public final class PaletteProbe extends Region {
    private static final String[] TOKENS = {
        "input",
        "input-soft",
        "input-ink",
        "kernel",
        "kernel-soft",
        "kernel-ink",
        "output",
        "output-soft",
        "output-ink",
        "on-output",
        "accent",
        "bg",
        "panel",
        "inset",
        "line",
        "ink",
        "muted",
        "faint",
        "negative",
        "positive",
        "danger"
    };
    private static final List<CssMetaData<PaletteProbe, Color>> COLOURS = metaData();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL = all();

    private final List<StyleableObjectProperty<Color>> colours = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>();

    /// A probe to be placed once in a scene.
    public PaletteProbe() {
        getStyleClass().add("palette-probe");
        setManaged(false);
        setMouseTransparent(true);
        for (int i = 0; i < TOKENS.length; i++) {
            var property = new SimpleStyleableObjectProperty<>(COLOURS.get(i), this, TOKENS[i], Color.GRAY);
            property.addListener(this::read);
            colours.add(property);
        }
        palette.set(current());
    }

    /// The colours of the current look.
    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }

    private void read(ObservableValue<? extends Color> property, Color before, Color now) {
        palette.set(current());
    }

    private Palette current() {
        return new Palette(
                c(0), c(1), c(2), c(3), c(4), c(5), c(6), c(7), c(8), c(9), c(10), c(11), c(12), c(13), c(14), c(15),
                c(16), c(17), c(18), c(19), c(20));
    }

    private Color c(int index) {
        return colours.get(index).get();
    }

    private static List<CssMetaData<PaletteProbe, Color>> metaData() {
        var list = new ArrayList<CssMetaData<PaletteProbe, Color>>();
        for (int i = 0; i < TOKENS.length; i++) {
            int index = i;
            list.add(new CssMetaData<>("-token-" + TOKENS[i], StyleConverter.getColorConverter(), Color.GRAY) {
                @Override
                public boolean isSettable(PaletteProbe probe) {
                    return true;
                }

                @Override
                public StyleableProperty<Color> getStyleableProperty(PaletteProbe probe) {
                    return probe.colours.get(index);
                }
            });
        }
        return list;
    }

    private static List<CssMetaData<? extends Styleable, ?>> all() {
        var list = new ArrayList<CssMetaData<? extends Styleable, ?>>(Region.getClassCssMetaData());
        list.addAll(COLOURS);
        return List.copyOf(list);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }
}
