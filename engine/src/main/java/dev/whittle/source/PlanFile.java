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
import dev.whittle.source.holders.PlanHolders;
import dev.whittle.source.holders.PlanOrigins;
import dev.whittle.source.holders.PlanResource;
import dev.whittle.source.holders.RoleNames;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A plan or a state of Terraform's, as {@code terraform show -json} prints it, and the policies in it: whole documents, in which all is
 * known. It is read, and never edited. What the plan destroys is left out.
 *
 * <p>Source: Terraform, "JSON Output Format", "Plan Representation", "Values Representation".
 */
public final class PlanFile implements PolicyFile {
    private static final Problem UNKNOWN =
            new Problem("what it will be is only known once the plan is applied", "", Optional.empty());

    private static final String ROLE = "aws_iam_role";
    private static final String INLINE = "inline_policy";
    private static final String NAME = "name";

    /** A policy, its document if it can be read, and how long that may be. */
    private record Planned(Site site, Optional<PolicySource> source, Optional<Limit> limit) {
        Planned madeFrom(String origin) {
            return new Planned(site.madeFrom(origin), source, limit);
        }
    }

    private final SourceText file;
    private final Json root;
    private final List<PlanResource> resources;
    private final Places places;
    private final Map<String, Planned> policies;

    private PlanFile(SourceText file, Json root, List<PlanResource> resources, Map<String, Planned> policies) {
        this.file = file;
        this.root = root;
        this.resources = resources;
        this.places = new Places(file.text());
        this.policies = policies;
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
        Optional<Json> tree = JsonReader.readOne(file, problems);
        problems.refuseIfAny();
        return tree.filter(each -> each.get("format_version").isPresent()
                        && (each.get("planned_values").isPresent()
                                || each.get("values").isPresent()))
                .map(root -> {
                    PlanFile plan =
                            new PlanFile(file, root, PlanResource.all(file.name(), root), new LinkedHashMap<>());
                    plan.add();
                    return plan;
                });
    }

    /**
     * Reads a file that the user says is one.
     *
     * @throws InvalidInputException where it is none, or is wrong
     */
    public static PlanFile read(String name, byte[] bytes, SourceForm form) {
        return read(name, bytes).orElseThrow(() -> new InvalidInputException(name, form.refusal()));
    }

    /**
     * The same, whose policies tell what they are made from.
     *
     * @param places finds a block in the code, and says where
     */
    public PlanFile madeFrom(Function<PlanOrigins.Origin, Optional<String>> places) {
        PlanOrigins origins = PlanOrigins.of(root, resources);
        Map<String, Planned> told = new LinkedHashMap<>();
        policies.forEach((address, each) -> told.put(
                address, origins.of(address).flatMap(places).map(each::madeFrom).orElse(each)));
        return new PlanFile(file, root, resources, told);
    }

    private void add() {
        // A deposed one has the address of the one that took its place.
        List<Json> changes = Json.elements(root.get("resource_changes")).stream()
                .filter(change -> change.get("deposed").isEmpty())
                .toList();
        Set<String> destroyed = new HashSet<>();
        changes.stream()
                .filter(PlanFile::isDestroyed)
                .forEach(change -> change.text("address").ifPresent(destroyed::add));
        Set<String> written = new HashSet<>();
        resources.forEach(each -> written(each).ifPresent(written::add));
        // What is planned comes first, known or not.
        resources.stream().filter(PlanResource::isPlanned).forEach(each -> resource(each, written));
        changes.forEach(change -> change.get("change")
                .flatMap(each -> each.get("after_unknown"))
                .ifPresent(unknown -> unknown(change, unknown)));
        resources.stream()
                .filter(each -> !each.isPlanned() && !destroyed.contains(each.address()))
                .forEach(each -> resource(each, written));
    }

    private static boolean isDestroyed(Json change) {
        List<Json> actions = Json.elements(change.get("change").flatMap(each -> each.get("actions")));
        return actions.size() == 1
                && actions.get(0).asText().filter("delete"::equals).isPresent();
    }

    /** The role and the name of a policy that is a resource of its own; the role tells of it too. */
    private static Optional<String> written(PlanResource resource) {
        return resource.type().equals("aws_iam_role_policy")
                ? resource.text("role").flatMap(role -> resource.text(NAME).map(name -> role + "\n" + name))
                : Optional.empty();
    }

    private void resource(PlanResource resource, Set<String> written) {
        Optional<String> role =
                resource.text(NAME).filter(name -> resource.type().equals(ROLE));
        List<Json.Member> members =
                resource.values().asObject().map(Json.Obj::members).orElse(List.of());
        for (Json.Member member : members) {
            String address = resource.address() + "." + member.name();
            List<Json> elements = Json.elements(Optional.of(member.value()));
            if (role.isPresent() && member.name().equals(INLINE)) {
                for (int i = 0; i < elements.size(); i++) {
                    String told = role.get() + "\n" + elements.get(i).text(NAME).orElse("");
                    if (!written.contains(told)) {
                        value(resource, elements.get(i), address + "[" + i + "]", ROLE + "." + INLINE);
                    }
                }
            } else {
                value(resource, member.value(), address, resource.type() + "." + member.name());
            }
        }
    }

    /** @param path type and attributes, joined by dots */
    private void value(PlanResource resource, Json value, String address, String path) {
        if (value instanceof Json.Str text) {
            if (PolicyShape.mayBeIn(text.value())) {
                policy(text, address, Holders.ofTerraform(path), Limit.of(resource, path, address));
            }
        } else if (value instanceof Json.Obj object) {
            object.members()
                    .forEach(member ->
                            value(resource, member.value(), address + "." + member.name(), path + "." + member.name()));
        } else if (value instanceof Json.Arr array) {
            IntStream.range(0, array.elements().size())
                    .forEach(i -> value(resource, array.elements().get(i), address + "[" + i + "]", path));
        }
    }

    private void policy(Json.Str text, String address, SiteKind kind, Optional<Limit> limit) {
        Optional<PolicySource> source = Optional.empty();
        List<Problem> problems = List.of();
        try {
            PolicySource read = PolicySource.in(file, text, "");
            source = Optional.of(
                    kind.type().map(type -> read.as(type, "the plan")).orElse(read));
        } catch (InvalidInputException e) {
            problems = e.problems();
        }
        add(text, address, kind, source, limit, problems);
    }

    /** A policy whose text is not known yet stands nowhere among the values. */
    private void unknown(Json change, Json unknown) {
        String type = change.text("type").orElse("");
        unknown.asObject()
                .ifPresent(object -> object.members().stream()
                        .filter(member -> member.value().is("true"))
                        .filter(member -> Holders.ofTerraform(type + "." + member.name()) != SiteKind.UNKNOWN)
                        .forEach(member -> add(
                                change,
                                change.text("address").orElse(type) + "." + member.name(),
                                Holders.ofTerraform(type + "." + member.name()),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(UNKNOWN))));
    }

    private void add(
            Json place,
            String address,
            SiteKind kind,
            Optional<PolicySource> source,
            Optional<Limit> limit,
            List<Problem> problems) {
        Optional<Policy> policy = source.map(PolicySource::policy);
        int line = places.at(place.span().start()).line();
        Site site =
                new Site(file.name(), address, kind, line, false, place, Optional.empty(), List.of(), policy, problems);
        policies.putIfAbsent(address, new Planned(site, source, limit));
    }

    @Override
    public SourceText text() {
        return file;
    }

    @Override
    public List<Site> sites() {
        return policies.values().stream().map(Planned::site).toList();
    }

    @Override
    public PolicySource source(Site site) {
        return Optional.ofNullable(policies.get(site.address()))
                .flatMap(Planned::source)
                .orElseThrow(() -> new InvalidInputException(file.name(), site.problems()));
    }

    @Override
    public Optional<String> unknownSince(Site site) {
        return site.problems().contains(UNKNOWN) ? Optional.of(UNKNOWN.message()) : Optional.empty();
    }

    @Override
    public Optional<Limit> limit(Site site) {
        return Optional.ofNullable(policies.get(site.address())).flatMap(Planned::limit);
    }

    /** Nothing: it is only read. */
    @Override
    public Optional<CodeFile> code() {
        return Optional.empty();
    }

    /**
     * Who holds them.
     *
     * @param names what a map calls its roles
     * @throws InvalidInputException where a line of the map is about nothing in it
     */
    public PlanHolders holders(RoleNames names) {
        return PlanHolders.of(root, resources, List.copyOf(policies.keySet()), names);
    }
}
