package dev.whittle.report;

import dev.whittle.account.AccountReader;
import dev.whittle.account.AccountResults;
import dev.whittle.account.AccountRun;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.evidence.Interpretation;
import dev.whittle.files.Input;
import dev.whittle.refine.AdmitNew;
import dev.whittle.run.RunProgress;
import dev.whittle.verify.Refinery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An account whose texts are markup wherever the reader takes any text: ARNs, paths, Sids, and what a policy has wrong. */
final class HostileAccount {
    private static final String SCRIPT = "</style><script>document.title = 1</script><img src=x onerror=alert(2)>";
    private static final String ARN = "arn:aws:iam::111122223333:";

    /** Texts of the details that the page shows. */
    static final List<String> SHOWN = List.of(
            ARN + "role/" + SCRIPT + "/A",
            "role/" + SCRIPT + "/B (not reported unused): 1 action kept: sqs:DeleteMessage",
            "policy/" + SCRIPT + ": attached to " + ARN + "role/C, but the details lack its document",
            "group/" + SCRIPT + "/g: a group",
            "effect `" + SCRIPT + "` does not exist");

    /** How many refined policies there are, each with its file and its page. */
    static final int REFINED = 3;

    private static final String QUEUES = """
            {"Statement": {"Sid": "%s", "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:PurgeQueue"], "Resource": "%s"}}""".formatted(SCRIPT, SCRIPT);

    static final String DETAILS = """
            {"RoleDetailList": [
              {"RoleName": "A", "Path": "/%1$s/", "Arn": "%2$srole/%1$s/A",
               "RolePolicyList": [
                 {"PolicyName": "own", "PolicyDocument": %3$s},
                 {"PolicyName": "bad", "PolicyDocument": {"Statement": {"Effect": "%1$s", "Action": "*", "Resource": "*"}}}],
               "AttachedManagedPolicies": [{"PolicyName": "Shared", "PolicyArn": "%2$spolicy/Shared"}]},
              {"RoleName": "B", "Path": "/%1$s/", "Arn": "%2$srole/%1$s/B",
               "RolePolicyList": [],
               "AttachedManagedPolicies": [{"PolicyName": "Shared", "PolicyArn": "%2$spolicy/Shared"}]},
              {"RoleName": "C", "Path": "/", "Arn": "%2$srole/C",
               "AttachedManagedPolicies": [{"PolicyName": "Gone", "PolicyArn": "%2$spolicy/%1$s"}]}],
             "GroupDetailList": [{"GroupName": "g", "Path": "/%1$s/", "Arn": "%2$sgroup/%1$s/g"}],
             "Policies": [
              {"PolicyName": "Shared", "Arn": "%2$spolicy/Shared", "AttachmentCount": 2,
               "PolicyVersionList": [{"VersionId": "v1", "IsDefaultVersion": true, "Document": %4$s}]}]}
            """.formatted(
            SCRIPT, ARN, QUEUES, QUEUES.replace("\"sqs:PurgeQueue\"", "\"sqs:PurgeQueue\", \"sqs:DeleteMessage\""));

    private static final MadeBy BY = new MadeBy(List.of(new Input(SCRIPT, "0")), "1", "Z3", LocalDate.of(2026, 9, 27));

    private HostileAccount() {}

    /** What came of the account. */
    static AccountResults results() throws IOException {
        EvidenceReader evidence = new EvidenceReader(
                new Interpretation(Optional.empty(), Interpretation.ListOf.UNUSED, Optional.empty(), Optional.empty()));
        evidence.add(
                "findings.json",
                new ByteArrayInputStream((finding("A", "PurgeQueue", "DeleteMessage") + finding("B", "PurgeQueue"))
                        .getBytes(StandardCharsets.UTF_8)));
        return AccountRun.of(
                AccountReader.read("details.json", DETAILS.getBytes(StandardCharsets.UTF_8)),
                evidence.reports(),
                Evidence.NONE,
                new Refinery(Runs.CATALOG, AdmitNew.PREFIX, Duration.ofSeconds(30)),
                Optional.empty(),
                1,
                new RunProgress() {
                    @Override
                    public void start(int total) {}

                    @Override
                    public void step() {}
                });
    }

    /** Writes what refining the account gives into a new folder, and returns that. */
    static Path writeResults(Path folder) throws IOException {
        Map<String, Supplier<String>> files =
                AccountFiles.of(results(), BY, Optional.of(new PolicyPages(BY)), Map.of());
        for (Map.Entry<String, Supplier<String>> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.resolveSibling(""));
            Files.writeString(target, file.getValue().get());
        }
        return folder;
    }

    private static String finding(String role, String... unused) {
        return """
                {"id": "%2$s", "resource": "%1$srole/%2$s/%3$s", "status": "ACTIVE", "findingType": "UnusedPermission", "findingDetails": [
                 {"unusedPermissionDetails": {"serviceNamespace": "sqs", "actions": [{"action": "%4$s"}]}}]}
                """.formatted(ARN, SCRIPT, role, String.join("\"}, {\"action\": \"", unused));
    }
}
