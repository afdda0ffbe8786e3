package dev.whittle.source.holders;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a type of blocks has to do with policies of identities. Properties are joined by dots where one stands in another.
 *
 * @param holder what it is, if it holds policies itself
 * @param names the property that gives its name, or that of the policy that it writes into others; empty where it has none
 * @param given properties that say to whom it gives its policy, each the name of one or a list of them
 * @param documents properties that are a policy's document, or a list of such; sites may stand in them
 * @param managed properties that name a managed policy, or a list of such
 * @param policy as what others may take its policy
 */
record BlockType(
        Optional<HolderKind> holder,
        String names,
        Map<String, HolderKind> given,
        Set<String> documents,
        Set<String> managed,
        Policy policy) {
    /** As what a block's policy may be taken. */
    enum Policy {
        /** It has none that others could take. */
        NONE,
        /** Nobody can follow it further. */
        OWN,
        /** As a text. */
        DOCUMENT,
        /** By its ARN. */
        MANAGED
    }

    private static final String POLICY = "policy";
    private static final String NAME = "name";

    /** By the type of a resource; that of data behind {@code data.}. */
    private static final Map<String, BlockType> TERRAFORM = Map.ofEntries(
            Map.entry(
                    "aws_iam_role",
                    holder(HolderKind.ROLE, NAME, Set.of("inline_policy.policy"), Set.of("managed_policy_arns"))),
            Map.entry("aws_iam_user", holder(HolderKind.USER, NAME, Set.of(), Set.of())),
            Map.entry("aws_iam_group", holder(HolderKind.GROUP, NAME, Set.of(), Set.of())),
            Map.entry("data.aws_iam_role", holder(HolderKind.ROLE, NAME, Set.of(), Set.of())),
            Map.entry("data.aws_iam_user", holder(HolderKind.USER, "user_name", Set.of(), Set.of())),
            Map.entry("data.aws_iam_group", holder(HolderKind.GROUP, "group_name", Set.of(), Set.of())),
            Map.entry(
                    "data.aws_iam_policy_document",
                    new BlockType(
                            Optional.empty(),
                            "",
                            Map.of(),
                            Set.of(
                                    "source_json",
                                    "override_json",
                                    "source_policy_documents",
                                    "override_policy_documents"),
                            Set.of(),
                            Policy.DOCUMENT)),
            Map.entry(
                    "data.template_file",
                    new BlockType(Optional.empty(), "", Map.of(), Set.of(), Set.of(), Policy.DOCUMENT)),
            Map.entry("aws_iam_role_policy", own(Map.of("role", HolderKind.ROLE), POLICY, NAME)),
            Map.entry("aws_iam_user_policy", own(Map.of("user", HolderKind.USER), POLICY, NAME)),
            Map.entry("aws_iam_group_policy", own(Map.of("group", HolderKind.GROUP), POLICY, NAME)),
            Map.entry("aws_iam_policy", managed(Map.of(), POLICY)),
            Map.entry("aws_iam_role_policy_attachment", attachment("policy_arn", Map.of("role", HolderKind.ROLE))),
            Map.entry("aws_iam_user_policy_attachment", attachment("policy_arn", Map.of("user", HolderKind.USER))),
            Map.entry("aws_iam_group_policy_attachment", attachment("policy_arn", Map.of("group", HolderKind.GROUP))),
            Map.entry(
                    "aws_iam_policy_attachment",
                    attachment(
                            "policy_arn",
                            Map.of("roles", HolderKind.ROLE, "users", HolderKind.USER, "groups", HolderKind.GROUP))),
            Map.entry(
                    "aws_iam_role_policy_attachments_exclusive",
                    attachment("policy_arns", Map.of("role_name", HolderKind.ROLE))),
            Map.entry(
                    "aws_iam_user_policy_attachments_exclusive",
                    attachment("policy_arns", Map.of("user_name", HolderKind.USER))),
            Map.entry(
                    "aws_iam_group_policy_attachments_exclusive",
                    attachment("policy_arns", Map.of("group_name", HolderKind.GROUP))));

    private static final Map<String, HolderKind> LISTS =
            Map.of("Roles", HolderKind.ROLE, "Users", HolderKind.USER, "Groups", HolderKind.GROUP);
    private static final Set<String> ARNS = Set.of("ManagedPolicyArns");
    private static final Set<String> INLINE = Set.of("Policies");
    private static final String DOCUMENT = "PolicyDocument";
    private static final String POLICY_NAME = "PolicyName";

    /** What takes a SAM function's policies: documents, and managed policies beside them. */
    private static final BlockType SERVERLESS =
            new BlockType(Optional.empty(), "", Map.of("Role", HolderKind.ROLE), INLINE, INLINE, Policy.NONE);

    /** By the type of a resource. */
    private static final Map<String, BlockType> TEMPLATE = Map.ofEntries(
            Map.entry("AWS::IAM::Role", holder(HolderKind.ROLE, "RoleName", INLINE, ARNS)),
            Map.entry("AWS::IAM::User", holder(HolderKind.USER, "UserName", INLINE, ARNS)),
            Map.entry("AWS::IAM::Group", holder(HolderKind.GROUP, "GroupName", INLINE, ARNS)),
            Map.entry("AWS::IAM::Policy", own(LISTS, DOCUMENT, POLICY_NAME)),
            Map.entry("AWS::IAM::RolePolicy", own(Map.of("RoleName", HolderKind.ROLE), DOCUMENT, POLICY_NAME)),
            Map.entry("AWS::IAM::UserPolicy", own(Map.of("UserName", HolderKind.USER), DOCUMENT, POLICY_NAME)),
            Map.entry("AWS::IAM::GroupPolicy", own(Map.of("GroupName", HolderKind.GROUP), DOCUMENT, POLICY_NAME)),
            Map.entry("AWS::IAM::ManagedPolicy", managed(LISTS, DOCUMENT)),
            Map.entry("AWS::Serverless::Function", SERVERLESS),
            Map.entry("AWS::Serverless::StateMachine", SERVERLESS));

    BlockType {
        given = Map.copyOf(given);
        documents = Set.copyOf(documents);
        managed = Set.copyOf(managed);
    }

    private static BlockType holder(HolderKind kind, String names, Set<String> documents, Set<String> managed) {
        return new BlockType(Optional.of(kind), names, Map.of(), documents, managed, Policy.NONE);
    }

    private static BlockType own(Map<String, HolderKind> given, String document, String name) {
        return new BlockType(Optional.empty(), name, given, Set.of(document), Set.of(), Policy.OWN);
    }

    private static BlockType managed(Map<String, HolderKind> given, String document) {
        return new BlockType(Optional.empty(), "", given, Set.of(document), Set.of(), Policy.MANAGED);
    }

    private static BlockType attachment(String managed, Map<String, HolderKind> given) {
        return new BlockType(Optional.empty(), "", given, Set.of(), Set.of(managed), Policy.OWN);
    }

    /** A role that no resource of the template is, since it is made for functions. */
    static BlockType implicitRole() {
        return holder(HolderKind.ROLE, "", Set.of(), Set.of());
    }

    /** What holds statements of a serverless file at these places. */
    static BlockType statements(Set<String> places) {
        return new BlockType(Optional.empty(), "", Map.of(), places, Set.of(), Policy.NONE);
    }

    /** Of a block of Terraform's: {@code aws_iam_role}, {@code data.aws_iam_role}. */
    static Optional<BlockType> ofTerraform(String type) {
        return Optional.ofNullable(TERRAFORM.get(type));
    }

    /** Of a resource of a template. */
    static Optional<BlockType> ofTemplate(String type) {
        return Optional.ofNullable(TEMPLATE.get(type));
    }

    /** The kind of those whom a property gives the policy to. */
    Optional<HolderKind> given(String property) {
        return Optional.ofNullable(given.get(property));
    }

    /** Whether a policy of its own is written into those to whom it gives it. */
    boolean isWritten() {
        return policy == Policy.OWN && !documents.isEmpty();
    }

    /** Whether it gives its policies to the role that a function runs as. */
    boolean isFunction() {
        return equals(SERVERLESS);
    }

    /** Whether a policy that stands in a property is the block's own. */
    boolean hasSiteAt(String property) {
        return (property.isEmpty() && policy == Policy.DOCUMENT)
                || (policy != Policy.DOCUMENT
                        && documents.stream()
                                .anyMatch(each -> property.equals(each) || property.startsWith(each + ".")));
    }
}
