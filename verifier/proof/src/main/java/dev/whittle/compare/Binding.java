package dev.whittle.compare;

import dev.whittle.request.Glob;
import dev.whittle.request.PolicyVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds values of variables with which a pattern matches a text. Proposes: a request with these values is replayed. */
final class Binding implements Glob.Visitor<String> {
    private final Map<PolicyVariable, String> known;
    private final List<PolicyVariable> groups = new ArrayList<>();

    private Binding(Map<PolicyVariable, String> known) {
        this.known = known;
    }

    /**
     * Values of the pattern's other variables with which it matches the text; nothing where none are found.
     *
     * @param known values that some variables have
     */
    static Optional<Map<PolicyVariable, String>> of(Glob pattern, String text, Map<PolicyVariable, String> known) {
        Binding binding = new Binding(known);
        StringBuilder regex = new StringBuilder();
        pattern.tokens().forEach(token -> regex.append(token.accept(binding)));
        Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<PolicyVariable, String> values = new HashMap<>();
        for (int i = 0; i < binding.groups.size(); i++) {
            values.put(binding.groups.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    @Override
    public String text(String text) {
        return Pattern.quote(text);
    }

    @Override
    public String wildcard(Glob.Wildcard wildcard) {
        return switch (wildcard) {
            case RUN -> ".*?";
            case ONE -> ".";
            case RUN_IN_PART -> "[^:]*?";
            case ONE_IN_PART -> "[^:]";
        };
    }

    @Override
    public String eitherCase(char letter) {
        return "[" + letter + Character.toUpperCase(letter) + "]";
    }

    @Override
    public String fill(Glob.Fill fill) {
        String value = known.get(fill.variable());
        if (value != null) {
            return Pattern.quote(value);
        }
        int group = groups.indexOf(fill.variable());
        if (group >= 0) {
            return "\\" + (group + 1);
        }
        groups.add(fill.variable());
        return "(.+?)";
    }
}
