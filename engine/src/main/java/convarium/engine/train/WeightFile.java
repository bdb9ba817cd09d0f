package convarium.engine.train;

import convarium.engine.format.FormatException;
import convarium.engine.format.NpyArray;
import convarium.engine.format.Npz;
import convarium.engine.format.NpzWriter;
import convarium.engine.format.Safetensors;
import convarium.engine.network.Network;
import convarium.engine.network.Parameter;
import convarium.engine.notation.WrittenGraph.Origin;
import convarium.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The weights of a network in a file: safetensors in PyTorch's names and layout, npz in PyTorch's or,
/// for a Keras text, in Keras'. The file records which, safetensors among its metadata and npz in the
/// archive's comment.
///
/// @param file its name ends in `.safetensors` or `.npz`
/// @param origins what a Keras text says of its nodes; empty for all other networks
public record WeightFile(Path file, Map<String, Origin> origins) {
    private static final String LAYOUT = "layout";
    private static final String REMARK = "convarium weights, layout=";
    /// A count that PyTorch's batch normalisation keeps and that nothing here needs.
    private static final String COUNTED = ".num_batches_tracked";
    private static final int MOST_NAMED = 3;

    /// @throws IllegalArgumentException if the file's name has another ending
    public WeightFile {
        origins = Map.copyOf(origins);
        if (!ends(file, ".npz") && !ends(file, ".safetensors")) {
            throw new IllegalArgumentException(
                    "expected a file that ends in .safetensors or .npz, found '" + file + "'");
        }
    }

    private static boolean ends(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private boolean isNpz() {
        return ends(file, ".npz");
    }

    /// The layout that is written unless somebody wants otherwise: Keras' for the npz of a Keras text.
    public WeightLayout usual() {
        return isNpz() && isKeras() ? WeightLayout.KERAS : WeightLayout.PYTORCH;
    }

    private boolean isKeras() {
        return !origins.isEmpty();
    }

    /// Whether a layout can be written.
    ///
    /// @throws IllegalArgumentException if it cannot, with the reason
    public void check(WeightLayout layout) {
        if (layout == WeightLayout.KERAS && !isNpz()) {
            throw new IllegalArgumentException("Keras' order is written into npz files, found '" + file + "'");
        }
        if (layout == WeightLayout.KERAS && !isKeras()) {
            throw new IllegalArgumentException("Keras' order is that of networks of Keras' text");
        }
    }

    /// Writes a network's weights and running statistics, whole or not at all.
    ///
    /// @throws FormatException if the file cannot be written
    /// @throws IllegalArgumentException if the layout is not one of this file and network
    public void write(Network network, WeightLayout layout) throws FormatException {
        check(layout);
        var arrays = new LinkedHashMap<String, Tensor>();
        for (var parameter : network.parameters()) {
            var arrangement = arrangement(parameter, layout);
            arrays.put(arrangement.name(), arrangement.toFile(parameter.values()));
        }
        if (isNpz()) {
            NpzWriter.write(file, REMARK + layout.code(), arrays);
        } else {
            Safetensors.write(file, Map.of("format", "pt", LAYOUT, layout.code()), arrays);
        }
    }

    private Arrangement arrangement(Parameter parameter, WeightLayout layout) {
        var origin = origins.get(parameter.node());
        return layout == WeightLayout.PYTORCH || origin == null
                ? Arrangement.plain(parameter)
                : Arrangement.keras(parameter, origin);
    }

    /// Reads the weights of a network, without changing it.
    ///
    /// @return the values by the parameters' names
    /// @throws FormatException if the file cannot be read, an array is missing, is one too many or has
    /// another shape, with both shapes
    public Map<String, float[]> read(Network network) throws FormatException {
        var held = isNpz() ? npz() : safetensors();
        var layout = held.layout().orElseGet(() -> guess(network, held.arrays()));
        if (layout == WeightLayout.KERAS && !isKeras()) {
            throw new FormatException(
                    file.toString(), "holds weights in Keras' order, expected PyTorch's: the network is no Keras text");
        }
        var left = new LinkedHashMap<>(held.arrays());
        left.keySet().removeIf(name -> name.endsWith(COUNTED));
        var values = new HashMap<String, float[]>();
        var missing = new ArrayList<String>();
        for (var parameter : network.parameters()) {
            var arrangement = arrangement(parameter, layout);
            String name = found(arrangement.name(), left.keySet(), layout);
            var array = left.remove(name);
            if (array == null) {
                missing.add(arrangement.name());
            } else if (!array.shape().equals(arrangement.shape())) {
                throw new FormatException(
                        file.toString(),
                        "holds '" + shown(name) + "' of the shape " + array.shape() + ", and the network needs "
                                + arrangement.shape());
            } else {
                values.put(parameter.name(), arrangement.fromFile(array));
            }
        }
        if (!missing.isEmpty()) {
            throw new FormatException(
                    file.toString(),
                    "holds no " + names(missing) + " for this network"
                            + (left.isEmpty() ? "" : ", but " + names(List.copyOf(left.keySet()))));
        }
        if (!left.isEmpty()) {
            throw new FormatException(
                    file.toString(), "holds " + names(List.copyOf(left.keySet())) + ", which this network has not");
        }
        return values;
    }

    /// Keras' own names may begin with the model's: `sequential/dense/kernel`.
    private static String found(String name, java.util.Set<String> names, WeightLayout layout) {
        if (layout == WeightLayout.PYTORCH || names.contains(name)) {
            return name;
        }
        var longer = names.stream().filter(held -> held.endsWith("/" + name)).toList();
        return longer.size() == 1 ? longer.getFirst() : name;
    }

    private static String names(List<String> names) {
        var shown = names.stream()
                .limit(MOST_NAMED)
                .map(name -> "'" + shown(name) + "'")
                .toList();
        return String.join(", ", shown)
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }

    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    /// What a file holds.
    private record Held(Optional<WeightLayout> layout, Map<String, Tensor> arrays) {}

    private Held safetensors() throws FormatException {
        var content = Safetensors.read(file);
        return new Held(layout(Optional.ofNullable(content.metadata().get(LAYOUT))), content.tensors());
    }

    private Held npz() throws FormatException {
        var content = Npz.read(file, name -> !name.endsWith(COUNTED));
        var arrays = new LinkedHashMap<String, Tensor>();
        content.arrays().forEach((name, array) -> arrays.put(name, tensor(array)));
        String remark = NpzWriter.remark(file);
        return new Held(
                layout(remark.startsWith(REMARK) ? Optional.of(remark.substring(REMARK.length())) : Optional.empty()),
                arrays);
    }

    private static Tensor tensor(NpyArray array) {
        var shape = array.shape();
        float[] values = new float[shape.elements()];
        int[] index = new int[shape.rank()];
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = array.value(at);
            for (int axis = index.length - 1; axis >= 0; axis--) {
                at += array.stride(axis);
                if (++index[axis] < shape.size(axis)) {
                    break;
                }
                at -= array.stride(axis) * shape.size(axis);
                index[axis] = 0;
            }
        }
        return Tensor.wrap(shape, values);
    }

    private Optional<WeightLayout> layout(Optional<String> code) throws FormatException {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        for (var layout : WeightLayout.values()) {
            if (layout.code().equals(code.get())) {
                return Optional.of(layout);
            }
        }
        throw new FormatException(
                file.toString(), "says its layout is '" + shown(code.get()) + "', expected pytorch or keras");
    }

    /// Of a file that does not say: Keras' where the network is a Keras text and names have strokes.
    private WeightLayout guess(Network network, Map<String, Tensor> arrays) {
        boolean plain = network.parameters().stream().anyMatch(p -> arrays.containsKey(p.name()));
        boolean strokes = arrays.keySet().stream().anyMatch(name -> name.contains("/"));
        return isKeras() && !plain && strokes ? WeightLayout.KERAS : WeightLayout.PYTORCH;
    }
}
