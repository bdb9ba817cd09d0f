package convarium.engine.train;

import convarium.engine.format.FormatException;
import convarium.engine.format.Safetensors;
import convarium.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A training kept in a file, so that it can go on as if it had never stopped, to the last bit.
///
/// The file is a safetensors file: parameters and running statistics under their own names, what the
/// optimiser remembers as `optimiser.0.NAME`, and everything else as text among the metadata.
///
/// @param about what the run is, by name: whatever must agree when it goes on
/// @param epoch what was told of the last epoch
/// @param state where the training stands
public record Checkpoint(Map<String, String> about, TrainingEvent.EpochDone epoch, TrainingState state) {
    private static final String MEMORY = "optimiser.";
    private static final String STEPS = "steps.";
    private static final String ABOUT = "about.";
    private static final String VERSION = "convarium.checkpoint";

    public Checkpoint {
        about = Map.copyOf(about);
    }

    /// Writes it, whole or not at all.
    ///
    /// @throws FormatException if the file cannot be written
    public void write(Path file) throws FormatException {
        var metadata = new TreeMap<String, String>();
        about.forEach((key, value) -> metadata.put(ABOUT + key, value));
        metadata.put(VERSION, "1");
        var progress = state.progress();
        metadata.put("passes", Long.toString(state.passes()));
        metadata.put("progress.epoch", Integer.toString(progress.epoch()));
        metadata.put("progress.batch", Integer.toString(progress.batch()));
        metadata.put("progress.step", Long.toString(progress.step()));
        metadata.put("progress.firstLoss", Double.toHexString(progress.firstLoss()));
        metadata.put("progress.lossSum", Double.toHexString(progress.lossSum()));
        metadata.put("progress.right", Long.toString(progress.right()));
        metadata.put("progress.seen", Long.toString(progress.seen()));
        metadata.put("epoch.trainLoss", Double.toHexString(epoch.trainLoss()));
        metadata.put("epoch.trainAccuracy", Double.toHexString(epoch.trainAccuracy()));
        metadata.put("epoch.validationLoss", Double.toHexString(epoch.validationLoss()));
        metadata.put("epoch.validationAccuracy", Double.toHexString(epoch.validationAccuracy()));
        metadata.put("epoch.imagesPerSecond", Double.toHexString(epoch.imagesPerSecond()));
        var tensors = new LinkedHashMap<String, Tensor>(new TreeMap<>(state.values()));
        for (var memory : new TreeMap<>(state.memories()).entrySet()) {
            metadata.put(
                    STEPS + memory.getKey(), Long.toString(memory.getValue().steps()));
            var arrays = memory.getValue().arrays();
            for (int i = 0; i < arrays.size(); i++) {
                tensors.put(MEMORY + i + "." + memory.getKey(), arrays.get(i));
            }
        }
        Safetensors.write(file, metadata, tensors);
    }

    /// Reads one.
    ///
    /// @throws FormatException if the file cannot be read or is no checkpoint
    public static Checkpoint read(Path file) throws FormatException {
        var content = Safetensors.read(file);
        return new Reading(file.toString(), content).checkpoint();
    }

    /// One reading of one file.
    private record Reading(String file, Safetensors.Content content) {

        Checkpoint checkpoint() throws FormatException {
            if (!"1".equals(content.metadata().get(VERSION))) {
                throw new FormatException(file, "is no checkpoint of this program, or one of a later version");
            }
            var about = new HashMap<String, String>();
            var values = new HashMap<String, Tensor>();
            var memories = new HashMap<String, Descent.Remembered>();
            for (var entry : content.metadata().entrySet()) {
                String key = entry.getKey();
                if (key.startsWith(ABOUT)) {
                    about.put(key.substring(ABOUT.length()), entry.getValue());
                } else if (key.startsWith(STEPS)) {
                    String name = key.substring(STEPS.length());
                    memories.put(name, remembered(name, whole(key)));
                }
            }
            content.tensors().forEach((name, tensor) -> {
                if (!name.startsWith(MEMORY)) {
                    values.put(name, tensor);
                }
            });
            var progress = new TrainingState.Progress(
                    count("progress.epoch"),
                    count("progress.batch"),
                    whole("progress.step"),
                    real("progress.firstLoss"),
                    real("progress.lossSum"),
                    whole("progress.right"),
                    whole("progress.seen"));
            var epoch = new TrainingEvent.EpochDone(
                    progress.epoch(),
                    real("epoch.trainLoss"),
                    real("epoch.trainAccuracy"),
                    real("epoch.validationLoss"),
                    real("epoch.validationAccuracy"),
                    real("epoch.imagesPerSecond"));
            return new Checkpoint(about, epoch, new TrainingState(values, memories, whole("passes"), progress));
        }

        private Descent.Remembered remembered(String name, long steps) {
            var arrays = new ArrayList<Tensor>();
            for (int i = 0; ; i++) {
                var array = content.tensors().get(MEMORY + i + "." + name);
                if (array == null) {
                    return new Descent.Remembered(steps, arrays);
                }
                arrays.add(array);
            }
        }

        private String text(String key) throws FormatException {
            var value = content.metadata().get(key);
            if (value == null) {
                throw new FormatException(file, "is a checkpoint without its " + key);
            }
            return value;
        }

        private long whole(String key) throws FormatException {
            return whole(key, Long.MAX_VALUE);
        }

        private int count(String key) throws FormatException {
            return (int) whole(key, Integer.MAX_VALUE);
        }

        private long whole(String key, long most) throws FormatException {
            String value = text(key);
            long number = value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
            if (number < 0 || number > most) {
                throw new FormatException(file, "has the " + key + " '" + value + "', expected a whole number");
            }
            return number;
        }

        private double real(String key) throws FormatException {
            String value = text(key);
            try {
                return Double.parseDouble(value);
            } catch (NumberFormatException e) {
                throw new FormatException(file, "has the " + key + " '" + value + "', expected a number", e);
            }
        }
    }
}
