package convarium.lessons.grading;

import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.trace.OutputStep;
import convarium.engine.trace.Tap;
import java.util.List;
import java.util.OptionalDouble;

/// Grades the terms of a sum that somebody fills in: each a weight times the input under it.
public final class TermGrading {
    private TermGrading() {}

    /// What there is to say about the two factors of a term.
    public record Factors(Verdict weight, Verdict input) {}

    /// The terms of an output's sum, in order: of its taps those that take part.
    public static List<Tap> terms(OutputStep step) {
        return step.taps().stream().filter(Tap::counted).toList();
    }

    /// Compares two factors with those of a term; a product may be written either way round.
    ///
    /// A factor that is not given yet is graded as if it were wrong.
    ///
    /// @param turns whether the layer turns its kernel, which decides what is called a mistake
    public static Factors grade(OutputStep step, int term, OptionalDouble weight, OptionalDouble input, boolean turns) {
        var terms = terms(step);
        var tap = terms.get(term);
        if (weight.isPresent()
                && input.isPresent()
                && Compared.same(weight.getAsDouble(), tap.input())
                && Compared.same(input.getAsDouble(), tap.weight())) {
            return new Factors(new Verdict.Right(), new Verdict.Right());
        }
        // where taps are missing, the opposite one need not be there
        var turned = terms.size() == step.taps().size()
                ? List.of(new Slip(
                        turns ? Mistake.KERNEL_NOT_TURNED : Mistake.KERNEL_TURNED,
                        terms.get(terms.size() - 1 - term).weight()))
                : List.<Slip>of();
        return new Factors(
                Compared.value(weight.orElse(Double.NaN), tap.weight(), turned),
                Compared.value(input.orElse(Double.NaN), tap.input(), List.of()));
    }

    /// Whether a layer lays its kernel on the window turned by 180°.
    public static boolean turns(WindowLayer layer) {
        return layer instanceof ConvTranspose2d || (layer instanceof Conv2d conv && conv.flipped());
    }

    /// Compares an answer with a value that a pooling takes.
    public static Verdict value(Tap tap, double answer) {
        return Compared.value(answer, tap.input(), List.of());
    }

    /// Compares an answer with what a mean is divided by.
    ///
    /// @param inputs cells of the input in the window
    /// @param taps cells of the window
    public static Verdict divisor(OutputStep.Reduction.Average mean, int inputs, int taps, double answer) {
        return Compared.count(
                answer,
                mean.divisor(),
                List.of(
                        mean.divisor() == inputs
                                ? new Slip(Mistake.PADDING_COUNTED, taps)
                                : new Slip(Mistake.PADDING_NOT_COUNTED, inputs)));
    }
}
