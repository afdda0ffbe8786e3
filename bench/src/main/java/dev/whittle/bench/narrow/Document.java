package dev.whittle.bench.narrow;

import dev.whittle.bench.data.Granted;
import dev.whittle.bench.data.ReferenceExample;
import dev.whittle.bench.data.UnusedShare;
import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.json.SourceText;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import java.util.stream.Collectors;

/** Whole policies to be refined. */
public enum Document {
    /** The reference example. */
    REFERENCE {
        @Override
        Policy policy() {
            return ReferenceExample.policy();
        }

        @Override
        Evidence evidence() {
            return ReferenceExample.unused();
        }
    },
    /** The reading verbs of every service, a pattern each: some 1,400 patterns, most of them narrowed. */
    READ_ONLY {
        @Override
        Policy policy() {
            return allowing(
                    "Action",
                    Catalogs.newest().services().stream()
                            .map(CatalogService::prefix)
                            .map(prefix ->
                                    "\"%s:Get*\",\"%s:List*\",\"%s:Describe*\"".formatted(prefix, prefix, prefix))
                            .collect(Collectors.joining(",")));
        }
    },
    /** Everything. */
    EVERYTHING {
        @Override
        Policy policy() {
            return allowing("Action", "\"*\"");
        }
    },
    /** Everything beside a Deny that covers a part of every service. */
    DENIED {
        @Override
        Policy policy() {
            return PolicyReader.read(new SourceText("policy", """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "*", "Resource": "*"},
                      {"Effect": "Deny", "Action": ["*:Delete*", "iam:*", "ec2:*Instance*"], "Resource": "*"}]}
                    """));
        }
    },
    /** Everything but one service, so that what is unused is appended to the list. */
    NOT_ACTION {
        @Override
        Policy policy() {
            return allowing("NotAction", "\"iam:*\"");
        }
    };

    abstract Policy policy();

    /** Half of all that there is. */
    Evidence evidence() {
        return Evidence.ofUnused(UnusedShare.of(Granted.by(Pattern.of("*")), 50).stream()
                .map(Pattern::of)
                .toList());
    }

    private static Policy allowing(String element, String patterns) {
        return PolicyReader.read(new SourceText("policy", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "%s": [%s], "Resource": "*"}]}
                """.formatted(element, patterns)));
    }
}
