package convarium.app.train;

import javafx.scene.Node;

/// A part of the place that trains which shows figures of the training network.
///
/// @param <T> the figures: an immutable record
public interface TrainPanel<T> {

    /// Where panels go, each column from top to bottom in the order in which they are given.
    enum Column {
        /// At the left: curves, confusions.
        LEFT,
        /// In the middle, the widest: filters and maps.
        MIDDLE,
        /// The middle for itself, on the page of that name.
        PICTURES,
        /// The middle for itself, on the page of that name.
        MAP,
        /// The middle for itself, on the page of that name.
        SHIFT,
        /// At the right: gradients, the prediction for the chosen picture.
        INSPECTOR
    }

    /// Where it goes.
    Column column();

    /// Its caption; empty if it writes its own.
    String title();

    /// What it draws on.
    Node node();

    /// Whether anybody would see it, supposed that the place is on screen: false where it is folded away.
    /// Only then its probe is asked.
    boolean isWanted();

    /// What takes its figures from the training.
    Probe<T> probe();

    /// Shows new figures, on the window's thread.
    void show(T figures);
}
