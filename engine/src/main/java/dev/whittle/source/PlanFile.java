package dev.whittle.source;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Places;
import dev.whittle.json.Problem;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan or a state of Terraform's, as {@code terraform show -json} prints it, and the policies in it: whole documents, in which all is
 * known. It is read, and never edited.
 *
 * <p>Source: Terraform, "JSON Output Format", "Plan Representation", "Values Representation".
 */
public final class PlanFile {
    private static final String UNKNOWN = "what it will be is only known once the plan is applied";

    private final SourceText file;
    private final Places places;
    private final Map<Site, Optional<PolicySource>> policies = new LinkedHashMap<>();

    private PlanFile(SourceText file) {
        this.file = file;
        this.places = new Places(file.text());
    }

    /**
     * Reads a file, if it is a plan or a state.
     *
     * @throws InvalidInputException where it is one, and is wrong
     */
    public static Optional<PlanFile> read(String name, byte[] bytes) {
        SourceText file = SourceText.decode(name, bytes, Limits.EVIDENCE);
        if (!file.text().contains("\"format_version\"")) {
            return Optional.empty();
        }
        Problems problems = new Problems(name, file.text(), Limits.EVIDENCE);
        Optional<Json> root = JsonReader.readOne(file, problems);
        boolean isPlan = root.filter(each -> each.get("format_version").isPresent()
                        && (each.get("planned_values").isPresent()
                                || each.get("values").isPresent()))
                .isPresent();
        if (!isPlan) {
            return Optional.empty();
        }
        PlanFile plan = new PlanFile(file);
        root.ifPresent(plan::add);
        return Optional.of(plan);
    }

    private void add(Json root) {
        Stream.of(
                        root.get("planned_values"),
                        root.get("values"),
                        root.get("prior_state").flatMap(prior -> prior.get("values")))
                .flatMap(Optional::stream)
                .flatMap(values -> values.get("root_module").stream())
                .forEach(this::module);
        elements(root.get("resource_changes"))
                .forEach(change -> change.get("change")
                        .flatMap(each -> each.get("after_unknown"))
                        .ifPresent(unknown -> unknown(change, unknown)));
    }

    private void module(Json module) {
        elements(module.get("resources")).forEach(this::resource);
        elements(module.get("child_modules")).forEach(this::module);
    }

    private void resource(Json resource) {
        String type = resource.text("type").orElse("");
        String address = resource.text("address").orElse(type);
        resource.get("values").ifPresent(values -> value(values, address, type));
    }

    /** @param path type and attributes, joined by dots */
    private void value(Json value, String address, String path) {
        if (value instanceof Json.Str text) {
            if (PolicyShape.mayBeIn(text.value())) {
                policy(text, address, Holders.ofTerraform(path));
            }
        } else if (value instanceof Json.Obj object) {
            object.members()
                    .forEach(
                            member -> value(member.value(), address + "." + member.name(), path + "." + member.name()));
        } else if (value instanceof Json.Arr array) {
            IntStream.range(0, array.elements().size())
                    .forEach(i -> value(array.elements().get(i), address + "[" + i + "]", path));
        }
    }

    private void policy(Json.Str text, String address, SiteKind kind) {
        Optional<PolicySource> source = Optional.empty();
        List<Problem> problems = List.of();
        try {
            PolicySource read = PolicySource.in(file, text, "");
            source = Optional.of(
                    kind.type().map(type -> read.as(type, "the plan")).orElse(read));
        } catch (InvalidInputException e) {
            problems = e.problems();
        }
        add(text, address, kind, source, problems);
    }

    /** A policy whose text is not known yet stands nowhere among the values. */
    private void unknown(Json change, Json unknown) {
        String type = change.text("type").orElse("");
        unknown.asObject()
                .ifPresent(object -> object.members().stream()
                        .filter(member -> member.value() instanceof Json.Scalar flag
                                && flag.lexeme().equals("true"))
                        .filter(member -> Holders.ofTerraform(type + "." + member.name()) != SiteKind.UNKNOWN)
                        .forEach(member -> add(
                                change,
                                change.text("address").orElse(type) + "." + member.name(),
                                Holders.ofTerraform(type + "." + member.name()),
                                Optional.empty(),
                                List.of(new Problem(UNKNOWN, "", Optional.empty())))));
    }

    private void add(Json place, String address, SiteKind kind, Optional<PolicySource> source, List<Problem> problems) {
        boolean isThere =
                policies.keySet().stream().anyMatch(site -> site.address().equals(address));
        if (isThere) {
            return; // What is planned comes first.
        }
        Optional<Policy> policy = source.map(PolicySource::policy);
        int line = places.at(place.span().start()).line();
        policies.put(
                new Site(file.name(), address, kind, line, false, place, Optional.empty(), List.of(), policy, problems),
                source);
    }

    private static List<Json> elements(Optional<Json> list) {
        return list.flatMap(Json::asArray).map(Json.Arr::elements).orElse(List.of());
    }

    /** Its policies, in order. */
    public List<Site> sites() {
        return new ArrayList<>(policies.keySet());
    }

    /**
     * The document of one of its policies.
     *
     * @throws InvalidInputException where it can't be read, or is not known yet
     */
    public PolicySource source(Site site) {
        return policies.getOrDefault(site, Optional.empty())
                .orElseThrow(() -> new InvalidInputException(file.name(), site.problems()));
    }
}
