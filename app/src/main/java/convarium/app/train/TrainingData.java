package convarium.app.train;

import convarium.app.data.DataLibrary;
import convarium.engine.data.DataSets;
import convarium.engine.data.Split;
import convarium.engine.format.FormatException;
import org.jspecify.annotations.Nullable;

/// Data that were read last, so that the same are not made twice.
final class TrainingData {
    private @Nullable Read last;

    private record Read(String name, long seed, Split split) {}

    /// The data of a name.
    ///
    /// @throws FormatException if they cannot be read
    Split read(String name, long seed) throws FormatException {
        if (last == null || !last.name().equals(name) || last.seed() != seed) {
            // the old ones are let go first: two large sets need not be in memory together
            last = null;
            last = new Read(name, seed, DataSets.read(DataLibrary.here().resolve(name), seed));
        }
        return last.split();
    }
}
