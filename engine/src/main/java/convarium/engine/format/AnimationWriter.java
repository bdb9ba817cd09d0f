package convarium.engine.format;

import java.io.Closeable;
import java.io.IOException;

/// Writes a moving picture frame by frame; none is kept longer than until the next one comes.
public interface AnimationWriter extends Closeable {

    /// Writes the next frame.
    ///
    /// @param argb its pixels row by row, each `0xAARRGGBB`; all are taken as opaque
    /// @param centiseconds how long it shows, in hundredths of a second, at least 1
    /// @throws IllegalArgumentException if the number of pixels is not width times height, or the time is
    ///     too short or
    ///     longer than the 655 seconds that files can say
    void add(int[] argb, int centiseconds) throws IOException;

    /// Ends the file; the stream that it goes to stays open.
    @Override
    void close() throws IOException;
}
