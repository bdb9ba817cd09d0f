package convarium.engine.data;

import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// Some of another set's pictures, in their order there.
final class Selection implements DataSet {
    private final DataSet all;
    private final int[] chosen;

    Selection(DataSet all, int[] chosen) {
        this.all = all;
        this.chosen = chosen.clone();
        Arrays.sort(this.chosen);
    }

    @Override
    public int count() {
        return chosen.length;
    }

    @Override
    public Shape shape() {
        return all.shape();
    }

    @Override
    public int classes() {
        return all.classes();
    }

    @Override
    public List<String> classNames() {
        return all.classNames();
    }

    @Override
    public int label(int index) {
        return all.label(chosen[index]);
    }

    @Override
    public void copy(int index, float[] into, int at) {
        all.copy(chosen[index], into, at);
    }
}
