package convarium.app.explorer;

import convarium.app.place.PlaceState;
import convarium.engine.notation.Dialect;

/// Everything that the explorer shows, as one value: a link holds it, undo keeps it, a drawing is made from it.
///
/// @param input the small input of numbers
/// @param kernel the weights, and for pooling the window's size
/// @param layer the hyperparameters
/// @param looking which aspect of the layer is looked at
/// @param source what the kernel runs over
/// @param picture how a picture is looked at
/// @param dialect how the layer line is written
/// @param note the id of the lesson text shown, or empty
/// @param step the walk's output cell, row by row from 0
/// @param pin the pinned cell
/// @param speed of the walk, 1 for about 600 ms a step
/// @param loop whether the walk begins again at its end
/// @param seed of the random kernel
public record ExplorerState(
        Matrix input,
        Matrix kernel,
        LayerSettings layer,
        Looking looking,
        Source source,
        PictureSettings picture,
        Dialect dialect,
        String note,
        int step,
        Focus pin,
        double speed,
        boolean loop,
        long seed)
        implements PlaceState {

    /// The largest input in rows or columns.
    public static final int MAX_INPUT = 16;
    /// The most rows or columns of the grids that are shown: the input with what is around it, and the output.
    public static final int MAX_GRID = 128;
    /// The largest kernel in rows or columns.
    public static final int MAX_KERNEL = 7;

    /// With another input of numbers.
    public ExplorerState withInput(Matrix value) {
        return new ExplorerState(
                value, kernel, layer, looking, source, picture, dialect, note, step, pin, speed, loop, seed);
    }

    /// With another kernel.
    public ExplorerState withKernel(Matrix value) {
        return new ExplorerState(
                input, value, layer, looking, source, picture, dialect, note, step, pin, speed, loop, seed);
    }

    /// With other hyperparameters.
    public ExplorerState withLayer(LayerSettings value) {
        return new ExplorerState(
                input, kernel, value, looking, source, picture, dialect, note, step, pin, speed, loop, seed);
    }

    /// With another aspect of the layer, or the same one looked at otherwise.
    public ExplorerState withLooking(Looking value) {
        return new ExplorerState(
                input, kernel, layer, value, source, picture, dialect, note, step, pin, speed, loop, seed);
    }

    /// With something else to run over.
    public ExplorerState withSource(Source value) {
        return new ExplorerState(
                input, kernel, layer, looking, value, picture, dialect, note, step, pin, speed, loop, seed);
    }

    /// With the picture looked at otherwise.
    public ExplorerState withPicture(PictureSettings value) {
        return new ExplorerState(
                input, kernel, layer, looking, source, value, dialect, note, step, pin, speed, loop, seed);
    }

    /// With the layer line in another dialect.
    public ExplorerState withDialect(Dialect value) {
        return new ExplorerState(
                input, kernel, layer, looking, source, picture, value, note, step, pin, speed, loop, seed);
    }

    /// With another lesson text.
    public ExplorerState withNote(String value) {
        return new ExplorerState(
                input, kernel, layer, looking, source, picture, dialect, value, step, pin, speed, loop, seed);
    }

    /// With the walk elsewhere.
    public ExplorerState withStep(int value) {
        return new ExplorerState(
                input, kernel, layer, looking, source, picture, dialect, note, value, pin, speed, loop, seed);
    }

    /// With another cell pinned.
    public ExplorerState withPin(Focus value) {
        return new ExplorerState(
                input, kernel, layer, looking, source, picture, dialect, note, step, value, speed, loop, seed);
    }

    /// With the walk faster or slower.
    public ExplorerState withSpeed(double value) {
        return new ExplorerState(
                input, kernel, layer, looking, source, picture, dialect, note, step, pin, value, loop, seed);
    }

    /// With the walk beginning again at its end, or not.
    public ExplorerState withLoop(boolean value) {
        return new ExplorerState(
                input, kernel, layer, looking, source, picture, dialect, note, step, pin, speed, value, seed);
    }

    /// With another seed.
    public ExplorerState withSeed(long value) {
        return new ExplorerState(
                input, kernel, layer, looking, source, picture, dialect, note, step, pin, speed, loop, value);
    }

    @Override
    public String link() {
        return ExplorerLink.write(this);
    }

    /// Whether only the way of looking differs, not what is computed: such changes are not undone.
    public boolean sameWork(ExplorerState other) {
        return sameForward(other)
                && source.equals(other.source)
                && looking.gradient().gradient().equals(other.looking.gradient().gradient())
                && looking.channels().sameWork(other.looking.channels())
                && picture.scale() == other.picture.scale();
    }

    /// Whether the layer does the same to the same numbers.
    boolean sameForward(ExplorerState other) {
        return input.equals(other.input) && kernel.equals(other.kernel) && layer.equals(other.layer);
    }
}
