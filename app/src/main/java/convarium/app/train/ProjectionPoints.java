package convarium.app.train;

import convarium.engine.explain.PrincipalComponents;
import convarium.engine.explain.Tsne;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where some pictures lie in the plane, by what the penultimate layer says of them.
///
/// @param method how they were laid out
/// @param pictures which pictures they are
/// @param places x and y of each in turn; y grows upwards
/// @param share the part of the variance that two components hold; NaN for t-SNE
/// @param steps of t-SNE, 0 for components
/// @param divergence of t-SNE; NaN for components
record ProjectionPoints(
        Method method, List<Integer> pictures, List<Double> places, double share, int steps, double divergence) {

    /// How pictures are laid out.
    enum Method {
        /// The first two principal components.
        PCA,
        /// t-distributed stochastic neighbour embedding.
        TSNE
    }

    ProjectionPoints {
        pictures = List.copyOf(pictures);
        places = List.copyOf(places);
        if (places.size() != 2 * pictures.size()) {
            throw new IllegalArgumentException(
                    pictures.size() + " pictures have as many places, found " + places.size() / 2.0);
        }
    }

    /// Laid out by the first two components of the penultimate layer's values.
    ///
    /// @param rows the values, `(pictures, size)`
    static ProjectionPoints ofComponents(List<Integer> pictures, float[] rows, int size) {
        int n = pictures.size();
        var components = PrincipalComponents.of(rows, n, size, 2);
        return new ProjectionPoints(
                Method.PCA,
                pictures,
                boxed(components.project(rows, n)),
                components.share(0) + components.share(1),
                0,
                Double.NaN);
    }

    /// As t-SNE has laid them out so far.
    static ProjectionPoints ofTsne(List<Integer> pictures, Tsne tsne) {
        return new ProjectionPoints(
                Method.TSNE, pictures, boxed(tsne.places()), Double.NaN, tsne.steps(), tsne.divergence());
    }

    private static List<Double> boxed(double[] places) {
        return Arrays.stream(places).boxed().toList();
    }

    int count() {
        return pictures.size();
    }

    double x(int i) {
        return places.get(2 * i);
    }

    double y(int i) {
        return places.get(2 * i + 1);
    }

    /// The same, each axis mirrored if it lies more like earlier points so: an axis has no sign of its own, and a map
    /// that flips while a network learns cannot be followed.
    ProjectionPoints facing(ProjectionPoints earlier) {
        if (!earlier.pictures.equals(pictures) || earlier.method != method) {
            return this;
        }
        double alongX = 0;
        double alongY = 0;
        for (int i = 0; i < count(); i++) {
            alongX += x(i) * earlier.x(i);
            alongY += y(i) * earlier.y(i);
        }
        double flipX = alongX < 0 ? -1 : 1;
        double flipY = alongY < 0 ? -1 : 1;
        if (flipX > 0 && flipY > 0) {
            return this;
        }
        var turned = new ArrayList<Double>(places.size());
        for (int i = 0; i < count(); i++) {
            turned.add(flipX * x(i));
            turned.add(flipY * y(i));
        }
        return new ProjectionPoints(method, pictures, turned, share, steps, divergence);
    }
}
