package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.dialog.DialogService;
import convarium.engine.train.WeightLayout;

/// Lets somebody choose which file weights are written to, or read from.
public final class WeightFiles {
    private final TrainViewModel model;
    private final DialogService dialogs;

    /// For the place that trains.
    ///
    /// @param dialogs asks for files
    public WeightFiles(TrainViewModel model, DialogService dialogs) {
        this.model = model;
        this.dialogs = dialogs;
    }

    /// How weights are written: which kind of file, in whose names and order.
    enum Kind {
        /// A safetensors file, as PyTorch names and orders them.
        SAFETENSORS,
        /// An npz file, as PyTorch names and orders them.
        NPZ,
        /// An npz file in Keras' order, of a network that is written in Keras' words.
        KERAS;

        WeightLayout layout() {
            return this == KERAS ? WeightLayout.KERAS : WeightLayout.PYTORCH;
        }

        String ending() {
            return this == SAFETENSORS ? ".safetensors" : ".npz";
        }
    }

    /// Begins again with weights from a file; the run that there is stays where they do not fit.
    void open() {
        dialogs.chooseWeights().ifPresent(model::openWeights);
    }

    /// Writes the weights of the moment that is shown, of the network that is shown.
    void save(Kind kind) {
        dialogs.chooseTarget("weights" + kind.ending(), text("train.weights.kind." + kind))
                .ifPresent(file -> model.saveWeights(file, kind.layout()));
    }
}
