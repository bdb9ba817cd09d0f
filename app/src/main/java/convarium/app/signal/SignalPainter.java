package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.app.render.Painter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Painter.Run;
import convarium.app.render.Type;
import convarium.app.signal.SignalPlan.Row;
import convarium.app.signal.SignalScene.Bar;
import convarium.app.signal.SignalScene.Tone;
import convarium.app.theme.Palette;
import java.util.List;
import javafx.scene.paint.Color;

/// Draws a scene: signal, kernel, products and outputs as bars on one axis of time.
record SignalPainter(Painter painter, SignalPlan plan, Palette palette) {
    private static final double TYPE = 14;
    private static final double SMALL = 11;
    private static final double CAPTION_MIDDLE = 12;
    private static final double TICK_ROOM = 34;
    private static final double LEAST_TICKS = 13;
    private static final double LEAST_BAR = 2;
    private static final double FLAT = 6;
    private static final double LEAST_DASHED = 9;
    private static final double HIDDEN = 0.6;
    private static final double VEIL = 0.85;
    private static final double BESIDE = 88;

    /// What stands above a row.
    record Captions(String input, String kernel, String products, String output) {

        static Captions of(SignalState state, SignalWork work) {
            var layer = state.layer();
            String around = layer.before() + layer.after() == 0
                    ? ""
                    : text("signal.caption.padding", layer.before(), layer.after());
            String spread = layer.dilation() > 1 ? text("signal.caption.dilation", layer.dilation()) : "";
            String turned = layer.flipped() ? text("signal.caption.flipped") : "";
            return new Captions(
                    text("signal.caption.samples", state.input().size()) + around,
                    text("signal.caption.taps", state.kernel().size()) + spread + turned,
                    "",
                    text("signal.caption.samples", work.steps()));
        }
    }

    void paint(SignalScene scene, Captions captions) {
        window(scene);
        painter.begin("input", text("signal.row.input"));
        caption(plan.input(), text("signal.row.input"), captions.input(), palette.inputInk());
        axis(plan.input(), scene);
        bars(plan.input(), scene.field(), palette.input());
        ticks(scene);
        painter.end();
        painter.begin("kernel", text("signal.row.kernel"));
        caption(plan.kernel(), text("signal.row.kernel"), captions.kernel(), palette.kernelInk());
        axis(plan.kernel(), scene);
        bars(plan.kernel(), scene.weights(), palette.kernel());
        painter.end();
        if (plan.hasProducts()) {
            painter.begin("products", text("signal.row.products"));
            caption(plan.products(), text("signal.row.products"), captions.products(), palette.ink());
            axis(plan.products(), scene);
            bars(plan.products(), scene.products(), palette.muted());
            painter.end();
        }
        painter.begin("output", text("signal.row.output"));
        caption(plan.output(), text("signal.row.output"), captions.output(), palette.outputInk());
        axis(plan.output(), scene);
        bars(plan.output(), scene.outputs(), palette.output());
        painter.end();
        present(scene, captions);
    }

    /// Where captions end, for what stands behind them.
    static double captionWidth(String name, String size, double scale) {
        return Type.width(name, TYPE * scale, true) + Type.width("  " + size, TYPE * scale, false);
    }

    private void caption(Row row, String name, String size, Color ink) {
        double k = plan.scale();
        if (row.equals(plan.output())) {
            double width = captionWidth(name, size, k); // lines from the window end under it
            painter.fill(plan.left() - 4, row.caption(), width + 8, 2 * CAPTION_MIDDLE * k, 6, palette.bg(), VEIL);
        }
        painter.runs(
                List.of(new Run(name, ink, true, 1), new Run("  " + size, palette.muted(), false, 1)),
                plan.left(),
                row.caption() + CAPTION_MIDDLE * k,
                TYPE * k);
    }

    /// The zero line, and the values at the row's head and foot.
    private void axis(Row row, SignalScene scene) {
        double zero = Math.rint(row.y(0)) + 0.5;
        painter.line(plan.left(), zero, plan.x(scene.end() - 0.5), zero, palette.line());
        double room = LEAST_TICKS * plan.scale();
        tick(row, 0);
        if (row.y(0) - row.y(row.high()) >= room) {
            tick(row, row.high());
        }
        if (row.y(row.low()) - row.y(0) >= room) {
            tick(row, row.low());
        }
    }

    private void tick(Row row, double value) {
        painter.text(
                Numbers.decimal(value, 3),
                plan.left() - 8 * plan.scale(),
                row.y(value),
                Anchor.END,
                SMALL * plan.scale(),
                false,
                palette.muted(),
                1);
    }

    /// The samples' numbers, from 1, where there is room.
    private void ticks(SignalScene scene) {
        int apart = 1;
        while (apart * plan.pitch() < TICK_ROOM * plan.scale()) {
            apart *= 2;
        }
        for (var bar : scene.field()) {
            if (!bar.padding() && bar.index() % apart == 0) {
                painter.text(
                        Integer.toString(bar.index() + 1),
                        plan.x(bar.at()),
                        plan.input().bottom() + 10 * plan.scale(),
                        Anchor.MIDDLE,
                        SMALL * plan.scale(),
                        false,
                        palette.muted(),
                        1);
            }
        }
    }

    private void window(SignalScene scene) {
        scene.window().ifPresent(w -> {
            double half = plan.pitch() / 2;
            double from = Math.rint(plan.x(w.from()) - half) - 1;
            double to = Math.rint(plan.x(w.to()) + half) + 1;
            var input = plan.input();
            double foot = (plan.hasProducts() ? plan.products() : plan.kernel()).bottom() + 2;
            painter.fill(from, input.top(), to - from, foot - input.top(), 12, palette.inset(), 1);
            painter.fill(from, input.top(), to - from, input.height(), 12, palette.inputSoft(), 1);
            painter.stroke(from, input.top(), to - from, input.height(), 12, palette.input(), 2, false);
            double x = plan.x(w.output());
            double top = plan.output().top();
            painter.line(from, foot, x - half, top, palette.line());
            painter.line(to, foot, x + half, top, palette.line());
        });
    }

    /// Where an output of a causal layer stops seeing: what comes later is veiled.
    private void present(SignalScene scene, Captions captions) {
        scene.present().ifPresent(place -> {
            var row = plan.input();
            double x = Math.rint(plan.x(place) + plan.pitch() / 2) + 1;
            double end = plan.x(scene.end() - 0.5);
            if (end > x + 2) {
                painter.fill(x + 1, row.top(), end - x, row.height(), 0, palette.bg(), HIDDEN);
            }
            String words = text("signal.future");
            double k = plan.scale();
            double width = Type.width(words, SMALL * k, false);
            double taken = captionWidth(text("signal.row.input"), captions.input(), k) + BESIDE * k;
            if (width < end - x && width < end - plan.left() - taken) {
                painter.text(
                        words,
                        end,
                        row.caption() + CAPTION_MIDDLE * k,
                        Anchor.END,
                        SMALL * k,
                        false,
                        palette.muted(),
                        1);
            }
        });
    }

    private void bars(Row row, List<Bar> bars, Color colour) {
        for (var bar : bars) {
            bar(row, bar, colour);
        }
    }

    private void bar(Row row, Bar bar, Color colour) {
        double width = plan.bar();
        double x = plan.x(bar.at()) - width / 2;
        double zero = row.y(0);
        double tip = row.y(Math.clamp(bar.value(), row.low(), row.high()));
        double top = Math.min(zero, tip);
        double height = Math.abs(tip - zero);
        double arc = Math.min(6, width / 2);
        if (bar.padding()) {
            double tall = Math.max(height, FLAT);
            double from = height < FLAT ? zero - FLAT / 2 : top;
            var edge = bar.tone() == Tone.LIT ? colour : palette.faint();
            if (width >= LEAST_DASHED) {
                painter.stroke(x + 0.5, from, width - 1, tall, arc, edge, 1, true);
            } else {
                painter.fill(x, from, width, tall, 0, edge, HIDDEN);
            }
        } else {
            double tall = Math.max(height, LEAST_BAR);
            double from = height < LEAST_BAR ? zero - LEAST_BAR / 2 : top;
            painter.fill(x, from, width, tall, arc, colour, opacity(bar));
            if (bar.pinned()) {
                painter.stroke(x - 2, from - 2, width + 4, tall + 4, arc, palette.accent(), 2, false);
            }
        }
        if (plan.hasNumbers() && bar.tone() != Tone.FAINT) {
            double away = plan.numberType() * 0.75;
            painter.text(
                    Numbers.cell(bar.value()),
                    plan.x(bar.at()),
                    bar.value() < 0 ? Math.max(tip, zero) + away : Math.min(tip, zero) - away,
                    Anchor.MIDDLE,
                    plan.numberType(),
                    bar.tone() == Tone.LIT,
                    bar.padding() ? palette.muted() : palette.ink(),
                    bar.opacity());
        }
    }

    private static double opacity(Bar bar) {
        return bar.opacity()
                * switch (bar.tone()) {
                    case LIT -> 1;
                    case PLAIN -> 0.5;
                    case FAINT -> 0.18;
                };
    }
}
