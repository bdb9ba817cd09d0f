package convarium.engine.notation;

import convarium.engine.arithmetic.Size;
import java.util.ArrayList;
import java.util.List;

/// Puts a call together, argument by argument, and leaves out what is the default anyway.
final class CallText {
    private final String name;
    private final List<String> arguments = new ArrayList<>();

    CallText(String name) {
        this.name = name;
    }

    /// A value without a name.
    CallText value(Object value) {
        arguments.add(String.valueOf(value));
        return this;
    }

    /// A named value.
    CallText named(String argument, Object value) {
        return value(argument + "=" + value);
    }

    /// A named value, if `there`.
    CallText when(boolean there, String argument, Object value) {
        return there ? named(argument, value) : this;
    }

    /// A named size, unless it is `usual`.
    CallText size(String argument, Size size, Size usual) {
        return when(!size.equals(usual), argument, size(size));
    }

    @Override
    public String toString() {
        return name + "(" + String.join(", ", arguments) + ")";
    }

    /// `3` or `(3, 5)`.
    static String size(Size size) {
        return size.isSquare() ? String.valueOf(size.h()) : "(" + size.h() + ", " + size.w() + ")";
    }

    /// `1` or `(left, right, top, bottom)`.
    static String torchSides(Sides s) {
        return s.equals(Sides.all(s.top()))
                ? String.valueOf(s.top())
                : "(" + s.left() + ", " + s.right() + ", " + s.top() + ", " + s.bottom() + ")";
    }

    /// `1`, `(height, width)` or `((top, bottom), (left, right))`.
    static String kerasSides(Sides s) {
        return s.top() == s.bottom() && s.left() == s.right()
                ? size(new Size(s.top(), s.left()))
                : "((" + s.top() + ", " + s.bottom() + "), (" + s.left() + ", " + s.right() + "))";
    }
}
