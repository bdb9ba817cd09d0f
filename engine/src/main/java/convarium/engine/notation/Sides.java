package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;

/// Rows and columns added on each side, below 0 where they are cut off.
record Sides(int top, int bottom, int left, int right) {
    static final Sides NONE = all(0);

    static Sides all(int each) {
        return new Sides(each, each, each, each);
    }

    static Sides of(Padding.Explicit p) {
        return new Sides(p.top(), p.bottom(), p.left(), p.right());
    }

    boolean isNone() {
        return equals(NONE);
    }

    boolean cuts() {
        return Math.min(Math.min(top, bottom), Math.min(left, right)) < 0;
    }

    boolean adds() {
        return Math.max(Math.max(top, bottom), Math.max(left, right)) > 0;
    }

    Sides plus(Sides o) {
        return new Sides(top + o.top, bottom + o.bottom, left + o.left, right + o.right);
    }

    Sides negated() {
        return new Sides(-top, -bottom, -left, -right);
    }

    /// @throws IllegalArgumentException if a side is below 0
    Padding.Explicit explicit() {
        return new Padding.Explicit(top, bottom, left, right);
    }
}
