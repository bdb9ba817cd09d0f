package convarium.engine.train;

/// How the learning rate changes from step to step: a factor of the base rate. A step is one batch, counted
/// from 0.
public sealed interface Schedule {

    /// What the base rate is multiplied by at a step.
    double factor(long step);

    /// Always 1.
    record Constant() implements Schedule {
        @Override
        public double factor(long step) {
            return 1;
        }
    }

    /// Times `gamma` after each `every` steps.
    record Step(long every, double gamma) implements Schedule {
        /// @throws IllegalArgumentException if `every` is below 1 or gamma is not above 0
        public Step {
            atLeastOne("the steps between two drops", every);
            above0("gamma", gamma);
        }

        @Override
        public double factor(long step) {
            long drops = step / every;
            return StrictMath.pow(gamma, (double) drops);
        }
    }

    /// Down along half a cosine from 1 to `least` in `steps` steps, and there it stays (Loshchilov and
    /// Hutter 2017, without restarts).
    record Cosine(long steps, double least) implements Schedule {
        /// @throws IllegalArgumentException if there is no step or `least` is not from 0 to 1
        public Cosine {
            atLeastOne("a cosine's steps", steps);
            fraction("the least factor", least);
        }

        @Override
        public double factor(long step) {
            return between(1, least, Math.min(1, step / (double) steps));
        }
    }

    /// In equal parts from `first` up to 1 in `steps` steps, then as another schedule goes from its own
    /// step 0.
    record WarmUp(long steps, double first, Schedule then) implements Schedule {
        /// @throws IllegalArgumentException if there is no step or `first` is not from 0 to 1
        public WarmUp {
            atLeastOne("a warm-up's steps", steps);
            fraction("the first factor", first);
        }

        @Override
        public double factor(long step) {
            return step < steps ? first + (1 - first) * (step / (double) steps) : then.factor(step - steps);
        }
    }

    /// Up along half a cosine from 1/`division` to 1, then down to 1/(`division`·`lastDivision`) (Smith and
    /// Topin 2018, as PyTorch's `OneCycleLR` with cosines). The base rate is the highest.
    ///
    /// @param steps how many in all, at least 2
    /// @param rising which part of them goes up
    record OneCycle(long steps, double rising, double division, double lastDivision) implements Schedule {
        /// @throws IllegalArgumentException if a number is out of its range
        public OneCycle {
            if (steps < 2) {
                throw new IllegalArgumentException("one cycle takes at least 2 steps, found " + steps);
            }
            fraction("the rising part", rising);
            above0("the first division", division);
            above0("the last division", lastDivision);
        }

        /// PyTorch's defaults.
        public OneCycle(long steps) {
            this(steps, 0.3, 25, 1e4);
        }

        @Override
        public double factor(long step) {
            double top = rising * steps - 1;
            double low = 1 / division;
            if (step <= top && top > 0) {
                return between(low, 1, step / top);
            }
            double down = (step - top) / (steps - 1 - top);
            return between(1, low / lastDivision, Math.min(1, down));
        }
    }

    /// From one value to another along half a cosine.
    private static double between(double from, double to, double part) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * part));
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " are at least 1, found " + value);
        }
    }

    private static void above0(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is above 0, found " + value);
        }
    }

    private static void fraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " goes from 0 to 1, found " + value);
        }
    }
}
