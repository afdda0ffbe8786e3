package dev.whittle.smt;

import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.SeqSort;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts of every kind of character, and what solvers make of what is written for them. */
final class Texts {
    /** The first and last character of each kind that is written differently, and what surrounds escapes. */
    static final List<Integer> CHARACTERS = Stream.concat(
                    " !\"#04A[\\]u{|}~".codePoints().boxed(),
                    Stream.of(
                            0, 1, 0x9, 0xA, 0xD, 0x1F, 0x7F, 0x80, 0xA0, 0xE9, 0xFF, 0x100, 0x2028, 0xD7FF, 0xE000,
                            0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1FA93, 0x1FFFF, 0x20000, 0x2FFFD, 0x2FFFE))
            .toList();

    /** Texts that a careless writer turns into others. */
    static final List<String> TRAPS = List.of(
            "",
            "\\",
            "\\\\",
            "\\u",
            "\\u{",
            "\\u{}",
            "\\u{41}",
            "\\u0041",
            "\\\\u0041",
            "\\\\u{41}",
            "\\u{5c}u{41}",
            "\\u{00041}",
            "\\u{000041}",
            "\\u{30000}",
            "\\ud83e",
            "\\x41",
            "\\n",
            "\"",
            "\"\"",
            "\"\"\"",
            "a\"b",
            "\\\"",
            "\u00e9",
            "\uD83E\uDE93",
            "\\u{1fa93}",
            "\\u{d83e}\\u{de93}",
            "arn:aws:s3:::b/\\*?\"${aws:username}\"");

    private static final List<String> PIECES =
            List.of("\\u{41}", "\\u0041", "\"\"", "\\", "\\u", "u{", "}", "\"", "41");

    private Texts() {}

    /** A short text, often with what looks like an escape, else with any characters. */
    static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            switch (random.nextInt(3)) {
                case 0 -> text.append(PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.appendCodePoint(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
                default -> text.appendCodePoint(anyCharacter(random));
            }
        }
        return text.toString();
    }

    private static int anyCharacter(Random random) {
        int c = random.nextInt(Plain.LAST + 1);
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? c - 0x800 : c;
    }

    /** The code points that Z3 has after reading what was written, one by one. */
    static List<Integer> readByZ3(Context context, String written) {
        Expr<SeqSort<CharSort>> text = context.mkString(written);
        int length = ((IntNum) context.mkLength(text).simplify()).getInt();
        return IntStream.range(0, length)
                .mapToObj(i -> context.charToInt(context.mkNth(text, context.mkInt(i))))
                .map(code -> ((IntNum) code.simplify()).getInt())
                .toList();
    }

    /** The code points of an SMT-LIB 2.6 string literal, by the letter of the theory of Unicode strings. */
    static List<Integer> readBySmtLib(String literal) {
        String inner = literal.substring(1, literal.length() - 1);
        if (!literal.equals('"' + inner + '"') || inner.replace("\"\"", "").contains("\"")) {
            throw new IllegalArgumentException("no string literal: " + literal);
        }
        List<Integer> characters = new ArrayList<>();
        Matcher tokens = Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\u\\{([0-2]?[0-9a-fA-F]{1,4})}|[ -~]")
                .matcher(inner.replace("\"\"", "\""));
        int end = 0;
        while (tokens.find() && tokens.start() == end) {
            end = tokens.end();
            String digits = tokens.group(1) == null ? tokens.group(2) : tokens.group(1);
            characters.add(digits == null ? tokens.group().charAt(0) : Integer.parseInt(digits, 16));
        }
        if (end < inner.replace("\"\"", "\"").length()) {
            throw new IllegalArgumentException("no string literal: " + literal);
        }
        return characters;
    }

    static List<Integer> characters(String text) {
        return text.codePoints().boxed().toList();
    }
}
