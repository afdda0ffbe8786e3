package dev.whittle.compare;

import dev.whittle.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A policy in parts that can be changed one at a time.
 *
 * @param version empty for none
 */
record Draft(String version, List<Statement> statements) {
    Draft {
        statements = List.copyOf(statements);
    }

    /**
     * A statement.
     *
     * @param resourceElement empty for neither Resource nor NotResource
     * @param principalElement empty for an identity's policy
     * @param principals each a type, a colon and a text; {@code *} alone for everybody
     */
    record Statement(
            String effect,
            String actionElement,
            List<String> actions,
            String resourceElement,
            List<String> resources,
            String principalElement,
            List<String> principals,
            List<Block> blocks) {
        Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
            principals = List.copyOf(principals);
            blocks = List.copyOf(blocks);
        }

        Statement withEffect(String other) {
            return new Statement(
                    other, actionElement, actions, resourceElement, resources, principalElement, principals, blocks);
        }

        Statement withActions(String element, List<String> others) {
            return new Statement(
                    effect, element, others, resourceElement, resources, principalElement, principals, blocks);
        }

        Statement withResources(String element, List<String> others) {
            return new Statement(effect, actionElement, actions, element, others, principalElement, principals, blocks);
        }

        Statement withPrincipals(String element, List<String> others) {
            return new Statement(effect, actionElement, actions, resourceElement, resources, element, others, blocks);
        }

        Statement withBlocks(List<Block> others) {
            return new Statement(
                    effect, actionElement, actions, resourceElement, resources, principalElement, principals, others);
        }

        String json() {
            List<String> members = new ArrayList<>();
            members.add("\"Effect\":\"" + effect + "\"");
            members.add("\"" + actionElement + "\":" + list(actions));
            if (!resourceElement.isEmpty()) {
                members.add("\"" + resourceElement + "\":" + list(resources));
            }
            if (!principalElement.isEmpty()) {
                members.add("\"" + principalElement + "\":" + principal());
            }
            if (!blocks.isEmpty()) {
                members.add("\"Condition\":" + condition());
            }
            return "{" + String.join(",", members) + "}";
        }

        private String principal() {
            if (principals.contains("*")) {
                return "\"*\"";
            }
            Map<String, List<String>> byType = new LinkedHashMap<>();
            for (String each : principals) {
                int colon = each.indexOf(':');
                byType.computeIfAbsent(each.substring(0, colon), key -> new ArrayList<>())
                        .add(each.substring(colon + 1));
            }
            return byType.entrySet().stream()
                    .map(each -> "\"" + each.getKey() + "\":" + list(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        private String condition() {
            Map<String, Map<String, List<String>>> byOperator = new LinkedHashMap<>();
            for (Block block : blocks) {
                byOperator
                        .computeIfAbsent(block.operator(), key -> new LinkedHashMap<>())
                        .put(block.key(), block.values());
            }
            return byOperator.entrySet().stream()
                    .map(each -> "\"" + each.getKey() + "\":"
                            + each.getValue().entrySet().stream()
                                    .map(key -> JsonWriter.quoted(key.getKey()) + ":" + list(key.getValue()))
                                    .collect(Collectors.joining(",", "{", "}")))
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    /** One key of one operator. */
    record Block(String operator, String key, List<String> values) {
        Block {
            values = List.copyOf(values);
        }
    }

    private static String list(List<String> texts) {
        return texts.stream().map(JsonWriter::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    String json() {
        return "{" + (version.isEmpty() ? "" : "\"Version\":\"" + version + "\",") + "\"Statement\":"
                + statements.stream().map(Statement::json).collect(Collectors.joining(",", "[", "]")) + "}";
    }
}
