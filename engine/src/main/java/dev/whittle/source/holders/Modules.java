package dev.whittle.source.holders;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The folders of Terraform files, and which of them take others as modules. A folder that none takes is a root.
 *
 * <p>Source: Terraform Language, "Module Sources"; Terragrunt, "terraform block".
 */
final class Modules {
    private static final String TERRAGRUNT = "terragrunt.hcl";
    private static final Pattern LOCAL = Pattern.compile("\\.\\.?(/.*)?");

    private static final Pattern TERRAFORM = Pattern.compile(".*\\.(tf|tofu)(\\.json)?");
    /** Files that take no modules. */
    private static final Pattern OTHERS = Pattern.compile(".*\\.(yaml|yml|json|template|tpl|tftpl)");

    private static final Pattern VALUES = Pattern.compile(".*\\.tfvars(\\.json)?");

    /** Of Git, and so of no folder here. */
    private static final String VERSION = "?ref=";

    /** A call that may take each folder whose path ends like this. */
    private record OpenCall(String end, String where) {}

    private final Map<String, Map<String, Set<String>>> calls = new TreeMap<>();
    private final Map<String, Set<String>> callers = new TreeMap<>();
    private final List<OpenCall> openCalls = new ArrayList<>();
    private final Map<String, String> byTerragrunt = new TreeMap<>();
    private final Map<String, String> openVariables = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final Set<String> unread = new TreeSet<>();
    private final Set<String> deployed = new TreeSet<>();
    private final Set<String> roots = new TreeSet<>();

    /**
     * @param files the files of Terraform's and Terragrunt's that can be read
     * @param unreadable files that can't, of others too
     * @param all the files that there are, of which those with values for variables count
     */
    Modules(Map<String, Deployment> files, Set<String> unreadable, Set<String> all) {
        files.keySet().stream()
                .filter(file -> !isOfTerragrunt(file))
                .forEach(file -> calls.putIfAbsent(Paths.folder(file), new TreeMap<>()));
        for (String file : new TreeSet<>(unreadable)) {
            if (isOfTerragrunt(file)) {
                openCalls.add(new OpenCall("", file));
            } else if (TERRAFORM.matcher(file).matches()) {
                this.unreadable.putIfAbsent(Paths.folder(file), file);
            }
            if (!OTHERS.matcher(file).matches() || TERRAFORM.matcher(file).matches()) {
                unread.add(file);
            }
        }
        all.stream().filter(file -> VALUES.matcher(file).matches()).forEach(file -> deployed.add(Paths.folder(file)));
        new TreeMap<>(files).forEach((file, deployment) -> {
            if (isOfTerragrunt(file)) {
                terragrunt(file, deployment);
            } else {
                terraform(Paths.folder(file), deployment);
            }
        });
        roots.addAll(calls.keySet());
        roots.removeAll(callers.keySet());
    }

    private static boolean isOfTerragrunt(String file) {
        return Paths.name(file).equals(TERRAGRUNT);
    }

    private void terraform(String folder, Deployment deployment) {
        if (deployment.isDeployed()) {
            deployed.add(folder);
        }
        deployment.openVariable().ifPresent(where -> openVariables.putIfAbsent(folder, where));
        for (Call call : deployment.calls()) {
            target(folder, call).ifPresent(target -> {
                calls.computeIfAbsent(folder, each -> new TreeMap<>())
                        .computeIfAbsent(call.name(), each -> new TreeSet<>())
                        .add(target);
                callers.computeIfAbsent(target, each -> new TreeSet<>()).add(folder);
            });
        }
    }

    private void terragrunt(String file, Deployment deployment) {
        String folder = Paths.folder(file);
        if (calls.containsKey(folder)) {
            byTerragrunt.put(folder, file);
        } else if (deployment.calls().isEmpty() && deployment.includes()) {
            openCalls.add(new OpenCall("", file));
        }
        for (Call call : deployment.calls()) {
            target(folder, call).ifPresent(target -> byTerragrunt.put(target, call.where()));
        }
    }

    /** The folder here that a call takes; one that is not known for sure is remembered as open. */
    private Optional<String> target(String folder, Call call) {
        String source = call.source();
        boolean isLocal = LOCAL.matcher(source).matches();
        if (source.contains(VERSION)
                || !(isLocal
                        || source.isEmpty()
                        || source.startsWith("/")
                        || source.startsWith("file:")
                        || source.startsWith("${"))) {
            return Optional.empty();
        }
        String path = isLocal ? Paths.from(folder, source) : Paths.plain(source);
        if (isLocal && !call.isOpen() && !Paths.leadsOut(path)) {
            return Optional.of(path);
        }
        String end = Paths.plain(source.substring(source.lastIndexOf('}') + 1));
        openCalls.add(new OpenCall(call.isOpen() ? withoutUps(end) : withoutUps(path), call.where()));
        return Optional.empty();
    }

    private static String withoutUps(String path) {
        return path.replaceFirst("^(\\.\\.(/|$))+", "");
    }

    /** The folders with files of Terraform's, sorted. */
    Set<String> folders() {
        return calls.keySet();
    }

    /** The folders that none here takes as a module. */
    Set<String> roots() {
        return roots;
    }

    /** Whether a folder is a root for sure, so that what counts from the root counts from there. */
    boolean isKnownRoot(String folder) {
        return roots.contains(folder) && unknown(folder).isEmpty();
    }

    /** Whether Terragrunt may run it elsewhere, among other files. */
    boolean mayBeMoved(String folder) {
        return byTerragrunt.containsKey(folder) || openCall(folder).isPresent();
    }

    /** What may take a folder as a module, by a source that is not known. */
    private Optional<OpenCall> openCall(String folder) {
        return openCalls.stream()
                .filter(each -> Paths.mayEndWith(folder, each.end()))
                .findFirst();
    }

    /** The folders that are the module of that name in a folder. */
    Set<String> called(String folder, String module) {
        return calls.getOrDefault(folder, Map.of()).getOrDefault(module, Set.of());
    }

    /** A folder, and those that take it, by way of others too. */
    Set<String> takers(String folder) {
        Set<String> takers = new LinkedHashSet<>(List.of(folder));
        Deque<String> open = new ArrayDeque<>(takers);
        while (!open.isEmpty()) {
            for (String caller : callers.getOrDefault(open.remove(), Set.of())) {
                if (takers.add(caller)) {
                    open.add(caller);
                }
            }
        }
        return takers;
    }

    /** Files and links that can't be read, and so may take any folder as a module, sorted. */
    Set<String> unread() {
        return unread;
    }

    /** Why more may hold the policies of a folder than its files show. */
    Optional<String> unknown(String folder) {
        return takers(folder).stream()
                .flatMap(each -> unknownHere(each).stream())
                .findFirst();
    }

    private Optional<String> unknownHere(String folder) {
        String shown = folder.isEmpty() ? "this folder" : "the folder `" + folder + "`";
        if (unreadable.containsKey(folder)) {
            return Optional.of("`" + unreadable.get(folder) + "` can't be read");
        }
        if (byTerragrunt.containsKey(folder)) {
            return Optional.of(
                    byTerragrunt.get(folder) + ": " + shown + " is taken by Terragrunt, which is not followed");
        }
        Optional<OpenCall> open = openCall(folder);
        if (open.isPresent()) {
            return open.map(each ->
                    each.where() + ": " + shown + " may be meant as a module, by a source that is not known here");
        }
        boolean isFromOutside = !callers.containsKey(folder) && !deployed.contains(folder);
        return Optional.ofNullable(openVariables.get(folder))
                .filter(each -> isFromOutside)
                .map(where -> where + ": a variable has no default, and " + shown
                        + " has no backend, no provider and no values, so that it is a module that others take");
    }
}
