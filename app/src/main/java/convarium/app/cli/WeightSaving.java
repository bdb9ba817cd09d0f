package convarium.app.cli;

import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.Split;
import convarium.engine.format.FormatException;
import convarium.engine.network.Network;
import convarium.engine.notation.WrittenGraph.Origin;
import convarium.engine.train.Blueprint;
import convarium.engine.train.WeightFile;
import convarium.engine.train.WeightLayout;
import convarium.engine.train.WeightedNetwork;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `--save` and `--weights` of `convarium train` do.
final class WeightSaving {
    private final Optional<WeightFile> file;
    private final WeightLayout layout;

    /// Holds before the training that its end can be written.
    ///
    /// @param save the file that was asked for
    /// @param layout the layout that was asked for
    /// @param origins what a Keras text says of its nodes
    WeightSaving(@Nullable String save, @Nullable String layout, Map<String, Origin> origins) {
        if (save == null) {
            if (layout != null) {
                throw new ValueException("--layout: goes with --save, and there is none");
            }
            file = Optional.empty();
            this.layout = WeightLayout.PYTORCH;
            return;
        }
        var path = Values.path("--save", save);
        var folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ValueException("--save: there is no folder " + folder);
        }
        try {
            var made = new WeightFile(path, origins);
            this.layout = layout == null ? made.usual() : named(layout);
            made.check(this.layout);
            file = Optional.of(made);
        } catch (IllegalArgumentException e) {
            throw new ValueException("--save: " + Failures.message(e), e);
        }
    }

    private static WeightLayout named(String code) {
        for (var layout : WeightLayout.values()) {
            if (layout.code().equals(code.toLowerCase(Locale.ROOT))) {
                return layout;
            }
        }
        throw new ValueException("--layout: expected pytorch or keras, found '" + code + "'");
    }

    /// Writes the weights if that was asked for.
    void write(Network network) throws FormatException {
        if (file.isPresent()) {
            file.get().write(network, layout);
        }
    }

    /// A network that begins with the weights of a file.
    static Blueprint beginning(String weights, Blueprint network, Split split) throws FormatException {
        WeightFile file;
        try {
            file = new WeightFile(Values.path("--weights", weights), network.origins(split.training()));
        } catch (IllegalArgumentException e) {
            throw new ValueException("--weights: " + Failures.message(e), e);
        }
        try (var pool = new WorkerPool(1)) {
            return WeightedNetwork.of(network, file, Computes.best(pool), split.training());
        }
    }
}
