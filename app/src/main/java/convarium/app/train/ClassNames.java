package convarium.app.train;

import convarium.engine.data.DataSet;
import java.util.List;
import java.util.stream.IntStream;

/// What the classes of a data set are called.
final class ClassNames {
    private ClassNames() {}

    static List<String> of(DataSet pictures) {
        return IntStream.range(0, pictures.classes())
                .mapToObj(Integer::toString)
                .toList();
    }
}
