package dev.whittle.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialsTest {
    private static final Policy POLICY = PolicyReader.read(new SourceText("policy", """
            {"Statement": [
              {"Effect": "Allow", "Action": "s3:*", "Resource": "x"},
              {"Effect": "Deny", "Action": ["s3:Get*", "sqs:*"], "Resource": ["*"]},
              {"Effect": "Deny", "NotAction": ["s3:G*", "s3:Put*"], "Resource": ["x"]},
              {"Effect": "Deny", "Action": "sns:*", "Resource": "y"},
              {"Effect": "Deny", "Action": "sns:*", "Resource": "*", "Condition": {"Bool": {"a": "true"}}}
            ]}
            """));

    private static Denials here() {
        return POLICY.denials(POLICY.statements().get(0).context());
    }

    private static List<String> pointers(Denials denials) {
        return denials.statements().stream().map(Statement::pointer).toList();
    }

    @Test
    void denials_ofAContext_areItsOwnAndThoseThatAlwaysHold() {
        assertEquals(List.of("/Statement/1", "/Statement/2"), pointers(here()));
        assertEquals(List.of("/Statement/1"), pointers(POLICY.denials(Context.ALWAYS)));
        assertEquals(Denials.NONE, Policy.NOTHING.denials(Context.ALWAYS));
    }

    @ParameterizedTest
    @CsvSource({
        "s3:getobject, true",
        "s3:gone, false",
        "s3:putobject, false",
        "s3:listbucket, true",
        "sns:publish, true"
    })
    void cover_anAction_isWhatThePolicyDenies(String action, boolean isDenied) {
        assertEquals(isDenied, here().cover(action));
        assertEquals(isDenied, POLICY.denies(action, POLICY.statements().get(0).context()));
    }

    @Test
    void covering_actions_areTheStatementsThatCoverAny() {
        List<Pattern> both = List.of(Pattern.of("s3:GetObject"), Pattern.of("s3:ListBucket"));
        assertEquals(List.of("/Statement/1", "/Statement/2"), pointers(new Denials(here().covering(both))));
        assertEquals(List.of("/Statement/1"), pointers(new Denials(here().covering(both.subList(0, 1)))));
        assertEquals(List.of(), here().covering(List.of(Pattern.of("s3:PutObject"))));
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject*, true",
        "s3:G*, false",
        "s3:?et*, false",
        "s3:List*, true",
        "s3:*, false",
        "sns:*, true",
        "sqs:S*, true",
        // Each statement denies a part of it, and both together all: no single one does.
        "*:GetObject, false",
        "*, false"
    })
    void coverAll_aPattern_isForOneStatementToSay(String pattern, boolean isDenied) {
        assertEquals(isDenied, here().coverAll(Pattern.of(pattern)));
    }

    @Test
    void about_aService_keepsWhatMayCoverAnyOfItsActions() {
        assertEquals(List.of("/Statement/1", "/Statement/2"), pointers(here().about("s3")));
        assertEquals(List.of("/Statement/2"), pointers(here().about("sns")));
        assertTrue(POLICY.denials(Context.ALWAYS).about("sns").isEmpty());
        assertFalse(POLICY.denials(Context.ALWAYS).about("sqs").isEmpty());
    }
}
