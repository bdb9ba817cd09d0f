package convarium.app.explorer;

import convarium.app.explorer.ChannelDepth.Kind;
import convarium.app.explorer.ChannelDepth.Plate;
import convarium.app.explorer.ChannelDepth.Stack;
import convarium.app.render.GridModel.Outline;
import convarium.app.render.GridPainter;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.SlabPainter;
import convarium.app.theme.Look;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Derivation.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.paint.Color;

/// Paints the stacks: plates from back to front, the window's column through all channels, sums on their way.
final class ChannelDepthPainter {
    private static final double TYPE = 14;
    private static final double TAG = 12;
    private static final double SIGN = 26;
    private static final double FADED = 0.75;

    private final Painter painter;
    private final Look look;
    private final Palette palette;
    private final Function<Kind, String> names;

    /// @param names what each stack is called
    ChannelDepthPainter(Painter painter, Look look, Function<Kind, String> names) {
        this.painter = painter;
        this.look = look;
        this.palette = look.palette();
        this.names = names;
    }

    void paint(ChannelDepth depth, ChannelScene scene, ChannelTurn turn) {
        for (var stack : depth.stacks()) {
            String name = names.apply(stack.kind());
            painter.begin("stack-" + stack.kind().name().toLowerCase(Locale.ROOT), name);
            stack(stack, 1, true);
            painter.text(
                    name,
                    stack.x(),
                    stack.y() - TYPE * look.scale() * (turn.pitch() >= 0 ? 1 : 1.8),
                    Anchor.START,
                    TYPE * look.scale(),
                    true,
                    ink(stack.kind().role()),
                    1);
            if (stack.plates().size() > 1 && stack.kind() != Kind.BIAS) {
                stack.plates().forEach(plate -> tag(plate, turn));
            }
            painter.end();
        }
        for (var sign : depth.signs()) {
            painter.text(
                    sign.text(), sign.x(), sign.y(), Anchor.MIDDLE, SIGN * look.scale(), false, palette.muted(), 1);
        }
        for (var other : depth.others()) {
            stack(other, FADED, false);
            painter.text(
                    ChannelWords.filter(other.index()),
                    other.x(),
                    other.y() - TAG * look.scale(),
                    Anchor.START,
                    TAG * look.scale(),
                    false,
                    palette.muted(),
                    1);
        }
        flights(depth, scene);
    }

    private void stack(Stack stack, double opacity, boolean numbers) {
        Optional<Plate> behind = Optional.empty();
        for (var plate : stack.backToFront()) {
            behind.ifPresent(b -> column(b, plate));
            SlabPainter.draw(painter, plate.grid(), plate.slab(), palette, numbers, opacity);
            behind = Optional.of(plate);
        }
    }

    /// The edges of the column that the windows of two plates are the ends of.
    private void column(Plate behind, Plate before) {
        if (behind.grid().outline().isEmpty() || before.grid().outline().isEmpty()) {
            return;
        }
        double[] back = corners(behind, behind.grid().outline().get());
        double[] front = corners(before, before.grid().outline().get());
        for (int i = 0; i < back.length; i += 2) {
            painter.line(back[i], back[i + 1], front[i], front[i + 1], palette.input());
        }
    }

    private static double[] corners(Plate plate, Outline o) {
        return plate.slab().corners(o.row(), o.column(), o.rows(), o.columns());
    }

    /// The number of a channel or filter, at the corner of its plate that no other plate hides.
    private void tag(Plate plate, ChannelTurn turn) {
        var grid = plate.grid();
        boolean right = turn.yaw() >= 0;
        boolean below = turn.pitch() >= 0;
        int row = below ? grid.rows() : 0;
        int column = right ? grid.columns() : 0;
        painter.text(
                Integer.toString(plate.index() + 1),
                plate.slab().x(row, column) + (right ? -3 : 3),
                plate.slab().y(row, column) + (below ? 1 : -1) * TAG * look.scale() * 0.9,
                right ? Anchor.END : Anchor.START,
                TAG * look.scale(),
                true,
                palette.muted(),
                1);
    }

    private void flights(ChannelDepth depth, ChannelScene scene) {
        var output = depth.stack(Kind.OUTPUT).orElseThrow().plates().getFirst();
        for (var flight : scene.flights()) {
            boolean isBias = flight.channel() < 0;
            var from =
                    depth.stack(isBias ? Kind.BIAS : Kind.PARTIAL).flatMap(s -> s.plate(isBias ? 0 : flight.channel()));
            from.ifPresent(plate -> GridPainter.flying(
                    painter,
                    flight.text(),
                    palette,
                    output.slab().cell(),
                    centre(plate, isBias ? 0 : flight.row(), isBias ? 0 : flight.column()),
                    centre(output, flight.row(), flight.column()),
                    flight.along()));
        }
    }

    private static double[] centre(Plate plate, int row, int column) {
        return new double[] {
            plate.slab().x(row + 0.5, column + 0.5), plate.slab().y(row + 0.5, column + 0.5)
        };
    }

    private Color ink(Role role) {
        return switch (role) {
            case PLAIN -> palette.ink();
            case INPUT -> palette.inputInk();
            case KERNEL -> palette.kernelInk();
            case OUTPUT -> palette.outputInk();
        };
    }
}
