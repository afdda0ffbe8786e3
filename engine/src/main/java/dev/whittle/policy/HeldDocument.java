package dev.whittle.policy;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A policy document in what AWS answers, and where it stands there.
 *
 * <p>The answers are those of these operations, with what the command line's {@code --query} leaves of some. Members beside those
 * named here are passed over, such as the metadata that SDKs add. Sources: the API references of the services, section
 * "Response Syntax" of each operation, and their command line references, section "Output":
 *
 * <ul>
 *   <li>IAM: GetPolicyVersion, GetRolePolicy, GetUserPolicy, GetGroupPolicy, GetRole
 *   <li>IAM Identity Center: GetInlinePolicyForPermissionSet
 *   <li>Organizations: DescribePolicy, DescribeResourcePolicy
 *   <li>{@code Policy} or {@code policy}, a string: GetBucketPolicy and GetAccessPointPolicy (S3), GetKeyPolicy (KMS, with a
 *       PolicyName), GetPolicy (Lambda, Private CA), GetResourcePolicy (DynamoDB, Kinesis, CodeBuild, VPC Lattice and others),
 *       GetBackupVaultAccessPolicy, DescribeFileSystemPolicy (EFS), GetClusterPolicy (MSK)
 *   <li>{@code ResourcePolicy} or {@code resourcePolicy}: GetResourcePolicy (Secrets Manager, CloudTrail, Bedrock; with one
 *       more object around it, Redshift), GetTableBucketPolicy (S3 Tables)
 *   <li>{@code Attributes.Policy}: GetQueueAttributes (SQS), GetTopicAttributes (SNS)
 *   <li>{@code policyText}: GetRepositoryPolicy and GetRegistryPolicy (ECR)
 *   <li>{@code PolicyInJson}: GetResourcePolicy (Glue)
 *   <li>{@code PolicyDocument} with a ResourceArn or PolicyRevisionId: GetResourcePolicy (CloudFront, CloudWatch RUM)
 *   <li>{@code policyDocument} with a resourceArn or revisionId: GetResourcePolicy (Billing and Cost Management
 *       dashboards), DescribeResourcePolicy (Managed Service for Prometheus)
 *   <li>{@code policy.document}: GetDomainPermissionsPolicy, GetRepositoryPermissionsPolicy (CodeArtifact);
 *       {@code policy.Policy}: GetVaultAccessPolicy (S3 Glacier)
 * </ul>
 *
 * @param json the document: an object, or a string that holds it
 * @param pointer JSON pointer to it; empty where it is the whole file
 * @param form what the answer is
 */
public record HeldDocument(Json json, String pointer, PolicyForm form) {
    /** Of the organizations' policies, those that are written in IAM's language. */
    private static final String SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";

    private static final String RESOURCE_CONTROL = "RESOURCE_CONTROL_POLICY";

    /** Members that lead to a document, and one that must stand beside the first of them, if any. */
    private record Shape(PolicyForm form, List<String> path, Optional<String> beside) {
        static Shape of(PolicyForm form, String... path) {
            return new Shape(form, List.of(path), Optional.empty());
        }

        Shape with(String member) {
            return new Shape(form, path, Optional.of(member));
        }

        String pointer() {
            return "/" + String.join("/", path);
        }

        Optional<HeldDocument> in(Json.Obj root) {
            if (beside.filter(member -> root.get(member).isEmpty()).isPresent()) {
                return Optional.empty();
            }
            Optional<Json> at = Optional.of(root);
            for (String member : path) {
                at = at.filter(Json.Obj.class::isInstance).flatMap(object -> ((Json.Obj) object).get(member));
            }
            return at.filter(Shape::isDocument).map(json -> new HeldDocument(json, pointer(), form));
        }

        /** Other objects of these names are descriptions, such as a managed policy's. */
        private static boolean isDocument(Json json) {
            return json instanceof Json.Str
                    || (json instanceof Json.Obj object
                            && object.get("Statement").isPresent());
        }
    }

    /** The first that fits counts. */
    private static final List<Shape> SHAPES = List.of(
            Shape.of(PolicyForm.POLICY_VERSION, "PolicyVersion", "Document"),
            Shape.of(PolicyForm.POLICY_VERSION, "Document").with("VersionId"),
            Shape.of(PolicyForm.ROLE_POLICY, "PolicyDocument").with("RoleName"),
            Shape.of(PolicyForm.USER_POLICY, "PolicyDocument").with("UserName"),
            Shape.of(PolicyForm.GROUP_POLICY, "PolicyDocument").with("GroupName"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "PolicyDocument").with("ResourceArn"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "PolicyDocument").with("PolicyRevisionId"),
            Shape.of(PolicyForm.DOCUMENT, "PolicyDocument"),
            Shape.of(PolicyForm.ROLE, "Role", "AssumeRolePolicyDocument"),
            Shape.of(PolicyForm.ROLE, "AssumeRolePolicyDocument").with("RoleName"),
            Shape.of(PolicyForm.PERMISSION_SET_POLICY, "InlinePolicy"),
            Shape.of(PolicyForm.SERVICE_CONTROL_POLICY, "Policy", "Content"),
            Shape.of(PolicyForm.SERVICE_CONTROL_POLICY, "Content").with("PolicySummary"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "ResourcePolicy", "Content"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "ResourcePolicy", "Policy"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "ResourcePolicy"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "resourcePolicy", "policy"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "resourcePolicy"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "Attributes", "Policy"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "policyText"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "PolicyInJson"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "policyDocument").with("resourceArn"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "policyDocument").with("revisionId"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "policy", "document"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "policy", "Policy"),
            Shape.of(PolicyForm.KEY_POLICY, "Policy").with("PolicyName"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "Policy"),
            Shape.of(PolicyForm.RESOURCE_POLICY, "policy"));

    /** What an answer lacks, told by its only telling member, and which answer has it. */
    private record Lack(String member, String document, String advice) {}

    private static final List<Lack> LACKS = List.of(
            new Lack("PolicyVersion", "Document", "write the answer of `aws iam get-policy-version`"),
            new Lack("Role", "AssumeRolePolicyDocument", "write the answer of `aws iam get-role`"),
            new Lack(
                    "Attributes",
                    "Policy",
                    "it has no policy, or was not asked for one; `aws sqs get-queue-attributes` needs"
                            + " `--attribute-names Policy`"),
            new Lack("Policy", "document", "a managed policy's is in the answer of `aws iam get-policy-version`"));

    /**
     * Finds the document in a file.
     *
     * @param problems where it says what is missing of an answer, or that it holds no such policy
     * @throws dev.whittle.json.InvalidInputException with these and all earlier ones
     */
    public static HeldDocument in(Json root, Problems problems) {
        if (!(root instanceof Json.Obj answer) || answer.get("Statement").isPresent()) {
            return new HeldDocument(root, "", PolicyForm.DOCUMENT);
        }
        Optional<HeldDocument> held = SHAPES.stream()
                .map(shape -> shape.in(answer))
                .flatMap(Optional::stream)
                .findFirst();
        held.filter(found -> found.form() == PolicyForm.SERVICE_CONTROL_POLICY)
                .ifPresent(found -> refuseOtherLanguage(answer, problems));
        if (held.isEmpty()) {
            refuseLack(answer, problems);
        }
        return held.map(found -> found.ofOrganization(answer))
                .orElseGet(() -> new HeldDocument(root, "", PolicyForm.DOCUMENT));
    }

    private HeldDocument ofOrganization(Json.Obj answer) {
        boolean isResourceControl = form == PolicyForm.SERVICE_CONTROL_POLICY
                && type(answer)
                        .filter(type -> type.value().equals(RESOURCE_CONTROL))
                        .isPresent();
        return isResourceControl ? new HeldDocument(json, pointer, PolicyForm.RESOURCE_CONTROL_POLICY) : this;
    }

    private static Optional<Json.Str> type(Json.Obj answer) {
        Json.Obj policy = answer.get("Policy").orElse(answer) instanceof Json.Obj around ? around : answer;
        return policy.get("PolicySummary")
                .filter(Json.Obj.class::isInstance)
                .flatMap(summary -> ((Json.Obj) summary).get("Type"))
                .filter(Json.Str.class::isInstance)
                .map(Json.Str.class::cast);
    }

    private static void refuseOtherLanguage(Json.Obj answer, Problems problems) {
        type(answer)
                .filter(type -> !Set.of(SERVICE_CONTROL, RESOURCE_CONTROL).contains(type.value()))
                .ifPresent(type -> {
                    problems.add(
                            type,
                            (answer.get("Policy").isPresent() ? "/Policy" : "") + "/PolicySummary/Type",
                            "a policy of type `" + type.value() + "` has no statements; write one of type `"
                                    + SERVICE_CONTROL + "` or `" + RESOURCE_CONTROL + "`");
                    problems.refuseIfAny();
                });
    }

    private static void refuseLack(Json.Obj answer, Problems problems) {
        LACKS.stream()
                .filter(lack -> answer.get(lack.member()).orElse(null) instanceof Json.Obj)
                .findFirst()
                .ifPresent(lack -> {
                    problems.add(
                            answer.get(lack.member()).orElseThrow(),
                            "/" + lack.member(),
                            "this holds no " + lack.document() + "; " + lack.advice());
                    problems.refuseIfAny();
                });
    }
}
