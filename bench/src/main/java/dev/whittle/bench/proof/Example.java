package dev.whittle.bench.proof;

import dev.whittle.bench.data.Granted;
import dev.whittle.bench.data.ReferenceExample;
import dev.whittle.bench.data.UnusedShare;
import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Refiner;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import java.util.List;

/** Policies to be refined and proved, from small to large. */
public enum Example {
    /** All of one small service, half of it unused. */
    SMALL_SERVICE("sqs:*"),
    /** The reference example. */
    REFERENCE("") {
        @Override
        Candidate candidate() {
            return refine(ReferenceExample.policy(), ReferenceExample.unused());
        }
    },
    /** All of a service of moderate size, half of it unused. */
    MODERATE_SERVICE("iam:*"),
    /** All of the largest service, half of it unused. */
    LARGE_SERVICE("ec2:*");

    private final String wildcard;

    Example(String wildcard) {
        this.wildcard = wildcard;
    }

    /** What the refiner makes of it. */
    Candidate candidate() {
        Policy policy = PolicyReader.read(new SourceText(name(), """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "*"}]}
                """.formatted(wildcard)));
        List<String> granted = Granted.by(Pattern.of(wildcard));
        return refine(
                policy,
                Evidence.ofUnused(
                        UnusedShare.of(granted, 50).stream().map(Pattern::of).toList()));
    }

    static Candidate refine(Policy policy, Evidence unused) {
        CatalogTrie base = new CatalogTrie(Catalogs.newest());
        return Refiner.refine(policy, KnownActions.of(base, unused, List.of(policy)));
    }
}
