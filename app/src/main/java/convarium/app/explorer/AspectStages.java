package convarium.app.explorer;

import convarium.app.theme.Palette;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;

/// The stages on numbers, one for each aspect.
final class AspectStages {
    private AspectStages() {}

    static Map<Aspect, AspectStage> all(ExplorerViewModel model, ObservableValue<Palette> palette) {
        var stages = new EnumMap<Aspect, AspectStage>(Aspect.class);
        for (var aspect : Aspect.values()) {
            var stage = switch (aspect) {
                case FORWARD -> new NumbersStage(model, palette);
                case BACKWARD -> new BackwardStage(model, palette);
                case MATRICES -> new MatrixStage(model, palette);
                case CHANNELS -> new ChannelStage(model, palette);
                case SHIFT -> new ShiftStage(model, palette);
                case CONVENTIONS -> new ConventionsStage(model, palette);
                case PREDICT -> new PredictStage(model, palette);
            };
            stage.setAspect(aspect);
            stages.put(aspect, stage);
        }
        return stages;
    }
}
