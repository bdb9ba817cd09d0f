package convarium.engine.data;

import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/// Pictures, each with the number of its class.
public interface DataSet {

    /// How many pictures there are, at least one.
    int count();

    /// The shape of every picture: channels × height × width.
    Shape shape();

    /// How many classes there are; labels go from 0 to one less.
    int classes();

    /// What the classes are called, in the order of their labels; their numbers where nothing better is
    /// known.
    default List<String> classNames() {
        return IntStream.range(0, classes()).mapToObj(Integer::toString).toList();
    }

    /// The class of a picture.
    int label(int index);

    /// Copies a picture's values, from 0 to 1.
    ///
    /// @param into takes the values, row by row
    /// @param at where they begin there
    void copy(int index, float[] into, int at);
}
