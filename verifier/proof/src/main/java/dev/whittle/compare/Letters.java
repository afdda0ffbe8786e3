package dev.whittle.compare;

import dev.whittle.request.Glob;
import dev.whittle.request.Glob.Fill;
import dev.whittle.request.Glob.Fill.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one comparison as letters beyond all characters, one for each variable and use. Numbered as they come.
 *
 * <p>A pattern as an array of codes: a character is its code point; the rest is negative.
 */
final class Letters {
    static final int RUN = -1;
    static final int ONE = -2;
    static final int RUN_IN_PART = -3;
    static final int ONE_IN_PART = -4;

    /** The code of a letter in either case is this minus the lower-case letter. */
    private static final int EITHER_CASE = -100;

    /** The code of the first variable; later ones are less. */
    static final int FIRST = -1000;

    /** The last character that a text may hold. */
    static final int LAST_CHARACTER = 0x2FFFE;

    /** Where characters for variables are taken from: the first place that the texts leave free. */
    private static final int[] PLACES = {0xE001, 0xF000, 0x1F000, 0x20000, 0x28000};

    /** Variables of one comparison. */
    private static final int MOST = 1000;

    private final Set<Integer> unusual = new HashSet<>();
    private final Map<Fill, Integer> numbers = new HashMap<>();
    private final List<Fill> fills = new ArrayList<>();

    /** How patterns with variables are read in a claim. */
    enum Mode {
        /** On the left a variable is any text, on the right its pattern is left out. */
        BOUNDED,
        /** A variable is a letter of its own. */
        SYMBOLIC
    }

    /** On which side of "everything here is there" a pattern stands. */
    enum Side {
        LEFT,
        RIGHT,
        /** Beside the left, for what a text is only wished to be: wildcards take variables too, and a variable is not empty. */
        WISH
    }

    static boolean isVariable(int code) {
        return code <= FIRST;
    }

    static boolean isEitherCase(int code) {
        return code <= EITHER_CASE && code > FIRST;
    }

    /** The lower-case letter of such a code. */
    static int letter(int code) {
        return EITHER_CASE - code;
    }

    /** The codes of a pattern; null where it is left out. */
    int @Nullable [] codes(Glob glob, Mode mode, Side side) {
        Codes codes = new Codes(mode, side);
        for (Glob.Token token : glob.tokens()) {
            if (!token.accept(codes)) {
                return null;
            }
        }
        return codes.array();
    }

    /** What the letter of a code stands for. */
    Fill fill(int code) {
        return fills.get(FIRST - code);
    }

    /** How many letters there are. */
    int size() {
        return fills.size();
    }

    private int code(Fill fill) {
        return FIRST
                - numbers.computeIfAbsent(fill, each -> {
                    fills.add(each);
                    return fills.size() - 1;
                });
    }

    /** The number of a letter, from 0. */
    int number(int code) {
        return FIRST - code;
    }

    /** The letters that a letter on the right takes. */
    List<Integer> absorbed(int right) {
        List<Integer> taken = new ArrayList<>();
        for (int number = 0; number < fills.size(); number++) {
            if (absorbs(right, FIRST - number)) {
                taken.add(FIRST - number);
            }
        }
        return taken;
    }

    /**
     * The character that stands for the first letter, those of the others follow: none of them, nor the next one, is in a text.
     *
     * @throws TextSearch.LimitException where there is no such place
     */
    int firstCharacter() {
        for (int place : PLACES) {
            if (fills.size() < MOST
                    && unusual.stream().noneMatch(point -> point >= place && point <= place + fills.size())) {
                return place;
            }
        }
        throw new TextSearch.LimitException(
                "the texts leave no room for the characters that stand for " + fills.size() + " variables");
    }

    /** Whether a letter on the right takes a letter on the left: the same one, or an exact one of the same variable. */
    boolean absorbs(int right, int left) {
        Fill there = fill(right);
        Fill here = fill(left);
        return right == left || (here.variable().equals(there.variable()) && here.use() == Use.EXACT);
    }

    /** Whether a code of a pattern matches a character or a letter. */
    boolean takes(int pattern, int code, Side side) {
        if (isVariable(code)) {
            return isVariable(pattern)
                    ? side == Side.RIGHT ? absorbs(pattern, code) : pattern == code
                    : !isEitherCase(pattern)
                            && pattern < 0
                            && (side == Side.WISH || (side == Side.RIGHT && pattern == RUN));
        }
        return switch (pattern) {
            case RUN, ONE -> true;
            case RUN_IN_PART, ONE_IN_PART -> code != ':';
            default ->
                pattern == code
                        || (isEitherCase(pattern)
                                && (code == letter(pattern) || code == Character.toUpperCase(letter(pattern))));
        };
    }

    private final class Codes implements Glob.Visitor<Boolean> {
        private final Mode mode;
        private final Side side;
        private int[] codes = new int[32];
        private int size;

        Codes(Mode mode, Side side) {
            this.mode = mode;
            this.side = side;
        }

        int[] array() {
            return Arrays.copyOf(codes, size);
        }

        private boolean add(int code) {
            if (code == RUN && size > 0 && codes[size - 1] == RUN) {
                return true;
            }
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, 2 * size);
            }
            codes[size++] = code;
            return true;
        }

        @Override
        public Boolean text(String text) {
            text.codePoints().forEach(point -> {
                if (point >= PLACES[0]) {
                    unusual.add(point);
                }
                add(point);
            });
            return true;
        }

        @Override
        public Boolean wildcard(Glob.Wildcard wildcard) {
            return add(
                    switch (wildcard) {
                        case RUN -> RUN;
                        case ONE -> ONE;
                        case RUN_IN_PART -> RUN_IN_PART;
                        case ONE_IN_PART -> ONE_IN_PART;
                    });
        }

        @Override
        public Boolean eitherCase(char letter) {
            return add(EITHER_CASE - letter);
        }

        @Override
        public Boolean fill(Fill fill) {
            if (mode == Mode.SYMBOLIC && fill.use() != Use.IN_PART) {
                return add(code(fill));
            }
            return switch (side) {
                case LEFT -> add(RUN);
                case RIGHT -> false;
                case WISH -> add(ONE) && add(RUN);
            };
        }
    }
}
