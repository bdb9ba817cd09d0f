package convarium.app.train;

import convarium.engine.data.DataPreview;
import convarium.engine.data.Split;

/// What is shown of data before anything learns from them.
///
/// @param name how they are asked for
/// @param seed what they were made or split with
/// @param training the pictures to learn from
/// @param validation the pictures to validate with
/// @param bySeed whether the seed chose which are which
record DataLook(String name, long seed, DataPreview training, DataPreview validation, boolean bySeed) {

    /// Looks through both parts.
    ///
    /// @param most how many pictures of each class to show
    static DataLook of(String name, long seed, Split split, int most) {
        return new DataLook(
                name,
                seed,
                DataPreview.of(split.training(), most),
                DataPreview.of(split.validation(), 0),
                split.isBySeed());
    }
}
