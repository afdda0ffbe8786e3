package dev.whittle.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Policy;
import dev.whittle.policy.PolicyReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final String LONG =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"a:Get\",\"b:Get\",\"c:Get\"],\"Resource\":\"x\"},"
                    + "{\"Effect\":\"Deny\",\"Action\":\"b:*\",\"Resource\":\"y\"},"
                    + "{\"Effect\":\"Allow\",\"NotAction\":[\"b:*\",\"a:Put\"],\"Resource\":\"z\"}]}";

    private static Optional<List<String>> split(int most) {
        return Split.of(
                PolicyReader.read(new SourceText("policy", LONG)), text -> Policy.quotaCharacters(text) <= most);
    }

    @Test
    void of_keepsOrderAndTakesOnlyAllowListsApart() {
        assertEquals(
                Optional.of(
                        List.of(
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"a:Get\",\"b:Get\"],\"Resource\":\"x\"}]}",
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"c:Get\"],\"Resource\":\"x\"}]}",
                                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"b:*\",\"Resource\":\"y\"}]}",
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"NotAction\":[\"b:*\",\"a:Put\"],\"Resource\":\"z\"}]}")),
                split(77));
    }

    @Test
    void of_enoughRoom_isOnePolicyAndTheText() {
        assertEquals(Optional.of(List.of(LONG)), split(10_000));
    }

    @Test
    void of_somethingLongerThanAPolicy_isNothing() {
        assertEquals(Optional.empty(), split(60));
    }
}
