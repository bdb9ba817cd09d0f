package convarium.app.export;

import convarium.app.render.Figure;

/// A drawing that moves, frame by frame.
public interface Film {

    /// How many frames it has, at least 1.
    int frames();

    /// A frame, counted from 0.
    Figure frame(int index);

    /// How long a frame shows, in hundredths of a second.
    int centiseconds(int index);
}
