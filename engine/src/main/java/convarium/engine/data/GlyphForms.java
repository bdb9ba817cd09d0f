package convarium.engine.data;

import java.util.List;

/// How each character is written: one or more ways of writing it, each as the path of a pen.
///
/// A path is a text of commands in a box ten wide and fourteen high, with y downwards: `M x y` lifts
/// the pen and sets it down, `L x y` draws a straight line, `C x y x y x y` a cubic curve with two
/// points that it bends towards.
final class GlyphForms {
    private static final String CIRCLE = "M 5 0 C -1 0 -0.6 14 5 14 C 10.6 14 11 0 5 0";

    private GlyphForms() {}

    /// The ways of writing a digit where only digits are told apart.
    static List<PenPath> digit(int digit) {
        return paths(
                switch (digit) {
                    case 0 -> List.of(CIRCLE, "M 6.4 0.4 C 0 -1.2 -0.6 14.4 5 14 C 10.4 13.6 10 0.6 4.4 0.6");
                    case 1 ->
                        List.of("M 5 0 L 5 14", "M 2.6 3.4 L 6 0 L 6 14", "M 2.6 3.4 L 5.4 0 L 5.4 14 M 2 14 L 8.8 14");
                    case 2 ->
                        List.of(
                                "M 1.2 3.8 C 1.5 -1.2 9 -1.2 8.8 4 C 8.7 7 4 10 1 14 L 9.2 14",
                                "M 1.2 3.4 C 2 -1.2 9 -1 8.6 4.2 C 8 8.4 4 12.6 1.8 13.4 C 0 13.4 1.4 10.6 3.6 11.6 C 5.6 12.8 7.6 15 9.6 12.8");
                    case 3 ->
                        List.of(
                                "M 1.4 2.2 C 3 -1 8.6 -0.8 8.4 3.4 C 8.2 6 6 6.7 4 6.8 C 7 6.8 9.2 8 9 10.4 C 8.6 15 2.4 15 1 11.6",
                                "M 1.2 0 L 8.4 0 L 4.4 5.6 C 7.6 5.4 9.2 7.6 9 10 C 8.6 15 2.4 14.8 1 12");
                    case 4 ->
                        List.of("M 6.8 14 L 6.8 0 L 0.8 9.6 L 9.6 9.6", "M 1.8 0 L 1.2 7.6 L 9 7.6 M 7.6 1.6 L 7 14");
                    case 5 ->
                        List.of(
                                "M 8.4 0 L 2.2 0 L 1.8 6 C 4 4.4 9 4.8 9 9.4 C 9 14.6 2.6 15 1 11.8",
                                "M 2.4 0.6 L 2 5.8 C 5 4.6 9 5.4 8.8 9.6 C 8.4 14.4 3 14.8 1 12.4 M 2.4 0.4 L 8.8 0");
                    case 6 ->
                        List.of(
                                "M 7.6 0.4 C 3 1 1 6 1 9.4 C 1 15.4 9 15.4 9 9.8 C 9 5 2.4 5 1.2 9",
                                "M 5.6 0 C 2.6 3 1 7 1.4 11 C 2 15 8.6 15 8.8 10.8 C 8.8 7 3.4 6.6 1.8 11.4");
                    case 7 ->
                        List.of(
                                "M 1 0 L 9 0 L 4 14",
                                "M 1 0.6 L 9 0 C 6.6 4 5 9 4.4 14 M 3 7 L 8.6 6.6",
                                "M 1 2 L 1 0 L 9 0 L 4.4 14");
                    case 8 ->
                        List.of(
                                "M 5 6.6 C 0.4 5.4 0.8 0 5 0 C 9.2 0 9.6 5.4 5 6.6 C -0.4 8 0 14 5 14 C 10 14 10.4 8 5 6.6",
                                "M 8 1.4 C 4 -2 -0.4 3.4 4.6 6.4 C 10 9.4 9.4 14 5 14 C 0.4 14 0 9.6 4.8 6.6 C 8 4.6 9 3 8 1.4");
                    case 9 ->
                        List.of(
                                "M 8.8 4.6 C 8.6 -1.4 1 -1.4 1 4.6 C 1 9.6 8 9.4 8.8 4.6 L 8.4 14",
                                "M 8.8 4.2 C 8.4 -1.2 1 -1.4 1 4.2 C 1 9.4 8.4 9 8.8 4.4 C 9 9 7 13.4 3 14");
                    default -> throw new IllegalArgumentException("a digit is from 0 to 9, found " + digit);
                });
    }

    /// The ways of writing a digit among capitals: 0 is struck through and 1 has its flag, so that
    /// neither is O or I.
    static List<PenPath> digitAmongLetters(int digit) {
        return switch (digit) {
            case 0 ->
                paths(List.of(
                        CIRCLE + " M 8 2.4 L 2 11.6",
                        "M 5 0 C -1.6 0 -1.2 14 5 14 C 11.2 14 11.6 0 5 0 M 7.6 3 L 2.4 11"));
            case 1 -> paths(List.of("M 2.2 3.8 L 6 0 L 6 14", "M 2.2 3.8 L 5.4 0 L 5.4 14 M 2 14 L 8.8 14"));
            default -> digit(digit);
        };
    }

    /// The ways of writing a capital.
    ///
    /// @param letter from `A` to `Z`
    static List<PenPath> capital(char letter) {
        return paths(
                switch (letter) {
                    case 'A' ->
                        List.of(
                                "M 0.6 14 L 5 0 L 9.4 14 M 2.2 9 L 7.8 9",
                                "M 0.8 14 C 1 -4.6 9 -4.6 9.2 14 M 1.4 8.4 L 8.6 8.4");
                    case 'B' ->
                        List.of(
                                "M 1.4 14 L 1.4 0 L 5 0 C 9.4 0 9.4 6.6 5 6.6 L 1.4 6.6 M 5 6.6 C 10.6 6.6 10.6 14 5 14 L 1.4 14",
                                "M 1.6 0 L 1.4 14 M 1 0.6 C 10 -1.6 9.6 6.2 2.4 6.8 C 11 6.4 11 14.6 1 13.6");
                    case 'C' -> List.of("M 9 2.6 C 6.6 -1.6 0.8 -0.6 0.8 7 C 0.8 14.6 6.6 15.6 9 11.4");
                    case 'D' ->
                        List.of(
                                "M 1.4 0 L 1.4 14 L 4 14 C 10.8 14 10.8 0 4 0 L 1.4 0",
                                "M 1.6 0 L 1.6 14 M 0.6 0.2 C 12 -1 12 15 0.6 13.8");
                    case 'E' ->
                        List.of(
                                "M 8.6 0 L 1.4 0 L 1.4 14 L 8.8 14 M 1.4 6.8 L 7.4 6.8",
                                "M 8.4 1.4 C 4 -2 -0.4 5.4 5.6 6.6 C -1.6 7.4 0 16.4 8.8 12.6");
                    case 'F' -> List.of("M 8.8 0 L 1.4 0 L 1.4 14 M 1.4 6.6 L 7.4 6.6");
                    case 'G' ->
                        List.of(
                                "M 8.8 2.4 C 6.4 -1.6 0.8 -0.6 0.8 7 C 0.8 15.2 8 15.2 9 11 L 9 7.8 L 5.4 7.8",
                                "M 8.4 2 C 5 -1.6 0.6 1.4 0.8 7.6 C 1 14.8 8.4 14.8 8.6 8 L 5 8 M 8.6 8 L 8.8 14");
                    case 'H' -> List.of("M 1.2 0 L 1.2 14 M 8.8 0 L 8.8 14 M 1.2 6.8 L 8.8 6.8");
                    case 'I' -> List.of("M 5 0 L 5 14 M 2 0 L 8 0 M 2 14 L 8 14");
                    case 'J' ->
                        List.of(
                                "M 7.6 0 L 7.6 9.6 C 7.6 15.4 1 15.4 1 10.4",
                                "M 3.6 0 L 9.4 0 M 6.6 0 L 6.6 10 C 6.6 15 1 15 1 10.8");
                    case 'K' -> List.of("M 1.4 0 L 1.4 14 M 8.8 0 L 1.4 8 M 3.8 5.6 L 9 14");
                    case 'L' ->
                        List.of("M 1.6 0 L 1.6 14 L 8.8 14", "M 2 0 C 2 6 2.4 12 1.2 13.8 C 4 12.8 6 15 9 13.2");
                    case 'M' ->
                        List.of("M 0.6 14 L 1.4 0 L 5 9 L 8.6 0 L 9.4 14", "M 0.8 14 L 0.8 0 L 5 7.6 L 9.2 0 L 9.2 14");
                    case 'N' -> List.of("M 1.2 14 L 1.2 0 L 8.8 14 L 8.8 0");
                    case 'O' -> List.of("M 5 0.6 C -2.6 0.6 -2.6 13.4 5 13.4 C 12.6 13.4 12.6 0.6 5 0.6");
                    case 'P' ->
                        List.of(
                                "M 1.4 14 L 1.4 0 L 5 0 C 10.4 0 10.4 7.6 5 7.6 L 1.4 7.6",
                                "M 1.8 0.4 L 1.6 14 M 0.8 0.8 C 11 -2 11.4 8 1.8 7.4");
                    case 'Q' ->
                        List.of("M 5 0.4 C -2.4 0.4 -2.4 13.4 5 13.4 C 12.4 13.4 12.4 0.4 5 0.4 M 5.8 10 L 9.6 14.6");
                    case 'R' ->
                        List.of(
                                "M 1.4 14 L 1.4 0 L 5 0 C 10.2 0 10.2 7 5 7 L 1.4 7 M 5 7 L 9.2 14",
                                "M 1.8 0.4 L 1.6 14 M 0.8 0.8 C 11 -2 11 7.6 2 7 L 9.2 14");
                    case 'S' ->
                        List.of("M 8.6 2.2 C 6.4 -1.2 1 -0.6 1.2 3.4 C 1.4 7.4 8.8 6.2 9 10.4 C 9 15 2.4 14.8 1 11.6");
                    case 'T' -> List.of("M 0.8 0 L 9.2 0 M 5 0 L 5 14");
                    case 'U' ->
                        List.of(
                                "M 1.2 0 L 1.2 8.6 C 1.2 15.8 8.8 15.8 8.8 8.6 L 8.8 0",
                                "M 1.2 0 C 0.6 8 0.8 14 4.6 14 C 7.6 14 8.6 8 8.8 0 L 9 14");
                    case 'V' -> List.of("M 0.6 0 L 5 14 L 9.4 0", "M 0.6 0 C 2 4 4 10 4.8 14 C 6 8 8 2 9.6 0.4");
                    case 'W' ->
                        List.of(
                                "M 0.2 0 L 2.6 14 L 5 4 L 7.4 14 L 9.8 0",
                                "M 0.4 0 C 0.4 18 4.8 16 5 5 C 5.2 16 9.6 18 9.6 0");
                    case 'X' -> List.of("M 0.8 0 L 9.2 14 M 9.2 0 L 0.8 14");
                    case 'Y' -> List.of("M 0.8 0 L 5 6.8 L 9.2 0 M 5 6.8 L 5 14", "M 1 0 L 5.2 7.4 M 9.2 0 L 3 14");
                    case 'Z' -> List.of("M 1 0 L 9 0 L 1 14 L 9 14", "M 1 0 L 9 0 L 1 14 L 9 14 M 2.6 7 L 7.6 7");
                    default -> throw new IllegalArgumentException("a capital is from A to Z, found " + letter);
                });
    }

    private static List<PenPath> paths(List<String> texts) {
        return texts.stream().map(PenPath::of).toList();
    }
}
