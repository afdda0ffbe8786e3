package dev.whittle.proofs.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whittle.catalog.Catalogs;
import dev.whittle.policy.Pattern;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** A mistake in refining; {@link #NONE} is the same code without one. */
enum WrongRefiner {
    /** No mistake: shows that it is the others' mistakes that are refuted. */
    NONE(new Narrowing()),

    /** Nodes nest by list of words, so DescribeJob is no prefix of DescribeJobs. */
    WORD_LIST_TRIE(new Narrowing() {
        @Override
        boolean isSafe(String prefix, List<String> unused) {
            return unused.stream()
                    .noneMatch(action -> action.startsWith(prefix) && Words.endsBefore(action, prefix.length()));
        }

        @Override
        Set<Integer> ends(String action, List<String> kept) {
            return super.ends(action, List.of(action));
        }
    }),

    /** Safety compares letters as spelled, and evidence came in small ones. */
    CASE_SENSITIVE_SAFETY(new Narrowing() {
        @Override
        boolean isSafe(String prefix, List<String> unused) {
            return unused.stream().map(Pattern::fold).noneMatch(action -> action.startsWith(prefix));
        }
    }),

    /** The node above the shortest safe one. */
    ONE_WORD_TOO_SHORT(new Narrowing() {
        @Override
        String write(String prefix, Pattern pattern) {
            int end = prefix.length() - 1;
            while (end > prefix.indexOf(':') + 1 && !Words.endsBefore(prefix, end)) {
                end--;
            }
            return prefix.substring(0, end) + "*";
        }
    }),

    /** The service's prefix is cut like a name. */
    CUT_SERVICE(new Narrowing() {
        @Override
        String write(String prefix, Pattern pattern) {
            return prefix.charAt(0) + "*" + prefix.substring(prefix.indexOf(':')) + "*";
        }
    }),

    /** A kept action whose own node is unsafe is lost. */
    LOST_EXACT_NAME(new Narrowing() {
        @Override
        List<String> unsafe(String action) {
            return List.of();
        }
    }),

    /** A kept action alone below its node gets a wildcard, safe or not. */
    SINGLETON_AS_WILDCARD(new Narrowing() {
        @Override
        List<String> unsafe(String action) {
            return List.of(action + "*");
        }
    }),

    /** The last unused action of an interval is not counted. */
    OFF_BY_ONE_INTERVAL(new Narrowing() {
        @Override
        List<String> unused(Pattern pattern, Work work) {
            List<String> unused = super.unused(pattern, work);
            return unused.subList(0, Math.max(0, unused.size() - 1));
        }
    }),

    /** A prefix is written without what the pattern still demands after it. */
    RESIDUAL_FORGOTTEN(new Narrowing() {
        @Override
        List<String> middle(Pattern pattern, List<String> kept, List<String> unused) {
            return prefixes(pattern, kept, unused);
        }
    }),

    /** The wildcard goes in front: what ends alike is taken together. */
    SUFFIX_WILDCARD(new Narrowing() {
        @Override
        List<String> unsafe(String action) {
            int end = action.length() - 1;
            while (!Words.endsBefore(action, end)) {
                end--;
            }
            return List.of(action.substring(0, action.indexOf(':') + 1) + "*" + action.substring(end));
        }
    }),

    /** An unused action takes everything with it that starts like it. */
    UNUSED_MATCHED_BY_PREFIX(replacing((pattern, work) -> work.matches(pattern, false).stream()
            .filter(action -> work.unused().stream()
                    .noneMatch(unused -> Pattern.fold(action).startsWith(unused.folded())))
            .toList())),

    /** Names are compared without their service. */
    UNUSED_MATCHED_BY_NAME(replacing((pattern, work) -> work.matches(pattern, false).stream()
            .filter(action -> work.unused().stream()
                    .noneMatch(unused -> unused.name().equalsIgnoreCase(action.substring(action.indexOf(':') + 1))))
            .toList())),

    /** Only the first pattern that covers something unused is narrowed. */
    FIRST_PATTERN_ONLY(new Function<>() {
        @Override
        public ObjectNode apply(Work work) {
            boolean[] isDone = {false};
            return narrowed(work, (pattern, same) -> {
                boolean isHit = !isDone[0] && !same.matches(pattern, true).isEmpty();
                isDone[0] |= isHit;
                return isHit ? same.matches(pattern, false) : List.of(pattern.text());
            });
        }
    }),

    /** Exact names are left alone. */
    LITERALS_IGNORED(
            replacing((pattern, work) -> pattern.isLiteral() ? List.of(pattern.text()) : work.matches(pattern, false))),

    /** A wildcard in the middle is taken for a letter, so the pattern seems to match nothing and goes. */
    MIDDLE_WILDCARD_AS_LETTER(replacing(
            (pattern, work) -> pattern.text().indexOf('*') == pattern.text().length() - 1 || pattern.isLiteral()
                    ? work.matches(pattern, false)
                    : List.of())),

    /** What is not spelled as in the catalog is thought unknown and goes. */
    OTHER_LETTER_CASE_LOST(replacing((pattern, work) -> work.matches(pattern, false).stream()
            .filter(action -> action.startsWith(pattern.text().replace("*", "").substring(0, 4)))
            .toList())),

    /** The actions of an old catalog stand for all. */
    STALE_CATALOG(work -> {
        CatalogTrie old = new CatalogTrie(Catalogs.bundled(LocalDate.of(2024, 11, 20)));
        Work then = new Work(
                work.name(),
                work.policy(),
                work.unused(),
                Work.known(work.policy(), work.unused(), old),
                work.isDenied());
        return narrowed(then, new Narrowing()::narrow);
    }),

    /** What a Deny covers somewhere is counted as unused everywhere. */
    DENIED_AS_UNUSED(work -> {
        List<Pattern> unused = new ArrayList<>(work.unused());
        for (ObjectNode statement : Work.statements(work.policy())) {
            if (statement.get("Effect").asText().equals("Deny") && statement.has("Action")) {
                Work.texts(statement.get("Action")).forEach(text -> unused.add(Pattern.of(text)));
            }
        }
        KnownActions known = Work.known(work.policy(), unused, Work.CATALOG);
        return narrowed(new Work(work.name(), work.policy(), unused, known, work.isDenied()), new Narrowing()::narrow);
    }),

    /** Of a Deny with NotAction the list is taken for what it denies. */
    DENY_NOT_ACTION_AS_ACTION(work -> narrowed(work, new Narrowing()::narrow, Denial::isOf, Denial::lists)),

    /** Every Deny counts, whatever its context. */
    DENIED_IN_ANOTHER_CONTEXT(work -> narrowed(work, new Narrowing()::narrow, (deny, allow) -> true, Denial::covers)),

    /** A Deny goes missing. */
    DROPPED_DENY(work ->
            without(right(work), statement -> statement.get("Effect").asText().equals("Deny"))),

    /** Deny statements are narrowed like the others. */
    NARROWED_DENY(work -> {
        ObjectNode policy = right(work);
        for (ObjectNode statement : Work.statements(policy)) {
            if (statement.get("Effect").asText().equals("Deny") && statement.has("Action")) {
                List<String> left = Work.texts(statement.get("Action")).stream()
                        .flatMap(text -> work.matches(Pattern.of(text), false).stream())
                        .toList();
                statement.set("Action", Work.list(left.isEmpty() ? List.of("none:None") : left));
            }
        }
        return policy;
    }),

    /** A NotAction list loses what was unused instead of gaining it. */
    NOT_ACTION_SHRUNK(work -> {
        ObjectNode policy = right(work);
        for (ObjectNode statement : Work.statements(policy)) {
            if (statement.has("NotAction")) {
                List<String> texts = Work.texts(statement.get("NotAction"));
                statement.set("NotAction", Work.list(texts.subList(1, texts.size())));
            }
        }
        return policy;
    }),

    /** NotAction is read as Action. */
    NOT_ACTION_AS_ACTION(work -> {
        ObjectNode policy = right(work);
        for (ObjectNode statement : Work.statements(policy)) {
            if (statement.has("NotAction")) {
                JsonNode list = statement.remove("NotAction");
                statement.set("Action", list);
            }
        }
        return policy;
    }),

    /** A NotAction list is left as it is. */
    NOT_ACTION_UNTOUCHED(work -> {
        ObjectNode policy = right(work);
        List<ObjectNode> before = Work.statements(work.policy());
        for (ObjectNode statement : Work.statements(policy)) {
            before.stream()
                    .filter(old -> old.has("NotAction") && old.path("Sid").equals(statement.path("Sid")))
                    .forEach(old -> statement.set("NotAction", old.get("NotAction")));
        }
        return policy;
    }),

    /** The last statement is lost. */
    LOST_STATEMENT(work -> {
        ObjectNode policy = right(work);
        ArrayNode statements = (ArrayNode) policy.get("Statement");
        statements.remove(statements.size() - 1);
        return policy;
    }),

    /** All Allow lists end up under the first statement's resource. */
    MERGED_CONTEXTS(work -> {
        ObjectNode policy = right(work);
        List<ObjectNode> allows = Work.statements(policy).stream()
                .filter(statement -> statement.get("Effect").asText().equals("Allow") && statement.has("Action"))
                .toList();
        List<String> all = new ArrayList<>();
        allows.forEach(statement -> all.addAll(Work.texts(statement.get("Action"))));
        allows.get(0).set("Action", Work.list(all));
        return policy;
    }),

    /** The lists of the first two statements change places. */
    SWAPPED_CONTEXTS(work -> {
        ObjectNode policy = right(work);
        List<ObjectNode> statements = Work.statements(policy);
        if (statements.size() > 1
                && statements.get(0).has("Action")
                && statements.get(1).has("Action")) {
            JsonNode first = statements.get(0).get("Action");
            statements.get(0).set("Action", statements.get(1).get("Action"));
            statements.get(1).set("Action", first);
        }
        return policy;
    }),

    /** An action that one statement loses stays in the others. */
    FIRST_STATEMENT_ONLY(work -> {
        ObjectNode policy = work.copy();
        ObjectNode first = Work.statements(policy).get(0);
        ObjectNode right = Work.statements(right(work)).get(0);
        if (first.has("Action") && right.has("Action")) {
            first.set("Action", right.get("Action"));
        }
        return policy;
    }),

    /** A statement that empties out is taken for one about everything in its services. */
    EMPTY_MEANS_ALL(work -> {
        ObjectNode policy = work.copy();
        for (ObjectNode statement : Work.statements(policy)) {
            if (statement.has("Action") && statement.get("Effect").asText().equals("Allow")) {
                List<String> left = new ArrayList<>();
                for (String text : Work.texts(statement.get("Action"))) {
                    List<String> now = new Narrowing().narrow(Pattern.of(text), work);
                    left.addAll(now.isEmpty() ? List.of(Pattern.of(text).service() + ":*") : now);
                }
                statement.set("Action", Work.list(left));
            }
        }
        return policy;
    }),

    /** New text is dropped because the original that it replaces covers it. */
    COVERED_BY_THE_REPLACED(
            replacing((pattern, work) -> work.matches(pattern, true).isEmpty() ? List.of(pattern.text()) : List.of())),

    /** Wildcards are expanded to all that they match, unused or not. */
    EXPANDED_WITHOUT_REMOVING(replacing((pattern, work) -> {
        List<String> all = new ArrayList<>(work.matches(pattern, false));
        all.addAll(work.matches(pattern, true));
        return all;
    }));

    /** What replaces a pattern. */
    private interface Replacement {
        List<String> of(Pattern pattern, Work work);
    }

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<Work, ObjectNode> refiner;

    WrongRefiner(Narrowing narrowing) {
        this(work -> narrowed(work, narrowing::narrow));
    }

    WrongRefiner(Function<Work, ObjectNode> refiner) {
        this.refiner = refiner;
    }

    /** The candidate that this refiner proposes; without statements where nothing is left. */
    ObjectNode refine(Work work) {
        return refiner.apply(work);
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Function<Work, ObjectNode> replacing(Replacement replacement) {
        return work -> narrowed(work, replacement);
    }

    private static ObjectNode right(Work work) {
        return narrowed(work, new Narrowing()::narrow);
    }

    private static ObjectNode narrowed(Work work, Replacement replacement) {
        return narrowed(work, replacement, Denial::isOf, Denial::covers);
    }

    /** Which Denies count for an Allow statement. */
    private interface Reach {
        boolean reaches(ObjectNode deny, ObjectNode allow);
    }

    /** What a Deny covers. */
    private interface Cover {
        boolean covers(ObjectNode deny, String action);
    }

    private static ObjectNode narrowed(Work work, Replacement replacement, Reach reach, Cover cover) {
        ObjectNode policy = work.copy();
        List<ObjectNode> denies = Work.statements(policy).stream()
                .filter(statement -> statement.get("Effect").asText().equals("Deny"))
                .toList();
        for (ObjectNode statement : Work.statements(policy)) {
            if (statement.get("Effect").asText().equals("Allow")) {
                Work here = work.denying(action -> denies.stream()
                        .filter(deny -> reach.reaches(deny, statement))
                        .anyMatch(deny -> cover.covers(deny, action)));
                if (statement.has("Action")) {
                    Set<String> left = new TreeSet<>();
                    Work.texts(statement.get("Action"))
                            .forEach(text -> left.addAll(replacement.of(Pattern.of(text), here)));
                    statement.set("Action", Work.list(List.copyOf(left)));
                } else {
                    List<String> excluded = new ArrayList<>(Work.texts(statement.get("NotAction")));
                    work.unused().forEach(unused -> excluded.add(unused.text()));
                    statement.set("NotAction", Work.list(excluded));
                }
            }
        }
        return without(
                policy,
                statement -> statement.has("Action") && statement.get("Action").isEmpty());
    }

    private static ObjectNode without(ObjectNode policy, Predicate<ObjectNode> dropped) {
        ArrayNode left = policy.arrayNode();
        Work.statements(policy).stream().filter(dropped.negate()).forEach(left::add);
        policy.set("Statement", left);
        return policy;
    }
}
