package convarium.app.explorer;

import convarium.app.task.Latest;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Runs a state's channels over its picture in colour, away from the window. As [PictureWork] it lets one piece of work
/// run and one state wait, and keeps the last picture.
final class ChannelPictureWork {
    private final PictureWork work;
    private final ReadOnlyObjectWrapper<@Nullable ChannelPicture> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final Latest<ExplorerState> waiting = new Latest<>();
    private @Nullable Colours colours;
    private boolean busy;

    /// The picture read last, `(3, h, w)`.
    private record Colours(Source source, Tensor values) {}

    private record Done(Colours colours, ChannelPicture picture) {}

    /// @param work says by what, on which thread and from where
    ChannelPictureWork(PictureWork work) {
        this.work = work;
    }

    /// What came out last, or null before the first result and after an error.
    ReadOnlyObjectProperty<@Nullable ChannelPicture> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// Why there is no result; empty if nothing went wrong.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Asks for the result of a state; one that does not show its channels on a picture is passed over.
    void show(ExplorerState state) {
        var shown = result.get();
        if (!state.source().isPicture()
                || state.looking().aspect() != Aspect.CHANNELS
                || (shown != null && shown.isOf(state))) {
            waiting.take();
            return;
        }
        waiting.put(state);
        startNext();
    }

    private void startNext() {
        if (busy) {
            return;
        }
        waiting.take().ifPresent(state -> {
            busy = true;
            var known = colours;
            work.runner().run(() -> run(state, known), this::done, this::failed);
        });
    }

    private Done run(ExplorerState state, @Nullable Colours known) throws IOException {
        try {
            var read = known != null && known.source().equals(state.source())
                    ? known
                    : new Colours(state.source(), work.loader().loadColours(state.source()));
            return new Done(read, ChannelPicture.of(state, read.values(), work.compute()));
        } catch (OutOfMemoryError e) {
            throw new PictureProblems.TooBig(e);
        }
    }

    private void done(Done finished) {
        busy = false;
        colours = finished.colours();
        error.set("");
        result.set(finished.picture());
        startNext();
    }

    private void failed(Exception failure) {
        busy = false;
        result.set(null);
        error.set(PictureProblems.sentence(failure));
        startNext();
    }
}
