package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.export.Exportable;
import convarium.app.export.FigureCanvas;
import convarium.app.export.Film;
import convarium.app.export.TableFormat;
import convarium.app.field.FieldWords.Fact;
import convarium.app.render.Dimensions;
import convarium.app.render.Figure;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Painter.Run;
import convarium.app.render.TextLines;
import convarium.app.theme.Look;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.WritableImage;

/// The stage of a unit's field as a drawing of its own: the maps, both fields, and their numbers.
///
/// @param state what was chosen for the effective field
record FieldFigure(FieldScene scene, FieldState state) implements Figure, Exportable {
    private static final double AIR = 28;
    private static final double WIDTH = 1080;
    private static final double MOST_MAPS = 300;
    private static final double PANEL = 270;
    private static final double GAP = 28;
    private static final double TITLE = 20;
    private static final double WORDS = 13;
    private static final double QUIET = 12;
    private static final double LEADING = 1.4;

    @Override
    public String title() {
        return FieldWords.title(scene);
    }

    @Override
    public String description() {
        return FieldWords.sentence(scene);
    }

    @Override
    public Figure figure() {
        return this;
    }

    @Override
    public boolean isPicture() {
        return false;
    }

    @Override
    public boolean hasWalk() {
        return false;
    }

    @Override
    public WritableImage image(Look look, int scale) {
        return new FigureCanvas(look, size(look), scale).image(this);
    }

    @Override
    public Film film(double speed, Look look) {
        throw new IllegalStateException("a receptive field does not walk");
    }

    @Override
    public double speed() {
        return 1;
    }

    @Override
    public String numbers(TableFormat format) {
        return FieldTable.write(scene.known(), format);
    }

    @Override
    public String numbersWords() {
        return text("field.table");
    }

    @Override
    public Dimensions size(Look look) {
        double k = look.scale();
        double width = WIDTH * k;
        double inner = width - 2 * AIR;
        double maps = plan(look, inner).height();
        double below = Math.max(PanelsPicture.Plan.height(PANEL * k, k) + averaged(look), factsHeight(look));
        double height = head(look, inner) + MapsPicture.captions(look) + maps + GAP * k + below + 2 * AIR;
        return new Dimensions((int) Math.ceil(width / 2) * 2, (int) Math.ceil(height / 2) * 2);
    }

    private MapsPlan plan(Look look, double width) {
        return MapsPlan.of(scene.known().chain(), width, MOST_MAPS * look.scale(), look.scale());
    }

    private List<List<Run>> hint(Look look, double width) {
        return lines(look, FieldWords.sentence(scene), WORDS, width);
    }

    private static List<List<Run>> lines(Look look, String words, double size, double width) {
        return TextLines.wrap(List.of(new Run(words, look.palette().muted(), false, 1)), size * look.scale(), width);
    }

    private double head(Look look, double width) {
        return (TITLE * LEADING + hint(look, width).size() * WORDS * LEADING + 16) * look.scale();
    }

    private double averaged(Look look) {
        return (8 + WORDS * LEADING * 2) * look.scale();
    }

    private List<Fact> facts() {
        var facts = new ArrayList<>(FieldWords.theoretical(scene));
        facts.addAll(FieldWords.effective(scene));
        return facts;
    }

    private double factsHeight(Look look) {
        return facts().size() * 44 * look.scale();
    }

    @Override
    public void paint(Painter painter, Look look, double width, double height) {
        var palette = look.palette();
        double k = look.scale();
        double inner = width - 2 * AIR;
        painter.fill(0, 0, width, height, 0, palette.bg(), 1);
        double y = AIR + TITLE * k * LEADING / 2;
        painter.text(title(), AIR, y, Anchor.START, TITLE * k, true, palette.ink(), 1);
        y = AIR + (TITLE * LEADING + WORDS * LEADING / 2) * k;
        for (var line : hint(look, inner)) {
            painter.runs(line, AIR, y, WORDS * k);
            y += WORDS * LEADING * k;
        }
        y = AIR + head(look, inner) + MapsPicture.captions(look);
        var plan = plan(look, inner);
        MapsPicture.paint(painter, look, plan, scene, AIR, y);
        y += plan.height() + GAP * k;
        double side = PANEL * k;
        PanelsPicture.paint(painter, look, PanelsPicture.Plan.of(scene, side, GAP * k, k), scene, AIR, y);
        double foot = y + PanelsPicture.Plan.height(side, k) + (8 + WORDS * LEADING / 2) * k;
        for (var line : lines(look, FieldWords.averaged(scene, state), QUIET, 2 * side + GAP * k)) {
            painter.runs(line, AIR, foot, QUIET * k);
            foot += QUIET * LEADING * k;
        }
        paintFacts(painter, look, AIR + 2 * side + 2 * GAP * k, width - AIR, y);
    }

    private void paintFacts(Painter painter, Look look, double left, double right, double top) {
        var palette = look.palette();
        double k = look.scale();
        double y = top + 9 * k;
        painter.begin("facts", text("field.name"));
        for (var fact : facts()) {
            painter.text(fact.name(), left, y, Anchor.START, WORDS * k, false, palette.ink(), 1);
            painter.text(fact.value(), right, y, Anchor.END, (WORDS + 2) * k, true, palette.ink(), 1);
            painter.text(fact.remark(), left, y + 18 * k, Anchor.START, QUIET * k, false, palette.muted(), 1);
            y += 44 * k;
        }
        painter.end();
    }
}
