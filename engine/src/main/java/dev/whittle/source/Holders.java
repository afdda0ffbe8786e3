package dev.whittle.source;

import java.util.Map;

/**
 * Which attributes of which resources take a policy, and as what.
 *
 * <p>Source: Terraform AWS provider, the pages of the resources named here; AWS CloudFormation User Guide, the pages of the types;
 * AWS Controllers for Kubernetes, reference of the IAM service; Crossplane, references of {@code provider-aws} and of Upbound's {@code provider-aws-iam}.
 */
final class Holders {
    private static final Map<String, SiteKind> TERRAFORM = Map.ofEntries(
            Map.entry("aws_iam_policy.policy", SiteKind.IDENTITY),
            Map.entry("aws_iam_role_policy.policy", SiteKind.IDENTITY),
            Map.entry("aws_iam_user_policy.policy", SiteKind.IDENTITY),
            Map.entry("aws_iam_group_policy.policy", SiteKind.IDENTITY),
            Map.entry("aws_iam_role.inline_policy.policy", SiteKind.IDENTITY),
            Map.entry("aws_iam_role.assume_role_policy", SiteKind.TRUST),
            Map.entry("aws_organizations_policy.content", SiteKind.ORGANIZATION),
            Map.entry("aws_ssoadmin_permission_set_inline_policy.inline_policy", SiteKind.PERMISSION_SET),
            Map.entry("aws_s3_bucket_policy.policy", SiteKind.RESOURCE),
            Map.entry("aws_s3_bucket.policy", SiteKind.RESOURCE),
            Map.entry("aws_sqs_queue_policy.policy", SiteKind.RESOURCE),
            Map.entry("aws_sqs_queue.policy", SiteKind.RESOURCE),
            Map.entry("aws_sns_topic_policy.policy", SiteKind.RESOURCE),
            Map.entry("aws_sns_topic.policy", SiteKind.RESOURCE),
            Map.entry("aws_kms_key.policy", SiteKind.RESOURCE),
            Map.entry("aws_kms_key_policy.policy", SiteKind.RESOURCE),
            Map.entry("aws_secretsmanager_secret_policy.policy", SiteKind.RESOURCE),
            Map.entry("aws_ecr_repository_policy.policy", SiteKind.RESOURCE));

    /** By type and property, the properties within it joined by dots. */
    private static final Map<String, SiteKind> CLOUDFORMATION = Map.ofEntries(
            Map.entry("AWS::IAM::Policy.PolicyDocument", SiteKind.IDENTITY),
            Map.entry("AWS::IAM::ManagedPolicy.PolicyDocument", SiteKind.IDENTITY),
            Map.entry("AWS::IAM::RolePolicy.PolicyDocument", SiteKind.IDENTITY),
            Map.entry("AWS::IAM::UserPolicy.PolicyDocument", SiteKind.IDENTITY),
            Map.entry("AWS::IAM::GroupPolicy.PolicyDocument", SiteKind.IDENTITY),
            Map.entry("AWS::IAM::Role.Policies.PolicyDocument", SiteKind.IDENTITY),
            Map.entry("AWS::IAM::User.Policies.PolicyDocument", SiteKind.IDENTITY),
            Map.entry("AWS::IAM::Group.Policies.PolicyDocument", SiteKind.IDENTITY),
            Map.entry("AWS::IAM::Role.AssumeRolePolicyDocument", SiteKind.TRUST),
            Map.entry("AWS::SSO::PermissionSet.InlinePolicy", SiteKind.PERMISSION_SET),
            Map.entry("AWS::Serverless::Function.Policies", SiteKind.IDENTITY),
            Map.entry("AWS::Serverless::StateMachine.Policies", SiteKind.IDENTITY),
            Map.entry("AWS::Organizations::Policy.Content", SiteKind.ORGANIZATION),
            Map.entry("AWS::S3::BucketPolicy.PolicyDocument", SiteKind.RESOURCE),
            Map.entry("AWS::SQS::QueuePolicy.PolicyDocument", SiteKind.RESOURCE),
            Map.entry("AWS::SNS::TopicPolicy.PolicyDocument", SiteKind.RESOURCE),
            Map.entry("AWS::KMS::Key.KeyPolicy", SiteKind.RESOURCE),
            Map.entry("AWS::SecretsManager::ResourcePolicy.ResourcePolicy", SiteKind.RESOURCE),
            Map.entry("AWS::ECR::Repository.RepositoryPolicyText", SiteKind.RESOURCE));

    /** By group and kind, and the fields within the object joined by dots, without the numbers of lists. */
    private static final Map<String, SiteKind> KUBERNETES = Map.ofEntries(
            Map.entry("iam.services.k8s.aws/Policy.spec.policyDocument", SiteKind.IDENTITY),
            Map.entry("iam.services.k8s.aws/Role.spec.assumeRolePolicyDocument", SiteKind.TRUST),
            Map.entry("iam.aws.crossplane.io/Policy.spec.forProvider.document", SiteKind.IDENTITY),
            Map.entry("iam.aws.crossplane.io/RolePolicy.spec.forProvider.document", SiteKind.IDENTITY),
            Map.entry("iam.aws.crossplane.io/Role.spec.forProvider.assumeRolePolicyDocument", SiteKind.TRUST),
            Map.entry("iam.aws.upbound.io/Policy.spec.forProvider.policy", SiteKind.IDENTITY),
            Map.entry("iam.aws.upbound.io/RolePolicy.spec.forProvider.policy", SiteKind.IDENTITY),
            Map.entry("iam.aws.upbound.io/UserPolicy.spec.forProvider.policy", SiteKind.IDENTITY),
            Map.entry("iam.aws.upbound.io/GroupPolicy.spec.forProvider.policy", SiteKind.IDENTITY),
            Map.entry("iam.aws.upbound.io/Role.spec.forProvider.inlinePolicy.policy", SiteKind.IDENTITY),
            Map.entry("iam.aws.upbound.io/Role.spec.forProvider.assumeRolePolicy", SiteKind.TRUST));

    private Holders() {}

    /** What an argument of Terraform's takes a policy as, such as {@code aws_iam_role.inline_policy.policy}. */
    static SiteKind ofTerraform(String argument) {
        return TERRAFORM.getOrDefault(argument, SiteKind.UNKNOWN);
    }

    /**
     * What a property of a template or a field of a manifest takes a policy as, such as
     * {@code AWS::IAM::Role.Policies.PolicyDocument} or {@code iam.services.k8s.aws/Policy.spec.policyDocument}.
     */
    static SiteKind ofTemplate(String property) {
        return CLOUDFORMATION.getOrDefault(property, KUBERNETES.getOrDefault(property, SiteKind.UNKNOWN));
    }
}
