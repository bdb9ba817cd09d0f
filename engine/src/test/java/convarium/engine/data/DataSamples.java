package convarium.engine.data;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/// The files that `make_data_samples.py` made.
final class DataSamples {
    private DataSamples() {}

    static Path of(String name) {
        try {
            var script = Objects.requireNonNull(DataSamples.class.getResource("make_data_samples.py"));
            return Path.of(script.toURI()).resolveSibling(name);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
