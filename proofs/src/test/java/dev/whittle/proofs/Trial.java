package dev.whittle.proofs;

import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.Interpretation;
import dev.whittle.evidence.Interpretation.ListOf;
import dev.whittle.evidence.PlainList;
import dev.whittle.evidence.Reports;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.source.PolicySource;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Asked;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Refinery;
import dev.whittle.verify.Verifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Does with a case's files what the command line does with a user's. */
final class Trial {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Map<String, CatalogTrie> CATALOGS = new HashMap<>();

    private Trial() {}

    /** The proof of what the refiner makes of {@code policy.json}. */
    static Proof refine(Case each, Consumer<Asked> listener) throws IOException {
        Policy original = policy(each, "policy.json");
        Refinery refinery = new Refinery(catalog(each), each.description().admitNew(), TIMEOUT);
        return refinery.prove(refinery.candidate(original, refinery.known(original, evidence(each))), listener);
    }

    /** The verdict on {@code candidate.json}, or on a detachment where there is none. */
    static Judgement judge(Case each, Consumer<Asked> listener) throws IOException {
        Policy original = policy(each, "policy.json");
        Policy candidate = each.text("candidate.json").isPresent() ? policy(each, "candidate.json") : Policy.NOTHING;
        KnownActions known = KnownActions.of(catalog(each), evidence(each), List.of(original, candidate));
        return Verifier.judge(original, candidate, known, TIMEOUT, listener);
    }

    private static Policy policy(Case each, String file) throws IOException {
        return PolicySource.read(file, each.bytes(file)).policy();
    }

    private static Reports read(String file, ListOf list, Case each) throws IOException {
        EvidenceReader reader =
                new EvidenceReader(new Interpretation(Optional.empty(), list, Optional.empty(), Optional.empty()));
        reader.add(file, new ByteArrayInputStream(each.bytes(file)));
        return reader.reports();
    }

    private static Evidence evidence(Case each) throws IOException {
        List<Reports> reports = new ArrayList<>();
        reports.add(read(each.firstOf("unused.json", "unused.txt"), ListOf.UNUSED, each));
        if (each.text("used.json").isPresent()) {
            reports.add(read("used.json", ListOf.ALSO_USED, each).usedOnly());
        }
        Evidence evidence = Reports.sum(reports).about(Optional.empty());
        Optional<String> kept = each.text("keep.txt");
        if (kept.isPresent()) {
            evidence = evidence.plus(Evidence.ofKept(PlainList.read(new SourceText("keep.txt", kept.get()))));
        }
        return evidence;
    }

    private static CatalogTrie catalog(Case each) {
        return CATALOGS.computeIfAbsent(each.description().catalog(), name -> new CatalogTrie(Catalogs.choose(name)));
    }
}
