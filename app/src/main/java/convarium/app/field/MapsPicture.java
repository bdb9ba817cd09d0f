package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Type;
import convarium.app.theme.Look;
import convarium.engine.arithmetic.Size;

/// Paints the maps of a chain side by side, the unit that is looked at, and what it sees of each map
/// before it.
final class MapsPicture {
    private static final double CAPTION = 13;
    private static final double LINE = 18;
    private static final double AIR = 8;
    private static final double LEAST_CAPTION = 56;

    private MapsPicture() {}

    /// How high the captions above the maps are.
    static double captions(Look look) {
        return Math.rint((2 * LINE + AIR) * look.scale());
    }

    /// Paints with the plan's zero at (x, y), captions above it.
    static void paint(Painter painter, Look look, MapsPlan plan, FieldScene scene, double x, double y) {
        var marks = new FieldMarks(painter, look.palette(), x, y);
        var unit = scene.unit();
        for (int depth = 0; depth < plan.maps().size(); depth++) {
            var place = plan.maps().get(depth);
            boolean seen = depth <= unit.depth();
            painter.begin("map-" + depth, name(scene, depth) + " " + size(scene, depth));
            caption(painter, look, plan, scene, depth, x, y);
            marks.map(place);
            if (seen && depth < unit.depth()) {
                marks.cells(
                        place,
                        unit.maps().get(depth),
                        look.palette().inputSoft().interpolate(look.palette().input(), 0.35));
            }
            marks.lines(place);
            if (seen && depth < unit.depth()) {
                marks.overhang(place, unit.maps().get(depth));
            }
            if (depth == unit.depth()) {
                marks.unit(place, unit.row(), unit.column(), scene.kept());
            }
            painter.end();
        }
        painter.begin("cone", text("field.cone"));
        for (int depth = 0; depth < unit.depth(); depth++) {
            marks.cone(
                    plan.maps().get(depth),
                    unit.maps().get(depth),
                    plan.maps().get(depth + 1),
                    unit.maps().get(depth + 1));
        }
        painter.end();
    }

    private static void caption(
            Painter painter, Look look, MapsPlan plan, FieldScene scene, int depth, double x, double y) {
        var place = plan.maps().get(depth);
        double k = look.scale();
        double room = depth + 1 < plan.maps().size()
                ? plan.maps().get(depth + 1).x(0) - place.x(0) - 6 * k
                : Math.max(plan.width() - place.x(0), LEAST_CAPTION * k);
        double size = CAPTION * k;
        String name = name(scene, depth);
        var palette = look.palette();
        double at = y - captions(look);
        painter.text(
                name,
                x + place.x(0),
                at + LINE * k / 2,
                Anchor.START,
                Type.fitting(name, size, room, true),
                true,
                depth == 0 ? palette.inputInk() : depth == scene.unit().depth() ? palette.outputInk() : palette.ink(),
                1);
        painter.text(
                size(scene, depth),
                x + place.x(0),
                at + LINE * k * 1.5,
                Anchor.START,
                Type.fitting(size(scene, depth), size, room, false),
                false,
                palette.muted(),
                1);
    }

    /// What a map is called: the input, or the layer that makes it.
    static String name(FieldScene scene, int depth) {
        return depth == 0
                ? text("grid.input")
                : text(
                        "field.map",
                        depth,
                        scene.known().layers().get(depth - 1).entry().type());
    }

    private static String size(FieldScene scene, int depth) {
        var map = scene.known().chain().map(depth);
        return new Size(map.size(1), map.size(2)).toString();
    }
}
