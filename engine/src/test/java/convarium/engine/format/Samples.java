package convarium.engine.format;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The files that `make_samples.py` made, and the shared photographs where they are at hand.
final class Samples {
    private Samples() {}

    static Path of(String name) {
        return folder().resolve(name);
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(of(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The names of all samples whose name matches.
    static List<String> named(String regex) {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(regex))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path folder() {
        try {
            var file = Objects.requireNonNull(Samples.class.getResource("make_samples.py"));
            return Objects.requireNonNull(Path.of(file.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /// Where the shared data lies: beside the repository.
    static Path shared(String path) {
        var module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return module.resolve("../../shared").resolve(path).normalize();
    }
}
