package convarium.app.explorer;

import convarium.engine.format.Pictures;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/// Fetches pictures from the user's files and from those that the program ships.
public final class PictureFiles implements PictureLoader {

    /// A loader.
    public PictureFiles() {}

    @Override
    public Tensor load(Source source) throws IOException {
        return Pictures.grey(loadColours(source));
    }

    @Override
    public Tensor loadColours(Source source) throws IOException {
        return switch (source) {
            case Source.File file -> Pictures.read(file.path());
            case Source.Shipped shipped -> shipped(shipped.id());
            case Source.Numbers numbers -> throw new IllegalArgumentException("expected a picture, found numbers");
        };
    }

    private static Tensor shipped(String id) throws IOException {
        if (convarium.assets.Pictures.all().stream().noneMatch(p -> p.id().equals(id))) {
            throw new NoSuchFileException(id);
        }
        try (var in = convarium.assets.Pictures.open(id)) {
            return Pictures.read(id, in.readAllBytes());
        }
    }
}
