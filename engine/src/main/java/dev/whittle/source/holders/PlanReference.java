package dev.whittle.source.holders;

import dev.whittle.source.holders.PlanNode.Block;
import dev.whittle.source.holders.PlanNode.Expression;
import dev.whittle.source.holders.PlanNode.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a reference in a plan's configuration means, such as {@code aws_iam_policy.app[0].arn}.
 *
 * <p>Behind each reference stand its beginnings, down to the block: {@code aws_iam_policy.app[0]}, {@code aws_iam_policy.app}. Where an index
 * is only known later, or all instances are meant, the reference ends at the block.
 *
 * <p>Source: Terraform, "JSON Output Format", "Expression Representation".
 */
final class PlanReference {
    private static final String MODULE = "module";
    private static final String DATA = "data";

    /** What starts a name that is no block's, and holds nothing of any. */
    private static final Set<String> PLAIN = Set.of("count", "path", "terraform");

    private PlanReference() {}

    /** The references themselves, without their beginnings. */
    static List<String> whole(List<String> written) {
        List<String> whole = new ArrayList<>();
        String before = "";
        for (String each : written) {
            if (!isBeginning(each, before)) {
                whole.add(each);
            }
            before = each;
        }
        return whole;
    }

    private static boolean isBeginning(String reference, String longer) {
        if (!longer.startsWith(reference) || longer.length() == reference.length()) {
            return false;
        }
        // A module behind one instance of it stands there for itself: all of its outputs.
        boolean isModule = reference.startsWith(MODULE + ".") && reference.indexOf('.', MODULE.length() + 1) < 0;
        char next = longer.charAt(reference.length());
        return next == '.' || (next == '[' && !isModule);
    }

    /**
     * What it is named there; nothing where that is no block's, such as {@code count.index}, and of the root's variables.
     *
     * @param at where it stands
     */
    static Optional<PlanNode> target(Expression at, String reference) {
        List<String> parts = parts(reference);
        String head = parts.get(0);
        String second = parts.size() > 1 ? parts.get(1) : "";
        String path = at.path();
        if (PLAIN.contains(head)) {
            return Optional.empty();
        }
        return switch (head) {
            case "each" -> Optional.of(new Expression(path, at.owner(), PlanNode.FOR_EACH));
            case "self" -> Optional.of(new Block(path, at.owner(), second));
            case "local" -> Optional.of(new Local(path, second));
            case "var" ->
                path.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Expression(PlanAddress.outer(path), PlanAddress.call(path), second));
            case MODULE ->
                Optional.of(new Expression(
                        PlanAddress.inner(path, MODULE + "." + second),
                        PlanNode.OUTPUT,
                        parts.size() > 2 ? parts.get(2) : PlanConfiguration.ALL));
            default -> block(path, parts);
        };
    }

    private static Optional<PlanNode> block(String path, List<String> parts) {
        int named = parts.get(0).equals(DATA) ? 3 : 2;
        return parts.size() < named
                ? Optional.empty()
                : Optional.of(new Block(
                        path, String.join(".", parts.subList(0, named)), parts.size() > named ? parts.get(named) : ""));
    }

    private static List<String> parts(String reference) {
        return List.of(PlanAddress.withoutIndices(reference).split("\\.", -1));
    }
}
