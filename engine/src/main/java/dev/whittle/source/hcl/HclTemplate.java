package dev.whittle.source.hcl;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.source.hcl.HclToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text into which values are filled: a string, a heredoc, or a whole template file. Places are those of the text that it stands in.
 *
 * <p>Source: "HCL Native Syntax Specification", HashiCorp, "Template Language"; Terraform Language, "templatefile Function".
 *
 * @param content its characters, without what opens and closes it
 * @param holes from <code>${</code> to their brace, in order; those within others are left out
 * @param escapes the first character of each <code>$${</code> and <code>%%{</code>, which the text that is made has not
 * @param directives from <code>%{</code> to their brace, in order
 */
public record HclTemplate(Span content, List<Hole> holes, List<Span> escapes, List<Span> directives) {
    /** What a heredoc is called. */
    static final String HEREDOC = "a heredoc";

    /** What a string is called. */
    static final String STRING = "a string";

    /** What follows the name of one with directives, and of a string with holes alone. */
    static final String WITH_DIRECTIVES = " with `%{`";

    static final String WITH_HOLES = " with `${`";

    public HclTemplate {
        holes = List.copyOf(holes);
        escapes = List.copyOf(escapes);
        directives = List.copyOf(directives);
    }

    /**
     * A stretch in whose place a value comes.
     *
     * @param tokens its lexical tokens joined by single blanks: where they are equal, the values are
     */
    public record Hole(Span span, String tokens) {}

    /** Whether a value that {@link HclReader} has read is a heredoc. */
    public static boolean isHeredoc(Json value) {
        return value.kind().startsWith(HEREDOC);
    }

    /** Whether a value that {@link HclReader} has read is a heredoc or a string, with holes or without. */
    public static boolean isText(Json value) {
        return isHeredoc(value) || value.kind().startsWith(STRING);
    }

    /** A string or a heredoc of a text that {@link HclReader} has read. */
    public static HclTemplate in(String text, Span written) {
        // A heredoc ends with a line end, which is none of its own.
        HclTokens tokens = HclLexer.read(written.of(text) + "\n");
        HclToken opening = tokens.get(0);
        int line = opening.is(Kind.OPEN_HEREDOC) ? tokens.text().indexOf('\n', opening.end()) + 1 : opening.end();
        int end = tokens.get(opening.partner()).start();
        return of(tokens, written.start(), new Span(written.start() + line, written.start() + end));
    }

    /** A file that is nothing but a template; nothing, and a problem, where a hole of it is wrong. */
    public static Optional<HclTemplate> file(SourceText file, Problems problems) {
        String text = file.text();
        BareTemplate template = BareTemplate.of(text);
        HclTokens tokens = template.tokens();
        if (tokens.broken().isPresent()) {
            HclRefusal broken = tokens.broken().get();
            problems.add(Math.max(0, broken.offset() - template.start()), "", broken.reason());
            return Optional.empty();
        }
        return Optional.of(of(tokens, -template.start(), new Span(0, text.length())));
    }

    /** @param shift from the tokens' text to the places */
    private static HclTemplate of(HclTokens tokens, int shift, Span content) {
        List<Hole> holes = new ArrayList<>();
        List<Span> escapes = new ArrayList<>();
        List<Span> directives = new ArrayList<>();
        for (int i = 1; i < tokens.get(0).partner(); i = tokens.get(i).partner() + 1) {
            HclToken token = tokens.get(i);
            Span span = new Span(
                    shift + token.start(), shift + tokens.get(token.partner()).end());
            if (token.is(Kind.OPEN_HOLE)) {
                holes.add(new Hole(span, tokens.joined(i, token.partner() + 1)));
            } else if (token.is(Kind.OPEN_DIRECTIVE)) {
                directives.add(span);
            } else {
                addEscapes(tokens.text(), token, shift, escapes);
            }
        }
        return new HclTemplate(content, holes, escapes, directives);
    }

    private static void addEscapes(String text, HclToken literal, int shift, List<Span> escapes) {
        int at = literal.start();
        while (at < literal.end()) {
            boolean isEscape = HclStrings.isEscapedHole(text, at);
            if (isEscape) {
                escapes.add(new Span(shift + at, shift + at + 1));
            }
            at += isEscape ? 3 : 1;
        }
    }
}
