package convarium.app.train;

import convarium.engine.data.DataSet;
import convarium.engine.explain.Predictor;
import convarium.engine.explain.RollingPredictions;
import convarium.engine.network.Network;
import java.util.Optional;

/// Asks the network about the validation pictures. All answers that are shown together are those of the same weights.
///
/// At rest it asks about all at once. While it trains it keeps the weights of a moment and asks them about a few
/// pictures at each look; what it shows changes when all have been asked. Panels that show the same answers share one
/// probe, so that they are asked for once.
final class ConfusionProbe implements Probe<ConfusionFigures> {
    /// So many pictures at a look while it trains.
    private static final int A_FEW = 64;

    private Optional<Asking> asking = Optional.empty();

    /// What is asked about one network, again and again.
    private static final class Asking {
        private final DataSet pictures;
        private final Network kept;
        private final RollingPredictions rolling;
        private long step;
        private int asked;
        private boolean isAsking;
        private Optional<ConfusionFigures> latest = Optional.empty();

        Asking(DataSet pictures, Network network) {
            this.pictures = pictures;
            kept = new Network(network.graph(), network.compute());
            rolling = new RollingPredictions(pictures, ThumbAtlas.MOST);
        }

        boolean isAbout(Moment moment) {
            return pictures.equals(moment.validation())
                    && kept.graph() == moment.network().graph();
        }

        /// Keeps the weights of a moment and begins to ask.
        void begin(Moment moment) {
            var from = moment.network().parameters();
            var to = kept.parameters();
            for (int i = 0; i < to.size(); i++) {
                float[] values = from.get(i).values();
                System.arraycopy(values, 0, to.get(i).values(), 0, values.length);
            }
            kept.parametersChanged();
            step = moment.step();
            asked = 0;
            isAsking = true;
        }

        void ask(int many) {
            rolling.ask(new Predictor(kept), many);
            asked += many;
            if (asked >= rolling.count()) {
                latest = Optional.of(new ConfusionFigures(pictures, pictures.classNames(), rolling.now(), step));
                isAsking = false;
            }
        }
    }

    @Override
    public ConfusionFigures look(Moment moment) {
        var now = asking.filter(before -> before.isAbout(moment))
                .orElseGet(() -> new Asking(moment.validation(), moment.network()));
        asking = Optional.of(now);
        boolean isOld =
                now.latest.filter(figures -> figures.step() == moment.step()).isEmpty();
        if (now.latest.isEmpty() || (!moment.isGoing() && isOld)) {
            now.begin(moment);
            now.ask(now.rolling.count());
        } else if (moment.isGoing()) {
            if (!now.isAsking) {
                now.begin(moment);
            }
            now.ask(A_FEW);
        } else {
            now.isAsking = false;
        }
        return now.latest.orElseThrow();
    }
}
