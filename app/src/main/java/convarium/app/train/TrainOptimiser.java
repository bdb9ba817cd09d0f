package convarium.app.train;

import convarium.engine.train.Optimiser;

/// The optimisers that are offered, as people call them.
public enum TrainOptimiser {
    /// Plain stochastic gradient descent.
    SGD,
    /// With momentum.
    MOMENTUM,
    /// With momentum and Nesterov's look ahead.
    NESTEROV,
    /// RMSprop.
    RMSPROP,
    /// Adam.
    ADAM,
    /// Adam with decoupled weight decay.
    ADAMW;

    private static final double USUAL_MOMENTUM = 0.9;

    /// What an optimiser is called.
    public static TrainOptimiser of(Optimiser optimiser) {
        return switch (optimiser) {
            case Optimiser.Sgd sgd when sgd.momentum() == 0 -> SGD;
            case Optimiser.Sgd sgd -> sgd.nesterov() ? NESTEROV : MOMENTUM;
            case Optimiser.RmsProp rms -> RMSPROP;
            case Optimiser.Adam adam -> ADAM;
            case Optimiser.AdamW adam -> ADAMW;
        };
    }

    /// The optimiser with PyTorch's defaults; momentum is 0.9 where it is meant.
    public Optimiser usual() {
        return switch (this) {
            case SGD -> new Optimiser.Sgd();
            case MOMENTUM -> new Optimiser.Sgd(USUAL_MOMENTUM, false, 0);
            case NESTEROV -> new Optimiser.Sgd(USUAL_MOMENTUM, true, 0);
            case RMSPROP -> new Optimiser.RmsProp();
            case ADAM -> new Optimiser.Adam();
            case ADAMW -> new Optimiser.AdamW();
        };
    }

    /// Whether it has a momentum to be set.
    public boolean hasMomentum() {
        return this == MOMENTUM || this == NESTEROV || this == RMSPROP;
    }

    /// An optimiser's momentum; 0 where it has none.
    public static double momentum(Optimiser optimiser) {
        return switch (optimiser) {
            case Optimiser.Sgd sgd -> sgd.momentum();
            case Optimiser.RmsProp rms -> rms.momentum();
            case Optimiser.Adam adam -> 0;
            case Optimiser.AdamW adam -> 0;
        };
    }

    /// An optimiser's weight decay.
    public static double decay(Optimiser optimiser) {
        return switch (optimiser) {
            case Optimiser.Sgd sgd -> sgd.weightDecay();
            case Optimiser.RmsProp rms -> rms.weightDecay();
            case Optimiser.Adam adam -> adam.weightDecay();
            case Optimiser.AdamW adam -> adam.weightDecay();
        };
    }

    /// The same with another momentum; as it is where it has none.
    ///
    /// @throws IllegalArgumentException if it is not from 0 to below 1, or 0 with Nesterov's look ahead
    public static Optimiser withMomentum(Optimiser optimiser, double momentum) {
        return switch (optimiser) {
            case Optimiser.Sgd sgd -> new Optimiser.Sgd(momentum, sgd.nesterov(), sgd.weightDecay());
            case Optimiser.RmsProp rms -> new Optimiser.RmsProp(rms.alpha(), rms.eps(), momentum, rms.weightDecay());
            case Optimiser.Adam adam -> adam;
            case Optimiser.AdamW adam -> adam;
        };
    }

    /// The same with another weight decay.
    ///
    /// @throws IllegalArgumentException if it is below 0
    public static Optimiser withDecay(Optimiser optimiser, double decay) {
        return switch (optimiser) {
            case Optimiser.Sgd sgd -> new Optimiser.Sgd(sgd.momentum(), sgd.nesterov(), decay);
            case Optimiser.RmsProp rms -> new Optimiser.RmsProp(rms.alpha(), rms.eps(), rms.momentum(), decay);
            case Optimiser.Adam adam -> new Optimiser.Adam(adam.beta1(), adam.beta2(), adam.eps(), decay);
            case Optimiser.AdamW adam -> new Optimiser.AdamW(adam.beta1(), adam.beta2(), adam.eps(), decay);
        };
    }
}
