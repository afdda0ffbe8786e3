package dev.whittle.compare;

import dev.whittle.catalog.Vocabulary;
import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.Limits;
import dev.whittle.json.Problems;
import dev.whittle.policy.Effect;
import dev.whittle.policy.PolicyForm;
import dev.whittle.request.Documents;
import dev.whittle.request.RequestPolicy;
import dev.whittle.request.RequestReader;
import dev.whittle.request.RequestReader.Role;
import dev.whittle.source.PolicySource;
import dev.whittle.source.PolicyTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two sides, read for one question.
 *
 * @param documents all documents of both
 */
public record Sides(Side a, Side b, Documents documents) {
    /**
     * Reads all documents of both sides. Statements that are not understood are kept as such; see {@link #refuseUnknown}.
     *
     * @param vocabulary the known condition keys
     * @throws InvalidInputException where a document as a whole can't be asked about, with all of them: its statements are not of
     *     one kind, it names principals where it is joined with others or limits them, the two sides are not of one kind, or a
     *     level of an organization allows nothing
     */
    public static Sides read(SideSources a, SideSources b, Vocabulary vocabulary) {
        List<Json> trees = Stream.concat(a.all().stream(), b.all().stream())
                .map(source -> source.document().json())
                .toList();
        Documents documents = Documents.of(trees, vocabulary);
        Reading reading = new Reading(documents, new ArrayList<>());
        Optional<Side> one = reading.side(a);
        Optional<Side> other = reading.side(b);
        InvalidInputException.refuse(reading.refused());
        reading.checkKinds(a, one.orElseThrow(), b, other.orElseThrow());
        InvalidInputException.refuse(reading.refused());
        return new Sides(one.orElseThrow(), other.orElseThrow(), documents);
    }

    /**
     * Returns if all statements are understood.
     *
     * @throws InvalidInputException with every reason why one is not, of all documents
     */
    public void refuseUnknown() {
        List<InvalidInputException> refused = new ArrayList<>();
        for (Side side : List.of(a, b)) {
            for (RequestPolicy document : side.documents()) {
                boolean isNew =
                        refused.stream().noneMatch(earlier -> earlier.source().equals(document.name()));
                if (isNew && !document.refusals().isEmpty()) {
                    refused.add(new InvalidInputException(document.name(), document.refusals()));
                }
            }
        }
        InvalidInputException.refuse(refused);
    }

    /** What is taken for granted beside the documents, in words. */
    public List<String> assumes() {
        List<String> assumes = new ArrayList<>();
        documents.assumedSingle().forEach(key -> assumes.add(key + " single-valued"));
        if (a.excludesPrincipals() || b.excludesPrincipals()) {
            assumes.add("principals without a permissions boundary");
        }
        return assumes;
    }

    /** Whether limits are part of the question. */
    public boolean areLimited() {
        return !a.limits().isEmpty() || !b.limits().isEmpty();
    }

    /** Reads documents one by one, and collects what is refused. */
    private record Reading(Documents documents, List<InvalidInputException> refused) {
        Optional<Side> side(SideSources sources) {
            List<RequestPolicy> united = new ArrayList<>();
            sources.united().forEach(source -> policy(source, Role.POLICY).ifPresent(united::add));
            List<List<RequestPolicy>> limits = new ArrayList<>();
            for (SideSources.Limit limit : sources.limits()) {
                limits.add(limit(limit));
            }
            return united.isEmpty() ? Optional.empty() : Optional.of(new Side(united, limits));
        }

        private Optional<RequestPolicy> policy(PolicySource source, Role role) {
            PolicyTree tree = source.document();
            Role known = source.form() == PolicyForm.SERVICE_CONTROL_POLICY ? Role.SERVICE_CONTROL_POLICY : role;
            try {
                return Optional.of(RequestReader.read(tree.source(), tree.json(), tree.pointer(), documents, known));
            } catch (InvalidInputException e) {
                refused.add(e);
                return Optional.empty();
            }
        }

        private List<RequestPolicy> limit(SideSources.Limit limit) {
            List<RequestPolicy> read = new ArrayList<>();
            for (PolicySource source : limit.files()) {
                Optional<RequestPolicy> policy = policy(source, limit.role());
                policy.ifPresent(read::add);
                policy.filter(Reading::isOfResource)
                        .ifPresent(any -> refuse(
                                source, "its statements name principals; what " + limit.title() + " names has none"));
            }
            boolean isEmptyLevel = read.size() == limit.files().size()
                    && limit.role() == Role.SERVICE_CONTROL_POLICY
                    && read.stream()
                            .flatMap(policy -> policy.statements().stream())
                            .noneMatch(statement -> statement.effect() == Effect.ALLOW);
            if (isEmptyLevel) {
                refuse(
                        limit.files().get(0),
                        "no statement of this level of " + limit.title() + " allows anything; name the file of"
                                + " FullAWSAccess too, as `" + limit.title() + " FullAWSAccess.json,"
                                + limit.files().get(0).title() + "`, or what else allows there");
            }
            return read;
        }

        private static boolean isOfResource(RequestPolicy policy) {
            return policy.kind() == RequestPolicy.Kind.RESOURCE;
        }

        private void refuse(PolicySource source, String message) {
            PolicyTree tree = source.document();
            Problems problems = new Problems(tree.source().name(), tree.source().text(), Limits.DEFAULT);
            problems.add(tree.json(), tree.pointer(), message);
            refused.add(new InvalidInputException(problems.source(), problems.all()));
        }

        void checkKinds(SideSources a, Side one, SideSources b, Side other) {
            checkJoined(a, one);
            checkJoined(b, other);
            if (refused.isEmpty()
                    && one.united().get(0).kind() != other.united().get(0).kind()) {
                refuse(
                        b.united().get(0),
                        isOfResource(other.united().get(0))
                                ? "its statements name principals, as a resource's policy does, and those that it is compared"
                                        + " with name none; compare two policies of one kind"
                                : "its statements name no principal, as an identity's policy does, and those that it is"
                                        + " compared with name some; compare two policies of one kind");
            }
        }

        /** Only policies of identities are joined or limited. */
        private void checkJoined(SideSources sources, Side side) {
            boolean isJoined = sources.all().size() > 1;
            for (int i = 0; i < side.united().size(); i++) {
                if (isJoined && isOfResource(side.united().get(i))) {
                    refuse(
                            sources.united().get(i),
                            "its statements name principals; only policies of identities, which name none, are joined with"
                                    + " others or limited");
                }
            }
        }
    }
}
