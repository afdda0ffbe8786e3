package dev.whittle.source.holders;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The roles, users and groups, and the managed policies, of a stack, as {@code aws cloudformation list-stack-resources} or {@code describe-stack-resources} prints its
 * resources. Their names have no account.
 *
 * <p>Source: AWS CloudFormation API Reference, "ListStackResources", "DescribeStackResources".
 */
record StackFile(String source, List<Instance> instances, List<Managed> managed) {
    /** The most that {@code describe-stack-resources} gives, however many there are. */
    private static final int CUT_OFF = 100;

    /**
     * A role of the stack.
     *
     * @param logicalName its name in the template
     * @param name nothing where it was not made
     */
    record Instance(String logicalName, HolderKind kind, Optional<String> name) {}

    /** A managed policy of the stack by its name in the template. */
    record Managed(String logicalName, String arn) {}

    StackFile {
        managed = List.copyOf(managed);
        instances = List.copyOf(instances);
    }

    /** @throws InvalidInputException where the text is something else, or not all of it */
    static StackFile read(String source, String text) {
        Problems problems = new Problems(source, text, Limits.EVIDENCE);
        Optional<Json> read = JsonReader.readOne(new SourceText(source, text), problems);
        problems.refuseIfAny();
        Json answer = read.orElseThrow();
        Optional<Json.Arr> listed = answer.get("StackResourceSummaries").flatMap(Json::asArray);
        Optional<Json.Arr> described = answer.get("StackResources").flatMap(Json::asArray);
        if (described.filter(each -> each.elements().size() == CUT_OFF).isPresent()) {
            throw new InvalidInputException(
                    source,
                    "it has exactly " + CUT_OFF
                            + " resources, where `describe-stack-resources` ends, so that more may be missing; use"
                            + " `aws cloudformation list-stack-resources`");
        }
        if (answer.get("NextToken").filter(each -> !each.is("null")).isPresent()) {
            throw new InvalidInputException(source, "it has a `NextToken`, so that more resources are missing");
        }
        List<Instance> instances = new ArrayList<>();
        List<Json> resources = listed.or(() -> described)
                .map(Json.Arr::elements)
                .orElseThrow(
                        () -> new InvalidInputException(
                                source,
                                "this is not what `aws cloudformation list-stack-resources` prints: it has no `StackResourceSummaries`"));
        List<Managed> managed = new ArrayList<>();
        for (Json each : resources) {
            if (each.text("ResourceStatus").filter("DELETE_COMPLETE"::equals).isPresent()) {
                continue;
            }
            String logicalName = each.text("LogicalResourceId").orElse("");
            Optional<String> name = each.text("PhysicalResourceId").filter(id -> !id.isEmpty());
            Optional<BlockType> type = each.text("ResourceType").flatMap(BlockType::ofTemplate);
            type.flatMap(BlockType::holder).ifPresent(kind -> instances.add(new Instance(logicalName, kind, name)));
            type.filter(known -> known.policy() == BlockType.Policy.MANAGED)
                    .flatMap(known -> name.filter(arn -> arn.startsWith("arn:")))
                    .ifPresent(arn -> managed.add(new Managed(logicalName, arn)));
        }
        return new StackFile(source, instances, managed);
    }
}
