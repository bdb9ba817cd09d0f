package convarium.app.train;

import convarium.engine.data.DataSet;
import convarium.engine.explain.Predictor;
import convarium.engine.explain.RollingPredictions;
import convarium.engine.network.Graph;
import java.util.Optional;

/// Asks the network about the validation pictures: a few at each look while it trains, all when it rests. Panels that
/// show the same answers share one, so that they are asked for once.
final class ConfusionProbe implements Probe<ConfusionFigures> {
    /// So many pictures at a look while it trains.
    private static final int A_FEW = 64;

    private Optional<Asking> asking = Optional.empty();

    private static final class Asking {
        private final DataSet pictures;
        private final Graph graph;
        private final RollingPredictions rolling;
        private long step = -1;
        private boolean whole;
        private Optional<ConfusionFigures> latest = Optional.empty();

        Asking(DataSet pictures, Graph graph) {
            this.pictures = pictures;
            this.graph = graph;
            rolling = new RollingPredictions(pictures, ThumbAtlas.MOST);
        }
    }

    @Override
    public ConfusionFigures look(Moment moment) {
        var pictures = moment.validation();
        var graph = moment.network().graph();
        // going back to the beginning, or another network, makes all answers old at once
        var now = asking.filter(a -> a.pictures.equals(pictures) && a.graph == graph && moment.step() >= a.step)
                .orElseGet(() -> new Asking(pictures, graph));
        asking = Optional.of(now);
        boolean whole = !moment.isGoing();
        if (now.step == moment.step() && now.latest.isPresent() && (now.whole || !whole)) {
            return now.latest.get();
        }
        now.rolling.ask(new Predictor(moment.network()), whole ? now.rolling.count() : A_FEW);
        now.step = moment.step();
        now.whole = whole;
        var figures = new ConfusionFigures(pictures, pictures.classNames(), now.rolling.now(), moment.step());
        now.latest = Optional.of(figures);
        return figures;
    }
}
