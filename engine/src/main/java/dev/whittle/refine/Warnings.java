package dev.whittle.refine;

import dev.whittle.evidence.Scope;
import dev.whittle.evidence.Translation;
import dev.whittle.evidence.UnknownName;
import dev.whittle.evidence.Warning;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.text.Numbers;
import dev.whittle.trie.KnownActions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a user should mend, or at least know of, before a result is believed. */
public final class Warnings {
    /** The most names that are told with what follows from them, which takes refining twice. */
    private static final int MOST_CONSEQUENCES = 8;

    private final List<Policy> policies;
    private final KnownActions known;

    /** How the policies are refined; nothing where what follows from a name is not asked for. */
    private final Optional<AdmitNew> admitNew;

    private Warnings(Collection<Policy> policies, KnownActions known, Optional<AdmitNew> admitNew) {
        this.policies = List.copyOf(policies);
        this.known = known;
        this.admitNew = admitNew;
    }

    /**
     * All of a task, the gravest kind first.
     *
     * @param admitNew how the policies are refined
     */
    public static List<Warning> of(Collection<Policy> policies, KnownActions known, AdmitNew admitNew) {
        return new Warnings(policies, known, Optional.of(admitNew)).all();
    }

    /** The same without what follows from unknown names, which takes refining. */
    public static List<Warning> of(Collection<Policy> policies, KnownActions known) {
        return new Warnings(policies, known, Optional.empty()).all();
    }

    private List<Warning> all() {
        List<Warning> all = new ArrayList<>(known.evidence().warnings());
        all.addAll(unknownNames());
        scope().ifPresent(all::add);
        return all;
    }

    private Optional<Warning> scope() {
        return known.evidence().scope().missesAll(policies)
                ? Optional.of(new Warning(
                        Warning.Kind.SPEAKS_OF_NOTHING,
                        "the evidence speaks of no service that the policy grants anything of, so nothing is known of its"
                                + " use"))
                : Optional.empty();
    }

    private List<Warning> unknownNames() {
        TreeMap<String, Pattern> names = new TreeMap<>();
        known.evidence().named().forEach(name -> names.putIfAbsent(name.folded(), name));
        policies.forEach(policy -> policy.patterns().forEach(name -> names.putIfAbsent(name.folded(), name)));
        List<Warning> warnings = new ArrayList<>();
        for (Pattern name : names.values()) {
            UnknownName.of(name, known.evidence(), known.catalog())
                    .ifPresent(unknown -> warnings.add(new Warning(
                            Warning.Kind.NAME,
                            unknown.title() + " neither the catalog of "
                                    + known.catalog().date() + " nor the event map knows it"
                                    + consequence(name, warnings.size()))));
        }
        return warnings;
    }

    /** What the result would not hold if the name stood nowhere. */
    private String consequence(Pattern name, int before) {
        if (admitNew.isEmpty() || before >= MOST_CONSEQUENCES) {
            return "";
        }
        KnownActions without = known.without(name);
        Map<String, Long> changed = policies.stream()
                .flatMap(policy -> {
                    List<StatementChange> with =
                            Refiner.refine(policy, known, admitNew.get()).changes();
                    List<StatementChange> other =
                            Refiner.refine(policy, without, admitNew.get()).changes();
                    List<String> texts = new ArrayList<>();
                    for (int i = 0; i < with.size(); i++) {
                        texts.addAll(differences(with.get(i), other.get(i)));
                    }
                    return texts.stream();
                })
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
        return changed.isEmpty() ? "" : "; because of it " + String.join(", and ", changed.keySet());
    }

    private static List<String> differences(StatementChange with, StatementChange without) {
        if (with.statement().effect() == Effect.DENY || with.edit().equals(without.edit())) {
            return List.of();
        }
        List<Pattern> patterns = with.statement().actions().patterns();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            Optional<List<Pattern>> now = entry(with, i);
            if (!now.equals(entry(without, i))) {
                texts.add("`" + patterns.get(i) + "` "
                        + now.map(list -> list.isEmpty()
                                        ? "goes"
                                        : "is split into " + Numbers.count(list.size(), "pattern"))
                                .orElse("stays"));
            }
        }
        return texts.isEmpty() ? List.of(with.statement().pointer() + " becomes another list") : texts;
    }

    private static Optional<List<Pattern>> entry(StatementChange change, int at) {
        return change.isGone() ? Optional.of(List.of()) : change.now(at);
    }

    /** What is no slip and yet worth knowing: operations that stand where actions were meant, names only AWS's reports know. */
    public static List<String> notes(KnownActions known) {
        Translation evidence = known.evidence();
        List<String> notes = new ArrayList<>();
        evidence.operations()
                .forEach(operation -> notes.add("`" + operation.name() + "` is an API operation, no action; "
                        + (operation.isTranslated() ? "in its place counts " : "it stands for ")
                        + operation.actions().stream().map(Pattern::text).collect(Collectors.joining(", "))
                        + (operation.isTranslated() ? "" : ", but here it says nothing of them")));
        if (!evidence.unknownToCatalog().isEmpty()) {
            notes.add("AWS's report names what the catalog of "
                    + known.catalog().date() + " does not know; import a newer"
                    + " catalog: "
                    + evidence.unknownToCatalog().stream().map(Pattern::text).collect(Collectors.joining(", ")));
        }
        return notes;
    }

    /** Which of the policies' services the evidence speaks about, in words. */
    public static String scope(Collection<Policy> policies, KnownActions known) {
        Scope scope = known.evidence().scope();
        Optional<Scope.Shared> shared = scope.with(policies);
        if (shared.isEmpty()) {
            return scope.isEverything()
                    ? "all services"
                    : Numbers.count(scope.services().size(), "service")
                            + ", where the policy may grant something of any";
        }
        int granted = shared.get().granted().size();
        if (shared.get().spokenOf().size() == granted) {
            return "every service of the policy";
        }
        return shared.get().spokenOf().isEmpty()
                ? "no service of the policy"
                : shared.get().spokenOf().size() + " of the policy's " + granted + " services: "
                        + String.join(", ", shared.get().spokenOf());
    }
}
