package convarium.engine.network;

/// What a network's numbers take, in bytes.
///
/// @param parameters weights, biases, running statistics
/// @param gradients of the parameters
/// @param workspace all that is shared among activations, their gradients and scratch, as allocated
/// @param held weights brought into order or transformed, batch statistics
/// @param working what the routines of the compute object hand on to each other, for this network and any
/// other that it runs
/// @param kept of the workspace, what training has to keep from the forward to the backward pass: a lower
/// bound
/// @param twoLargestGradients of the workspace, the two largest gradients of activations
public record MemoryUse(
        long parameters, long gradients, long workspace, long held, long working, long kept, long twoLargestGradients) {

    /// Everything that is allocated.
    public long total() {
        return parameters + gradients + workspace + held + working;
    }

    /// What cannot be done without: parameters, gradients, kept activations and the two largest gradients.
    public long necessary() {
        return parameters + gradients + kept + twoLargestGradients;
    }
}
