package dev.whittle.compare;

import dev.whittle.request.Glob;
import dev.whittle.request.OpenFact;
import dev.whittle.request.Request;
import dev.whittle.request.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether formulas are true of one request: slow and obvious, patterns as regular expressions of the language.
 *
 * @param facts which open facts are true
 */
record Told(Request request, Map<OpenFact, Boolean> facts) implements Skeleton.Visitor<Boolean> {
    private static final String NUMBER = "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,2})?";
    private static final String V4 = "(\\d{1,3}\\.){3}\\d{1,3}";

    @Override
    public Boolean constant(boolean value) {
        return value;
    }

    @Override
    public Boolean literal(Literal literal) {
        return holds(literal.atom()) == literal.isPositive();
    }

    @Override
    public Boolean all(List<Skeleton> parts) {
        return parts.stream().allMatch(part -> part.accept(this));
    }

    @Override
    public Boolean any(List<Skeleton> parts) {
        return parts.stream().anyMatch(part -> part.accept(this));
    }

    private boolean holds(Atom atom) {
        if (atom instanceof Atom.Fact fact) {
            return Objects.requireNonNull(facts.get(fact.fact()));
        }
        if (atom instanceof Atom.Present present) {
            return !request.values(present.key()).isEmpty();
        }
        if (atom instanceof Atom.Among among) {
            return values(among.dimension()).stream()
                    .anyMatch(value -> isAmong(value, among.dimension(), among.content()));
        }
        Atom.Some some = (Atom.Some) atom;
        Content formed = StatementBoxes.wellFormed(some.dimension());
        return values(some.dimension()).stream().anyMatch(value -> {
            boolean isAmong = isAmong(value, some.dimension(), some.content());
            return switch (some.test()) {
                case AMONG -> isAmong;
                case OUTSIDE -> !isAmong;
                case WELL_FORMED_OUTSIDE -> !isAmong && isAmong(value, some.dimension(), formed);
            };
        });
    }

    private List<String> values(Dimension dimension) {
        return switch (dimension.kind()) {
            case ACTION -> List.of(request.action().toLowerCase(Locale.ROOT));
            case RESOURCE -> List.of(request.resource());
            case PRINCIPAL ->
                request.principal().stream().map(caller -> caller.canonical()).toList();
            default -> request.values(dimension.key());
        };
    }

    private boolean isAmong(String value, Dimension dimension, Content content) {
        if (content instanceof Content.Points points) {
            return point(value, dimension).filter(points.intervals()::holds).isPresent();
        }
        return ((Content.Texts) content).globs().globs().stream().anyMatch(glob -> matches(glob, value));
    }

    private static Optional<BigDecimal> point(String value, Dimension dimension) {
        return switch (dimension.kind()) {
            case NUMBER -> value.matches(NUMBER) ? Optional.of(new BigDecimal(value)) : Optional.empty();
            case DATE -> Times.instant(value);
            default -> address(value);
        };
    }

    /** An address as a number, the longer ones behind the shorter ones. */
    private static Optional<BigDecimal> address(String value) {
        boolean isShort = value.matches(V4);
        if (!isShort && !value.matches("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")) {
            return Optional.empty();
        }
        try {
            BigInteger number = new BigInteger(1, InetAddress.getByName(value).getAddress());
            return Optional.of(new BigDecimal(isShort ? number : number.add(BigInteger.ONE.shiftLeft(130))));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private boolean matches(Glob glob, String value) {
        StringBuilder expression = new StringBuilder();
        for (Glob.Token token : glob.tokens()) {
            Optional<String> part = token.accept(new Expression());
            if (part.isEmpty()) {
                return false;
            }
            expression.append(part.get());
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL)
                .matcher(value)
                .matches();
    }

    /** Tokens as regular expressions; nothing for a variable without a value. */
    private final class Expression implements Glob.Visitor<Optional<String>> {
        @Override
        public Optional<String> text(String text) {
            return Optional.of(Pattern.quote(text));
        }

        @Override
        public Optional<String> wildcard(Glob.Wildcard wildcard) {
            return Optional.of(
                    switch (wildcard) {
                        case RUN -> ".*";
                        case ONE -> ".";
                        case RUN_IN_PART -> "[^:]*";
                        case ONE_IN_PART -> "[^:]";
                    });
        }

        @Override
        public Optional<String> eitherCase(char letter) {
            return Optional.of("(?i:" + letter + ")");
        }

        @Override
        public Optional<String> fill(Glob.Fill fill) {
            return request.values(fill.variable().key()).stream()
                    .findFirst()
                    .or(() -> fill.variable().fallback())
                    .map(Pattern::quote)
                    .map(text -> fill.use() == Glob.Fill.Use.EITHER_CASE ? "(?i:" + text + ")" : text);
        }
    }
}
