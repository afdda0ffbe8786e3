package dev.whittle.compare;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Vocabulary;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.request.RequestPolicy;
import dev.whittle.source.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question to one policy, which holds iff the policy allows nothing that a reference does not. So one proof decides them all, and
 * whoever doubts an answer can compare the two.
 *
 * <p>Source: IAM Access Analyzer API Reference, "CheckNoNewAccess", "CheckAccessNotGranted" and "CheckNoPublicAccess".
 */
public sealed interface AccessCheck {
    /** The word for pipelines, such as {@code no-new-access}. */
    String word();

    /** What is to hold, in words. */
    String title();

    /** What to say of a statement that a request shows to break it, before that request. */
    String breach();

    /** Why a request that breaks it is not to be allowed, in words. */
    default String because(RequestCounterexample example) {
        return "it is " + breach();
    }

    /** The policy that this one is to be inside of. */
    PolicySource reference(RequestPolicy policy);

    /** What there is to know beside the verdict. */
    List<String> notes(RequestPolicy policy, Catalog catalog, Vocabulary vocabulary);

    /**
     * Returns if it can be asked of a policy.
     *
     * @throws InvalidInputException where that would say nothing
     */
    default void refuse(PolicySource policy) {}

    /** Nothing is granted that another policy does not grant. */
    record NoNewAccess(PolicySource reference) implements AccessCheck {
        @Override
        public String word() {
            return "no-new-access";
        }

        @Override
        public String title() {
            return "no access that " + reference.title() + " does not grant";
        }

        @Override
        public String breach() {
            return "new access";
        }

        @Override
        public String because(RequestCounterexample example) {
            return "by " + reference.title() + ": " + example.notAllowedBecause();
        }

        @Override
        public PolicySource reference(RequestPolicy policy) {
            return reference;
        }

        @Override
        public List<String> notes(RequestPolicy policy, Catalog catalog, Vocabulary vocabulary) {
            return List.of();
        }
    }

    /** Some access is not granted, no part of it. */
    record NotGranted(Access access) implements AccessCheck {
        @Override
        public String word() {
            return "not-granted";
        }

        @Override
        public String title() {
            return access.title() + " not granted";
        }

        @Override
        public String breach() {
            return "listed access";
        }

        @Override
        public PolicySource reference(RequestPolicy policy) {
            return ReferencePolicy.withoutAccess(access, policy);
        }

        @Override
        public List<String> notes(RequestPolicy policy, Catalog catalog, Vocabulary vocabulary) {
            List<String> notes = new ArrayList<>();
            if (access.isTakenByNone(catalog, vocabulary)) {
                notes.add("no catalogued action of the list takes a resource of the list");
            }
            if (!access.resources().isEmpty() && leavesResourcesOpen(policy)) {
                notes.add("a statement without Resource counts as one on every resource, those listed too");
            }
            return notes;
        }

        private static boolean leavesResourcesOpen(RequestPolicy policy) {
            return policy.statements().stream()
                    .flatMap(statement -> statement.elements().stream())
                    .anyMatch(elements -> elements.resources().isEmpty());
        }
    }

    /** Nothing is granted to everybody. */
    record NoPublic(String resourceType) implements AccessCheck {
        /** The type that is meant where none is named. */
        public static final String BUCKET = "AWS::S3::Bucket";

        /**
         * The check for a type of resources.
         *
         * @param resourceType as CloudFormation names it
         * @return nothing where the service that this stands in for has no such
         */
        public static Optional<NoPublic> of(String resourceType) {
            return Optional.of(resourceType).filter(types()::contains).map(NoPublic::new);
        }

        /** The types of resources that there are. */
        public static List<String> types() {
            return PublicMeaning.published().types();
        }

        @Override
        public String word() {
            return "no-public";
        }

        @Override
        public String title() {
            return "no public access";
        }

        @Override
        public String breach() {
            return "public access";
        }

        @Override
        public PolicySource reference(RequestPolicy policy) {
            return new PublicReference(policy, resourceType).source();
        }

        @Override
        public List<String> notes(RequestPolicy policy, Catalog catalog, Vocabulary vocabulary) {
            return new PublicReference(policy, resourceType).notes();
        }

        @Override
        public void refuse(PolicySource policy) {
            Json list = policy.document().json().get("Statement").orElseThrow();
            boolean namesPrincipals = list.asArray().map(Json.Arr::elements).orElseGet(() -> List.of(list)).stream()
                    .anyMatch(statement -> statement.get("Principal").isPresent()
                            || statement.get("NotPrincipal").isPresent());
            if (!namesPrincipals) {
                throw new InvalidInputException(
                        policy.title(),
                        "its statements name no principal, as an identity's policy does, and public is what a policy of a"
                                + " resource grants; name one of these");
            }
        }
    }
}
