package dev.whittle.request;

import dev.whittle.catalog.Catalogs;
import dev.whittle.catalog.Vocabularies;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.json.Json;
import dev.whittle.json.JsonReader;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import dev.whittle.policy.PolicyReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request of tests, and what documents say of it under every assumption. JSON is written with {@code '} for quotes. */
record Asked(Request request) {
    static final Vocabulary KEYS = Vocabularies.of(Catalogs.newest());

    static Asked of(String action, String resource) {
        return new Asked(new Request(action, resource, Optional.empty(), new TreeMap<>()));
    }

    /** Of an object of a bucket. */
    static Asked get() {
        return of("s3:GetObject", "arn:aws:s3:::b/k");
    }

    Asked by(String principal) {
        return new Asked(new Request(
                request.action(),
                request.resource(),
                Optional.of(Caller.of(principal).orElseThrow()),
                request.context()));
    }

    /** With {@code key=value,value} for each key. */
    Asked with(String... keys) {
        TreeMap<String, List<String>> context = new TreeMap<>(request.context());
        for (String key : keys) {
            int at = key.indexOf('=');
            context.put(
                    key.substring(0, at), Arrays.asList(key.substring(at + 1).split(",", -1)));
        }
        return new Asked(new Request(request.action(), request.resource(), request.principal(), context));
    }

    /** The kind of decision, or {@code unknown} and what it hangs on. */
    String of(String document) {
        Json json = json(document);
        Documents documents = Documents.of(List.of(json), KEYS);
        Cases cases = RequestEvaluator.cases(documents, List.of(json), request);
        if (cases.agreeOn(decisions -> decisions.get(0).kind())) {
            return cases.all().get(0).decisions().get(0).kind().word();
        }
        return cases.decisive(decisions -> decisions.get(0).isAllowed()).stream()
                .map(Asked::shortly)
                .collect(Collectors.joining(", ", "unknown ", ""));
    }

    private static String shortly(Cases.Question question) {
        return question.reading()
                .map(Reading::id)
                .or(() -> question.fact().map(fact -> fact.kind() + " " + fact.subject()))
                .orElseThrow();
    }

    /** What an Allow of an identity with these further elements says. */
    String ofAllow(String elements) {
        return of(allow("2012-10-17", elements));
    }

    /** The same under a Condition. */
    String when(String condition) {
        return ofAllow("'Resource':'*','Condition':" + condition);
    }

    /** What an Allow of a resource for these principals says. */
    String ofPrincipal(String principal) {
        return ofAllow("'Resource':'*','Principal':" + principal);
    }

    static String allow(String version, String elements) {
        return "{'Version':'" + version + "','Statement':[{'Effect':'Allow','Action':'*'," + elements + "}]}";
    }

    /** The messages of what is refused of an Allow with these further elements. */
    static List<String> refusals(String elements) {
        return refusalsOf(allow("2012-10-17", elements));
    }

    static List<String> refusalsOf(String document) {
        Json json = json(document);
        Refusals refusals = Refusals.of(json, Documents.of(List.of(json), KEYS));
        Problems problems = new Problems("policy.json", document, Limits.DEFAULT);
        refusals.addTo(problems, "");
        try {
            problems.refuseIfAny();
        } catch (dev.whittle.json.InvalidInputException e) {
            return e.problems().stream()
                    .map(problem -> problem.pointer() + ": " + problem.message())
                    .toList();
        }
        return List.of();
    }

    static Json json(String document) {
        SourceText text =
                new SourceText("policy.json", document.replace('\'', '"').replace('´', '\''));
        PolicyReader.read(text);
        return JsonReader.readOne(text, new Problems(text.name(), text.text(), Limits.DEFAULT))
                .orElseThrow();
    }
}
