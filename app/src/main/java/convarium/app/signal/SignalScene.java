package convarium.app.signal;

import convarium.app.explorer.Sentence;
import convarium.app.explorer.Walk.Frame;
import convarium.app.render.Ease;
import convarium.engine.trace.Contribution;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.Tap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A moment of the signal place, as bars on one axis of time.
///
/// Places on the axis are samples of the signal from 0; those of padding lie below 0 or behind the last.
///
/// @param first the field's first place
/// @param end the place behind its last
/// @param field signal and padding
/// @param weights the kernel where it lies
/// @param products what is added up
/// @param outputs the outputs, each where its window has its middle, or its end if it is causal
/// @param window the window, if one is shown
/// @param present behind which place an output sees nothing; empty where that is not asked
/// @param inputScale the largest value of the first row
/// @param kernelScale the largest value of the second row
/// @param outputScale the largest value of the last two rows, which share it so that bars can be added by eye
/// @param kernelSigned whether a weight is below zero
/// @param outputSigned whether an output or a product is, at any step
/// @param sentence what is seen, in words
record SignalScene(
        int first,
        int end,
        List<Bar> field,
        List<Bar> weights,
        List<Bar> products,
        List<Bar> outputs,
        Optional<Window> window,
        Optional<Double> present,
        double inputScale,
        double kernelScale,
        double outputScale,
        boolean kernelSigned,
        boolean outputSigned,
        Sentence sentence) {
    private static final double GLIDES_UNTIL = 0.5;
    private static final double APPEARS_FROM = 0.6;

    SignalScene {
        field = List.copyOf(field);
        weights = List.copyOf(weights);
        products = List.copyOf(products);
        outputs = List.copyOf(outputs);
    }

    /// How a bar looks.
    enum Tone {
        /// Part of what is looked at.
        LIT,
        /// There.
        PLAIN,
        /// Still to come, or beside what is looked at.
        FAINT
    }

    /// A value at a place.
    ///
    /// @param index of the sample, weight or output from 0, or −1 for padding
    /// @param opacity from 0 to 1, on the way
    record Bar(double at, float value, int index, Tone tone, boolean padding, boolean pinned, double opacity) {

        static Bar of(double at, float value, int index, Tone tone) {
            return new Bar(at, value, index, tone, false, false, 1);
        }

        Bar fading(double there) {
            return new Bar(at, value, index, tone, padding, pinned, there);
        }

        Bar pinned(boolean now) {
            return new Bar(at, value, index, tone, padding, now, opacity);
        }
    }

    /// Where the window lies and where its output goes.
    ///
    /// @param from its first place
    /// @param to its last place
    /// @param output the place of its output
    record Window(double from, double to, double output) {}

    static SignalScene of(SignalState state, SignalWork work, Frame frame, SignalFocus focus) {
        return new Maker(state, work, frame, focus).scene();
    }

    /// The same on other scales, as while a value is being dragged.
    SignalScene withScales(double input, double kernel) {
        return new SignalScene(
                first,
                end,
                field,
                weights,
                products,
                outputs,
                window,
                present,
                input,
                kernel,
                outputScale,
                kernelSigned,
                outputSigned,
                sentence);
    }

    /// The next of 1, 1.2, 1.5, 2 … 10, 12 … that holds all these values; 1 for none.
    static double scale(List<Float> values) {
        double most = values.stream().mapToDouble(v -> Math.abs(v)).max().orElse(0);
        if (most == 0) {
            return 1;
        }
        double ten = Math.pow(10, Math.floor(Math.log10(most)));
        for (double factor : new double[] {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8}) {
            if (most <= ten * factor * (1 + 1e-6)) {
                return ten * factor;
            }
        }
        return ten * 10;
    }

    private record Maker(SignalState state, SignalWork work, Frame frame, SignalFocus focus) {

        SignalScene scene() {
            int at = looked();
            double moved = moved();
            double from = glide(work.start(at), at > 0 ? work.start(at - 1) : work.start(at), moved);
            double output = glide(work.position(at), at > 0 ? work.position(at - 1) : work.position(at), moved);
            boolean walks = focus instanceof SignalFocus.Nothing || focus instanceof SignalFocus.Output;
            boolean windowed = !(focus instanceof SignalFocus.Input);
            var products = switch (focus) {
                case SignalFocus.Input input -> meetings(work.outputsOf(input.index()), false);
                case SignalFocus.Weight weight -> meetings(work.productsOf(weight.index()), false);
                case SignalFocus.Nothing nothing -> taps(from, false);
                case SignalFocus.Output o -> taps(from, false);
            };
            var weights = focus instanceof SignalFocus.Input input
                    ? meetings(work.outputsOf(input.index()), true)
                    : taps(from, true);
            return new SignalScene(
                    work.first(),
                    Math.max(work.end(), (int) Math.ceil(work.position(work.steps() - 1)) + 1),
                    field(at, moved),
                    weights,
                    products,
                    outputs(at, walks),
                    windowed ? Optional.of(new Window(from, from + work.reach(), output)) : Optional.empty(),
                    windowed && work.causal() ? Optional.of(from + work.reach()) : Optional.empty(),
                    Math.max(1, SignalScene.scale(state.input())),
                    SignalScene.scale(state.kernel()),
                    SignalScene.scale(List.of(work.largest())),
                    state.kernel().stream().anyMatch(weight -> weight < 0),
                    work.negative(),
                    SignalSentences.of(state, work, focus, at));
        }

        private int looked() {
            return focus instanceof SignalFocus.Output o ? o.index() : Math.min(frame.step(), work.steps() - 1);
        }

        private double progress() {
            return focus instanceof SignalFocus.Nothing ? frame.progress() : 1;
        }

        private double moved() {
            return Ease.inOut(Ease.part(progress(), 0, GLIDES_UNTIL));
        }

        private static double glide(double here, double before, double moved) {
            return before + (here - before) * moved;
        }

        private List<Bar> field(int at, double moved) {
            Set<Integer> lit = litPlaces(at, moved);
            var bars = new ArrayList<Bar>();
            for (int place = work.first(); place < work.end(); place++) {
                var cell = work.cell(place);
                boolean padding = cell.kind() != FieldCell.Kind.INPUT;
                var tone = lit.contains(place) ? Tone.LIT : Tone.PLAIN;
                boolean pinned = state.pin() instanceof SignalFocus.Input input && input.index() == place;
                bars.add(new Bar(
                        place, work.valueAt(place), padding ? -1 : place, tone, padding, pinned && !padding, 1));
            }
            return bars;
        }

        private Set<Integer> litPlaces(int at, double moved) {
            var places = new HashSet<Integer>();
            switch (focus) {
                case SignalFocus.Input input -> {
                    places.add(input.index());
                    work.outputsOf(input.index()).forEach(c -> places.add(c.fieldColumn() + work.first()));
                }
                case SignalFocus.Weight weight ->
                    work.productsOf(weight.index()).forEach(c -> places.add(c.fieldColumn() + work.first()));
                case SignalFocus.Nothing nothing -> {
                    if (moved >= 1) {
                        places.addAll(window(at));
                    }
                }
                case SignalFocus.Output output -> places.addAll(window(at));
            }
            return places;
        }

        private List<Integer> window(int at) {
            return work.step(at).taps().stream()
                    .map(tap -> tap.column() + work.first())
                    .toList();
        }

        /// The weights under the window, or what they make of the samples above them.
        private List<Bar> taps(double from, boolean weights) {
            int at = looked();
            var bars = new ArrayList<Bar>();
            double there = weights ? 1 : Ease.part(progress(), GLIDES_UNTIL, APPEARS_FROM);
            double first = work.start(at);
            for (Tap tap : work.step(at).taps()) {
                double place = from + (tap.column() + work.first() - first);
                boolean lit = !(focus instanceof SignalFocus.Weight weight) || weight.index() == tap.kw();
                var tone = lit ? Tone.LIT : Tone.FAINT;
                boolean pinned =
                        weights && state.pin() instanceof SignalFocus.Weight weight && weight.index() == tap.kw();
                bars.add(Bar.of(place, weights ? tap.weight() : tap.product(), tap.kw(), tone)
                        .fading(there)
                        .pinned(pinned));
            }
            return bars;
        }

        private List<Bar> meetings(List<Contribution> met, boolean weights) {
            var bars = new ArrayList<Bar>();
            for (var c : met) {
                bars.add(Bar.of(work.position(c.outputColumn()), weights ? c.weight() : c.product(), c.kw(), Tone.LIT));
            }
            return bars;
        }

        private List<Bar> outputs(int at, boolean walks) {
            Set<Integer> fed = new HashSet<>();
            if (focus instanceof SignalFocus.Input input) {
                work.outputsOf(input.index()).forEach(c -> fed.add(c.outputColumn()));
            }
            var bars = new ArrayList<Bar>();
            for (int o = 0; o < work.steps(); o++) {
                boolean lit = walks ? o == at : fed.contains(o);
                boolean later = walks && focus instanceof SignalFocus.Nothing && o > at;
                var tone = lit ? Tone.LIT : later || focus instanceof SignalFocus.Input ? Tone.FAINT : Tone.PLAIN;
                boolean pinned = state.pin() instanceof SignalFocus.Output out && out.index() == o;
                double there = lit && walks ? Math.max(0.15, Ease.part(progress(), APPEARS_FROM, 1)) : 1;
                bars.add(Bar.of(work.position(o), work.output().get(o), o, tone)
                        .fading(there)
                        .pinned(pinned));
            }
            return bars;
        }
    }
}
