import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.*;
import java.util.stream.*;

/**
 * Checks results again without a solver: S and V1 to V4 of each, against its task. README.md has the formats and the proofs.
 * A context is all of a statement but Effect, Action, NotAction and Sid. Each may hold or not, whatever the others do; ALWAYS holds.
 * A policy allows an action if some statement whose context holds allows it, and none denies it.
 */
public final class Check {
    static final String ALWAYS = "{\"Resource\":[\"*\"]}", ANY_ACTION = "*:*", SHAPE = "?*:?*";
    static final char END = '\n', OTHER = '!'; // stand in no pattern
    static final int MOST_CASES = 100_000, MOST_DEPTH = 100;

    // ---- Patterns: `*` is any run of characters, also none, and `?` is any one -------------------------------------------------
    /** Whether a string is in L(p). Where it goes wrong, the last star takes one character more; the stars before it need not. */
    static boolean matches(String p, String string) {
        int i = 0, j = 0, star = -1, taken = 0;
        while (j < string.length()) {
            char at = i < p.length() ? p.charAt(i) : END;
            if (at == '*') { star = i++; taken = j; }
            else if (at == '?' || at == string.charAt(j)) { i++; j++; }
            else if (star >= 0) { i = star + 1; j = ++taken; }
            else return false;
        }
        return p.substring(i).replace("*", "").isEmpty();
    }

    /** Whether L(p) lies inside L(q), of strings with one colon as both have. One string of L(p) settles most pairs. */
    static boolean inside(String p, String q) {
        return matches(q, p.replace("*", "").replace('?', OTHER)) && find(p, List.of(q), string -> !matches(q, string)) == null;
    }

    /** A wanted string of L(p), a shortest, or null. Whether it is wanted may hang only on which of the patterns match it: strings
        that lead to the same positions in the patterns are matched alike, however they go on, so one of them stands for all. */
    static String find(String p, List<String> patterns, Predicate<String> wanted) {
        String text = (p + END + String.join("" + END, patterns) + END).replaceAll("[*]+", "*");
        TreeSet<Integer> start = new TreeSet<>();
        for (int i = 0; i < text.length(); i = text.indexOf(END, i) + 1) start.add(i);
        Map<Set<Integer>, String> seen = new HashMap<>(Map.of(start, ""));
        Deque<Set<Integer>> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Set<Integer> positions = open.remove();
            String string = seen.get(positions);
            if (matches(p, string) && wanted.test(string)) return string;
            Set<Character> letters = new TreeSet<>(Set.of(OTHER)); // it stands for all that no position asks for
            for (int i : positions) letters.add(text.charAt(behindStar(text, i)));
            for (char letter : letters) if (letter != '?' && letter != END) {
                TreeSet<Integer> next = step(text, positions, letter);
                boolean isLeft = next.isEmpty() || next.first() > text.indexOf(END); // no longer in L(p), however it goes on
                if (!isLeft && seen.putIfAbsent(next, string + letter) == null) open.add(next);
            }
            require(seen.size() <= MOST_CASES, "too many cases within " + p);
        }
        return null;
    }
    /** Where a character leads: a star stays where it is, what matches behind it moves on. No wildcard takes a colon. */
    static TreeSet<Integer> step(String text, Set<Integer> positions, char c) {
        TreeSet<Integer> next = new TreeSet<>();
        for (int i : positions) {
            int behind = behindStar(text, i);
            if (behind > i && c != ':') next.add(i);
            if (text.charAt(behind) == c || text.charAt(behind) == '?' && c != ':') next.add(behind + 1);
        }
        return next;
    }
    static int behindStar(String text, int i) { return text.charAt(i) == '*' ? i + 1 : i; }

    // ---- Policies ----------------------------------------------------------------------------------------------------------------
    record Statement(boolean allows, boolean not, List<String> patterns, String context, String sid) {
        boolean covers(String action) {
            for (String p : patterns) if (matches(p, action)) return !not;
            return not;
        }
        boolean isLike(Statement o) { return allows == o.allows && not == o.not && context.equals(o.context) && sid.equals(o.sid); }
        /** Whether this allows, wherever s holds, all of a part of s. False also where that is not plain to see. */
        boolean holds(String part, Statement s) {
            if (!allows || !context.equals(ALWAYS) && !context.equals(s.context)) return false;
            if (!not) return patterns.stream().anyMatch(q -> inside(part, q));
            return s.not && patterns.stream().allMatch(q -> s.patterns.stream().anyMatch(p -> inside(q, p)));
        }
    }

    record Policy(String version, String id, List<Statement> statements) {
        List<String> patterns() { return statements.stream().flatMap(s -> s.patterns.stream()).distinct().toList(); }
        Policy about(String service) { // the same for its actions
            return new Policy(version, id, statements.stream().map(s -> new Statement(s.allows, s.not, s.patterns.stream()
                .filter(p -> matches(p.substring(0, p.indexOf(':')), service)).toList(), s.context, s.sid))
                .filter(s -> s.not || !s.patterns.isEmpty()).toList());
        }
        Set<String> contexts(boolean allows, String action) {
            Set<String> contexts = new TreeSet<>();
            for (Statement s : statements) if (s.allows == allows && s.covers(action)) contexts.add(s.context);
            return contexts;
        }
    }

    /** Contexts under which A allows an action and B does not, or null: by the contexts in which each has an Allow, a Deny of it. */
    static Set<String> exceeds(Set<String> allowA, Set<String> denyA, Set<String> allowB, Set<String> denyB) {
        for (String c : allowA) if (!denyA.contains(c) && !denyA.contains(ALWAYS)) {
            if (!allowB.contains(c) && !allowB.contains(ALWAYS)) return Set.of(c);
            for (String d : denyB) if (!denyA.contains(d)) return new TreeSet<>(List.of(c, d));
        }
        return null;
    }
    static String excess(String what, Policy a, Policy b, String action) {
        var contexts = exceeds(a.contexts(true, action), a.contexts(false, action), b.contexts(true, action), b.contexts(false, action));
        return contexts == null ? null : what + ": " + action + " where these hold: " + String.join(" ", contexts);
    }

    // ---- S and V1 to V4 of a policy R that is to be O without the unused actions: what contradicts them, or null -----------------
    /** A fit is of another form: only its Version and contexts have to be O's. */
    static String structure(Policy o, Policy r, boolean isFit) {
        Predicate<Statement> isInContext = s -> o.statements.stream().anyMatch(h -> h.context.equals(s.context));
        require(!isFit || r.statements.stream().allMatch(isInContext), "a context is none of the original's");
        int found = 0;
        for (Statement s : o.statements) if (found < r.statements.size() && s.isLike(r.statements.get(found))) found++;
        return isFit || found == r.statements.size() ? null : "S: none of the original's in their order: " + r.statements.get(found);
    }

    static String overKnown(Policy o, Policy r, Set<String> known, Set<String> unused) {
        Map<String, List<String>> services = known.stream().collect(Collectors.groupingBy(a -> a.substring(0, a.indexOf(':'))));
        for (String service : new TreeSet<>(services.keySet())) {
            Policy before = o.about(service), after = r.about(service), nothing = new Policy(null, null, List.of());
            if (!before.statements.isEmpty() || !after.statements.isEmpty()) for (String action : services.get(service)) {
                Policy wanted = unused.contains(action) ? nothing : before;
                String wrong = excess(wanted == before ? "V4: newly allowed" : "V2: allowed though unused", after, wanted, action);
                if (wrong == null) wrong = excess("V3: lost though used", wanted, after, action);
                if (wrong != null) return wrong;
            }
        }
        return null;
    }

    static String noNewAccess(Policy o, Policy r) {
        List<String> all = Stream.of(List.of(SHAPE), o.patterns(), r.patterns()).flatMap(List::stream).toList();
        boolean deniesAll = o.statements.stream().allMatch(s -> s.allows || r.statements.contains(s));
        for (Statement s : r.statements) for (String part : s.not ? List.of(ANY_ACTION) : s.patterns) {
            if (!s.allows || deniesAll && o.statements.stream().anyMatch(h -> h.holds(part, s))) continue;
            String action = find(part, all, string -> matches(SHAPE, string) && excess("", r, o, string) != null);
            if (action != null) return excess("V1: newly allowed", r, o, action);
        }
        return null;
    }

    // ---- Reading policies: what is not understood is refused ---------------------------------------------------------------------
    static Policy policy(Object json) {
        var root = object(json, "Version", "Id", "Statement");
        String version = (String) root.get("Version");
        List<Statement> statements = list(root.get("Statement")).stream().map(each -> statement(each, version)).toList();
        require(!statements.isEmpty() && (version == null || version.matches("2012-10-17|2008-10-17")), "no statement, or no such Version");
        return new Policy(version, (String) root.get("Id"), statements);
    }
    static Statement statement(Object raw, String version) {
        var rest = object(raw, "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition");
        boolean not = rest.containsKey("NotAction");
        require(not != rest.containsKey("Action"), "both or neither of Action and NotAction");
        List<String> patterns = patterns(list(rest.remove(not ? "NotAction" : "Action")));
        String effect = (String) rest.remove("Effect"), sid = (String) rest.remove("Sid"), context = canonical(rest);
        require(!patterns.isEmpty() && List.of("Allow", "Deny").contains(effect), "no action, or no such Effect");
        // What is a variable under 2012-10-17 is plain text under 2008-10-17, which a policy without Version is written in.
        if (context.contains("${")) context += version == null ? "2008-10-17" : version;
        return new Statement(effect.equals("Allow"), not, patterns, context, sid == null ? "" : sid);
    }
    /** Folded, and with a colon: `*` alone matches the same actions. */
    static List<String> patterns(Object texts) {
        List<String> patterns = ((List<?>) texts).stream().map(p -> p.equals("*") ? ANY_ACTION : (String) p).toList();
        for (String p : patterns) require(p.matches("[A-Za-z0-9*?_-]+:[A-Za-z0-9*?_-]+"), "no action or pattern: " + p);
        return patterns.stream().map(p -> p.toLowerCase(Locale.ROOT)).toList();
    }

    /** One text for equal contexts: a string is the list of it alone, lists are sets, and the order of keys is nothing. */
    static String canonical(Object value) {
        if (value instanceof Word word) return word.text;
        if (value instanceof String string) return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        if (value instanceof List<?> list) return new TreeSet<>(list.stream().map(Check::canonical).toList()).toString();
        Map<String, String> members = new TreeMap<>(); // keys that differ in letter case alone keep their order: it may matter
        ((Map<?, ?>) value).forEach((key, member) -> members.merge(key.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT),
            canonical(key) + ":" + canonical(member instanceof Map ? member : list(member)), (first, second) -> first + "," + second));
        return "{" + String.join(",", members.values()) + "}";
    }
    static List<?> list(Object value) { return value instanceof List<?> list ? list : List.of(value); }
    static boolean isName(String pattern) { return !pattern.contains("*") && !pattern.contains("?"); }
    static void require(boolean holds, String otherwise) { if (!holds) throw new IllegalArgumentException(otherwise); }
    static String plain(String text) { return text.replaceAll("[^ -~]", "?"); } // a terminal obeys some of the others
    static <T> T from(Path file, Callable<T> reading) {
        try { return reading.call(); }
        catch (Exception e) { throw new IllegalArgumentException(file + " can't be read, or is not UTF-8: " + e.getMessage()); }
    }
    static Map<Object, Object> object(Object json, String... keys) {
        require(json instanceof Map<?, ?> map && (keys.length < 1 || Set.of(keys).containsAll(map.keySet())), "no object " + List.of(keys));
        return new LinkedHashMap<>((Map<?, ?>) json);
    }

    // ---- Reading JSON strictly: maps, lists, strings, and words, which stay as written -------------------------------------------
    record Word(String text) { }
    static final Pattern ESCAPE = Pattern.compile("\\\\(u....|.)"), TOKEN = Pattern.compile("\\G[ \t\r\n]*+([{}\\[\\],:]|true|false|null|"
        + "-?(?:0|[1-9]\\d*+)(?:[.]\\d++)?(?:[eE][+-]?\\d++)?|\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"|\\z)");

    static Object json(String text) {
        Deque<String> tokens = new ArrayDeque<>();
        for (Matcher token = TOKEN.matcher(text); token.find(); ) tokens.add(token.group(1));
        require(tokens.size() > 1 && tokens.getLast().isEmpty(), "no JSON");
        Object value = value(tokens, 0);
        require(tokens.size() == 1, "JSON goes on after its value");
        return value;
    }
    static Object value(Deque<String> tokens, int depth) {
        String first = tokens.remove(), end = first.equals("{") ? "}" : first.equals("[") ? "]" : "";
        if (first.startsWith("\"")) return ESCAPE.matcher(first.substring(1, first.length() - 1)).replaceAll(Check::unescaped);
        require(depth < MOST_DEPTH && (!end.isEmpty() || first.matches("[a-z0-9-].*")), "no JSON value, or nested too deep: " + first);
        if (end.isEmpty()) return new Word(first);
        Map<Object, Object> members = new LinkedHashMap<>(); // an array's by their numbers
        while (!tokens.element().equals(end)) {
            require(members.isEmpty() || tokens.remove().equals(","), "JSON lacks a comma or an end");
            Object key = end.equals("}") ? value(tokens, depth + 1) : (Object) members.size();
            require(end.equals("]") || key instanceof String && tokens.remove().equals(":"), "JSON lacks a key or a colon");
            require(members.put(key, value(tokens, depth + 1)) == null, "the key stands twice: " + key);
        }
        tokens.remove();
        return end.equals("}") ? members : new ArrayList<>(members.values());
    }
    static String unescaped(MatchResult escape) {
        int plain = "\"\\/bfnrt".indexOf(escape.group(1));
        int code = plain >= 0 ? "\"\\/\b\f\n\r\t".charAt(plain) : HexFormat.fromHexDigits(escape.group(1).substring(1));
        return Matcher.quoteReplacement("" + (char) code);
    }

    // ---- Tasks and results -------------------------------------------------------------------------------------------------------
    /** What is found of a task and its result; the table counts what stands before the first colon. */
    static String judge(Map<?, ?> task, String line, Set<String> catalog) {
        if (line == null) return "not confirmed, missing";
        String doubt = "unreadable result";
        try {
            var result = object(json(line), "id", "verdict", "recommendedAction", "policy", "policies", "removed", "error");
            Object verdict = result.get("verdict"), action = result.get("recommendedAction");
            if (List.of("REFUTED", "UNKNOWN", "ERROR").contains(verdict)) return "not confirmed, " + verdict;
            if (!result.get("id").equals(task.get("id"))) return "not confirmed, another id";
            boolean isGone = action.equals("DETACH_POLICY"), isFit = result.containsKey("policies"), isOne = result.containsKey("policy");
            List<?> texts = isFit ? (List<?>) result.get("policies") : isOne ? List.of(result.get("policy")) : List.of();
            require(verdict.equals("PROVED") && isGone == texts.isEmpty() && Stream.of(isGone, isFit, isOne).filter(is -> is).count() == 1
                && List.of("CREATE_POLICY", "DETACH_POLICY", isFit ? "" : "NONE").contains(action), "verdict, action, policy do not fit");
            List<Policy> parts = texts.stream().map(Check::policy).toList();
            doubt = "needs --for-check";
            String other = task.containsKey("known") ? "known" : "used";
            var fields = object(task, "id", "policy", "unused", other);
            List<String> unused = patterns(fields.get("unused")), others = patterns(fields.getOrDefault(other, List.of()));
            Policy o = policy(fields.get("policy"));
            Policy r = new Policy(o.version, o.id, parts.stream().flatMap(part -> part.statements.stream()).toList());
            Set<String> known = new HashSet<>(catalog), gone = new HashSet<>(unused);
            Stream.of(o, r).flatMap(policy -> policy.patterns().stream()).filter(Check::isName).forEach(known::add);
            boolean isGiven = other.equals("known"), areKnown = isGiven || known.containsAll(unused) && catalog.containsAll(others);
            if (isGiven) Stream.of(unused, others).forEach(known::addAll); else others.forEach(gone::remove);
            require(areKnown && known.stream().allMatch(Check::isName), "a name is not in the catalog, or is a pattern");
            doubt = "undecided";
            boolean isNamed = parts.stream().allMatch(p -> Objects.equals(o.version, p.version) && (isFit || Objects.equals(o.id, p.id)));
            String wrong = isNamed ? structure(o, r, isFit) : "S: Version or Id is another";
            if (wrong == null) wrong = overKnown(o, r, known, gone);
            if (wrong == null) wrong = noNewAccess(o, r);
            if (wrong == null && action.equals("NONE") && !result.get("policy").equals(task.get("policy"))) wrong = "NONE: it changed";
            return wrong == null ? "confirmed" : "contradicted, " + wrong;
        } catch (RuntimeException e) {
            return "not confirmed, " + doubt + (e instanceof IllegalArgumentException ? ": " + e.getMessage() : "");
        }
    }

    static void run(Path actions, Path before, Path after, Map<String, Integer> counts) {
        Set<String> catalog = new HashSet<>(patterns(from(actions, () -> Files.readAllLines(actions))));
        require(!catalog.isEmpty() && catalog.stream().allMatch(Check::isName), "the catalog is empty, or has a pattern");
        BufferedReader tasks = from(before, () -> Files.newBufferedReader(before));
        BufferedReader results = from(after, () -> Files.newBufferedReader(after));
        String task = from(before, tasks::readLine), result = from(after, results::readLine);
        require(task != null, "there is no task");
        for (; task != null || result != null; task = from(before, tasks::readLine), result = from(after, results::readLine)) {
            Map<?, ?> read = task == null ? Map.of() : object(json(task));
            String found = task == null ? "not confirmed, no task" : judge(read, result, catalog);
            counts.merge(found.split(":")[0], 1, Integer::sum);
            if (!found.equals("confirmed")) System.out.println(plain(read.get("id") + ": " + found));
        }
        counts.forEach((found, count) -> System.out.printf("%,9d  %s%n", count, found));
    }

    public static void main(String... args) {
        Map<String, Integer> counts = new TreeMap<>();
        try {
            String[] files = args.length == 1 ? new String[] {"catalog.txt", "tasks.jsonl", "results.jsonl"} : args;
            require(files.length == 3, "write java Check.java DIR, or java Check.java CATALOG TASKS RESULTS");
            Path folder = Path.of(args.length == 1 ? args[0] : "");
            run(folder.resolve(files[0]), folder.resolve(files[1]), folder.resolve(files[2]), counts);
            System.exit(counts.keySet().equals(Set.of("confirmed")) ? 0 : counts.keySet().toString().contains("contradicted") ? 1 : 3);
        } catch (RuntimeException | OutOfMemoryError e) {
            System.err.println(plain("bad input after line " + counts.values().stream().mapToInt(n -> n).sum() + ": " + e.getMessage()));
        }
        System.exit(2);
    }
}
