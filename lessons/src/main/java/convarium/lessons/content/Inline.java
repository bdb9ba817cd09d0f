package convarium.lessons.content;

/// A piece of a sentence in one style.
public sealed interface Inline {

    /// The words, without their style.
    String text();

    /// Plain words.
    record Text(String text) implements Inline {}

    /// Words that carry the sentence.
    record Emphasis(String text) implements Inline {}

    /// Something as it stands in code.
    record Code(String text) implements Inline {}
}
