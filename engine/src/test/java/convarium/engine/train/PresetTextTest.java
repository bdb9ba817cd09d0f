package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.network.Summary;
import convarium.engine.notation.GraphWriter;
import convarium.engine.tensor.Shape;
import org.junit.jupiter.api.Test;

class PresetTextTest {

    /// Read again, the text has the preset's shapes and counts.
    @Test
    void everyPresetIsWrittenAsItIs() {
        for (var preset : TrainingPreset.ALL) {
            for (var shape : new Shape[] {Shape.of(1, 32, 32), Shape.of(3, 32, 32)}) {
                var graph = preset.architecture().graph(shape, 36);
                var written = WrittenNetwork.parse("net.py", GraphWriter.write(graph, shape))
                        .graph(shape, 36)
                        .graph();
                assertEquals(Summary.of(graph).parameters(), Summary.of(written).parameters(), preset.name());
                assertEquals(Summary.of(graph).macs(), Summary.of(written).macs(), preset.name());
            }
        }
    }

    @Test
    void smallerPicturesAreFramed() {
        var made = TrainingPreset.ALL.get(2).architecture();
        String text = GraphWriter.write(made.graph(), Shape.of(1, 28, 28));
        var graph = WrittenNetwork.parse("net.py", text)
                .graph(Shape.of(1, 28, 28), 10)
                .graph();
        assertEquals(Summary.of(made.graph()).macs(), Summary.of(graph).macs());
    }
}
