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
import java.util.TreeSet;

/**
 * Which keys of a request can stand together: those that say who the caller is agree with the caller and with each other, and the two
 * that say when agree.
 *
 * <p>Source: IAM User Guide, "AWS global condition context keys" (aws:username, aws:userid, aws:PrincipalArn, aws:PrincipalType,
 * aws:PrincipalAccount, aws:PrincipalIsAWSService, aws:PrincipalServiceName, aws:CurrentTime, aws:EpochTime, and which keys are "always
 * included in the request context") and "IAM policy elements: Variables and tags", "Principal key values".
 *
 * @param mentioned the keys that the documents speak of; others need not be told
 * @param measured keys whose published types are all of values that have an order; each of their values has a place in it
 */
record Standing(Set<String> mentioned, Set<String> measured) {
    private static final String NAME = "aws:username";
    private static final String ID = "aws:userid";
    private static final String TYPE = "aws:principaltype";
    private static final String ACCOUNT = "aws:principalaccount";
    private static final String ARN = "aws:principalarn";
    private static final String SERVICE = "service/";
    private static final String PROVIDER = "federated/";
    private static final String IS_SERVICE = "aws:principalisawsservice";
    private static final String SERVICE_NAME = "aws:principalservicename";
    private static final Set<String> OF_CALLER = Set.of(NAME, ID, TYPE, ACCOUNT, ARN, IS_SERVICE, SERVICE_NAME);
    private static final String NOW = "aws:currenttime";
    private static final String EPOCH = "aws:epochtime";

    /** Keys that every request has. */
    private static final Set<String> ALWAYS = Set.of(
            "aws:securetransport",
            "aws:requestedregion",
            "aws:viaawsservice",
            "aws:principalaccount",
            ID,
            TYPE,
            NOW,
            EPOCH);

    /** The keys among those mentioned that every request has. */
    Set<String> always() {
        Set<String> keys = new TreeSet<>(mentioned);
        keys.retainAll(ALWAYS);
        return keys;
    }

    /** The request as it can be made, with the keys that follow from others; nothing where they contradict each other. */
    List<Request> completed(Request request) {
        Optional<Request> timed = timed(request);
        boolean isMalformed =
                measured.stream().anyMatch(key -> request.values(key).contains(Points.MALFORMED));
        if (timed.isEmpty() || isMalformed) {
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
        Map<String, Optional<String>> implied = implied(caller, request);
        SortedMap<String, List<String>> context = new TreeMap<>(request.context());
        for (Map.Entry<String, Optional<String>> each : implied.entrySet()) {
            String key = each.getKey();
            Optional<String> value = each.getValue();
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

    /** The values of the caller's keys as far as they are published; nothing for a key that is absent then. */
    private static Map<String, Optional<String>> implied(Caller caller, Request request) {
        Map<String, Optional<String>> keys = new LinkedHashMap<>();
        boolean isService = caller.canonical().startsWith(SERVICE);
        keys.put(SERVICE_NAME, isService ? Optional.of(caller.text()) : Optional.empty());
        boolean hasArn = !isService && !caller.canonical().startsWith(PROVIDER);
        if (!hasArn) {
            keys.put(NAME, Optional.empty());
            keys.put(ARN, Optional.empty());
        }
        if (isService) {
            keys.put(IS_SERVICE, Optional.of("true"));
        } else if (caller.equals(Caller.ANONYMOUS)) {
            OF_CALLER.forEach(key -> keys.put(key, Optional.empty()));
            keys.put(TYPE, Optional.of("Anonymous"));
            keys.put(ACCOUNT, Optional.of("anonymous"));
            keys.put(ID, Optional.of("anonymous"));
        } else if (caller.account().isPresent()) {
            keys.put(IS_SERVICE, Optional.of("false"));
            keys.put(NAME, Optional.empty());
            ofAccount(caller, request).forEach((key, value) -> keys.put(key, Optional.of(value)));
        }
        return keys;
    }

    private static Map<String, String> ofAccount(Caller caller, Request request) {
        Map<String, String> keys = new LinkedHashMap<>();
        String before = caller.account().orElseThrow();
        String[] path = before.split("/", -1);
        String id = path[2];
        keys.put(ACCOUNT, id);
        String name = caller.canonical().substring(before.length());
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
        return keys;
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
