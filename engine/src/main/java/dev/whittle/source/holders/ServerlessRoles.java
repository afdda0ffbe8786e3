package dev.whittle.source.holders;

import dev.whittle.json.Json;
import dev.whittle.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The roles that the Serverless Framework makes, and what gives them statements: one for all functions without their own, and with a
 * plugin one for each function that has statements, which may inherit those of all.
 *
 * <p>Source: Serverless Framework, "IAM Permissions For Functions"; the plugin serverless-iam-roles-per-function, its page.
 */
final class ServerlessRoles {
    private static final String PLUGIN = "serverless-iam-roles-per-function";
    private static final String STATEMENTS = "iamRoleStatements";
    private static final String INHERITS = "iamRoleStatementsInherit";

    /** The logical name of the role of all, and the end of each function's. */
    private static final String ROLE = "IamRoleLambdaExecution";

    private final List<Block> blocks = new ArrayList<>();
    private final List<Given> toAll = new ArrayList<>();
    private final String before;
    private final Function<Span, String> where;
    private final boolean doesInherit;

    private ServerlessRoles(Json root, String before, Function<Span, String> where) {
        this.before = before;
        this.where = where;
        this.doesInherit = root.get("custom")
                .map(custom -> custom.get(PLUGIN).flatMap(plugin -> plugin.get("defaultInherit")))
                .orElse(Optional.empty())
                .filter(written -> !written.is("false"))
                .isPresent();
    }

    /** The roles and what gives them statements; none where the document is no serverless file. */
    static List<Block> of(Json root, String before, Function<Span, String> where) {
        ServerlessRoles roles = new ServerlessRoles(root, before, where);
        root.get("provider").filter(provider -> provider.asObject().isPresent()).ifPresent(provider -> {
            Optional<Json> role = provider.get("iam").flatMap(iam -> iam.get("role"));
            roles.toAll.add(roles.role(ROLE, role.flatMap(each -> each.get("name")), provider));
            root.get("functions").ifPresent(functions -> roles.functions(functions, mayHavePlugin(root)));
            roles.statements("provider", Set.of("iam.role.statements", STATEMENTS), provider, roles.toAll);
        });
        return roles.blocks;
    }

    private static boolean mayHavePlugin(Json root) {
        return root.get("plugins")
                .filter(plugins -> plugins.asArray()
                        .filter(list -> list.elements().stream()
                                .allMatch(each -> Texts.literal(each)
                                        .filter(name -> !name.equals(PLUGIN))
                                        .isPresent()))
                        .isEmpty())
                .isPresent();
    }

    private Given role(String logicalName, Optional<Json> name, Json place) {
        String address = before + "resources." + logicalName;
        String at = where.apply(place.span());
        blocks.add(new Block(
                address,
                BlockType.implicitRole(),
                at,
                name.flatMap(Texts::literal),
                Map.of(),
                Optional.empty(),
                List.of()));
        return new Given(HolderKind.ROLE, new Given.Block(address), at);
    }

    private void statements(String address, Set<String> places, Json place, List<Given> given) {
        blocks.add(new Block(
                before + address,
                BlockType.statements(places),
                where.apply(place.span()),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                given));
    }

    private void functions(Json functions, boolean mayInherit) {
        if (functions.asObject().isEmpty()) {
            open(functions, mayInherit);
        }
        functions
                .asObject()
                .ifPresent(object -> object.members().forEach(each -> {
                    Json function = each.value();
                    if (function.asObject().isEmpty()) {
                        open(function, mayInherit);
                    } else if (function.get(STATEMENTS).isPresent()) {
                        Given own = role(logicalName(each.name()), function.get(STATEMENTS + "Name"), function);
                        statements("functions." + each.name(), Set.of(STATEMENTS), function, List.of(own));
                        boolean inherits = function.get(INHERITS)
                                .map(written -> !written.is("false"))
                                .orElse(doesInherit);
                        if (mayInherit && inherits) {
                            toAll.add(own);
                        }
                    }
                }));
    }

    /** Functions that stand elsewhere may inherit. */
    private void open(Json functions, boolean mayInherit) {
        if (mayInherit) {
            toAll.add(new Given(HolderKind.ROLE, new Given.Open("functions"), where.apply(functions.span())));
        }
    }

    private static String logicalName(String function) {
        String start = function.substring(0, Math.min(1, function.length())).toUpperCase(Locale.ROOT);
        String rest = function.substring(start.length()).replace("-", "Dash").replace("_", "Underscore");
        return start + rest + ROLE;
    }
}
