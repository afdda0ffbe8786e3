package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTest {
    private static final String STATEMENT = "'Statement':{'Effect':'Allow','Action':'s3:Get*','Resource':'*'}";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'Version':'2012-10-17',; ; Version is missing, not `2012-10-17`",
                "; 'Version':'2008-10-17',; Version is `2008-10-17`, not missing",
                "'Version':'2012-10-17',; 'Version':'2008-10-17',; Version is `2008-10-17`, not `2012-10-17`",
                "'Id':'one',; ; Id is missing, not `one`",
                "; 'Id':'two',; Id is `two`, not missing",
                "'Id':'one',; 'Id':'two',; Id is `two`, not `one`"
            })
    void differences_ofVersionOrId_areToldWithBothValues(String before, String after, String told) {
        assertEquals(List.of(told), Structure.differences(policy(before), policy(after)));
        assertEquals(List.of(), Structure.differences(policy(before), Policy.NOTHING));
        assertEquals(List.of(), Structure.differences(policy(after), policy(after)));
    }

    private static Policy policy(@Nullable String head) {
        return Pair.policy(("{" + (head == null ? "" : head) + STATEMENT + "}").replace('\'', '"'));
    }

    /** Each refined statement needs one of the original's behind the one before it. */
    @Test
    void differences_ofStatements_areThoseOutOfOrder() {
        assertEquals(List.of(), differences("XYZ", "XYZ"));
        assertEquals(List.of(), differences("XYZ", "XZ"));
        assertEquals(List.of(), differences("XYZ", "Z"));
        assertEquals(List.of(), differences("XXY", "XX"));
        assertEquals(List.of("/Statement/1"), differences("XYZ", "YX"));
        assertEquals(List.of("/Statement/1"), differences("XY", "XX"));
        assertEquals(List.of("/Statement/0", "/Statement/2"), differences("XY", "ZXZY"));
    }

    /** Statements with these letters as resources, and the pointers of those that are told. */
    private static List<String> differences(String before, String after) {
        String ending = " is none of the original's remaining statements with another action list";
        return Structure.differences(statements(before), statements(after)).stream()
                .map(told -> told.substring("the refined policy's ".length(), told.length() - ending.length()))
                .toList();
    }

    private static Policy statements(String resources) {
        List<String> statements = resources
                .chars()
                .mapToObj(letter ->
                        "{'Effect':'Allow','Action':'s3:Get*','Resource':'arn:aws:s3:::" + (char) letter + "'}")
                .toList();
        return Pair.policy(("{'Statement':[" + String.join(",", statements) + "]}").replace('\'', '"'));
    }
}
