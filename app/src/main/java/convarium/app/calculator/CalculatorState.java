package convarium.app.calculator;

import convarium.app.place.PlaceState;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TrainingMemory.Optimiser;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// What the calculator shows.
///
/// @param net the text of the chain as typed, readable or not
/// @param input the shape of one sample, channels first; empty where the text is to state it
/// @param batch samples in a batch, at least 1
/// @param unit what work is counted in
/// @param optimiser what memory to train is worked out for
/// @param row the row that is opened up, counted from 0; −1 for none
public record CalculatorState(String net, Optional<Shape> input, int batch, Products unit, Optimiser optimiser, int row)
        implements PlaceState {
    /// Characters of the longest text that is taken.
    public static final int MOST_TEXT = 100_000;

    /// Samples of the largest batch.
    public static final int MOST_SAMPLES = 1_000_000_000;

    public CalculatorState {
        if (net.length() > MOST_TEXT) {
            throw new IllegalArgumentException(
                    "the text of a chain has at most 100,000 characters here, found " + net.length());
        }
        if (batch < 1 || batch > MOST_SAMPLES) {
            throw new IllegalArgumentException("a batch has 1 to 1,000,000,000 samples, found " + batch);
        }
        if (row < -1) {
            throw new IllegalArgumentException("a row counts from 0, found " + row);
        }
    }

    /// What the calculator begins with.
    public static CalculatorState first() {
        return new CalculatorState("", Optional.empty(), 1, Products.MAC, Optimiser.ADAM, 0).with(ChainPreset.LENET);
    }

    /// With the text and the input of a preset, its first row opened up.
    public CalculatorState with(ChainPreset preset) {
        return new CalculatorState(preset.net(), preset.input(), batch, unit, optimiser, 0);
    }

    /// With another text.
    public CalculatorState withNet(String other) {
        return new CalculatorState(other, input, batch, unit, optimiser, row);
    }

    /// With another shape of a sample.
    public CalculatorState withInput(Optional<Shape> other) {
        return new CalculatorState(net, other, batch, unit, optimiser, row);
    }

    /// With another batch.
    public CalculatorState withBatch(int other) {
        return new CalculatorState(net, input, other, unit, optimiser, row);
    }

    /// With another unit of work.
    public CalculatorState withUnit(Products other) {
        return new CalculatorState(net, input, batch, other, optimiser, row);
    }

    /// With another optimiser.
    public CalculatorState withOptimiser(Optimiser other) {
        return new CalculatorState(net, input, batch, unit, other, row);
    }

    /// With another row opened up.
    public CalculatorState withRow(int other) {
        return new CalculatorState(net, input, batch, unit, optimiser, other);
    }

    @Override
    public String link() {
        return CalculatorLink.write(this);
    }
}
