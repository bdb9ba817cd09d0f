package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.app.signal.SignalPlan.Row;
import convarium.app.signal.SignalScene.Bar;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// What the rows of the stage do when they are pointed at, dragged or typed into.
final class SignalRows {
    private final SignalViewModel model;
    private final Stage stage;

    /// What the rows need of the stage.
    interface Stage {

        /// Where everything lies.
        SignalPlan plan();

        /// What is drawn.
        SignalScene scene();

        /// Keeps the scales while a value is dragged.
        void hold(boolean still);

        /// Opens a field over a value.
        void type(SignalFocus what, float value, String first);
    }

    SignalRows(SignalViewModel model, Stage stage) {
        this.model = model;
        this.stage = stage;
    }

    SignalPlot input() {
        return new SignalPlot("signal-input", text("signal.row.input"), new Signal());
    }

    SignalPlot kernel() {
        return new SignalPlot("signal-kernel", text("signal.row.kernel"), new Kernel());
    }

    SignalPlot output() {
        return new SignalPlot("signal-output", text("signal.row.output"), new Output());
    }

    private static double rounded(double value, double step) {
        return Math.round(Math.round(value / step) * step * 10_000) / 10_000.0;
    }

    private static OptionalInt nearest(SignalPlan plan, List<Bar> bars, double x, double reach) {
        return bars.stream()
                .filter(bar -> Math.abs(plan.x(bar.at()) - x) <= reach)
                .min(Comparator.comparingDouble(bar -> Math.abs(plan.x(bar.at()) - x)))
                .map(bar -> OptionalInt.of(bar.index()))
                .orElse(OptionalInt.empty());
    }

    /// What the rows that can be changed have in common.
    private abstract class Editable implements SignalPlot.Behaviour {

        abstract Row row();

        abstract SignalFocus focus(int index);

        abstract float get(int index);

        @Override
        public double value(double y) {
            return rounded(row().value(y + row().top()), row().step());
        }

        @Override
        public void point(int index) {
            model.hoverProperty().set(index < 0 ? SignalFocus.NOTHING : focus(index));
        }

        @Override
        public void keep(int index) {
            model.keep(focus(index));
        }

        @Override
        public boolean isEditable() {
            return true;
        }

        @Override
        public void nudge(int index, double steps) {
            double small = row().step() * Math.min(1, Math.abs(steps));
            set(index, rounded(get(index) + row().step() * steps, small / 5));
        }

        @Override
        public void gesture(boolean begins) {
            if (begins) {
                model.pause();
                stage.hold(true);
                model.beginGesture();
            } else {
                model.endGesture();
                stage.hold(false);
            }
        }

        @Override
        public void type(int index, String first) {
            model.pause();
            stage.type(focus(index), get(index), first);
        }
    }

    private final class Signal extends Editable {
        @Override
        public int count() {
            return model.state().input().size();
        }

        @Override
        public OptionalInt at(double x) {
            int place = stage.plan().place(x + stage.plan().left());
            return place >= 0 && place < count() ? OptionalInt.of(place) : OptionalInt.empty();
        }

        @Override
        Row row() {
            return stage.plan().input();
        }

        @Override
        SignalFocus focus(int index) {
            return new SignalFocus.Input(index);
        }

        @Override
        float get(int index) {
            return model.state().input().get(index);
        }

        @Override
        public boolean isDrawn() {
            return true;
        }

        @Override
        public void set(int index, double value) {
            model.edit(s -> s.withSample(index, (float) value));
        }

        @Override
        public String spoken(int index) {
            return text("signal.input", index + 1, Numbers.decimal(get(index), 3));
        }
    }

    private final class Kernel extends Editable {
        @Override
        public int count() {
            return model.state().kernel().size();
        }

        @Override
        public OptionalInt at(double x) {
            var plan = stage.plan();
            return nearest(plan, stage.scene().weights(), x + plan.left(), plan.pitch());
        }

        @Override
        Row row() {
            return stage.plan().kernel();
        }

        @Override
        SignalFocus focus(int index) {
            return new SignalFocus.Weight(index);
        }

        @Override
        float get(int index) {
            return model.state().kernel().get(index);
        }

        @Override
        public boolean isDrawn() {
            return false;
        }

        @Override
        public void set(int index, double value) {
            model.edit(s -> s.withWeight(index, (float) value));
        }

        @Override
        public String spoken(int index) {
            return text("signal.weight", index + 1, Numbers.decimal(get(index), 3));
        }
    }

    private final class Output implements SignalPlot.Behaviour {
        @Override
        public int count() {
            return model.work().steps();
        }

        @Override
        public OptionalInt at(double x) {
            var plan = stage.plan();
            double reach = plan.pitch() * Math.max(1, model.state().layer().stride() / 2.0);
            return nearest(plan, stage.scene().outputs(), x + plan.left(), reach);
        }

        @Override
        public double value(double y) {
            return stage.plan().output().value(y + stage.plan().output().top());
        }

        @Override
        public void point(int index) {
            model.hoverProperty().set(index < 0 ? SignalFocus.NOTHING : new SignalFocus.Output(index));
        }

        @Override
        public void keep(int index) {
            model.keep(new SignalFocus.Output(index));
        }

        @Override
        public boolean isEditable() {
            return false;
        }

        @Override
        public boolean isDrawn() {
            return false;
        }

        @Override
        public void set(int index, double value) {
            throw new IllegalStateException("outputs come out and are not set");
        }

        @Override
        public void nudge(int index, double steps) {
            throw new IllegalStateException("outputs come out and are not set");
        }

        @Override
        public void gesture(boolean begins) {
            // nothing is changed here
        }

        @Override
        public void type(int index, String first) {
            // nothing is changed here
        }

        @Override
        public String spoken(int index) {
            return SignalSentences.of(model.state(), model.work(), new SignalFocus.Output(index), index)
                    .spoken();
        }
    }
}
