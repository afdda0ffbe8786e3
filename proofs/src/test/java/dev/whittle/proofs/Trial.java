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
import dev.whittle.policy.PolicyDocument;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Refiner;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.verify.Asked;
import dev.whittle.verify.Judgement;
import dev.whittle.verify.Proof;
import dev.whittle.verify.Prover;
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
        Candidate candidate = Refiner.refine(
                original, known(each, List.of(original)), each.description().admitNew());
        return Prover.prove(candidate, TIMEOUT, listener);
    }

    /** The verdict on {@code candidate.json}, or on a detachment where there is none. */
    static Judgement judge(Case each, Consumer<Asked> listener) throws IOException {
        Policy original = policy(each, "policy.json");
        Policy candidate = each.text("candidate.json").isPresent() ? policy(each, "candidate.json") : Policy.NOTHING;
        return Verifier.judge(original, candidate, known(each, List.of(original, candidate)), TIMEOUT, listener);
    }

    private static Policy policy(Case each, String file) throws IOException {
        return PolicyDocument.read(file, each.bytes(file));
    }

    private static Reports read(String file, ListOf list, Case each) throws IOException {
        EvidenceReader reader =
                new EvidenceReader(new Interpretation(Optional.empty(), list, Optional.empty(), Optional.empty()));
        reader.add(file, new ByteArrayInputStream(each.bytes(file)));
        return reader.reports();
    }

    private static KnownActions known(Case each, List<Policy> policies) throws IOException {
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
        CatalogTrie catalog =
                CATALOGS.computeIfAbsent(each.description().catalog(), name -> new CatalogTrie(Catalogs.choose(name)));
        return KnownActions.of(catalog, evidence, policies);
    }
}
