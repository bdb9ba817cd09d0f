package convarium.engine.format;

import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What an npy file says of its elements: a Python dictionary with exactly the keys `descr`, `fortran_order` and
/// `shape`. Source: NEP 1 and `numpy.lib.format`.
///
/// @param element how one element lies in the file
/// @param fortran whether the first axis varies fastest
record NpyHeader(NpyType.Element element, boolean fortran, Shape shape) {

    /// NumPy's own limit.
    private static final int MOST_AXES = 64;

    static NpyHeader parse(String name, String text) throws FormatException {
        return new Parser(name, text).dictionary();
    }

    private static final class Parser {
        private final String name;
        private final String text;
        private int at;
        private String descr = "";
        private boolean fortran;
        private List<Integer> shape = List.of();

        Parser(String name, String text) {
            this.name = name;
            this.text = text;
        }

        NpyHeader dictionary() throws FormatException {
            var seen = new HashSet<String>();
            expect('{');
            while (!accept('}')) {
                String key = string();
                if (!seen.add(key)) {
                    throw broken("its header names the key '" + key + "' twice");
                }
                expect(':');
                switch (key) {
                    case "descr" -> descr = descr();
                    case "fortran_order" -> fortran = bool();
                    case "shape" -> shape = shape();
                    default -> throw broken("its header has the unknown key '" + printable(key) + "'");
                }
                if (!accept(',')) {
                    expect('}');
                    break;
                }
            }
            space();
            if (at < text.length()) {
                throw unexpected("the end of the header");
            }
            if (seen.size() < 3) {
                throw broken("its header lacks one of the keys 'descr', 'fortran_order' and 'shape'");
            }
            return new NpyHeader(NpyType.element(name, descr), fortran, new Shape(shape));
        }

        private String descr() throws FormatException {
            space();
            if (at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '(')) {
                throw broken("holds structured elements with named fields, expected float16, float32, float64 or "
                        + "integers");
            }
            return printable(string());
        }

        private String string() throws FormatException {
            space();
            char quote = at < text.length() ? text.charAt(at) : ' ';
            if (quote != '\'' && quote != '"') {
                throw unexpected("a quoted text");
            }
            int end = text.indexOf(quote, at + 1);
            if (end < 0 || end - at > 100) {
                throw broken("its header has a quoted text that does not end");
            }
            String value = text.substring(at + 1, end);
            at = end + 1;
            return value;
        }

        private boolean bool() throws FormatException {
            space();
            for (var value : List.of("True", "False")) {
                if (text.startsWith(value, at)) {
                    at += value.length();
                    return value.equals("True");
                }
            }
            throw unexpected("True or False");
        }

        private List<Integer> shape() throws FormatException {
            var sizes = new ArrayList<Integer>();
            long elements = 1;
            expect('(');
            while (!accept(')')) {
                int size = number();
                elements *= size;
                if (elements > Shape.MAX_ELEMENTS) {
                    throw broken("its shape has more elements than the " + Shape.MAX_ELEMENTS + " of one array");
                }
                sizes.add(size);
                if (sizes.size() > MOST_AXES) {
                    throw broken("has more than " + MOST_AXES + " axes");
                }
                if (!accept(',')) {
                    expect(')');
                    break;
                }
            }
            if (sizes.isEmpty()) {
                throw broken("holds a single number without an axis, expected at least one axis");
            }
            return sizes;
        }

        private int number() throws FormatException {
            space();
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == start) {
                throw unexpected("a size in its shape");
            }
            if (at - start > 10 || Long.parseLong(text, start, at, 10) > Shape.MAX_ELEMENTS) {
                throw broken("its shape has more elements than the " + Shape.MAX_ELEMENTS + " of one array");
            }
            int size = Integer.parseInt(text, start, at, 10);
            if (size == 0) {
                throw broken("has an axis of size 0, so it holds nothing");
            }
            if (at < text.length() && text.charAt(at) == 'L') {
                at++; // Python 2 wrote long integers so
            }
            return size;
        }

        private boolean accept(char c) {
            space();
            boolean found = at < text.length() && text.charAt(at) == c;
            at += found ? 1 : 0;
            return found;
        }

        private void expect(char c) throws FormatException {
            if (!accept(c)) {
                throw unexpected("'" + c + "'");
            }
        }

        private void space() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
                at++;
            }
        }

        private FormatException unexpected(String expected) {
            String found = at < text.length() ? "'" + printable(text.substring(at, at + 1)) + "'" : "its end";
            return broken("its header is damaged: expected " + expected + " at position " + at + ", found " + found);
        }

        private FormatException broken(String reason) {
            return new FormatException(name, reason);
        }

        private static String printable(String text) {
            return text.replaceAll("[^ -~]", "?");
        }
    }
}
