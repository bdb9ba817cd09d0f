package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.field.MapsPlan.Place;
import convarium.app.render.ColourMap;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Type;
import convarium.app.theme.Look;
import convarium.engine.trace.EffectiveField;
import convarium.engine.trace.UnitField.Seen;

/// Paints the input around a unit's field twice, large: what the unit sees, every cell alike, and beside
/// it how much each cell counts.
final class PanelsPicture {
    private static final double CAPTION = 13;
    private static final double CAPTION_HEIGHT = 26;
    private static final double MOST_CELL = 34;
    private static final double BAR = 8;
    private static final double LEGEND = 40;
    private static final int SHADES = 64;

    /// The part of the gradient whose rectangle is drawn.
    static final double MOST_OF_IT = 0.95;

    private PanelsPicture() {}

    /// Where the two lie.
    ///
    /// @param place of the map in both, from the top left of the first one's cells
    /// @param side how wide and high the room of each is
    /// @param gap between the rooms
    /// @param top from the top of the captions to that of the cells
    record Plan(Place place, double side, double gap, double top) {

        /// The plan for rooms of a size.
        static Plan of(FieldScene scene, double side, double gap, double scale) {
            var seen = scene.unit().input();
            double rows = seen.rows().size() + 2.0;
            double columns = seen.columns().size() + 2.0;
            double cell = Math.min(side / Math.max(rows, columns), MOST_CELL * scale);
            double x = Math.max(0, (side - columns * cell) / 2);
            double y = Math.max(0, (side - rows * cell) / 2);
            return new Plan(
                    new Place(
                            seen.rows().length(),
                            seen.columns().length(),
                            x - (seen.columns().first() - 1) * cell,
                            y - (seen.rows().first() - 1) * cell,
                            cell,
                            cell,
                            x,
                            x + columns * cell,
                            y,
                            y + rows * cell),
                    side,
                    gap,
                    CAPTION_HEIGHT * scale);
        }

        /// How wide both are.
        double width() {
            return 2 * side + gap;
        }

        /// How high both are, with captions and legend.
        static double height(double side, double scale) {
            return (CAPTION_HEIGHT + LEGEND) * scale + side;
        }
    }

    /// Paints with the first caption's top left at (x, y).
    static void paint(Painter painter, Look look, Plan plan, FieldScene scene, double x, double y) {
        painter.begin("theoretical", text("field.theoretical"));
        caption(painter, look, text("field.theoretical"), x, y);
        theoretical(new FieldMarks(painter, look.palette(), x, y + plan.top()), look, plan.place(), scene);
        painter.end();
        double second = x + plan.side() + plan.gap();
        painter.begin("effective", text("field.effective"));
        caption(painter, look, text("field.effective"), second, y);
        effective(painter, look, plan, scene, second, y + plan.top());
        painter.end();
    }

    private static void caption(Painter painter, Look look, String words, double x, double y) {
        double k = look.scale();
        painter.text(
                words,
                x,
                y + 9 * k,
                Anchor.START,
                CAPTION * k,
                true,
                look.palette().inputInk(),
                1);
    }

    /// The input's cells within the panel.
    private static void map(FieldMarks marks, Look look, Place place) {
        marks.fill(place, 0, 0, place.rows(), place.columns(), look.palette().inset());
    }

    private static void theoretical(FieldMarks marks, Look look, Place place, FieldScene scene) {
        var seen = scene.unit().input();
        map(marks, look, place);
        marks.cells(
                place,
                seen,
                look.palette().inputSoft().interpolate(look.palette().input(), 0.35));
        marks.lines(visible(place, seen));
        marks.overhang(place, seen);
    }

    /// The part of the map that the panel shows, as a map of its own: lines end where the panel does.
    private static Place visible(Place place, Seen seen) {
        int row = (int) Math.max(0, seen.rows().first() - 1);
        int column = (int) Math.max(0, seen.columns().first() - 1);
        int endRow = (int) Math.min(place.rows(), seen.rows().last() + 2);
        int endColumn = (int) Math.min(place.columns(), seen.columns().last() + 2);
        return new Place(
                Math.max(0, endRow - row),
                Math.max(0, endColumn - column),
                place.x() + column * place.cellWidth(),
                place.y() + row * place.cellHeight(),
                place.cellWidth(),
                place.cellHeight(),
                place.left(),
                place.right(),
                place.top(),
                place.bottom());
    }

    private static void effective(Painter painter, Look look, Plan plan, FieldScene scene, double x, double y) {
        var place = plan.place();
        var marks = new FieldMarks(painter, look.palette(), x, y);
        var seen = scene.unit().input();
        map(marks, look, place);
        scene.effective().ifPresent(field -> heat(marks, place, field));
        marks.lines(visible(place, seen));
        marks.overhang(place, seen);
        scene.effective()
                .filter(EffectiveField::arrives)
                .ifPresentOrElse(
                        field -> {
                            most(painter, look, place, field, x, y);
                            legend(painter, look, plan, field, x, y + plan.side());
                        },
                        () -> {
                            String words = words(scene);
                            double k = look.scale();
                            painter.text(
                                    words,
                                    x,
                                    y + plan.side() + LEGEND * k / 2,
                                    Anchor.START,
                                    Type.fitting(words, CAPTION * k, plan.side(), false),
                                    false,
                                    look.palette().muted(),
                                    1);
                        });
    }

    private static String words(FieldScene scene) {
        if (!scene.remark().isEmpty()) {
            return scene.remark();
        }
        return scene.effective().isPresent() ? text("field.effective.nothing") : text("field.effective.wait");
    }

    private static void heat(FieldMarks marks, Place place, EffectiveField field) {
        var viridis = ColourMap.viridis();
        float most = Math.max(field.largest(), Float.MIN_NORMAL);
        var seen = field.field().input();
        int firstRow = (int) Math.max(0, seen.rows().first());
        int lastRow = (int) Math.min(place.rows() - 1L, seen.rows().last());
        int firstColumn = (int) Math.max(0, seen.columns().first());
        int lastColumn = (int) Math.min(place.columns() - 1L, seen.columns().last());
        for (int r = firstRow; r <= lastRow; r++) {
            for (int c = firstColumn; c <= lastColumn; c++) {
                marks.fill(
                        place,
                        r,
                        c,
                        r + 1.0,
                        c + 1.0,
                        viridis.colour(field.shares().get(0, r, c), 0, most));
            }
        }
    }

    /// The rectangle that holds most of the gradient, told from every colour under it by a line in two
    /// colours.
    private static void most(Painter painter, Look look, Place place, EffectiveField field, double x, double y) {
        var part = field.holding(MOST_OF_IT);
        double left = place.x(part.column());
        double top = place.y(part.row());
        double w = place.x(part.column() + part.columns()) - left;
        double h = place.y(part.row() + part.rows()) - top;
        painter.stroke(x + left, y + top, w, h, 0, look.palette().panel(), 3.5, false);
        painter.stroke(x + left, y + top, w, h, 0, look.palette().ink(), 1.25, false);
    }

    private static void legend(Painter painter, Look look, Plan plan, EffectiveField field, double x, double y) {
        double k = look.scale();
        var viridis = ColourMap.viridis();
        double top = y + 10 * k;
        double each = plan.side() / SHADES;
        for (int i = 0; i < SHADES; i++) {
            painter.fill(x + i * each, top, each + 0.5, BAR * k, 0, viridis.colour(i + 0.5f, 0, SHADES), 1);
        }
        double words = top + (BAR + 12) * k;
        double size = 12 * k;
        painter.text("0", x, words, Anchor.START, size, false, look.palette().muted(), 1);
        painter.text(
                text("field.legend", FieldWords.percent(field.largest())),
                x + plan.side(),
                words,
                Anchor.END,
                size,
                false,
                look.palette().muted(),
                1);
    }
}
