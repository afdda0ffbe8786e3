package dev.whittle.compare;

import dev.whittle.request.Caller;
import dev.whittle.request.PointText;
import dev.whittle.request.Request;
import dev.whittle.request.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which keys of a request can stand together: those that say who the caller is agree with the caller and with each other, and the two
 * that say when agree.
 *
 * <p>Source: IAM User Guide, "AWS global condition context keys" (aws:username, aws:userid, aws:PrincipalArn, aws:PrincipalType,
 * aws:PrincipalAccount, aws:CurrentTime, aws:EpochTime) and "IAM policy elements: Variables and tags", "Principal key values".
 *
 * @param mentioned the keys that the documents speak of; others need not be told
 */
record Standing(Set<String> mentioned) {
    private static final String NAME = "aws:username";
    private static final String ID = "aws:userid";
    private static final String TYPE = "aws:principaltype";
    private static final String ACCOUNT = "aws:principalaccount";
    private static final String ARN = "aws:principalarn";
    private static final Set<String> OF_CALLER = Set.of(NAME, ID, TYPE, ACCOUNT, ARN);
    private static final String NOW = "aws:currenttime";
    private static final String EPOCH = "aws:epochtime";

    /** The request as it can be made, with the keys that follow from others; nothing where they contradict each other. */
    List<Request> completed(Request request) {
        Optional<Request> timed = timed(request);
        if (timed.isEmpty()) {
            return List.of();
        }
        Request whole = timed.get();
        boolean isAboutCaller = mentioned.stream().anyMatch(OF_CALLER::contains);
        if (!isAboutCaller) {
            return List.of(whole);
        }
        if (whole.principal().isPresent()) {
            return with(whole, whole.principal().get()).stream().toList();
        }
        List<Request> found = new ArrayList<>();
        for (Caller caller : callers(whole)) {
            with(whole, caller).ifPresent(found::add);
        }
        return found;
    }

    /** Callers that an identity's request may come from: whoever its keys name, and one of each kind. */
    private static List<Caller> callers(Request request) {
        String account =
                first(request, ACCOUNT).filter(id -> id.matches("\\d{12}")).orElse("123456789012");
        String name = first(request, NAME).orElse("someone");
        List<Caller> callers = new ArrayList<>();
        first(request, ARN).flatMap(Caller::of).ifPresent(caller -> {
            callers.add(caller);
            callers.add(new Caller(caller.canonical() + "/session/someone"));
        });
        String before = "aws/aws/" + account + "/";
        for (String each : List.of("user/" + name, "role/someone/session/someone", "federated/someone", "root")) {
            callers.add(new Caller(before + each));
        }
        return callers;
    }

    private static Optional<String> first(Request request, String key) {
        return request.values(key).stream().findFirst();
    }

    private Optional<Request> with(Request request, Caller caller) {
        Optional<Map<String, String>> implied = implied(caller, request);
        if (implied.isEmpty()) {
            return Optional.of(request);
        }
        SortedMap<String, List<String>> context = new TreeMap<>(request.context());
        for (String key : OF_CALLER) {
            Optional<String> value = Optional.ofNullable(implied.get().get(key));
            boolean isGiven = !request.values(key).isEmpty();
            if (isGiven && (value.isEmpty() || !request.values(key).equals(List.of(value.get())))) {
                return Optional.empty();
            }
            if (!isGiven && value.isPresent() && mentioned.contains(key)) {
                context.put(key, List.of(value.get()));
            }
        }
        return Optional.of(new Request(request.action(), request.resource(), request.principal(), context));
    }

    /** The values of the caller's keys, those that are absent left out; nothing where they are not published. */
    private static Optional<Map<String, String>> implied(Caller caller, Request request) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (caller.equals(Caller.ANONYMOUS)) {
            keys.put(TYPE, "Anonymous");
            keys.put(ACCOUNT, "anonymous");
            keys.put(ID, "anonymous");
            return Optional.of(keys);
        }
        Optional<String> account = caller.account();
        if (account.isEmpty()) {
            return Optional.empty();
        }
        String[] path = account.get().split("/", -1);
        String id = path[2];
        keys.put(ACCOUNT, id);
        String name = caller.canonical().substring(account.get().length());
        String last = name.substring(name.lastIndexOf('/') + 1);
        String given = first(request, ID).orElse("");
        if (name.startsWith("user/")) {
            keys.put(NAME, last);
            keys.put(TYPE, "User");
            keys.put(ID, given.isEmpty() || given.contains(":") ? "AIDAEXAMPLEEXAMPLE12" : given);
            keys.put(ARN, caller.text());
        } else if (name.startsWith("role/")) {
            keys.put(TYPE, "AssumedRole");
            String role = name.split("/", -1)[1];
            boolean isOfSession = name.contains("/session/");
            boolean fits = given.matches("[^:]+:.+") && (!isOfSession || given.endsWith(":" + last));
            keys.put(ID, fits ? given : "AROAEXAMPLEEXAMPLE12:" + last);
            keys.put(ARN, role(request, path[1], id, role));
        } else if (name.startsWith("federated/")) {
            keys.put(TYPE, "FederatedUser");
            keys.put(ID, id + ":" + last);
            keys.put(ARN, caller.text());
        } else {
            keys.put(TYPE, "Account");
            keys.put(ID, id);
            keys.put(ARN, caller.text());
        }
        return Optional.of(keys);
    }

    /** A role's ARN: the given one where it is this role's, with whatever path. */
    private static String role(Request request, String partition, String account, String name) {
        String before = "arn:" + partition + ":iam::" + account + ":role/";
        return first(request, ARN)
                .filter(arn -> arn.startsWith(before) && arn.endsWith("/" + name))
                .orElse(before + name);
    }

    private Optional<Request> timed(Request request) {
        Optional<String> now = first(request, NOW);
        Optional<String> epoch = first(request, EPOCH);
        if (now.isPresent() && epoch.isPresent()) {
            return Times.areSame(now.get(), epoch.get()) ? Optional.of(request) : Optional.empty();
        }
        SortedMap<String, List<String>> context = new TreeMap<>(request.context());
        if (now.isPresent() && mentioned.contains(EPOCH)) {
            Times.epoch(now.get()).ifPresent(text -> context.put(EPOCH, List.of(text)));
        } else if (epoch.isPresent() && mentioned.contains(NOW)) {
            Times.instant(epoch.get()).map(PointText::date).ifPresent(text -> context.put(NOW, List.of(text)));
        }
        return Optional.of(new Request(request.action(), request.resource(), request.principal(), context));
    }
}
