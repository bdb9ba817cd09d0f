package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.Dimensions;
import convarium.app.render.GridPainter;
import convarium.app.render.NoPainter;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Painter.Run;
import convarium.app.render.TextLines;
import convarium.app.theme.Look;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/// The layer under several frameworks as a drawing of its own: a column each, with its line, its padding, its output
/// and
/// why it differs.
///
/// @param columns one a framework
/// @param looked the output that is looked at
/// @param card without effect: these drawings have no card at the foot
record ConventionsFigure(
        ExplorerState state, Explored shown, List<ConventionColumn> columns, Focus.Output looked, double card)
        implements WalkFigure {
    private static final double AIR = 28;
    private static final double BETWEEN = 16;
    private static final double INSIDE = 14;
    private static final double TITLE = 20;
    private static final double NAME = 16;
    private static final double WORDS = 12;
    private static final double LEADING = 1.45;
    private static final double MOST_CELL = 40;
    private static final double WIDTH = 1200;

    @Override
    public String title() {
        return ConventionWords.headline(columns, shown);
    }

    @Override
    public String description() {
        return columns.stream().map(c -> ConventionWords.spoken(c, shown)).collect(Collectors.joining(" "));
    }

    @Override
    public double cardHeight(Look look, double width, double height) {
        return 0;
    }

    @Override
    public WalkFigure withCard(double least) {
        return this;
    }

    @Override
    public Dimensions natural(Look look) {
        double width = WIDTH * Math.min(look.scale(), Dimensions.MOST_WIDTH / WIDTH);
        double height = 0;
        for (var column : columns) {
            var draft = new Draft(new NoPainter(), look, columnWidth(width) - 2 * INSIDE * look.scale());
            height = Math.max(height, draft.column(column, 0, 0));
        }
        double k = look.scale();
        double all = 2 * AIR + TITLE * LEADING * k + BETWEEN + height + 2 * INSIDE * k;
        // higher than other drawings where need be: a sentence that is cut off says nothing
        return new Dimensions((int) Math.ceil(width / 2) * 2, (int) Math.ceil(all / 2) * 2);
    }

    private double columnWidth(double width) {
        return (width - 2 * AIR - (columns.size() - 1) * BETWEEN) / columns.size();
    }

    @Override
    public void paint(Painter painter, Look look, double width, double height) {
        var palette = look.palette();
        double k = look.scale();
        painter.fill(0, 0, width, height, 0, palette.bg(), 1);
        painter.text(title(), AIR, AIR + TITLE * k / 2, Anchor.START, TITLE * k, true, palette.ink(), 1);
        double top = AIR + TITLE * LEADING * k + BETWEEN;
        double wide = columnWidth(width);
        for (int i = 0; i < columns.size(); i++) {
            double x = AIR + i * (wide + BETWEEN);
            var column = columns.get(i);
            painter.begin(
                    column.said().framework().name().toLowerCase(Locale.ROOT), ConventionWords.spoken(column, shown));
            painter.fill(x, top, wide, height - AIR - top, 24, palette.panel(), 1);
            painter.stroke(x + 0.5, top + 0.5, wide - 1, height - AIR - top - 1, 24, palette.line(), 1, false);
            new Draft(painter, look, wide - 2 * INSIDE * k).column(column, x + INSIDE * k, top + INSIDE * k);
            painter.end();
        }
    }

    /// Paints a column from the top down and tells how far it came.
    private final class Draft {
        private final Painter painter;
        private final Look look;
        private final double width;
        private double y;

        Draft(Painter painter, Look look, double width) {
            this.painter = painter;
            this.look = look;
            this.width = width;
        }

        double column(ConventionColumn column, double x, double top) {
            var p = look.palette();
            y = top;
            lines(column.said().framework().title(), x, NAME, true, p.ink());
            boolean same = column.status(shown) == ConventionColumn.Status.SAME;
            lines(ConventionWords.status(column, shown), x, WORDS, true, same ? p.outputInk() : p.danger());
            gap();
            lines(ConventionWords.line(column), x, WORDS, false, p.ink());
            column.made().ifPresent(made -> {
                gap();
                lines(
                        ConventionWords.paddingName(made) + ": " + ConventionWords.padding(made),
                        x,
                        WORDS,
                        false,
                        p.muted());
                lines(text("convention.output") + ": " + ConventionWords.size(made), x, WORDS, true, p.outputInk());
                grid(column, x);
            });
            for (String reason : ConventionWords.reasons(column)) {
                gap();
                lines(reason, x, WORDS, false, p.muted());
            }
            ConventionWords.instead(column, shown).ifPresent(words -> {
                gap();
                lines(text("convention.instead"), x, WORDS, true, p.muted());
                lines(words, x, WORDS, false, p.ink());
            });
            return y - top;
        }

        private void gap() {
            y += 8 * look.scale();
        }

        private void grid(ConventionColumn column, double x) {
            gap();
            var grid = ConventionScenes.outputs(column, shown, looked, Focus.NOTHING);
            double cell = Math.min(MOST_CELL * look.scale(), width / grid.columns() - 3);
            while (cell > 4 && GridPainter.length(grid.columns(), cell) > width) {
                cell -= 0.5;
            }
            GridPainter.draw(painter, grid, look.palette(), cell, x, y);
            y += GridPainter.length(grid.rows(), cell);
        }

        private void lines(String words, double x, double size, boolean strong, Color colour) {
            double type = size * look.scale();
            for (var line : TextLines.wrap(List.of(new Run(words, colour, strong, 1)), type, width)) {
                painter.runs(line, x, y + type * LEADING / 2, type);
                y += type * LEADING;
            }
        }
    }
}
