package dev.whittle.policy;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import java.time.Instant;
import java.util.Optional;

/**
 * A policy as it was found in a file, with what the file tells of whose it is.
 *
 * @param file the whole file
 * @param policy the policy; its source is the document alone
 * @param inFile the policy with the whole file as its source, so that its places are the file's; nothing where it stands
 *     there as the text of a string, or percent-encoded
 * @param form in what form it stands there
 * @param type its type, where form, statements or the user tell it
 */
public record PolicySource(
        SourceText file, Policy policy, Optional<Policy> inFile, PolicyForm form, Optional<KnownType> type) {

    /** A document that stands alone. */
    public static PolicySource ofDocument(Policy policy, Json document) {
        return new PolicySource(
                policy.source(),
                policy,
                Optional.of(policy),
                PolicyForm.DOCUMENT,
                typeOf(PolicyForm.DOCUMENT, policy, document));
    }

    /**
     * What form and statements tell. A policy whose statements name principals, but no resources and no action of another
     * service than {@code sts}, can only be a role's trust policy, which may have no Resource.
     *
     * <p>Source: IAM User Guide, "AWS JSON policy elements: Resource", and "Policies and permissions in AWS IAM".
     */
    static Optional<KnownType> typeOf(PolicyForm form, Policy policy, Json document) {
        Optional<KnownType> said = form.type().map(type -> new KnownType(type, "the file is " + form.title()));
        return said.or(() -> Principals.first(document)
                .map(where -> isAboutAssuming(policy, document)
                        ? new KnownType(
                                PolicyType.TRUST,
                                "`" + where + "` has a Principal, and the policy only actions of `sts` and no Resource")
                        : new KnownType(PolicyType.RESOURCE, "`" + where + "` has a Principal")));
    }

    private static boolean isAboutAssuming(Policy policy, Json document) {
        return !Principals.haveResources(document) && isOfService(policy, "sts");
    }

    /** Whether every statement lists actions of that service alone. */
    private static boolean isOfService(Policy policy, String service) {
        return policy.statements().stream()
                .map(Statement::actions)
                .allMatch(actions -> actions.element() == ActionElement.ACTION
                        && actions.patterns().stream()
                                .allMatch(pattern -> pattern.namesOneService()
                                        && pattern.service().equals(service)));
    }

    /** What speaks against the policy being of a type, in words; nothing where it may be. */
    public Optional<String> contradiction(PolicyType wanted) {
        if (!form.mayBe(wanted)) {
            return Optional.of("it is " + type.orElseThrow());
        }
        return type.filter(known -> known.type().namesPrincipals() && !wanted.namesPrincipals())
                .map(known -> "it is " + known + ", which " + wanted.title() + " can't have");
    }

    /**
     * The same, of a type that the user tells.
     *
     * @param option how the user told it, for messages
     * @throws InvalidInputException where that can't be
     */
    public PolicySource as(PolicyType told, String option) {
        contradiction(told).ifPresent(against -> {
            throw new InvalidInputException(
                    file.name(), option + " " + told + " says that this is " + told.title() + ", but " + against);
        });
        return new PolicySource(file, policy, inFile, form, Optional.of(new KnownType(told, option + " says so")));
    }

    /** Whether it is a managed policy, which others may hold as well. */
    public boolean isManaged() {
        return form == PolicyForm.POLICY_VERSION;
    }

    /**
     * Why the policy can't be taken away as a whole, in words; nothing where it can. A role has a trust policy, and a key a
     * key policy, as long as it exists.
     *
     * <p>Source: IAM User Guide, "IAM roles"; AWS KMS Developer Guide, "Key policies in AWS KMS".
     */
    public Optional<String> necessity() {
        if (type.filter(known -> known.type() == PolicyType.TRUST).isPresent()) {
            return Optional.of(
                    type.orElseThrow() + "; a role can't be without one: delete the role, or keep who is to assume it");
        }
        boolean isOfKey = form == PolicyForm.KEY_POLICY
                || (type.filter(known -> known.type() == PolicyType.RESOURCE).isPresent()
                        && isOfService(policy, "kms"));
        return isOfKey
                ? Optional.of("a key's policy, since "
                        + (form == PolicyForm.KEY_POLICY
                                ? "the file is " + form.title()
                                : "it is a resource's and has only actions of `kms`")
                        + "; a key can't be without one: schedule the key's deletion, or keep who is to use it")
                : Optional.empty();
    }

    /**
     * Since when the policy is what it is, where the file is the answer of {@code get-policy-version} on the version in force. A
     * version never changes, so that is when the policy did last.
     *
     * @throws InvalidInputException where what says it is no time
     */
    public Optional<Instant> updatedAt() {
        return form == PolicyForm.POLICY_VERSION ? PolicyDocument.updatedAt(file) : Optional.empty();
    }
}
