package convarium.app.train;

import convarium.app.place.LinkQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a second network is taught beside the first, with the same batches and the same recipe.
///
/// @param with the second network: a preset's name or a text; none where only one is taught
/// @param shown whose filters, maps, gradients and answers are shown
public record CompareState(Optional<String> with, CompareSide shown) {
    /// The parts of a link that it reads and writes.
    static final List<String> KEYS = List.of("with", "shown");

    /// One network alone.
    static final CompareState ALONE = new CompareState(Optional.empty(), CompareSide.FIRST);

    private static final String FLAT = "lecture-mlp";
    private static final String CONVOLVING = "lecture-convnet";

    /// @throws IllegalArgumentException if there is no such network, or the second is to be shown and there is none
    public CompareState {
        with.ifPresent(network -> TrainSetup.of(network, TrainSetup.MADE.getFirst()));
        if (with.isEmpty() && shown == CompareSide.SECOND) {
            throw new IllegalArgumentException(
                    "shown=second needs a second network, such as with=" + FLAT + ", found none");
        }
    }

    /// The network that a comparison begins with: one that convolves beside the lecture's MLP, and that beside all
    /// others.
    static String usual(String first) {
        return first.equals(FLAT) ? CONVOLVING : FLAT;
    }

    /// Whether two are taught.
    public boolean isOn() {
        return with.isPresent();
    }

    /// Beside another network; the one that is shown stays, where it can.
    CompareState with(Optional<String> network) {
        return new CompareState(network, network.isPresent() ? shown : CompareSide.FIRST);
    }

    /// With the other one shown.
    CompareState withShown(CompareSide side) {
        return new CompareState(with, side);
    }

    void write(Map<String, String> out) {
        with.ifPresent(network -> out.put("with", URLEncoder.encode(network, StandardCharsets.UTF_8)));
        if (shown != CompareSide.FIRST) {
            out.put("shown", LinkQuery.lower(shown));
        }
    }

    /// Reads its parts of a link.
    ///
    /// @throws IllegalArgumentException if one cannot be read, naming it
    static CompareState of(LinkQuery parts) {
        var with = parts.decoded("with");
        try {
            with.ifPresent(network -> new CompareState(Optional.of(network), CompareSide.FIRST));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("with: " + e.getMessage(), e);
        }
        return new CompareState(with, parts.choice("shown", CompareSide.values(), CompareSide.FIRST));
    }
}
