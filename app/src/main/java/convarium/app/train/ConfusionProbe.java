package convarium.app.train;

import convarium.engine.data.DataSet;
import convarium.engine.explain.Predictor;
import convarium.engine.explain.RollingPredictions;
import convarium.engine.network.Network;
import java.util.Optional;

/// Asks the network about the validation pictures. All answers that are shown together are those of the
/// same weights.
///
/// At rest it asks about all pictures at once. While it trains it keeps the weights of a moment and
/// asks them about a few of the first pictures at each look; what it shows changes when these have been
/// asked. Panels that show the same answers share one probe, so that they are asked for once.
final class ConfusionProbe implements Probe<ConfusionFigures> {
    /// So many pictures at a look while it trains.
    private static final int A_FEW = 128;

    /// About so many pictures while it trains: all would be done so late that they tell of the past.
    private static final int FIRST = 256;

    private Optional<Asking> asking = Optional.empty();

    /// What is asked about one network, again and again.
    private static final class Asking {
        private final DataSet pictures;
        private final Network kept;
        private RollingPredictions answers;
        private long step;
        private int left;
        private boolean isAsking;
        private Optional<ConfusionFigures> latest = Optional.empty();

        Asking(DataSet pictures, Network network) {
            this.pictures = pictures;
            kept = new Network(network.graph(), network.compute());
            answers = new RollingPredictions(pictures, ThumbAtlas.MOST);
        }

        boolean isAbout(Moment moment) {
            return pictures.equals(moment.validation())
                    && kept.graph() == moment.network().graph();
        }

        /// Keeps the weights of a moment and begins to ask.
        ///
        /// @param most about so many pictures
        void begin(Moment moment, int most) {
            var from = moment.network().parameters();
            var to = kept.parameters();
            for (int i = 0; i < to.size(); i++) {
                float[] values = from.get(i).values();
                System.arraycopy(values, 0, to.get(i).values(), 0, values.length);
            }
            kept.parametersChanged();
            step = moment.step();
            answers = new RollingPredictions(pictures, ThumbAtlas.MOST);
            left = Math.min(most, answers.count());
            isAsking = true;
        }

        void ask(int many) {
            int now = Math.min(many, left);
            answers.ask(new Predictor(kept), now);
            left -= now;
            if (left == 0) {
                latest = Optional.of(new ConfusionFigures(pictures, pictures.classNames(), answers.now(), step));
                isAsking = false;
            }
        }
    }

    @Override
    public ConfusionFigures look(Moment moment) {
        var now = asking.filter(before -> before.isAbout(moment))
                .orElseGet(() -> new Asking(moment.validation(), moment.network()));
        asking = Optional.of(now);
        boolean isKnown = now.latest
                .filter(figures -> figures.step() == moment.step())
                .map(ConfusionFigures::predictions)
                .filter(said -> said.answered() == said.count())
                .isPresent();
        if (now.latest.isEmpty() || (!moment.isGoing() && !isKnown)) {
            now.begin(moment, Integer.MAX_VALUE);
            now.ask(Integer.MAX_VALUE);
        } else if (moment.isGoing()) {
            if (!now.isAsking) {
                now.begin(moment, FIRST);
            }
            now.ask(A_FEW);
        } else {
            now.isAsking = false;
        }
        return now.latest.orElseThrow();
    }
}
