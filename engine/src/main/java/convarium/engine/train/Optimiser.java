package convarium.engine.train;

/// How weights follow their gradients. The formulas and defaults are those of PyTorch 2.13; the learning
/// rate comes from outside at each step.
public sealed interface Optimiser {

    /// How many numbers are remembered for each weight.
    int memories();

    /// Stochastic gradient descent, with momentum if asked for: v = momentum·v + g; w = w − rate·v, or with
    /// Nesterov's look ahead w − rate·(g + momentum·v) (Sutskever et al. 2013).
    ///
    /// @param momentum 0 for none
    /// @param nesterov whether to look ahead
    /// @param weightDecay times the weight is added to its gradient
    record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimiser {
        /// @throws IllegalArgumentException if a number is out of its range
        public Sgd {
            below1("momentum", momentum);
            notNegative("weight decay", weightDecay);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("Nesterov's look ahead needs a momentum above 0, found 0");
            }
        }

        /// Without momentum.
        public Sgd() {
            this(0, false, 0);
        }

        @Override
        public int memories() {
            return momentum == 0 ? 0 : 1;
        }
    }

    /// Divides each gradient by the root of a running mean of its squares (Tieleman and Hinton 2012).
    ///
    /// @param alpha how much of the running mean is kept at each step
    /// @param eps added to the root
    /// @param momentum 0 for none
    /// @param weightDecay times the weight is added to its gradient
    record RmsProp(double alpha, double eps, double momentum, double weightDecay) implements Optimiser {
        /// @throws IllegalArgumentException if a number is out of its range
        public RmsProp {
            below1("alpha", alpha);
            below1("momentum", momentum);
            notNegative("eps", eps);
            notNegative("weight decay", weightDecay);
        }

        /// PyTorch's defaults.
        public RmsProp() {
            this(0.99, 1e-8, 0, 0);
        }

        @Override
        public int memories() {
            return momentum == 0 ? 1 : 2;
        }
    }

    /// Running means of gradients and of their squares, each corrected for its start at 0 (Kingma and Ba
    /// 2015, algorithm 1).
    ///
    /// @param weightDecay times the weight is added to its gradient
    record Adam(double beta1, double beta2, double eps, double weightDecay) implements Optimiser {
        /// @throws IllegalArgumentException if a number is out of its range
        public Adam {
            checkAdam(beta1, beta2, eps, weightDecay);
        }

        /// PyTorch's defaults.
        public Adam() {
            this(0.9, 0.999, 1e-8, 0);
        }

        @Override
        public int memories() {
            return 2;
        }
    }

    /// Adam with the decay taken off the weights themselves, not put into the gradients (Loshchilov and
    /// Hutter 2019).
    ///
    /// @param weightDecay times the rate times the weight is taken off the weight
    record AdamW(double beta1, double beta2, double eps, double weightDecay) implements Optimiser {
        /// @throws IllegalArgumentException if a number is out of its range
        public AdamW {
            checkAdam(beta1, beta2, eps, weightDecay);
        }

        /// PyTorch's defaults.
        public AdamW() {
            this(0.9, 0.999, 1e-8, 0.01);
        }

        @Override
        public int memories() {
            return 2;
        }
    }

    private static void checkAdam(double beta1, double beta2, double eps, double weightDecay) {
        below1("beta1", beta1);
        below1("beta2", beta2);
        notNegative("eps", eps);
        notNegative("weight decay", weightDecay);
    }

    private static void below1(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " goes from 0 to below 1, found " + value);
        }
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is at least 0, found " + value);
        }
    }
}
