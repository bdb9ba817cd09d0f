package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.NumbersFigure.Caption;
import convarium.app.explorer.NumbersFigure.Captions;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.arithmetic.Size;
import java.util.function.BiFunction;

/// The drawings of a state, moment by moment, of the aspect that is looked at: what depends on the state alone is made
/// once.
final class AspectFigures {
    private final int steps;
    private final BiFunction<Walk.Frame, Focus, WalkFigure> figures;

    private AspectFigures(int steps, BiFunction<Walk.Frame, Focus, WalkFigure> figures) {
        this.steps = steps;
        this.figures = figures;
    }

    static AspectFigures of(ExplorerState state, Explored explored) {
        int steps = Steps.of(state, explored);
        return switch (state.looking().aspect()) {
            case FORWARD -> {
                var scenes = new NumbersScenes(state, explored);
                String title = Headline.of(state);
                var captions = forward(state, explored);
                yield new AspectFigures(
                        steps,
                        (frame, focus) -> new NumbersFigure(title, scenes.at(frame, focus, state.pin()), captions, 0));
            }
            case MATRICES -> {
                var content = MatrixContent.of(state, explored);
                String title = MatrixWords.headline(state, content);
                var captions = MatrixCaptions.of(state, explored, content);
                yield new AspectFigures(
                        steps,
                        (frame, focus) -> new MatrixFigure(
                                title, content, MatrixScene.of(state, explored, content, frame, focus), captions, 0));
            }
            case BACKWARD -> {
                var scenes = new BackwardScenes(state, explored);
                String title = BackwardWords.headline(state);
                var captions = backward(state, explored);
                yield new AspectFigures(
                        steps,
                        (frame, focus) -> new NumbersFigure(title, scenes.at(frame, focus, state.pin()), captions, 0));
            }
            case CHANNELS -> {
                var scenes = new ChannelScenes(state, explored);
                var words = ChannelFigure.Captions.of(state, explored, scenes.channels());
                var settings = scenes.channels().settings();
                var kernels = scenes.kernels();
                yield new AspectFigures(
                        steps,
                        (frame, focus) -> settings.turn().isEmpty()
                                ? new ChannelFigure(scenes.at(frame, focus, state.pin()), words, 0)
                                : new ChannelDepthFigure(
                                        words.title(),
                                        scenes.at(frame, focus, state.pin()),
                                        settings,
                                        kernels,
                                        kind -> ChannelWords.stack(kind, settings),
                                        0));
            }
            case CONVENTIONS -> {
                var columns = ConventionColumn.all(state, explored);
                yield new AspectFigures(
                        steps,
                        (frame, focus) -> new ConventionsFigure(
                                state, explored, columns, ConventionScenes.looked(explored, frame, focus), 0));
            }
            case SHIFT -> new AspectFigures(steps, ShiftFigure.of(state, explored));
            case PREDICT -> {
                var question = new PredictQuestion(state, explored);
                String title = PredictWords.question(question);
                var captions = predict(question);
                yield new AspectFigures(
                        steps,
                        (frame, focus) -> new NumbersFigure(
                                title,
                                PredictScenes.of(
                                        new PredictQuestion(state.withStep(frame.step()), explored), frame, focus),
                                captions,
                                0));
            }
        };
    }

    /// How many steps the walk has.
    int steps() {
        return steps;
    }

    /// The drawing at a moment of the walk, or of what is looked at.
    WalkFigure at(Walk.Frame frame, Focus focus) {
        return figures.apply(frame, focus);
    }

    private static Captions forward(ExplorerState state, Explored explored) {
        var g = explored.geometry();
        return new Captions(
                input(state, explored),
                "∗",
                kernel(TurnedKernel.laidSize(state, kernelSize(explored))),
                new Caption("output", text("grid.output"), Role.OUTPUT, new Size(g.oh(), g.ow()).toString()));
    }

    private static Captions predict(PredictQuestion question) {
        var all = forward(question.state(), question.explored());
        return new Captions(
                all.first(),
                all.sign(),
                all.second(),
                new Caption("output", text("grid.output"), Role.OUTPUT, PredictWords.outputSize(question)));
    }

    private static Captions backward(ExplorerState state, Explored explored) {
        var g = explored.geometry();
        var dy = new Caption("dy", text("grid.back.output"), Role.OUTPUT, new Size(g.oh(), g.ow()).toString());
        boolean routes = state.layer().operation() == Operation.MAX_POOLING;
        return switch (state.looking().gradient().target()) {
            case INPUT ->
                new Captions(
                        dy,
                        routes ? "" : "∗",
                        routes ? input(state, explored) : kernel(TurnedKernel.learntSize(state, kernelSize(explored))),
                        new Caption("dx", text("grid.back.input"), Role.INPUT, new Size(g.h(), g.w()).toString()));
            case WEIGHTS ->
                new Captions(
                        input(state, explored),
                        "∗",
                        dy,
                        new Caption("dw", text("grid.back.weights"), Role.KERNEL, new Size(g.kh(), g.kw()).toString()));
        };
    }

    private static Caption input(ExplorerState state, Explored explored) {
        var g = explored.geometry();
        return new Caption("input", text("grid.input"), Role.INPUT, new Size(g.h(), g.w()) + PaddingWords.of(state, g));
    }

    private static Caption kernel(String size) {
        return new Caption("kernel", text("grid.kernel"), Role.KERNEL, size);
    }

    private static Size kernelSize(Explored explored) {
        return new Size(explored.geometry().kh(), explored.geometry().kw());
    }
}
