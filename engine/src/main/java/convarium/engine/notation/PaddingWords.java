package convarium.engine.notation;

import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import java.util.Locale;
import java.util.Set;

/// What `'valid'` and `'same'` mean under a convention.
final class PaddingWords {
    private static final Set<String> WORDS = Set.of("valid", "same", "same_upper", "same_lower");

    private PaddingWords() {}

    /// The padding that a word stands for: `Padding.NONE` or one of `Padding.Same`.
    ///
    /// @param stride the layer's stride, which PyTorch's 'same' does not take
    /// @param numbers what to write instead where the convention has no 'same'
    static Padding read(Expression.Text word, Dialect dialect, Convention convention, Size stride, String numbers) {
        String text = dialect == Dialect.KERAS ? word.value().toLowerCase(Locale.ROOT) : word.value();
        return switch (text) {
            case "valid" -> Padding.NONE;
            case "same" -> same(word, convention, stride, numbers);
            case "same_upper" -> onnxOnly(word, convention, Padding.Same.UPPER);
            case "same_lower" -> onnxOnly(word, convention, Padding.Same.LOWER);
            default ->
                throw word.span()
                        .error("padding knows the words 'valid' and 'same', found "
                                + word.span().quote() + ".");
        };
    }

    /// The padding of a call that takes words only, none if it says nothing.
    static Padding of(Arguments arguments, Dialect dialect, Size stride) {
        var value = arguments.find("padding");
        if (value.isEmpty()) {
            return Padding.NONE;
        }
        checkQuoted(value.get());
        if (value.get() instanceof Expression.Text word) {
            return read(word, dialect, dialect.convention(), stride, "write 'valid'");
        }
        throw value.get()
                .span()
                .error("padding is 'valid' or 'same', found "
                        + value.get().span().quote() + ".");
    }

    /// Refuses a word that lacks its quotes.
    static void checkQuoted(Expression padding) {
        if (padding instanceof Expression.Name name
                && WORDS.contains(name.dotted().toLowerCase(Locale.ROOT))) {
            throw padding.span()
                    .error("The word for the padding stands in quotes: write '"
                            + name.dotted().toLowerCase(Locale.ROOT) + "'.");
        }
    }

    private static Padding same(Expression.Text word, Convention convention, Size stride, String numbers) {
        return switch (convention) {
            case KERAS, ONNX -> Padding.Same.UPPER;
            case CAFFE -> throw word.span().error("Caffe has no 'same': " + numbers + ".");
            case PYTORCH -> {
                if (stride.h() != 1 || stride.w() != 1) {
                    throw word.span().error("PyTorch's 'same' takes no stride: " + numbers + ".");
                }
                yield Padding.Same.UPPER;
            }
        };
    }

    private static Padding onnxOnly(Expression.Text word, Convention convention, Padding.Same same) {
        if (convention != Convention.ONNX) {
            throw word.span()
                    .error(word.span().quote()
                            + " is ONNX's: write 'same', or read the line with the ONNX convention.");
        }
        return same;
    }
}
