package convarium.app.train;

import convarium.engine.network.Graph;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the first validation pictures come to in each layer: which units are dead, and how the values
/// are spread.
///
/// Worked out once a moment for all who ask, while the training goes on only every few moments. Belongs to
/// the thread that trains.
public final class MapSurvey {
    /// How many pictures the spread is taken from.
    private static final int SPREAD = 8;

    /// While it goes on, what was seen last holds for so many further looks: it takes longer than all else.
    private static final int GLANCES = 5;

    private final int most;
    private @Nullable Graph graph;
    private @Nullable OpenedNetwork network;
    private WeakReference<Moment> followed = new WeakReference<>(null);
    private WeakReference<Moment> surveyed = new WeakReference<>(null);
    private List<MapBlock> blocks = List.of();
    private float[] pictures = {};
    private int tried;
    private int glances;
    private @Nullable Graph seenIn;
    private Seen seen = new Seen(Map.of(), Map.of(), 0, 0);

    /// What was seen.
    ///
    /// @param dead the units that gave 0 everywhere for all pictures, by layer
    /// @param spread how the values are spread, by layer
    /// @param tried how many pictures were tried
    /// @param spreadOver how many of them the spread is taken from
    public record Seen(Map<String, Set<Integer>> dead, Map<String, Histogram> spread, int tried, int spreadOver) {

        public Seen {
            dead = Map.copyOf(dead);
            spread = Map.copyOf(spread);
        }
    }

    /// A survey of so many validation pictures, or as many as there are.
    public MapSurvey(int most) {
        this.most = most;
    }

    /// A copy with the weights of a moment, to be run at will.
    OpenedNetwork network(Moment moment) {
        var its = moment.network().graph();
        var copy = network;
        if (copy == null || graph != its) {
            graph = its;
            copy = new OpenedNetwork(its, moment.network().compute());
            network = copy;
            blocks = MapPlan.of(its);
            gather(moment);
        }
        if (!followed.refersTo(moment)) {
            copy.follow(moment.network());
            followed = new WeakReference<>(moment);
        }
        return copy;
    }

    private void gather(Moment moment) {
        var validation = moment.validation();
        tried = Math.min(most, validation.count());
        int each = validation.shape().elements();
        pictures = new float[tried * each];
        for (int i = 0; i < tried; i++) {
            validation.copy(i, pictures, i * each);
        }
    }

    /// What the pictures come to at a moment.
    public Seen look(Moment moment) {
        if (surveyed.refersTo(moment)) {
            return seen;
        }
        surveyed = new WeakReference<>(moment);
        if (moment.isGoing() && glances > 0 && seenIn == moment.network().graph()) {
            glances--;
            return seen;
        }
        var copy = network(moment);
        glances = GLANCES;
        seenIn = graph;
        copy.infer(tried, pictures);
        var dead = new HashMap<String, Set<Integer>>();
        var spread = new HashMap<String, Histogram>();
        int spreadOver = Math.min(SPREAD, tried);
        for (var block : blocks) {
            float[] values = copy.values(block.shown());
            int each = block.shape().elements();
            spread.put(block.name(), Histogram.from0(values, 0, spreadOver * each));
            if (block.endsInRelu()) {
                dead.put(block.name(), dead(values, tried, block.units(), each));
            }
        }
        seen = new Seen(dead, spread, tried, spreadOver);
        return seen;
    }

    /// The units whose values are 0 everywhere in all of `n` samples of `each` values.
    static Set<Integer> dead(float[] values, int n, int units, int each) {
        var dead = new HashSet<Integer>();
        int size = each / units;
        for (int u = 0; u < units; u++) {
            if (isZero(values, n, u * size, size, each)) {
                dead.add(u);
            }
        }
        return dead;
    }

    private static boolean isZero(float[] values, int n, int at, int size, int each) {
        for (int sample = 0; sample < n; sample++) {
            for (int i = sample * each + at; i < sample * each + at + size; i++) {
                if (values[i] != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
