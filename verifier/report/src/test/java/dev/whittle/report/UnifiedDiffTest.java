package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedDiffTest {
    private static final String POLICY = """
            {
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": ["sqs:Send*", "sqs:DeleteMessage"],
                  "Resource": "*"
                }
              ]
            }
            """;

    private static List<String> diff(String file, String... unused) {
        return UnifiedDiff.of(Runs.of(file, unused).refinement().orElseThrow(), "policy.json");
    }

    @Test
    void of_aNarrowedList_showsItsLineAndThreeAround() {
        assertEquals(
                List.of(
                        "--- policy.json",
                        "+++ policy.json",
                        "@@ -2,7 +2,7 @@",
                        "   \"Statement\": [",
                        "     {",
                        "       \"Effect\": \"Allow\",",
                        "-      \"Action\": [\"sqs:Send*\", \"sqs:DeleteMessage\"],",
                        "+      \"Action\": [\"sqs:Send*\"],",
                        "       \"Resource\": \"*\"",
                        "     }",
                        "   ]"),
                diff(POLICY, "sqs:DeleteMessage"));
    }

    /** As git itself writes them. */
    @ParameterizedTest
    @CsvSource({
        "main.tf, a/main.tf",
        "ünï 1/mäin.tf, a/ünï 1/mäin.tf",
        "q\"q.tf, a/q\"q.tf",
        "t\tq\"q.tf, \"a/t\\011q\\\"q.tf\"",
        "b\\b.tf, \"a/b\\\\b.tf\"",
        "x\u202Ey\uD83D\uDE00.tf, \"a/x\\342\\200\\256y\uD83D\uDE00.tf\""
    })
    void of_aFileOfTheRepository_namesItAsGitDoes(String name, String expected) {
        List<String> lines = UnifiedDiff.of("a\n", "b\n", name);
        assertEquals(List.of("--- " + expected, "+++ " + expected.replaceFirst("a/", "b/")), lines.subList(0, 2));
    }

    @Test
    void of_nothingToChange_isEmpty() {
        assertEquals(List.of(), diff(POLICY));
    }

    @Test
    void of_nothingUsed_isTheWholeFileGone() {
        List<String> lines = diff(POLICY, "sqs:*");
        assertEquals(List.of("--- policy.json", "+++ /dev/null", "@@ -1,9 +0,0 @@", "-{"), lines.subList(0, 4));
        assertEquals(12, lines.size());
    }

    @Test
    void of_noLineEndAtTheEnd_saysSo() {
        String file =
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\"sqs:Send*\", \"sqs:DeleteMessage\"], \"Resource\": \"*\"}}";
        assertEquals(
                List.of(
                        "--- policy.json",
                        "+++ policy.json",
                        "@@ -1,1 +1,1 @@",
                        "-" + file,
                        "\\ No newline at end of file",
                        "+" + file.replace(", \"sqs:DeleteMessage\"", ""),
                        "\\ No newline at end of file"),
                diff(file, "sqs:DeleteMessage"));
    }
}
