package dev.whittle.source;

import dev.whittle.source.holders.Holder;
import dev.whittle.source.holders.RoleNames;
import dev.whittle.source.holders.Users;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A plan that a test makes, and what is known of who holds the policies in it, in one line. Its JSON is written with single quotes; a double
 * quote is one within a text.
 */
public final class Plan {
    /** The members of a resource's values that make it a policy. */
    public static final String POLICY =
            "'policy': '{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}'";

    private final Map<String, List<String>> planned = new TreeMap<>();
    private final Map<String, List<String>> prior = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();
    private final Map<String, List<String>> blocks = new TreeMap<>();
    private final Map<String, List<String>> outputs = new TreeMap<>();
    private final Map<String, List<String>> calls = new TreeMap<>();
    private final List<String> more = new ArrayList<>();
    private String map = "";

    /**
     * A resource as it will be.
     *
     * @param block with its index: {@code aws_iam_role.app["a"]}
     */
    public Plan planned(String module, String block, String values, String unknown) {
        put(planned, module, resource(module, block, values));
        return changed(module, block, "update", unknown);
    }

    /** What happens to a resource, and what of it is only known then. */
    public Plan changed(String module, String block, String action, String unknown) {
        changes.add("{'address': '" + in(module, block) + "', 'type': '" + type(block) + "', 'change': {'actions': ['"
                + action + "'], 'after_unknown': {" + unknown + "}}}");
        return this;
    }

    /** A resource as it is. */
    public Plan prior(String module, String block, String values) {
        put(prior, module, resource(module, block, values));
        return this;
    }

    /** A resource as it is, and stays. */
    public Plan there(String module, String block, String values) {
        return prior(module, block, values).planned(module, block, values, "");
    }

    /** An argument of a block, and what it names. */
    public Plan names(String path, String block, String argument, String... references) {
        return block(path, block, "'expressions': {'" + argument + "': " + references(references) + "}");
    }

    /** A block of the configuration, or a part of it. */
    public Plan block(String path, String block, String members) {
        put(blocks, path, "{'address': '" + block + "', " + members + "}");
        return this;
    }

    public Plan output(String path, String name, String... references) {
        put(outputs, path, "'" + name + "': {'expression': " + references(references) + "}");
        return this;
    }

    /** A module, with what it is given. */
    public Plan call(String path, String name, String members) {
        put(calls, path, name + "=" + members);
        return this;
    }

    /** Members of the whole. */
    public Plan with(String members) {
        more.add(members);
        return this;
    }

    /** Lines of a map. */
    public Plan mapped(String lines) {
        map = lines;
        return this;
    }

    /** An expression that names these. */
    public static String references(String... references) {
        return "{'references': ["
                + Arrays.stream(references).map(each -> "'" + each + "'").collect(Collectors.joining(", ")) + "]}";
    }

    private static void put(Map<String, List<String>> all, String key, String text) {
        all.computeIfAbsent(key, each -> new ArrayList<>()).add(text);
    }

    private static String in(String module, String block) {
        return module.isEmpty() ? block : module + "." + block;
    }

    private static String type(String block) {
        return block.replaceFirst("^data\\.", "").replaceFirst("\\..*", "");
    }

    private static String resource(String module, String block, String values) {
        String name =
                block.replaceFirst("^data\\.", "").replaceFirst("^[^.]*\\.", "").replaceFirst("\\[.*", "");
        return "{'address': '" + in(module, block) + "', 'mode': '" + (block.startsWith("data.") ? "data" : "managed")
                + "', 'type': '" + type(block) + "', 'name': '" + name + "', 'values': {" + values + "}}";
    }

    /** Modules one after another: the innermost of each stands in those around it, as Terraform prints it. */
    private static String values(Map<String, List<String>> resources) {
        return "{'root_module': " + module("", resources) + "}";
    }

    private static String module(String address, Map<String, List<String>> resources) {
        List<String> inner = resources.keySet().stream()
                .flatMap(each -> around(each).stream())
                .distinct()
                .filter(each -> outer(each).equals(address) && !each.equals(address))
                .map(each -> module(each, resources))
                .toList();
        return "{" + (address.isEmpty() ? "" : "'address': '" + address + "', ") + "'resources': ["
                + String.join(", ", resources.getOrDefault(address, List.of())) + "], 'child_modules': ["
                + String.join(", ", inner) + "]}";
    }

    private static List<String> around(String module) {
        List<String> around = new ArrayList<>();
        for (String each = module; !each.isEmpty(); each = outer(each)) {
            around.add(each);
        }
        return around;
    }

    private static String outer(String module) {
        return module.substring(0, Math.max(0, module.lastIndexOf(".module.")));
    }

    private String configuration(String path) {
        List<String> inner = calls.getOrDefault(path, List.of()).stream()
                .map(each -> {
                    String name = each.substring(0, each.indexOf('='));
                    return "'" + name + "': {" + each.substring(each.indexOf('=') + 1) + ", 'module': "
                            + configuration(in(path, "module." + name)) + "}";
                })
                .toList();
        return "{'resources': [" + String.join(", ", blocks.getOrDefault(path, List.of())) + "], 'outputs': {"
                + String.join(", ", outputs.getOrDefault(path, List.of())) + "}, 'module_calls': {"
                + String.join(", ", inner) + "}}";
    }

    /** Its text. */
    public String text() {
        String text = "{'format_version': '1.2', 'planned_values': " + values(planned) + ", 'resource_changes': ["
                + String.join(", ", changes) + "], 'prior_state': {'format_version': '1.0', 'values': " + values(prior)
                + "}, 'configuration': {'root_module': " + configuration("") + "}"
                + more.stream().map(each -> ", " + each).collect(Collectors.joining()) + "}";
        return json(text);
    }

    /** A state with what the plan says is there. */
    public String state() {
        return json("{'format_version': '1.0', 'values': " + values(prior) + "}");
    }

    /** The text of JSON that is written with single quotes. */
    public static String json(String text) {
        return text.replace("\"", "\\\"").replace("'", "\"");
    }

    static PlanFile read(String text) {
        return PlanFile.read("plan.json", text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** The file. */
    PlanFile file() {
        return read(text());
    }

    /** {@code role a = [x, y]; role b: why it has no name}, or why users are unknown. */
    public String users(String address) {
        return usersOf(text(), map, address);
    }

    /** The same of the state. */
    public String usersOfState(String address) {
        return usersOf(state(), map, address);
    }

    /** The same of any text. */
    public static String usersOf(String text, String address) {
        return usersOf(text, "", address);
    }

    private static String usersOf(String text, String map, String address) {
        Users users =
                read(text).holders(RoleNames.NONE.withMap("roles.map", map, "")).users(address);
        String holders = users.holders().stream().map(Plan::shown).collect(Collectors.joining("; "));
        return users.unknown().map(why -> "unknown: " + why).orElse(holders);
    }

    private static String shown(Holder holder) {
        return holder.kind().word() + " " + holder.address()
                + holder.nameless().map(why -> ": " + why).orElse(" = " + holder.names());
    }
}
