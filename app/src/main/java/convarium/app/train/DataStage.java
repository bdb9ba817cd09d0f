package convarium.app.train;

import convarium.app.data.Downloadable;
import java.nio.file.Path;

/// How far the choice of data has come.
sealed interface DataStage {
    /// They are being read or made.
    record Reading(String name) implements DataStage {}

    /// They can be looked at, and used.
    record Shown(DataLook look) implements DataStage {}

    /// They are not on this machine, and can be downloaded into this folder.
    record Missing(Downloadable set, Path folder) implements DataStage {}

    /// They are on their way.
    ///
    /// @param done bytes that are here
    record Fetching(Downloadable set, long done) implements DataStage {}

    /// They cannot be had, for this reason.
    record Failed(String name, String reason) implements DataStage {}
}
