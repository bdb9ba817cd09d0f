package convarium.app.train;

import javafx.scene.Node;

/// A panel without a node: only its probe matters.
///
/// @param <T> what the probe gives
record CompareLooker<T>(Probe<T> probe) implements TrainPanel<T> {
    @Override
    public Column column() {
        return Column.MIDDLE;
    }

    @Override
    public String title() {
        return "";
    }

    @Override
    public Node node() {
        throw new UnsupportedOperationException("no toolkit here");
    }

    @Override
    public boolean isWanted() {
        return true;
    }

    @Override
    public void show(T figures) {}
}
